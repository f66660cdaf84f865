"""Figures that words are held against: those of the master, and those of the tables in the report itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.intake.layout.columns import ColumnKind, Vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.table import Table, TableRow
from toolkit.intake.readers.grid import CellKind, Sheet
from toolkit.model import NUMBER_COLUMNS, Catalogue, Column, Mark, Origin, Reconciled, Relation, Value
from toolkit.vietnamese import clean
from toolkit.vietnamese.numbers import Number, decide_convention, parse_number
from toolkit.words.lexicon import FILLERS
from toolkit.words.prose import words

_COLUMNS = {
    ColumnKind.PLAN: Column.PLAN,
    ColumnKind.ACTUAL: Column.ACTUAL,
    ColumnKind.ESTIMATE: Column.ACTUAL,
    ColumnKind.PREVIOUS: Column.PREVIOUS,
}
_OF_WHICH = "Trong đó"
_SHORT = 2
"""A name of so few syllables says too little by itself."""


@dataclass(frozen=True)
class Stated:
    """One indicator as the master or a table states it; a column that is not there is not known."""

    name: str
    unit: str
    values: dict[Column, Value | None]
    source: str
    """Where it stands, as a clerk reads it: `bảng tổng hợp`, `bảng trong báo cáo`."""
    within: str = ""
    """The name of what it is a part of, where its own name says too little (`Trong đó: nữ`)."""
    indicator: str | None = None
    of_which: bool = False

    @cached_property
    def told(self) -> frozenset[str]:
        """The syllables that words must say to speak of it; a short name needs that of what it is part of."""
        if len(self.own) > _SHORT and not self.of_which:
            return self.own
        return self.own | (frozenset(words(self.within)) - FILLERS)

    @cached_property
    def own(self) -> frozenset[str]:
        """The syllables of its own name alone."""
        return frozenset(words(self.name)) - FILLERS


def of_master(result: Reconciled, agencies: Iterable[str] | None = None) -> list[Stated]:
    """The indicators of the master, or of some agencies, with their values."""
    wanted = None if agencies is None else set(agencies)
    catalogue = result.catalogue
    return [
        Stated(
            name=indicator.name.removeprefix(f"{_OF_WHICH}:").strip(),
            unit=indicator.unit,
            values=_of_columns(result, indicator.code),
            source="bảng tổng hợp",
            within=_within(catalogue, indicator.code),
            indicator=indicator.code,
            of_which=indicator.relation is Relation.OF_WHICH,
        )
        for indicator in catalogue.indicators
        if wanted is None or indicator.agency in wanted
    ]


def _of_columns(result: Reconciled, code: str) -> dict[Column, Value | None]:
    """The values of an indicator; a column that nobody reported is left out, one that is held is None."""
    found = {column: result.values[code, column] for column in NUMBER_COLUMNS}
    return {column: one.value for column, one in found.items() if one.origin is not Origin.NONE}


def _within(catalogue: Catalogue, code: str) -> str:
    """What a part or an “of which” is part of; a name of its own needs nothing."""
    indicator = catalogue.indicator_by_code[code]
    if indicator.parent is None or indicator.relation is Relation.SEPARATE:
        return ""
    parent = catalogue.indicator_by_code[indicator.parent]
    above = _within(catalogue, parent.code) if parent.relation is Relation.OF_WHICH else ""
    return f"{above} {parent.name}".strip()


def of_tables(sheets: Iterable[Sheet], vocabulary: Vocabulary) -> list[Stated]:
    """The rows of the tables in a report."""
    return [one for sheet in sheets for table in find_tables(sheet, vocabulary) for one in _of_table(table)]


def _of_table(table: Table) -> Iterator[Stated]:
    texts = [cell.text for row in table.rows for column, cell in table.cells(row) if column.meaning.kind in _COLUMNS]
    convention = decide_convention(texts)[0]
    rows = {row.row: row for row in table.rows}
    for row in table.rows:
        values: dict[Column, Value | None] = {}
        for column, cell in table.cells(row):
            wanted = _COLUMNS.get(column.meaning.kind)
            parsed = parse_number(cell.text, convention) if cell.kind is CellKind.TEXT else None
            if wanted and isinstance(parsed, Number | Mark):
                values.setdefault(wanted, parsed.value if isinstance(parsed, Number) else parsed)
        if values and row.name:
            name = clean(row.name).removeprefix(f"{_OF_WHICH}:").strip()
            of_which = row.name.startswith(_OF_WHICH)
            yield Stated(name, row.unit, values, "bảng trong báo cáo", _above(rows, row), of_which=of_which)


def _above(rows: dict[int, TableRow], row: TableRow) -> str:
    """The names of the rows that a row belongs to."""
    parent = rows.get(row.parent) if row.parent is not None else None
    if parent is None:
        return ""
    above = _above(rows, parent) if parent.name.startswith(_OF_WHICH) else ""
    return f"{above} {parent.name}".strip()
