"""What was downloaded before: the hash of a remote file by its mark, so that it need not be downloaded to be known."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.writing.atomic import publish


@dataclass
class Seen:
    """Marks and hashes of the files of one location, kept in a file that may be lost at any time."""

    path: Path
    location: str
    before: dict[str, tuple[str, str]] = field(default_factory=dict)
    now: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, location: str) -> Seen:
        """What was noted of a location; nothing where the file is not as we write it."""
        return cls(path, location, _read(path).get(location, {}))

    def sha256(self, name: str, mark: str) -> str:
        """The hash of a file that still has the mark it had when it was downloaded, else nothing."""
        kept, sha256 = self.now.get(name) or self.before.get(name) or ("", "")
        return sha256 if kept == mark else ""

    def note(self, name: str, mark: str, sha256: str) -> None:
        """Note a file that was downloaded, or known, now."""
        self.now[name] = (mark, sha256)

    def save(self) -> None:
        """Keep what was noted now, and no more of this location; raise PublishError."""
        if self.now != self.before:
            everything = _read(self.path) | {self.location: self.now}
            publish({self.path: json.dumps(everything, ensure_ascii=False, sort_keys=True).encode()})


def _read(path: Path) -> dict[str, dict[str, tuple[str, str]]]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return {
            location: {name: (str(mark), str(sha256)) for name, (mark, sha256) in files.items()}
            for location, files in found.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
