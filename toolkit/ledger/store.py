"""The bytes of what came, each kept once under its hash and never written again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.disk import for_each
from toolkit.model import OperationError, system_reason

_PREFIX = 2


class StoreError(OperationError):
    """The bytes of a submission cannot be kept or are not there."""


class Store:
    """A folder of byte strings: `ab/abcdef…` holds those whose sha256 begins with `ab`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where the bytes with a hash are, if they are kept."""
        return self.root / sha256[:_PREFIX] / sha256

    def keep(self, data: bytes, sha256: str) -> None:
        """Keep bytes under their hash; they are on the disk before this returns; raise StoreError."""
        target = self.path(sha256)
        if target.is_file() and target.stat().st_size == len(data):
            return
        try:
            _write(target, data)
        except OSError as cause:
            raise StoreError(f"Không lưu được báo cáo gửi vào kho {self.root}: {system_reason(cause)}.") from cause

    def keep_all(self, kept: Mapping[str, bytes]) -> None:
        """Keep byte strings, each under its hash; all are on the disk before this returns; raise StoreError."""
        for_each(lambda sha256: self.keep(kept[sha256], sha256), kept)

    def read(self, sha256: str) -> bytes:
        """The bytes with a hash; raise StoreError where they are missing or no longer the same."""
        try:
            data = self.path(sha256).read_bytes()
        except OSError as cause:
            raise StoreError(f"Kho {self.root} không có bản lưu {sha256[:12]}….") from cause
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(f"Bản lưu {sha256[:12]}… trong kho {self.root} đã bị thay đổi.")
        return data


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o444)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
