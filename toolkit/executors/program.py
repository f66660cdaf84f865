"""On what a result of this program depends beside its inputs: its own source, as one hash."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


def digest(*pieces: bytes) -> str:
    """One hash of several pieces, which also says where each ends."""
    made = hashlib.sha256()
    for piece in pieces:
        made.update(len(piece).to_bytes(8, "big") + piece)
    return made.hexdigest()


@cache
def program_digest() -> str:
    """A hash of the program itself: another version reads, checks and writes everything anew."""
    sources = sorted(_sources(files("toolkit"), ""))
    return digest(*(piece for name, data in sources for piece in (name.encode(), data)))


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for one in folder.iterdir():
        name = f"{path}/{one.name}"
        if one.is_dir():
            found += _sources(one, name)
        elif one.name.endswith((".py", ".toml", ".j2", ".css")):
            found.append((name, one.read_bytes()))
    return found


_READERS = ("openpyxl", "python-calamine", "xlrd", "defusedxml", "rapidfuzz")


def common_ground() -> dict[str, str]:
    """What two machines must have in common to read a file alike: name and version, this program by its hash."""
    from importlib.metadata import version

    return {
        "ktxh": program_digest()[:12],
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: version(name) for name in _READERS},
    }
