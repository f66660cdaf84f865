"""One writer at a time in a workspace: a lock that the system drops with the process that holds it."""

from __future__ import annotations

import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from toolkit.model import OperationError, system_reason


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a workspace, or held it until he was gone."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        since = datetime.fromisoformat(self.since).astimezone() if self.since else None
        when = f" từ {since:%H:%M ngày %d/%m/%Y}" if since else ""
        return f"tiến trình {self.pid} trên máy {self.host}{when}"


class LockedError(OperationError):
    """Another process works in the workspace, or the lock cannot be taken at all."""


class Lock:
    """The lock of a workspace, on a file beside its ledger: flock, which no dead process can keep.

    On a network share flock may not hold between hosts; the ledger should not lie there either.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def take(self) -> Holder | None:
        """Take the lock; the holder before, if he ended without giving it back; raise LockedError."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o664), "r+b", buffering=0)
        except OSError as cause:
            raise LockedError(f"Không mở được tệp khóa {self.path}: {system_reason(cause)}. Chưa làm gì.") from cause
        try:
            _lock(file)
            before = _holder(file)
            _write(file, Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds")))
        except OSError as cause:
            held = _holder_or_none(file) if isinstance(cause, BlockingIOError) else None
            file.close()
            raise LockedError(self._refused(cause, held)) from cause
        self._file = file
        return before

    def _refused(self, cause: OSError, holder: Holder | None) -> str:
        if isinstance(cause, BlockingIOError):
            who = holder or "một tiến trình khác"
            return f"Không gian làm việc đang được dùng bởi {who}. Chưa làm gì; hãy chạy lại sau."
        return f"Không khóa được {self.path}: {system_reason(cause)}. Chưa làm gì."

    def give_back(self) -> None:
        """Give the lock back; the file stays, empty."""
        file, self._file = self._file, None
        if file is None:
            return
        try:
            file.truncate(0)
        except OSError:
            pass
        finally:
            file.close()


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            file.seek(1 << 30)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as cause:
            raise BlockingIOError(cause.errno, cause.strerror) from cause
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write(file: IO[bytes], holder: Holder) -> None:
    file.seek(0)
    file.truncate(0)
    file.write(json.dumps({"pid": holder.pid, "host": holder.host, "since": holder.since}).encode())


def _holder(file: IO[bytes]) -> Holder | None:
    file.seek(0)
    text = file.read(1000)
    try:
        found = json.loads(text)
        return Holder(int(found["pid"]), str(found["host"]), str(found["since"]))
    except (ValueError, KeyError, TypeError):
        return Holder(0, "?", "") if text else None


def _holder_or_none(file: IO[bytes]) -> Holder | None:
    try:
        return _holder(file)
    except OSError:
        return None
