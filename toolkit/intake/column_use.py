"""What becomes of the cells of each value column: taken, held, left out; and what is to be said of the column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.findings.column_problems import COLUMN_ASKED
from toolkit.findings.intake_problems import COLUMN_AMBIGUOUS, COLUMN_MISSING, COLUMN_UNKNOWN, RATIOS_LEFT
from toolkit.intake.assign import Roles
from toolkit.intake.layout.table import Table, TableColumn
from toolkit.intake.ratios import base_of
from toolkit.intake.readers.grid import cell_name, column_letters
from toolkit.model import Column, Finding, Period, Place


class Use(NamedTuple):
    """What becomes of a column's cells; neither taken nor held, they are ignored."""

    column: TableColumn
    letters: str
    role: Column | None
    """What its figures are, also where another column claims to be the same."""
    held: bool
    estimate: bool
    base: Column | None
    """What its ratios compare the result with; None where it holds none, or leaves that open."""
    taken_as: Column | None
    """What its figures are where they are taken."""


def uses_of(table: Table, roles: Roles, period: Period | None) -> dict[int, Use]:
    """The use of each value column, by its number in the sheet."""
    return {column.number: _use(column, roles, period) for column in table.value_columns}


def _use(column: TableColumn, roles: Roles, period: Period | None) -> Use:
    number = column.number
    role = roles.reported.get(number)
    held = number in roles.ambiguous or number in roles.asked
    return Use(
        column,
        column_letters(number),
        roles.ambiguous.get(number) if held else role,
        held=held,
        estimate=number in roles.estimates and role is not Column.NOTE,
        base=base_of(column, period) if number in roles.ratios else None,
        taken_as=None if held else role,
    )


def say_columns(file: str, agency: str | None, table: Table, roles: Roles) -> Iterator[Finding]:
    """What is to be said of columns whose figures are left out or held."""
    counts = Counter(column.number for row in table.rows for column, _ in table.cells(row))
    left = [c for c in table.value_columns if c.number not in roles.reported and c.number not in roles.ambiguous]
    for column in left:
        if not counts[column.number]:
            continue
        problem = RATIOS_LEFT if column.number in roles.ratios else COLUMN_UNKNOWN
        problem = COLUMN_ASKED if column.number in roles.asked else problem
        there = Place(file, table.sheet.name, cell_name(table.header[0], column.number))
        label = column.label or f"không tên ({column_letters(column.number)})"
        yield problem.at(there, agency=agency, label=label, count=counts[column.number])
    for role in sorted(set(roles.ambiguous.values())):
        claimed = [column for column in table.columns if roles.ambiguous.get(column.number) is role]
        labels = ", ".join(f"{column_letters(column.number)} ({column.label})" for column in claimed)
        there = Place(file, table.sheet.name, cell_name(table.header[0], claimed[0].number))
        yield COLUMN_AMBIGUOUS.at(there, agency=agency, labels=labels, meaning=role.label)


def lacks_results(table: Table, roles: Roles) -> bool:
    """Whether a table reports figures, but no results."""
    return not roles.has(Column.ACTUAL) and any(table.cells(row) for row in table.rows)


def say_missing(file: str, agency: str | None, table: Table) -> Finding:
    """That a table has no column of results."""
    return COLUMN_MISSING.at(Place(file, table.sheet.name), agency=agency, sheet=table.sheet.name)
