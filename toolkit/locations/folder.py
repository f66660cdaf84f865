"""The files below a folder of this machine."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from toolkit.intake.readers.limits import Limits
from toolkit.locations.hashes import sha256_if_read
from toolkit.locations.sent_file import LocationError
from toolkit.locations.snapshot import Snapshot, take_snapshot
from toolkit.model import system_reason


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
        return sha256_if_read(self.path)

    def mark(self) -> str:
        """The hash of its bytes."""
        return self.sha256()


def files_below(folder: Path) -> list[FolderFile]:
    """All files below a folder of submissions, in the order of their paths, none where there is no such folder.

    Raise LocationError where a part of it cannot be listed: its files are not gone for that.
    """
    try:
        return [FolderFile(path, path.relative_to(folder).as_posix()) for path in paths_below(folder)]
    except OSError as cause:
        where = cause.filename or folder
        raise LocationError(str(folder), f"không liệt kê được {where} ({system_reason(cause)})") from cause


def paths_below(folder: Path) -> list[Path]:
    """The paths of all files below a folder, sorted, none where there is no such folder.

    Raise OSError where a folder cannot be listed or a file not looked at: `Path.rglob` would take it for none.
    """
    found = (Path(top, name) for top, _, names in os.walk(folder, onerror=_refuse) for name in names)
    return sorted(path for path in found if _is_file(path))


def _refuse(trouble: OSError) -> None:
    if not isinstance(trouble, FileNotFoundError):
        raise trouble


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
