"""In which unit a figure is written: its row's own, one in the row's name, above its column, or above the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.intake.columns import ColumnKind
from toolkit.intake.grid import cell_name
from toolkit.intake.table import Table, TableColumn, TableRow
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.units import is_measure, parse_unit, power_between

_BRACKETED = re.compile(r"\((?P<unit>[^()]+)\)")
_LAST_BRACKET = re.compile(r"\s*\((?:đvt\s*:\s*)?(?P<unit>[^()]+)\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """The unit of a figure, the cell that states it (empty for the words above a table), and what it takes to convert.

    `power` is the power of ten that leads to the indicator's unit, None where nothing does.
    """

    text: str
    cell: str
    power: int | None


def unit_of(table: Table, row: TableRow, column: TableColumn, expected: str) -> StatedUnit:
    """The unit of a figure beside the one its indicator is kept in; what is not stated, or not expected, agrees."""
    if not expected:
        return StatedUnit(row.unit, "", 0)
    for text, cell in _stated(table, row, column, expected):
        return StatedUnit(text, cell, 0 if key(text) == key(expected) else power_between(text, expected))
    return StatedUnit("", "", 0)


def without_unit(name: str) -> str:
    """A row's name without the unit in brackets behind it: `Diện tích (nghìn ha)` is `Diện tích`."""
    found = _LAST_BRACKET.search(name)
    return clean(name[: found.start()]) if found and is_measure(found["unit"]) else name


def _stated(table: Table, row: TableRow, column: TableColumn, expected: str) -> Iterator[tuple[str, str]]:
    """All units that are stated for a figure, the nearest first, each with its cell."""
    if row.unit:
        own = table.column_of(ColumnKind.UNIT)
        yield row.unit, cell_name(row.row, own.number) if own else table.name_cell(row)
    places = ((row.name, table.name_cell(row)), (column.label, cell_name(table.header[0], column.number)))
    for label, cell in places:
        for match in _BRACKETED.finditer(label):
            if _is_unit(match["unit"], expected):
                yield match["unit"], cell
    above = table.unit
    if above and "%" not in expected and _is_unit(above, expected):
        yield above, ""


def _is_unit(text: str, expected: str) -> bool:
    """Whether words outside the column of units are a unit: a measure, or the unit expected in another power."""
    one, other = parse_unit(text), parse_unit(expected)
    return is_measure(text) or (one is not None and other is not None and one.base == other.base)
