"""A submission form that came back: known by its mark, checked against today's catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.findings.form_problems import FORM_CODE_GONE, FORM_OTHER_PERIOD, FORM_OTHER_VERSION, FORM_UNFILLED
from toolkit.findings.intake_problems import COLUMN_UNKNOWN, HIDDEN, RATIOS_LEFT
from toolkit.intake.assign import assign_roles
from toolkit.intake.layout.table import Table, TableRow
from toolkit.intake.matching.identity import Identity
from toolkit.intake.readers.grid import CellKind, Grid
from toolkit.model import Catalogue, Column, Finding, FormMark, Period, Place, is_reported

_NAMED = 3
_TEXT = CellKind.TEXT
_OWN = {COLUMN_UNKNOWN.code, HIDDEN.code, RATIOS_LEFT.code}
"""What is said of every form's hidden codes, ratios and check column, and would drown what matters."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form's mark, and the sheets on which it stands."""

    mark: FormMark
    sheets: frozenset[str]

    def known_in(self, identity: Identity, catalogue: Catalogue) -> Identity:
        """What the workbook says of itself, with the form's word before all others."""
        agency = self.mark.agency if self.mark.agency in catalogue.agency_by_code else identity.agency
        return replace(identity, agency=agency, period=self.mark.period)

    def remarkable(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings without those that every form gives by its own making."""
        return [one for one in findings if one.code not in _OWN or one.place.sheet not in self.sheets]


def find_form(grid: Grid) -> Form | None:
    """The form that a workbook is, by a mark in any of its cells; copied sheets of two forms are no form."""
    marks: dict[FormMark, set[str]] = {}
    for sheet in grid.sheets:
        texts = [cell for cell in sheet.cells.values() if cell[0] is _TEXT]
        for text in [cell.text for cell in texts if cell[1].startswith("ktxh-")]:
            mark = FormMark.parse(text)
            if mark is not None:
                marks.setdefault(mark, set()).add(sheet.name)
    if len(marks) != 1:
        return None
    mark, sheets = marks.popitem()
    return Form(mark, frozenset(sheets))


def refuse_form(form: Form, file: str, expected: Period | None) -> list[Finding]:
    """The finding that keeps a form of another period out; periods that end with the same month hold the same sums."""
    found = form.mark.period
    if expected is None or (found.year, found.last_month) == (expected.year, expected.last_month):
        return []
    return [
        FORM_OTHER_PERIOD.at(Place(file), agency=form.mark.agency, found=found.label, expected=expected.label),
    ]


def check_form(form: Form, file: str, tables: Iterable[Table], catalogue: Catalogue) -> Iterator[Finding]:
    """What somebody should know of a form: made from an older catalogue, codes that are gone, cells left empty."""
    mark = form.mark
    if mark.agency not in catalogue.agency_by_code:
        return
    today = FormMark.of(catalogue, mark.agency, mark.period)
    if today != mark:
        found, expected = (f"{one.layout}-{one.fingerprint}" for one in (mark, today))
        yield FORM_OTHER_VERSION.at(Place(file), agency=mark.agency, found=found, expected=expected)
    for table in tables:
        if table.sheet.name in form.sheets:
            yield from _check_rows(mark, file, table, catalogue)


def _check_rows(mark: FormMark, file: str, table: Table, catalogue: Catalogue) -> Iterator[Finding]:
    known = catalogue.indicator_by_code
    for row in table.rows:
        if row.code and row.code not in known:
            place = Place(file, table.sheet.name, table.name_cell(row))
            yield FORM_CODE_GONE.at(place, agency=mark.agency, name=row.name, code=row.code)
    actual = [number for number, role in assign_roles(table, mark.period).reported.items() if role is Column.ACTUAL]
    asked = [row for row in table.rows if row.code in known and is_reported(catalogue, known[row.code])]
    empty = [row for row in asked if not any(table.sheet.text(row.row, number).strip() for number in actual)]
    if empty and actual:
        yield FORM_UNFILLED.at(Place(file, table.sheet.name), agency=mark.agency, count=len(empty), names=_named(empty))


def _named(rows: list[TableRow]) -> str:
    names = "; ".join(row.name for row in rows[:_NAMED])
    return f"{names}…" if len(rows) > _NAMED else names
