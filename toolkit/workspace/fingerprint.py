"""On what a result depends, as one hash: with the same one nothing has to be read or made again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from toolkit.intake.submission import Context
from toolkit.ledger.codec import pack
from toolkit.rules import RuleSettings


def reading_fingerprint(context: Context, rules: RuleSettings) -> str:
    """All that reading a file depends on beside its bytes and its name: program, catalogue, period, settings."""
    words = sorted((kind.value, phrases) for kind, phrases in context.vocabulary.phrases.items())
    texts = (program_digest(), str(context.period), repr(words), repr(context.limits), repr(rules))
    return digest(*(text.encode() for text in texts), pack(context.catalogue))


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
