"""Which column of a table is plan, actual, previous or note for the period being read; the rest is said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from toolkit.intake.columns import ColumnKind, Meaning
from toolkit.intake.table import Table, TableColumn
from toolkit.model import Column, Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Roles:
    """The reported columns by their number, those two of which claim one meaning, and the ratios."""

    reported: dict[int, Column]
    ambiguous: dict[int, Column]
    ratios: frozenset[int]

    def has(self, column: Column) -> bool:
        """Whether the table reports a column, clearly or not."""
        return column in self.reported.values() or column in self.ambiguous.values()


def assign_roles(table: Table, period: Period | None) -> Roles:
    """Give each value column its role for a period; without a period, years are not looked at."""
    claims: defaultdict[Column, list[tuple[int, TableColumn]]] = defaultdict(list)
    for column in table.value_columns:
        claim = _claim(column.meaning, period)
        if claim is not None:
            claims[claim[0]].append((claim[1], column))
    reported: dict[int, Column] = {}
    ambiguous: dict[int, Column] = {}
    for role, claimed in claims.items():
        strongest = max(strength for strength, _ in claimed)
        columns = [column for strength, column in claimed if strength == strongest]
        (reported if len(columns) == 1 else ambiguous).update({column.number: role for column in columns})
    ratios = frozenset(c.number for c in table.value_columns if c.meaning.kind is ColumnKind.RATIO)
    return Roles(reported, ambiguous, ratios)


def _claim(meaning: Meaning, period: Period | None) -> tuple[Column, int] | None:
    """The reported column that a meaning claims, and how strongly (a named period is stronger than none)."""
    if meaning.kind is ColumnKind.NOTE:
        return Column.NOTE, 1
    if meaning.kind is ColumnKind.PLAN:
        return _claim_plan(meaning, period)
    if meaning.kind is ColumnKind.PREVIOUS:
        return _claim_previous(meaning, period)
    if meaning.kind in (ColumnKind.ACTUAL, ColumnKind.ESTIMATE):
        return _claim_actual(meaning, period)
    return None


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
