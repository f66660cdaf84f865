"""Replace files whole: temporary file in the same folder, flush, replace, flush the folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.model import OperationError


class PublishError(OperationError):
    """A target could not be replaced; the old file is untouched."""

    def __init__(self, target: Path, cause: OSError) -> None:
        super().__init__(
            f"Không ghi được {target}: {cause.strerror or cause}. Tệp cũ còn nguyên. "
            "Nếu tệp đang mở trong Excel, hãy đóng lại rồi chạy lại."
        )


def publish(contents: Mapping[Path, bytes]) -> None:
    """Write all files beside their targets first, then put each in its place; raise PublishError.

    If any cannot be written, none is replaced.
    """
    staged: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, data in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(target, data), target))
        for temporary, target in staged:
            temporary.replace(target)
        for folder in {target.parent for target in contents}:
            _flush_folder(folder)
    except OSError as cause:
        raise PublishError(target, cause) from cause
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _stage(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
