"""A worksheet of an .xlsx as its XML has it, before anything is made of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TypeVar

from toolkit.findings.file_problems import AMBIGUOUS
from toolkit.intake.readers.grid import Area, Cell, cell_name, column_number
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import Refused, over_limit

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_REMEMBERED, _SHORT = 100_000, 500
"""How many texts are remembered, and how long each may be."""
_row, _column = itemgetter(0), itemgetter(1)
T = TypeVar("T")


@dataclass(slots=True)
class RawSheet:
    """What both ways of reading a worksheet's XML give; positions are (row, column), counted from 1."""

    positions: Sequence[tuple[int, int]] = ()
    styles: Sequence[str] = ()
    """Column by column for the cells at the positions, as the attributes and the content of `c` are written."""
    kinds: Sequence[str] = ()
    formulas: Sequence[str] = ()
    """The formula's own element, `<f>…</f>`, empty without a formula."""
    values: Sequence[str] = ()
    inline: list[Cell] = field(default_factory=list)
    """Texts that stand in their cells; such a cell has the type `inlineStr` and an index as its value."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)

    @property
    def columns(self) -> tuple[Sequence[tuple[int, int]], Sequence[str], Sequence[str], Sequence[str], Sequence[str]]:
        """Positions, styles, kinds, formulas and values, all of one length."""
        return self.positions, self.styles, self.kinds, self.formulas, self.values

    def check(self, name: str, limits: Limits) -> None:
        """Raise Refused when the sheet is larger than it may be, naming the cell that makes it so."""
        if len(self.merges) > limits.merges:
            raise over_limit("số ô gộp", len(self.merges), limits.merges)
        longest = max((len(cell.text) for cell in self.inline), default=0)
        if "str" in self.kinds:
            longest = max(longest, *map(len, self.values))
        if longest > limits.text:
            raise over_limit("số ký tự trong một ô", longest, limits.text)
        check_extent(name, self.positions, limits)


class Remembered(dict[str, T]):
    """What a function makes of texts that come again in every workbook; forgotten when there are too many of them."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> T:
        made = self._make(text)
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(text) <= _SHORT:
            self[text] = made
        return made


def _position(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    return int(found[2]), COLUMNS[found[1]]


COLUMNS = Remembered(column_number)
POSITIONS = Remembered(_position)
"""(row, column) by a cell's name; raises ValueError for what is no name."""


def check_extent(name: str, positions: Iterable[tuple[int, int]], limits: Limits) -> None:
    """Raise Refused when filled cells reach further than they may, or are too many; sizes are counted from A1."""
    found = positions if isinstance(positions, Sequence) else list(positions)
    if not found:
        return
    rows, columns = max(map(_row, found)), max(map(_column, found))
    if rows > limits.rows:
        raise over_limit("số dòng", rows, limits.rows, (name, cell_name(*max(found))))
    if columns > limits.columns:
        raise over_limit("số cột", columns, limits.columns, (name, cell_name(*max(found, key=_column))))
    if rows * columns > limits.box:
        raise over_limit("diện tích bảng (ô)", rows * columns, limits.box, (name, cell_name(*max(found))))
    if len(found) > limits.cells:
        raise over_limit("số ô có nội dung", len(found), limits.cells)


def check_unambiguous(name: str, positions: Sequence[tuple[int, int]]) -> None:
    """Raise Refused where one cell is there twice: readers differ on which of the two counts."""
    if len(set(positions)) < len(positions):
        seen: set[tuple[int, int]] = set()
        twice = next(one for one in positions if one in seen or seen.add(one))  # type: ignore[func-returns-value]
        raise Refused(AMBIGUOUS, (name, cell_name(*twice)), what="ô này có hai lần trong tệp")


def merge_area(reference: str) -> Area | None:
    """The rectangle that `A1:B2` names, None where it names none."""
    first, _, last = reference.partition(":")
    try:
        (top, left), (bottom, right) = POSITIONS[first], POSITIONS[last]
    except ValueError:
        return None
    return Area(top, left, bottom, right)
