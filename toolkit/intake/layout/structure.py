"""What stands under what: levels from numbering (XXI, 1, 1.1, a, -, +), indents, bold and “Trong đó”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from toolkit.intake.layout.table import TableRow
from toolkit.vietnamese import clean, key, parse_roman

_LEADING = re.compile(
    r"^[\s'_]*(?:(?P<marker>(?:[IVXLC]+|[A-ZĐ])[.)/](?=\s|[A-ZÀ-Ỹ][^\W\d_])"
    r"|\(?\d{1,2}(?:\.\d{1,2})*[.)/](?!\d)|\d{1,2}(?:\.\d{1,2})+(?=\s)|[a-zđ][.)/]|[-–—+*•_])"
    r"|(?P<dashed>[IVXLC]+|[A-ZĐ]|\d{1,2})\s?[-–](?=\s))\s*(?=\S)"
)
"""A number or bullet that opens a name; a dash may stand between them: `I - Kinh tế`."""
_OF_WHICH_WORDS = ("trong đó", "tr.đó", "tr. đó", "tr đó", "tđ", "chia ra", "gồm", "bao gồm")
_OF_WHICH = re.compile(rf"(?:{'|'.join(re.escape(key(word)) for word in _OF_WHICH_WORDS)})(?!\w)")
_GRAND_TOTAL = key("tổng cộng")
_TOTALS = frozenset({_GRAND_TOTAL, key("cộng"), key("tổng")})
_LETTERS_NOT_ROMAN = {"C", "D", "L", "M"}
_DOTTED = re.compile(r"(?P<above>\d+(?:\.\d+)*)\.\d+")

_UPPER, _UPPER_DOTTED, _ROMAN, _ROMAN_DOTTED, _ARABIC = -1, 0, 1, 2, 3
_BRACKETED, _LOWER, _DASH, _PLUS, _BARE = 15, 20, 30, 40, 50
_BOLD, _PLAIN = 2, 4
_BULLETS = (_DASH, _PLUS)


class Place(NamedTuple):
    """How a row's name stands on the page; `indent` in spaces, `bullet` the one that follows a number of its own."""

    indent: int = 0
    bold: bool = False
    capitals: bool = False
    bullet: str = ""
    inline: bool = False
    """Whether its number or bullet stands in the name and not in a column of its own."""
    valued: bool = True


_PLAINLY = Place()


class _Level(NamedTuple):
    """How deep a row stands: by its number first, then by its indent, then by how loud it is printed."""

    rank: int
    indent: int = 0
    quiet: int = 0


@lru_cache(maxsize=16_384)
def split_marker(name: str) -> tuple[str, str]:
    """A name's leading number or bullet, and the name without it: `- Nam` is (`-`, `Nam`)."""
    found = _LEADING.match(name)
    if not found:
        return "", clean(name)
    marker = found["marker"] or found["dashed"]
    return marker.replace("_", "-"), clean(name[found.end() :])


@lru_cache(maxsize=16_384)
def is_of_which(name: str) -> bool:
    """Whether a row begins with “Trong đó” or a like word."""
    return bool(_OF_WHICH.match(key(name)))


@lru_cache(maxsize=16_384)
def is_bare_of_which(name: str) -> bool:
    """Whether a row says nothing but “Trong đó:”."""
    return bool(_OF_WHICH.fullmatch(key(name)))


@lru_cache(maxsize=16_384)
def rank(marker: str) -> int:
    """The rank of a number or bullet; a row without one stands lowest."""
    text = clean(marker).strip("()./")
    if not text:
        return _BARE
    if text[0] in "-–—*•":
        return _DASH
    if text[0] == "+":
        return _PLUS
    if text[0].isdigit():
        return _ARABIC + text.count(".")
    first, _, rest = text.partition(".")
    if parse_roman(first) and first not in _LETTERS_NOT_ROMAN:
        return _ROMAN_DOTTED if rest else _ROMAN
    if re.fullmatch(r"[A-ZĐ]", first):
        return _UPPER_DOTTED if rest else _UPPER
    return _LOWER if re.fullmatch(r"[a-zđ]", text) else _ARABIC


def with_parents(rows: list[TableRow], places: Mapping[int, Place]) -> tuple[TableRow, ...]:
    """The rows with their parents; `places` tells of each sheet row how its name stands."""
    climb = _Climb(places, _swapped(rows))
    return tuple(_below_their_parts([climb.place(row) for row in rows]))


def _under(row: TableRow, parent: int | None) -> TableRow:
    return row if parent == row.parent else row._replace(parent=parent)


@dataclass
class _Climb:
    """The way down the rows: which rows are open, and what has been seen on the way."""

    places: Mapping[int, Place]
    swapped: Mapping[int, int]
    stack: list[tuple[_Level, TableRow]] = field(default_factory=list)
    whole: int | None = None
    """The nearest row above that is not itself an of-which row."""
    bulleted: set[int | None] = field(default_factory=set)
    """The rows, None for the top, that have parts with bullets."""

    def place(self, row: TableRow) -> TableRow:
        """The row with its parent."""
        level = _level(row, self.places.get(row.row, _PLAINLY), self.swapped)
        of_which = is_of_which(row.name)
        if of_which:
            placed = _under(row, self.whole)
            level = level if is_bare_of_which(row.name) else level._replace(rank=_BARE)
        else:
            while row.name and self.stack and self._ends(level, row):
                self.stack.pop()
            placed = _under(row, _transparent(self.stack[-1][1]) if self.stack else None)
            self.whole = row.row
        if rank(row.stt) in _BULLETS:
            self.bulleted.add(placed.parent)
        if row.name:
            self.stack.append((_bare_level(row, level, self.stack), placed))
        return placed

    def _ends(self, level: _Level, lower: TableRow) -> bool:
        """Whether a row ends what is open above it; for bullets written in names their place on the page counts."""
        upper, row = self.stack[-1]
        place, above = self.places.get(lower.row, _PLAINLY), self.places.get(row.row, _PLAINLY)
        if level.rank in _BULLETS and upper.rank == _BARE and place.inline and not _is_part(row.name):
            siblings = row.parent in self.bulleted or any(other.rank in _BULLETS for other, _ in self.stack)
            return place.indent < above.indent + (2 if siblings else 0)
        if level.rank == _BARE and upper.rank in _BULLETS and above.inline:
            outer = any(other.rank == _BARE and other >= level for other, _ in self.stack)
            return outer or place.indent < above.indent + (not place.valued)
        if level.rank == _BARE and key(lower.name) in _TOTALS:
            return upper.rank >= _ARABIC or key(lower.name) == _GRAND_TOTAL
        return upper >= level


def _is_part(name: str) -> bool:
    """Whether a row names one part of the row above: bullets that follow are the other parts."""
    return is_of_which(name) and not is_bare_of_which(name)


def _swapped(rows: list[TableRow]) -> dict[int, int]:
    """Ranks as this table uses them: letters under Roman numbers where one comes first, `-` under `+` too."""
    order = [rank(row.stt) for row in rows]
    swapped: dict[int, int] = {}
    for outer, inner in ((_UPPER, _ROMAN), (_DASH, _PLUS)):
        if outer in order and inner in order and order.index(inner) < order.index(outer):
            swapped |= {outer: inner, inner: outer}
    return swapped


def _level(row: TableRow, place: Place, swapped: Mapping[int, int]) -> _Level:
    marker = row.stt or split_marker(row.name)[0]
    own = rank(marker)
    own = swapped.get(own, own)
    if marker.startswith("(") and _ARABIC <= own < _BRACKETED:
        own = _BRACKETED
    if place.bullet and rank(place.bullet) in (_DASH, _PLUS):
        own = max(own, rank(place.bullet))
    if own == _BARE:
        return _Level(own, place.indent, 0 if place.capitals else (_BOLD if place.bold else _PLAIN))
    return _Level(own, place.indent // 2 if own == _DASH else 0)


def _bare_level(row: TableRow, level: _Level, stack: list[tuple[_Level, TableRow]]) -> _Level:
    """A bare “Trong đó:” stands just below the row it belongs to, above the rows that follow it."""
    if not is_bare_of_which(row.name) or not stack:
        return level
    above = stack[-1][0]
    if above.rank != _BARE:
        return _Level(above.rank, above.indent + 1)
    return above._replace(quiet=_PLAIN - 1 if above.quiet == _PLAIN else above.quiet + 1)


def _transparent(row: TableRow) -> int | None:
    return row.parent if is_bare_of_which(row.name) else row.row


def _below_their_parts(rows: list[TableRow]) -> list[TableRow]:
    """A row `1.1` that stands below its parts `1.1.1` and `1.1.2` is their parent all the same."""
    if not any("." in row.stt for row in rows):
        return rows
    bare = [row.stt.strip("()./ ") for row in rows]
    numbers: dict[str, list[int]] = {}
    for index, number in enumerate(bare):
        numbers.setdefault(number, []).append(index)
    stt_of = {row.row: number for row, number in zip(rows, bare, strict=True)}
    placed = list(rows)
    for index, row in enumerate(rows):
        found = _DOTTED.fullmatch(bare[index])
        if not found or (row.parent is not None and stt_of[row.parent] == found["above"]):
            continue
        candidates = numbers.get(found["above"], [])
        at = bisect_right(candidates, index)
        lower = candidates[at] if at < len(candidates) else None
        if lower is not None and rows[lower].parent == row.parent:
            placed[index] = _under(row, rows[lower].row)
    return placed
