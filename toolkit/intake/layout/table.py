"""A table found in a sheet: its header, its columns with their meanings, its rows with their parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.intake.layout.columns import FRAME, ColumnKind, Meaning
from toolkit.intake.readers.grid import Cell, Sheet, column_letters


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `number` is its place in the sheet, counted from 1."""

    number: int
    label: str
    meaning: Meaning


class TableRow(NamedTuple):
    """A row of a table; `parent` is the sheet row of the row it belongs under, None at the top."""

    row: int
    stt: str
    name: str
    unit: str
    code: str = ""
    parent: int | None = None
    implied_unit: str = ""
    """The unit in its name, or that of the rows above for all below; `unit` is the one in the unit's own column."""


@dataclass(frozen=True)
class Table:
    """One table; rows are sheet rows, counted from 1, both ends included; the header is empty where it ends above."""

    sheet: Sheet
    title: tuple[str, ...]
    header: tuple[int, int]
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    unit: str = ""
    """The unit that the title states for all figures (`Đơn vị tính: Triệu đồng`), empty where it states none."""
    repeated: tuple[tuple[int, int], ...] = ()
    """Rows of the same header on later pages."""
    doubtful: tuple[int, ...] = ()
    """Rows among its own that may be the header of another table."""

    @property
    def is_continued(self) -> bool:
        """Whether it goes on with the table of the sheet before and has no header of its own."""
        return self.header[1] < self.header[0]

    @cached_property
    def value_columns(self) -> tuple[TableColumn, ...]:
        """The columns that hold values, notes among them."""
        return tuple(column for column in self.columns if column.meaning.kind not in FRAME)

    def column_of(self, kind: ColumnKind) -> TableColumn | None:
        """The first column of a kind."""
        return next((column for column in self.columns if column.meaning.kind is kind), None)

    @cached_property
    def _cells(self) -> dict[int, list[tuple[TableColumn, Cell]]]:
        """The non-empty value cells by row of the sheet, gone through once for all who ask."""
        columns = [(column.number, column) for column in self.value_columns]
        found = {}
        for row in self.rows:
            there = self.sheet.rows.get(row.row, {})
            cells = [(column, there[number]) for number, column in columns if number in there]
            found[row.row] = [(column, cell) for column, cell in cells if cell.text.strip()]
        return found

    def cells(self, row: TableRow) -> Sequence[tuple[TableColumn, Cell]]:
        """The non-empty value cells of one of its rows, from left to right."""
        return self._cells[row.row]

    @cached_property
    def _name_letters(self) -> str:
        name = self.column_of(ColumnKind.NAME)
        return column_letters(name.number if name else 1)

    def name_cell(self, row: TableRow) -> str:
        """The cell in which a row's name stands, for a finding about the whole row."""
        return f"{self._name_letters}{row.row}"
