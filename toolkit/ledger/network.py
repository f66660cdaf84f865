"""Whether a ledger's file lies on a network share, where SQLite does not promise to keep it whole."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

_KINDS = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "afs",
    "ncpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "fuse.glusterfs",
)
"""How the kinds of file systems begin that live on another machine."""
_REMOTE_DRIVE = 4
"""What GetDriveTypeW says of a network drive."""


def network_share(path: Path) -> str | None:
    """The share on which a path lies (its mount point or drive), None on a local disk or where nobody can say."""
    if sys.platform == "win32":
        return _windows_share(path.resolve())
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "replace")
    except OSError:
        return None
    return share_among(mounts, path.resolve())


def share_among(mounts: str, path: PurePath) -> str | None:
    """The mount point of the network share on which a path lies; `mounts` as /proc/mounts has them."""
    found = [line.split() for line in mounts.splitlines() if line.count(" ") >= 2]
    holding = [(_plain(point), kind) for _, point, kind, *_ in found if path.is_relative_to(_plain(point))]
    point, kind = max(holding, key=lambda mount: len(mount[0]), default=("", ""))
    return point if kind.startswith(_KINDS) else None


def _plain(point: str) -> str:
    """A mount point with its spaces, which /proc/mounts writes in octal."""
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _windows_share(path: Path) -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes

    if path.drive.startswith("\\\\"):
        return path.drive
    return path.drive if ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE else None
