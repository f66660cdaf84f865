"""The sha256 of a file, read piece by piece."""

from __future__ import annotations

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes; raise OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_if_read(path: Path) -> str:
    """The same, empty where it cannot be read."""
    try:
        return sha256_of(path)
    except OSError:
        return ""
