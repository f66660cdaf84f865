"""Numbers of any workbook that are shown otherwise than they are stored, once for each column of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import CellKind, cell_name
from toolkit.intake.values import Writing, take
from toolkit.model import Column, Finding, Place
from toolkit.vietnamese.numbers import Convention

_WRITING = Writing(Convention.VIETNAMESE, proven=False)


def say_shown(file: str, tables: Iterable[Table]) -> Iterator[Finding]:
    """What would keep such a number from being a figure, at the first cell of each column that has it."""
    for table in tables:
        said: set[tuple[int, str]] = set()
        for row in table.rows:
            for column, cell in table.cells(row):
                if not cell.shown or cell.kind is not CellKind.NUMBER or (column.number, cell.shown) in said:
                    continue
                taken = take(cell, Column.ACTUAL, row.unit or row.implied_unit, _WRITING)
                if taken.problem is not None:
                    said.add((column.number, cell.shown))
                    place = Place(file, table.sheet.name, cell_name(row.row, column.number))
                    yield taken.problem.at(place, suggestion=taken.suggestion, **taken.facts)
