"""The bytes of a file as they were at one moment, and the signs that somebody is still writing them."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.findings.file_problems import OPEN_ELSEWHERE, STILL_COPYING
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import Refused, damaged, over_limit
from toolkit.intake.readers.sniff import Kind, sniff
from toolkit.locations.hashes import sha256_of
from toolkit.model import system_reason

FRESH = 60.0
"""Seconds in which a file that is not whole may still be on its way."""
PAUSE = 0.3
"""Seconds between two looks at a file that is not whole."""
LOCK_BYTES = 1024
_STALE = 24 * 3600.0
"""Seconds after which nobody believes a lock any more."""
_NAME_BYTES = 54


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a file; none where it cannot or must not be read."""

    name: str
    """As its findings shall name it."""
    sha256: str
    size: int
    data: bytes | None
    trouble: Refused | None = None
    """Why there are no bytes, or why they are not to be believed yet."""
    open_in: Refused | None = None
    """Who has the file open, if somebody has."""


def take_snapshot(path: Path, name: str, limits: Limits) -> Snapshot:
    """The bytes of a file, or their hash alone where there are too many; nothing is raised."""
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):
            return Snapshot(name, "", 0, None, damaged("không phải tệp thường"))
        if before.st_size > limits.file_bytes:
            refused = over_limit("dung lượng tệp (byte)", before.st_size, limits.file_bytes)
            return Snapshot(name, sha256_of(path), before.st_size, None, refused)
        data = path.read_bytes()
        trouble = _still_written(path, before, data)
    except OSError as cause:
        return Snapshot(name, "", 0, None, damaged(system_reason(cause)))
    return Snapshot(name, hashlib.sha256(data).hexdigest(), len(data), data, trouble, _open_in(path))


def _still_written(path: Path, before: os.stat_result, data: bytes) -> Refused | None:
    """The refusal of a file that changed while it was read, or that is not whole and changes before one's eyes."""
    if _changed(before, path.stat()) or len(data) != before.st_size:
        return Refused(STILL_COPYING, sign="tệp thay đổi trong lúc đọc")
    if 0 <= time.time() - before.st_mtime < FRESH and is_unfinished(data):
        time.sleep(PAUSE)
        if _changed(before, path.stat()):
            return Refused(STILL_COPYING, sign="tệp còn đang lớn lên")
    return None


def is_unfinished(data: bytes) -> bool:
    """Whether bytes look like the beginning of a file that is still being copied."""
    return sniff(data) in (Kind.BROKEN_ZIP, Kind.EMPTY)


def _changed(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _open_in(path: Path) -> Refused | None:
    """Who has a file open, told by the lock that Excel, Word or LibreOffice lays beside it."""
    for name in lock_names(path.name):
        lock = path.with_name(name)
        try:
            found = opened_by(name, lock.stat().st_mtime, lock.read_bytes)
        except OSError:
            continue
        if found is not None:
            return found
    return None


def lock_names(name: str) -> list[str]:
    """What the locks of a file are called: Excel's, Word's and LibreOffice's."""
    return [lock for lock in (f"~${name}", f"~${name[2:]}", f".~lock.{name}#") if lock != name]


def opened_by(lock: str, modified: float, read: Callable[[], bytes]) -> Refused | None:
    """Who has a file open, by its lock; None where the lock is too old to be believed."""
    if time.time() - modified > _STALE:
        return None
    return Refused(OPEN_ELSEWHERE, owner=_owner(read()[:LOCK_BYTES]) or "Có người", lock=lock)


def _owner(lock: bytes) -> str:
    """The name in a lock: of Office in Unicode, behind the same in single bytes; of LibreOffice the second field."""
    if lock[:1] == b",":
        return lock.split(b",")[1].decode("utf-8", "replace").strip()
    wide = lock[_NAME_BYTES + 1 :]
    length = int.from_bytes(wide[:2], "little")
    if length >= _NAME_BYTES:
        return ""
    name = wide[2 : 2 + 2 * length].decode("utf-16-le", "replace").strip("\0 ")
    return name if name.isprintable() else ""
