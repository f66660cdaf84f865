"""Which column of a table is plan, actual, previous or note for the period being read; the rest is said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from toolkit.intake.layout.columns import ColumnKind, Meaning
from toolkit.intake.layout.periods import find_period, is_part_of_year, is_sum_so_far
from toolkit.intake.layout.table import Table, TableColumn
from toolkit.model import Column, Period, PeriodKind

_DONE = (ColumnKind.ACTUAL, ColumnKind.ESTIMATE)
_PARTS = (PeriodKind.MONTH, PeriodKind.QUARTER)
_BARE_YEAR_BEFORE = (Column.PREVIOUS, 1)


@dataclass(frozen=True, slots=True)
class Roles:
    """The reported columns by number, those two of which claim one meaning, the ratios, and which hold estimates."""

    reported: dict[int, Column]
    ambiguous: dict[int, Column]
    ratios: frozenset[int]
    estimates: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    """Columns with figures whose label says nothing that is known."""

    def has(self, column: Column) -> bool:
        """Whether the table reports a column, clearly or not."""
        return column in self.reported.values() or column in self.ambiguous.values()


def assign_roles(table: Table, period: Period | None) -> Roles:
    """Give each value column its role for a period; without a period, years are not looked at."""
    claims: defaultdict[Column, list[tuple[int, TableColumn]]] = defaultdict(list)
    dated = [_dated(column, period) for column in table.value_columns]
    months_named = any(_names_months(column.meaning, period) for column in dated)
    for column in dated:
        claim = _claim(column, period)
        if claim is not None and not (claim == _BARE_YEAR_BEFORE and months_named):
            claims[claim[0]].append((claim[1], column))
    reported: dict[int, Column] = {}
    ambiguous: dict[int, Column] = {}
    for role, claimed in claims.items():
        strongest = max(strength for strength, _ in claimed)
        columns = [column for strength, column in claimed if strength == strongest]
        (reported if len(columns) == 1 else ambiguous).update({column.number: role for column in columns})
    ratios = frozenset(c.number for c in table.value_columns if c.meaning.kind is ColumnKind.RATIO)
    estimates = frozenset(c.number for c in table.value_columns if c.meaning.kind is ColumnKind.ESTIMATE)
    return Roles(reported, ambiguous, ratios, estimates)


def _dated(column: TableColumn, period: Period | None) -> TableColumn:
    """The column; where it names months or a quarter without a year, with the year it can only mean."""
    meaning = column.meaning
    if period is None or meaning.year is not None:
        return column
    year = period.year - 1 if meaning.kind is ColumnKind.PREVIOUS else period.year
    found = find_period(column.label, year)
    return replace(column, meaning=replace(meaning, year=found.year, period=found)) if found else column


def _names_months(meaning: Meaning, period: Period | None) -> bool:
    """Whether a result is dated by its months: the year before standing beside it without months is a whole year."""
    if period is None or meaning.period is None or period.kind is PeriodKind.YEAR:
        return False
    return meaning.kind in _DONE and _same(meaning.period, period)


def _claim(column: TableColumn, period: Period | None) -> tuple[Column, int] | None:
    """The reported column that a column claims, and how strongly (a named period is stronger than none)."""
    meaning = column.meaning
    if meaning.kind is ColumnKind.NOTE:
        return Column.NOTE, 1
    if period is not None and meaning.period is None and is_part_of_year(column.label):
        return None
    if meaning.kind is ColumnKind.PLAN:
        return _claim_plan(meaning, period)
    if meaning.kind is ColumnKind.PREVIOUS:
        return _weakened(column, _claim_previous(meaning, period))
    if meaning.kind in _DONE:
        return _weakened(column, _claim_actual(meaning, period))
    return None


def _weakened(column: TableColumn, claim: tuple[Column, int] | None) -> tuple[Column, int] | None:
    """One month or quarter alone gives way to any column that may hold the sum of the months so far."""
    found = column.meaning.period
    alone = found is not None and found.kind in _PARTS and found.first_month > 1 and not is_sum_so_far(column.label)
    return (claim[0], 0) if claim and alone else claim


def _claim_plan(meaning: Meaning, period: Period | None) -> tuple[Column, int] | None:
    if period is None or meaning.year is None:
        return Column.PLAN, 1
    whole_year = meaning.period is None or meaning.period.kind is PeriodKind.YEAR
    return (Column.PLAN, 2) if meaning.year == period.year and whole_year else None


def _claim_previous(meaning: Meaning, period: Period | None) -> tuple[Column, int] | None:
    if period is None or meaning.year is None:
        return Column.PREVIOUS, 2
    if meaning.period is not None and meaning.period.kind is not PeriodKind.YEAR:
        return (Column.PREVIOUS, 3) if _same(meaning.period, period.year_before) else None
    return (Column.PREVIOUS, 2) if meaning.year == period.year - 1 else None


def _claim_actual(meaning: Meaning, period: Period | None) -> tuple[Column, int] | None:
    if period is None or (meaning.year is None and meaning.period is None):
        return Column.ACTUAL, 1
    if meaning.period is not None:
        if _same(meaning.period, period):
            return Column.ACTUAL, 3
        return (Column.PREVIOUS, 3) if _same(meaning.period, period.year_before) else None
    if meaning.year == period.year:
        return Column.ACTUAL, 2
    return (Column.PREVIOUS, 1) if meaning.year == period.year - 1 else None


def _same(found: Period, period: Period) -> bool:
    """Whether two cumulative periods end with the same month: six months and June, quarter I and March."""
    return found.year == period.year and found.last_month == period.last_month
