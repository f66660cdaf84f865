"""The files below a folder of this machine."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from toolkit.intake.limits import Limits
from toolkit.locations.snapshot import Snapshot, take_snapshot


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file below a folder."""

    path: Path
    name: str

    def snapshot(self, limits: Limits) -> Snapshot:
        """Its bytes as they are now; nothing is raised."""
        return take_snapshot(self.path, self.name, limits)

    def came(self) -> datetime:
        """When it came to lie there: copying keeps the time of the content, but not this one."""
        return datetime.fromtimestamp(self.path.stat().st_ctime, UTC)

    def sha256(self) -> str:
        """The hash of its bytes, empty where it cannot be read."""
        try:
            with self.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    def mark(self) -> str:
        """The hash of its bytes."""
        return self.sha256()


def files_below(folder: Path) -> list[FolderFile]:
    """All files below a folder, in the order of their paths; none where there is no such folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [FolderFile(path, path.relative_to(folder).as_posix()) for path in paths]
