"""Replace files whole: temporary file in the same folder, flush, replace, flush the folder; all targets or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from toolkit.model import OperationError


class PublishError(OperationError):
    """A target could not be replaced; the old files are untouched."""

    def __init__(self, target: Path, cause: OSError) -> None:
        super().__init__(
            f"Không ghi được {target}: {cause.strerror or cause}. Tệp cũ còn nguyên. "
            "Nếu tệp đang mở trong Excel, hãy đóng lại rồi chạy lại."
        )


def publish(contents: Mapping[Path, bytes]) -> None:
    """Write all files beside their targets first, then put each in its place; raise PublishError.

    If any cannot be written or replaced, all targets are as they were.
    """
    with ExitStack() as leftovers:
        staged: dict[Path, Path] = {}
        for target, data in contents.items():
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                staged[target] = _stage(target, data, leftovers)
            except OSError as cause:
                raise PublishError(target, cause) from cause
        _replace_all(staged, leftovers)


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
            temporary.replace(target)
            backups[target] = backup
        for folder in dict.fromkeys(target.parent for target in staged):
            _flush_folder(folder)
    except BaseException as cause:
        for replaced, backup in backups.items():
            if backup is None:
                replaced.unlink(missing_ok=True)
            else:
                backup.replace(replaced)
        if isinstance(cause, OSError):
            raise PublishError(target, cause) from cause
        raise


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
