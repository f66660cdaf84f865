"""In which unit a figure is written: its row's own, one in the row's name, above its column, or above the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from toolkit.intake.layout.columns import ColumnKind
from toolkit.intake.layout.table import Table, TableColumn, TableRow
from toolkit.intake.readers.grid import cell_name, column_letters
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.units import is_measure, parse_unit, power_between

_BRACKETED = re.compile(r"\((?P<unit>[^()]+)\)")
_LAST_BRACKET = re.compile(r"\s*\((?:đvt\s*:\s*)?(?P<unit>[^()]+)\)\s*$", re.IGNORECASE)


class StatedUnit(NamedTuple):
    """The unit of a figure, the cell that states it (empty for the words above a table), and what it takes to convert.

    `power` is the power of ten that leads to the indicator's unit, None where nothing does.
    """

    text: str
    cell: str
    power: int | None


@dataclass(frozen=True)
class StatedUnits:
    """In which units a table's figures are written, beside those that their indicators are kept in (`expected`).

    What a row says holds for all its figures and goes before what stands above a column, which is found once for all
    rows; what is not stated, or not expected, agrees.
    """

    table: Table
    _above: dict[tuple[int, str], StatedUnit] = field(default_factory=dict)

    def of_row(self, row: TableRow, expected: str) -> StatedUnit | None:
        """The unit that a row states in its own column or in its name, None where it states none."""
        if not expected:
            return StatedUnit(row.unit, "", 0)
        if row.unit:
            cell = f"{self._letters}{row.row}" if self._letters else self.table.name_cell(row)
            return StatedUnit(row.unit, cell, _power(row.unit, expected))
        found = _bracketed(row.name, expected)
        return StatedUnit(found, self.table.name_cell(row), _power(found, expected)) if found else None

    def of_column(self, column: TableColumn, expected: str) -> StatedUnit:
        """The unit above a column, else above the whole table."""
        there = column.number, expected
        if there not in self._above:
            self._above[there] = self._stated_above(column, expected)
        return self._above[there]

    def _stated_above(self, column: TableColumn, expected: str) -> StatedUnit:
        found = _bracketed(column.label, expected)
        if found:
            cell = cell_name(self.table.header[0], column.number)
            return StatedUnit(found, cell, _power(found, expected))
        above = self.table.unit
        if above and "%" not in expected and _is_unit(above, expected):
            return StatedUnit(above, "", _power(above, expected))
        return StatedUnit("", "", 0)

    @cached_property
    def _letters(self) -> str:
        """The letters of the column of units, empty where there is none."""
        own = self.table.column_of(ColumnKind.UNIT)
        return column_letters(own.number) if own else ""


@lru_cache(maxsize=16_384)
def without_unit(name: str) -> str:
    """A row's name without the unit in brackets behind it: `Diện tích (nghìn ha)` is `Diện tích`."""
    found = _LAST_BRACKET.search(name)
    return clean(name[: found.start()]) if found and is_measure(found["unit"]) else name


def _bracketed(label: str, expected: str) -> str:
    """The first unit that stands in brackets in a label or a name, empty if there is none."""
    found = (match["unit"] for match in _BRACKETED.finditer(label)) if "(" in label else ()
    return next((unit for unit in found if _is_unit(unit, expected)), "")


@lru_cache(maxsize=16_384)
def _power(found: str, expected: str) -> int | None:
    return 0 if key(found) == key(expected) else power_between(found, expected)


def _is_unit(text: str, expected: str) -> bool:
    """Whether words outside the column of units are a unit: a measure, or the unit expected in another power."""
    one, other = parse_unit(text), parse_unit(expected)
    return is_measure(text) or (one is not None and other is not None and one.base == other.base)
