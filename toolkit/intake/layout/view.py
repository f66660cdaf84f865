"""A sheet as the finder of tables sees it: the looks of its cells, what its labels mean, and a header found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from toolkit.intake.layout.columns import FRAME, ColumnKind, Vocabulary
from toolkit.intake.layout.signs import Sign, SignRows, read_signs
from toolkit.intake.layout.table import TableColumn
from toolkit.intake.readers.grid import Area, Sheet
from toolkit.vietnamese import clean

LONGEST_LABEL = 120
MAX_DEPTH = 12
"""Rows of the deepest header; labels written word by word down the rows reach ten."""
LAST_ROW = 2**20
VALUE_KINDS = frozenset({ColumnKind.PLAN, ColumnKind.ACTUAL, ColumnKind.ESTIMATE, ColumnKind.PREVIOUS})
_AHEAD = 40
_PAIRS = (
    *(["A", "B"], ["A", "1"], ["B", "1"], ["A", "(1)"], ["B", "(1)"], ["(1)", "(2)"], ["(A)", "(1)"], ["a", "b"]),
    ["a", "1"],
)
_OPEN = re.compile(r"=|…|\.\.\.")
"""What a column's number may end with where more columns are meant to follow."""
_COLUMN_NUMBER = re.compile(
    r"\(?[A-ZĐa-d]\)?|\(?\d{1,2}\)?(?:\.0)?|\(?[\dA-Z]{1,2}\)? ?= ?[\d()\[\]+\-*/:x,%A-Z ]+%?|\d{1,2}[a-c]"
    r"|[A-Z\d]{1,2} ?= ?.*(?:…|\.\.\.)|\d{1,2}(?:…|\.\.\.)|…|\.\.\."
)


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header, its columns, and the first of them that holds values."""

    top: int
    bottom: int
    columns: tuple[TableColumn, ...]
    first_value: int = 1

    @property
    def labels(self) -> tuple[tuple[int, str], ...]:
        """Column and label, by which a header repeated on the next page is known."""
        return tuple((column.number, column.label) for column in self.columns if column.label)

    @property
    def is_known(self) -> bool:
        """Whether its words say that it is a header, whatever stands below it."""
        found = {column.label: column.meaning.kind for column in self.columns if column.label}
        kinds = [kind for kind in found.values() if kind is not ColumnKind.OTHER]
        if len(kinds) < 2:
            return False
        framed = ColumnKind.NAME in kinds and len(set(kinds) & FRAME) >= 2
        return framed or any(kind in VALUE_KINDS or kind is ColumnKind.RATIO for kind in kinds)

    @property
    def is_framed(self) -> bool:
        """Whether one of its words says that a column numbers, names or measures the rows."""
        return any(column.meaning.kind in FRAME for column in self.columns)


class Breaks(NamedTuple):
    """Rows with which another table begins right below one, and rows with which one may begin (see `breaks.py`)."""

    sure: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


@dataclass
class View:
    """A sheet as the finder sees it: its signs, its merges by row, and what single labels mean."""

    sheet: Sheet
    vocabulary: Vocabulary
    signs: SignRows = field(default_factory=dict)
    breaks: Breaks = field(default_factory=Breaks)
    """Nothing looks beyond those that are sure."""

    def __post_init__(self) -> None:
        self.signs = self.signs or read_signs(self.sheet)

    @cached_property
    def order(self) -> list[int]:
        """The rows that show anything, from top to bottom."""
        return list(self.signs)

    @cached_property
    def first_used(self) -> int:
        """The leftmost column that shows anything."""
        return min((min(signs) for signs in self.signs.values()), default=1)

    def between(self, top: int, bottom: int) -> list[int]:
        """The rows that show anything, from `top` to `bottom`, both included."""
        return self.order[bisect_left(self.order, top) : bisect_right(self.order, bottom)]

    @cached_property
    def _merges(self) -> dict[int, list[Area]]:
        found: dict[int, list[Area]] = {}
        for area in self.sheet.merges:
            found.setdefault(area.top, []).append(area)
        return found

    def merges(self, top: int, bottom: int) -> list[Area]:
        """The merges that touch any of the rows and begin no more than a header's depth above them."""
        begun = (area for row in range(top - MAX_DEPTH, bottom + 1) for area in self._merges.get(row, ()))
        return [area for area in begun if area.bottom >= top]

    def kind_at(self, row: int, column: int) -> ColumnKind:
        """What the text of a single cell would mean as a label."""
        return self.vocabulary.meaning(clean(self.sheet.text(row, column))).kind

    def words(self, row: int) -> list[int]:
        """The columns of a row in which words stand that are short enough for a label."""
        texts = self.sheet.rows[row]
        return [
            column
            for column, sign in self.signs[row].items()
            if sign is Sign.LABEL and len(texts[column].text) <= LONGEST_LABEL
        ]

    def texts(self, row: int) -> list[str]:
        """The texts of a row, cleaned, from left to right."""
        return [clean(self.sheet.text(row, column)) for column in self.signs.get(row, ())]

    def below(self, row: int) -> Iterable[dict[int, Sign]]:
        """The signs of the next rows below a row, up to the next table."""
        for number in range(row + 1, row + 1 + _AHEAD):
            if number in self.breaks.sure:
                return
            if number in self.signs:
                yield self.signs[number]


def is_numbering(view: View, row: int) -> bool:
    """A row `A B C 1 2 3=2/1` that only numbers the columns."""
    signs = view.signs.get(row)
    if signs is None or len(signs) < 2:
        return False
    texts = view.texts(row)
    if len(texts) == 2:
        return texts in _PAIRS
    return all(map(_COLUMN_NUMBER.fullmatch, texts)) and len(set(texts)) == len(texts) and _ascending(texts)


def _ascending(texts: list[str]) -> bool:
    """Whether letters and numbers rise as columns are numbered: `A B C 1 2 3=2/1`."""
    numbers = [int(found.group()) for text in texts if not _OPEN.search(text) and (found := re.search(r"\d+", text))]
    formulas = sum("=" in text for text in texts)
    if not numbers or numbers != sorted(numbers):
        return False
    letters = "".join(text.strip("()").upper() for text in texts if text.strip("()").isalpha())
    lettered = len(letters) + len(numbers) + formulas >= len(texts) > len(numbers) and "ABCDEF".startswith(letters)
    if numbers[0] == 1 and (lettered or len(numbers) + formulas >= 2):
        return True
    return numbers[0] <= 3 and len(numbers) + formulas >= 2 and len(numbers) < len(texts)
