"""Tables of an agency's indicators with some names changed as people change them, and what each row really is."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.intake.layout.columns import ColumnKind, Meaning
from toolkit.intake.layout.table import Table, TableColumn, TableRow
from toolkit.intake.matching.match import Match, Matcher
from toolkit.intake.readers.grid import Sheet
from toolkit.model import Catalogue, Indicator
from toolkit.vietnamese import clean

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHORT = ("đã", "được", "các", "của", "và")
_COLUMNS = tuple(
    TableColumn(number, kind.value, Meaning(kind))
    for number, kind in enumerate((ColumnKind.STT, ColumnKind.NAME, ColumnKind.UNIT, ColumnKind.ACTUAL), 1)
)


@dataclass(frozen=True)
class Line:
    """A row to be written: its name, what it is (None: nothing of the catalogue), and the code of its parent."""

    name: str
    truth: str | None
    unit: str
    parent: str | None


def lines_of(scope: tuple[Indicator, ...]) -> list[Line]:
    """All rows of an agency as the catalogue has them."""
    return [Line(one.name, one.code, one.unit, one.parent) for one in scope]


def match_lines(catalogue: Catalogue, scope: tuple[Indicator, ...], lines: list[Line]) -> list[Match]:
    """What the rows are matched to, in a table whose structure is the catalogue's."""
    rows: list[TableRow] = []
    places = {line.truth: number for number, line in enumerate(lines, 2) if line.truth is not None}
    stt = {one.code: one.number for one in scope}
    for number, line in enumerate(lines, 2):
        parent = places.get(line.parent) if line.parent is not None else None
        rows.append(TableRow(number, stt.get(line.truth or "", ""), line.name, line.unit, "", parent))
    table = Table(Sheet("Biểu", {}), (), (1, 1), _COLUMNS, tuple(rows))
    found = Matcher.of(catalogue, scope).match_table(table)
    return [found[row.row] for row in rows]


def drop_a_small_word(name: str, chance: random.Random) -> str:
    """`Số phương tiện đo được kiểm định` without `số` or `được`."""
    words = name.split()
    small = [n for n, word in enumerate(words) if word.casefold() in _SHORT or (n == 0 and word == "Số")]
    return _without(words, chance.choice(small)) if small else name


def drop_a_word(name: str, chance: random.Random) -> str:
    """The name without one of its words."""
    words = name.split()
    return _without(words, chance.randrange(len(words))) if len(words) > 2 else name


def _without(words: list[str], place: int) -> str:
    return " ".join([*words[:place], *words[place + 1 :]])


def add_a_word(name: str, chance: random.Random) -> str:
    """The name with a word that makes it another thing."""
    words = name.split()
    place = chance.randrange(1, len(words) + 1)
    return " ".join([*words[:place], chance.choice(["không", "cận", "mới", "nữ", "cũ", "ngoài"]), *words[place:]])


def abbreviate(name: str, chance: random.Random) -> str:
    """Two or three words by their first letters: `phương tiện đo` as `PTĐ`."""
    words = name.split()
    runs = [
        (start, length)
        for length in (2, 3, 4)
        for start in range(1, len(words) - length + 1)
        if all(re.fullmatch(r"[^\W\d_]+", word) for word in words[start : start + length])
    ]
    if not runs:
        return name
    start, length = chance.choice(runs)
    short = "".join(_first(word) for word in words[start : start + length])
    return " ".join([*words[:start], short, *words[start + length :]])


def _first(word: str) -> str:
    letter = unicodedata.normalize("NFD", clean(word)[0])
    return unicodedata.normalize("NFC", "".join(mark for mark in letter if mark not in _TONES)).upper()


def mistype(name: str, chance: random.Random) -> str:
    """A letter doubled, lost or changed with its neighbour."""
    words = name.split()
    long = [n for n, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 1)
    kinds = [
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    return " ".join([*words[:place], chance.choice(kinds), *words[place + 1 :]])


def reorder(name: str, chance: random.Random) -> str:
    """The second part of the name before the first."""
    words = name.split()
    if len(words) < 4:
        return name
    at = chance.randrange(2, len(words) - 1)
    return " ".join([*words[at:], *words[:at]])


def change_a_tone(name: str, chance: random.Random) -> str:
    """A word with another tone, which makes it another word."""
    words = name.split()
    places = [n for n, word in enumerate(words) if any(sign in unicodedata.normalize("NFD", word) for sign in _TONES)]
    if not places:
        return name
    place = chance.choice(places)
    spread = unicodedata.normalize("NFD", words[place])
    own = next(sign for sign in spread if sign in _TONES)
    other = chance.choice([sign for sign in ("", *_TONES) if sign != own])
    return " ".join([*words[:place], unicodedata.normalize("NFC", spread.replace(own, other)), *words[place + 1 :]])


Change = Callable[[str, random.Random], str]
SAME: tuple[Change, ...] = (drop_a_small_word, abbreviate, mistype, reorder)
"""Changes after which a row still is what it was."""
OTHER: tuple[Change, ...] = (drop_a_word, add_a_word, change_a_tone)
"""Changes after which a row may be another thing; it must not be taken by the program alone."""


def changed(lines: list[Line], change: Change, chance: random.Random, share: float) -> Iterator[Line]:
    """The lines, a share of them changed."""
    for line in lines:
        yield Line(change(line.name, chance), line.truth, line.unit, line.parent) if chance.random() < share else line
