"""Replace files whole: temporary file in the same folder, flush, replace, flush the folder; all targets or none."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from toolkit.disk import for_each
from toolkit.model import OperationError, system_reason

VERSIONS_FOLDER = "ban-moi"
"""Where the new bytes of a file go that somebody has open, under a name with the beginning of their hash."""
_HELD = {5, 32, 33}
"""Windows: access denied, sharing or lock violation; Excel holds a file open for hours, a scanner for an instant."""
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 0.75, 0.75)
"""Seconds between attempts, three in all."""


class PublishError(OperationError):
    """A target could not be replaced; the old files are untouched."""

    def __init__(self, target: Path, cause: OSError) -> None:
        super().__init__(
            f"Không ghi được {target}: {system_reason(cause)}. Tệp cũ còn nguyên. "
            "Nếu tệp đang mở trong Excel, hãy đóng lại rồi chạy lại."
        )


class TargetOpenError(PublishError):
    """A target is held open by another program; the old files are untouched, the new ones lie in `versions`."""

    def __init__(self, target: Path, cause: OSError, versions: Mapping[Path, Path] | None = None) -> None:
        super().__init__(target, cause)
        self.target, self.cause, self.versions = target, cause, dict(versions or {})
        if self.versions:
            self.args = (f"{self} Bản mới tạm để ở: {', '.join(map(str, self.versions.values()))}.",)


def publish_or_keep(contents: Mapping[Path, bytes]) -> None:
    """Publish; where a target stays open elsewhere, write what is new beside it under other names.

    Raise PublishError, in that case too.
    """
    try:
        publish(contents)
    except TargetOpenError as trouble:
        versions = {target: _version(target, data) for target, data in contents.items() if _is_new(target, data)}
        publish({path: contents[target] for target, path in versions.items()})
        raise TargetOpenError(trouble.target, trouble.cause, versions) from trouble


def _version(target: Path, data: bytes) -> Path:
    name = f"{target.stem}-{hashlib.sha256(data).hexdigest()[:8]}{target.suffix}"
    return target.parent / VERSIONS_FOLDER / name


def _is_new(target: Path, data: bytes) -> bool:
    return not target.is_file() or target.read_bytes() != data


def publish(contents: Mapping[Path, bytes]) -> None:
    """Write all files beside their targets first, then put each in its place; raise PublishError.

    If any cannot be written or replaced, all targets are as they were.
    """
    with ExitStack() as leftovers:
        staged: dict[Path, Path] = {}

        def stage(target: Path) -> None:
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                staged[target] = _stage(target, contents[target], leftovers)
            except OSError as cause:
                raise PublishError(target, cause) from cause

        for_each(stage, contents)
        _replace_all({target: staged[target] for target in contents}, leftovers)


def remove_leftovers(folder: Path) -> None:
    """Remove what a process that was killed, or a failing disk, left half written; nobody else may write there now."""
    with suppress(OSError):
        for found in folder.rglob(".*.tmp"):
            found.unlink(missing_ok=True)


def _replace_all(staged: Mapping[Path, Path], leftovers: ExitStack) -> None:
    """Put every staged file in its place; on the first that fails, put the old ones back."""
    backups: dict[Path, Path | None] = {}
    target = Path()
    try:
        for target, temporary in staged.items():
            backup = _back_up(target, leftovers)
            _replace(temporary, target)
            backups[target] = backup
        for folder in dict.fromkeys(target.parent for target in staged):
            _flush_folder(folder)
    except BaseException as cause:
        for replaced, backup in backups.items():
            if backup is None:
                replaced.unlink(missing_ok=True)
            else:
                _replace(backup, replaced)
        if isinstance(cause, OSError):
            raise (TargetOpenError if _is_held(cause) else PublishError)(target, cause) from cause
        raise


def _replace(source: Path, target: Path) -> None:
    """Replace a file, with some patience where another program holds it."""
    for seconds in _WAITS:
        try:
            source.replace(target)
        except OSError as cause:
            if not _is_held(cause):
                raise
            time.sleep(seconds)
        else:
            return
    source.replace(target)


def _is_held(cause: OSError) -> bool:
    return getattr(cause, "winerror", None) in _HELD or cause.errno == errno.EBUSY


def _temporary(target: Path, leftovers: ExitStack) -> tuple[int, Path]:
    """A new file beside a target, which is gone when the block ends."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    leftovers.callback(Path(name).unlink, missing_ok=True)
    return handle, Path(name)


def _stage(target: Path, data: bytes, leftovers: ExitStack) -> Path:
    handle, temporary = _temporary(target, leftovers)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(target.stat().st_mode & 0o777 if target.is_file() else 0o644)
    return temporary


def _back_up(target: Path, leftovers: ExitStack) -> Path | None:
    """The old file under another name, without the target ever being gone; None if there is none."""
    if not target.exists():
        return None
    handle, backup = _temporary(target, leftovers)
    os.close(handle)
    backup.unlink()
    try:
        os.link(target, backup)
    except OSError:
        shutil.copy2(target, backup)
    return backup


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
