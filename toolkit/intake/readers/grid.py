"""The one shape in which every reader gives a workbook: sheets of sparse cells, with what is hidden or merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import groupby, product
from operator import itemgetter
from typing import Any, NamedTuple

from toolkit.intake.readers.packed_cells import pack_cells, unpack_cells
from toolkit.intake.readers.remark import Remark

_ROW = itemgetter(0)


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    """A formula that was never calculated, so that it has no value."""


_NUMBER = CellKind.NUMBER


class Cell(NamedTuple):
    """One non-empty cell; `text` is what stands in it, for a number its plain digits with a decimal point.

    A named tuple, as it costs a quarter of what a frozen dataclass costs, and there are many of them.
    """

    kind: CellKind
    text: str
    percent: bool = False
    """Formatted as a percentage: 0.3 is shown as 30 %."""
    formula: bool = False
    font: str = ""
    """The cell's font, where it draws letters of an old code (`.VnTime`, `VNI-Times`); empty for all other fonts."""
    runs: tuple[tuple[str, str], ...] = ()
    """Font and text of each run, where a text is written in several fonts and one of them draws an old code."""
    indent: int = 0
    """By how many steps the cell's own format indents its text; spaces in the text are not counted."""
    bold: bool = False
    shown: str = ""
    """How a number is shown, where that is not what it is (see `number_look.py`)."""

    @property
    def number(self) -> Decimal | None:
        """What a number's digits say, None for every other cell; most cells are never asked."""
        return Decimal(self.text) if self.kind is _NUMBER else None


_PLAIN = Cell(CellKind.TEXT, "")[2:]
"""What most cells have beside their kind and text."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all four borders included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, position: tuple[int, int]) -> bool:
        return self.top <= position[0] <= self.bottom and self.left <= position[1] <= self.right


@dataclass(frozen=True)
class Sheet:
    """One sheet; positions are (row, column), counted from 1; only non-empty cells are there."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merges: tuple[Area, ...] = ()
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    covered: tuple[tuple[tuple[int, int], str], ...] = ()
    """Positions and texts of values that lie hidden under a merge; they are not among the cells."""

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """Cells by row, then by column, both ascending."""
        found: dict[int, dict[int, Cell]] = {}
        for row, positions in groupby(sorted(self.cells), _ROW):
            found[row] = {position[1]: self.cells[position] for position in positions}
        return found

    def __getstate__(self) -> dict[str, Any]:
        """What goes to another process: its cells packed, the rows not at all, as they are found again."""
        kept = {name: value for name, value in self.__dict__.items() if name != "rows"}
        return {**kept, "cells": pack_cells(self.cells, _PLAIN)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """The same sheet in the other process."""
        self.__dict__.update(state, cells=unpack_cells(state["cells"], Cell))

    def text(self, row: int, column: int) -> str:
        """The text at a position, empty where there is no cell."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Texts of a workbook that were typed in one charset from before Unicode, and how that was known."""

    charset: str
    sheets: tuple[str, ...]
    by_font: int
    """Cells whose font says so."""
    by_text: int
    """Cells of which the words themselves, or the sheet's other cells, say so."""
    example: tuple[str, str]
    """A text as it was stored, and as it is read."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A workbook, read."""

    sheets: tuple[Sheet, ...]
    saved: datetime | None = None
    """When it says it was last saved, in UTC."""
    decoded: tuple[Decoding, ...] = ()
    """What was turned into Unicode, one for each charset that was found."""
    remarks: tuple[Remark, ...] = ()
    """What its reader has to say of it."""
    around: tuple[str, ...] = ()
    """What it shows beside its cells: headers and footers of printed pages, text boxes; of an .xlsx only."""


def make_sheet(
    name: str,
    cells: dict[tuple[int, int], Cell],
    merges: Iterable[Area] = (),
    *,
    visible: bool = True,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
) -> Sheet:
    """Build a sheet; values that lie under a merge are taken out of the cells and noted as covered."""
    merged = tuple(merges)
    covered = sorted({position for area in merged for position in _under(area, cells)})
    taken_out = tuple((position, cells.pop(position).text) for position in covered)
    return Sheet(name, cells, merged, visible, frozenset(hidden_rows), frozenset(hidden_columns), taken_out)


def _under(area: Area, cells: dict[tuple[int, int], Cell]) -> Iterable[tuple[int, int]]:
    """The cells that lie under a merge, all but its first."""
    rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
    if rows * columns > len(cells):
        found = [position for position in cells if position in area]
    else:
        found = [p for p in product(range(area.top, area.bottom + 1), range(area.left, area.right + 1)) if p in cells]
    return (position for position in found if position != (area.top, area.left))


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 28 is `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column from its letters: `AB` is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """The name of a cell as Excel writes it: `E14`."""
    return f"{column_letters(column)}{row}"


def cell_position(name: str) -> tuple[int, int]:
    """Row and column of a cell from its name: `E14` is (14, 5)."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]), column_number(letters)
