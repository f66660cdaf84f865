"""The words of office prose: units, things that are counted, and the words that end a counted noun."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any

from toolkit.vietnamese import key

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""Capital letters, for a class of a pattern (in Unicode they alternate with the small ones)."""
LOWER = UPPER.lower()

_FOUND: dict[str, Any] = tomllib.loads(files("toolkit.words").joinpath("lexicon.toml").read_text("utf-8"))


def _phrases(name: str) -> list[str]:
    return [phrase for found in _FOUND[name].split(";") if (phrase := " ".join(found.split()))]


SCALES = {word: Decimal(10) ** power for word, power in _FOUND["scales"].items()}
"""Scale words and what they multiply by."""
UNITS: dict[str, str] = {written: unit for unit, ways in _FOUND["units"].items() for written in ways}
"""Ways to write a unit of measure or money, with the unit under which they are compared."""
STOPS = frozenset(map(key, _FOUND["stops"].split()))
"""Words at which a counted noun with its qualifiers ends."""
FILLERS = frozenset(map(key, _FOUND["fillers"].split()))
"""Words that tell no fact from another."""
WEIGHING = frozenset(map(key, _FOUND["weighing"].split()))
"""Words that weigh a number and do not say what it is of."""
OWN_NAMES = frozenset(_FOUND["own_names"].split())
"""Capitalised words that are no proper names."""
LABELS, LOOSE_LABELS = ("|".join(_phrases(name)) for name in ("labels", "loose_labels"))
"""Words behind which a number is a name, as the inside of a pattern."""
_SAME = {written: thing for thing, ways in _FOUND["spellings"].items() for written in ways}
_KINDS = {kind: frozenset(things) for kind, things in _FOUND["kinds"].items()}


def _compiled(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=len, reverse=True)
    return re.compile(rf"\s*({'|'.join(map(re.escape, longest_first))})(?![\w²³]|/(?!\s?\d)| chí\b)", re.IGNORECASE)


_COUNTED = _compiled(_phrases("counted"))
_NO_NOUN = re.compile(
    r"\s*(?:giải (?:quyết|ngân|tỏa|toả|phóng|thích|trình)|bộ (?:đội|ngành)|tin học|tổ chức (?!,)\d)", re.IGNORECASE
)
"""Words that only begin like something counted."""
_UNIT = _compiled(list(UNITS))
_SCALE = _compiled(list(SCALES))
_SHORT_MONEY = re.compile(r"\s*(tr|tỷ|tỉ)(?:\.|\s)?(?=đ(?:ồng)?(?!\w))", re.IGNORECASE)
"""`tr.đ`, `trđ`, `tỷđ`: the scale in front of a short đồng."""
_SHORT_NOUN = re.compile(rf"\s*({'|'.join(sorted(_FOUND['abbreviations'], key=len, reverse=True))})(?![\w-])")
_TURN = "lượt"
"""Turns are counted of something: `lượt lao động`."""


def counted_noun(text: str, start: int) -> tuple[str, int]:
    """The counted noun that begins at a position, under the one name of its spellings, and where it ends."""
    short = _SHORT_NOUN.match(text, start)
    if short:
        return _FOUND["abbreviations"][short.group(1)], short.end()
    found = _COUNTED.match(text, start)
    if not found or _NO_NOUN.match(text, start):
        return "", start
    word = found.group(1).casefold()
    of = _COUNTED.match(text, found.end()) if word == _TURN else None
    if of and not _NO_NOUN.match(text, found.end()):
        return f"{word} {of.group(1).casefold()}", of.end()
    return _SAME.get(word, word), found.end()


def unit_at(text: str, start: int) -> tuple[str, int]:
    """The unit of measure that begins at a position, and where it ends."""
    found = _UNIT.match(text, start) or re.compile(r"\s*(%)").match(text, start)
    return (UNITS[found.group(1).casefold()], found.end()) if found else ("", start)


def scale_at(text: str, start: int) -> tuple[Decimal, int]:
    """What a scale word at a position multiplies by (1 where there is none), and where it ends."""
    found = _SHORT_MONEY.match(text, start) or _SCALE.match(text, start)
    if found and found.group(1) == "đ":
        return Decimal(1), start
    return (SCALES[found.group(1).casefold()], found.end()) if found else (Decimal(1), start)


@lru_cache(maxsize=4096)
def same_thing(one: str, other: str) -> bool:
    """Whether two counted nouns name the same thing: equal, of one kind, or one is the other with a word more."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if any({one, other} <= things | {kind} for kind, things in _KINDS.items()):
        return True
    return longer == shorter or longer.startswith(f"{shorter} ") or longer.endswith(f" {shorter}")


def follows_a_thing(text: str, start: int) -> bool:
    """Whether a unit or a counted noun begins at a position."""
    return bool(unit_at(text, start)[0] or counted_noun(text, start)[0] or scale_at(text, start)[0] != 1)
