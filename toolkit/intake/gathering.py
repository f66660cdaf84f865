"""Take the figures out of a workbook's tables: each value cell is placed, held or ignored, and said if not placed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, partial
from itertools import compress
from typing import TypeAlias

from toolkit.findings import Problem
from toolkit.findings.match_problems import (
    ALIAS_USED,
    ROW_AMBIGUOUS,
    ROW_LIKELY,
    ROW_REPEATED,
    ROW_TWICE,
    ROW_UNKNOWN,
    ROW_WITHOUT_NAME,
    UNIT_CONVERTED,
    UNIT_DIFFERS,
)
from toolkit.findings.sheet_problems import MERGED_VALUE
from toolkit.findings.value_problems import UNCALCULATED
from toolkit.intake.assign import Roles, assign_roles
from toolkit.intake.column_use import Use, lacks_results, say_columns, say_missing, uses_of
from toolkit.intake.layout.columns import ColumnKind, Vocabulary, default_vocabulary
from toolkit.intake.layout.recalculated import recalculate
from toolkit.intake.layout.row_units import StatedUnit, StatedUnits
from toolkit.intake.layout.table import Table, TableRow
from toolkit.intake.matching.agency_names import AgencyNames
from toolkit.intake.matching.identity import Identity
from toolkit.intake.matching.known_names import IndicatorNames
from toolkit.intake.matching.match import Match, Matcher
from toolkit.intake.merged_values import merged_values
from toolkit.intake.ratios import ratio_in
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.values import Taken, Writing, take
from toolkit.intake.writing_style import decide_writing
from toolkit.model import Column, Figure, Finding, Indicator, Period, Place, TypedRatio, Value
from toolkit.vietnamese import format_number
from toolkit.vietnamese.numbers import Number, parse_number
from toolkit.vietnamese.units import shift

_Reported: TypeAlias = tuple[Column, Use, Cell]
"""A cell that is reported, and what its figure is."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a table before its rows are gone through; the uses of its columns by their numbers."""

    table: Table
    uses: dict[int, Use]
    units: StatedUnits
    writing: Writing
    merged: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is an indicator, with its figures."""

    place: Place
    figures: list[Figure]


@dataclass
class Gathering:
    """The figures of one workbook, as they are found."""

    file: str
    indicators: IndicatorNames
    identity: Identity
    period: Period | None
    names: AgencyNames
    vocabulary: Vocabulary = field(default_factory=default_vocabulary)
    placed: list[Figure] = field(default_factory=list)
    held: list[Figure] = field(default_factory=list)
    ignored: list[Figure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ratios: list[TypedRatio] = field(default_factory=list)
    _rows: dict[str, tuple[_Row, tuple[object, ...]]] = field(default_factory=dict)
    """The first row of each indicator, and in which table it stands."""
    _matchers: dict[str | None, Matcher] = field(default_factory=dict)
    _labels: dict[str | None, tuple[str, ...]] = field(default_factory=dict)
    """The columns of the table before, under the agency whose section it ended with."""

    def gather(self, tables: tuple[Table, ...]) -> None:
        """Take the figures of all tables."""
        roles = [self._roles(table) for table in tables]
        writing, said = decide_writing(self.file, zip(tables, roles, strict=True))
        self.findings += [replace(finding, agency=self.identity.agency) for finding in said]
        unanswered: list[tuple[Table, set[str]]] = []
        for table, role in zip(tables, roles, strict=True):
            self.findings += say_columns(self.file, self.identity.agency, table, role)
            uses = uses_of(table, role, self.period)
            matched: set[str] = set()
            for agency, part in self._sections(table).items():
                matched |= self._gather_rows(
                    _Known(part, uses, StatedUnits(part), writing, merged_values(part)), agency
                )
            if lacks_results(table, role):
                unanswered.append((table, matched))
        self._say_missing(unanswered)

    def _say_missing(self, unanswered: list[tuple[Table, set[str]]]) -> None:
        """Of tables without results, those whose indicators have none in another table either."""
        told = {figure.indicator for figure in (*self.placed, *self.held) if figure.column is Column.ACTUAL}
        for table, matched in unanswered:
            if not matched or matched - told:
                self.findings.append(say_missing(self.file, self.identity.agency, table))

    def _roles(self, table: Table) -> Roles:
        """What the columns are, and which of them nobody knows though they hold figures."""
        roles = assign_roles(table, self.period)
        unknown = {
            column.number
            for column in table.value_columns
            if column.label and column.meaning.kind is ColumnKind.OTHER and not self.vocabulary.knows(column.label)
        }
        if not unknown:
            return roles
        cells = (found for row in table.rows for found in table.cells(row))
        asked = (column.number for column, cell in cells if column.number in unknown and is_figure(cell))
        return replace(roles, asked=frozenset(asked))

    def ignore_all(self) -> None:
        """Count everything as ignored: the file as a whole is not accepted."""
        self.ignored += [*self.placed, *self.held]
        self.placed, self.held = [], []

    def hold(self, places: Collection[tuple[str, str]]) -> None:
        """Hold what stands in some cells, given by sheet and cell."""
        doubted = [figure for figure in self.placed if (figure.place.sheet, figure.place.cell) in places]
        self.placed = [figure for figure in self.placed if (figure.place.sheet, figure.place.cell) not in places]
        self.held += doubted

    def _sections(self, table: Table) -> dict[str | None, Table]:
        """The parts of a table by the agency in whose section they stand."""
        current = self.identity.agency
        found: defaultdict[str | None, list[TableRow]] = defaultdict(list)
        for row in table.rows:
            section = self.names.of_section(row)
            current = section.code if section else current
            found[current].append(row)
        if len(found) == 1:
            return dict.fromkeys(found, table)
        return {agency: replace(table, rows=tuple(rows)) for agency, rows in found.items()}

    def _gather_rows(self, known: _Known, agency: str | None) -> set[str]:
        """Take the figures of a section; return the indicators that its rows are."""
        table = known.table
        sections = {row.row for row in table.rows if self.names.of_section(row)}
        labels = tuple(column.label for column in table.columns)
        if agency not in self._matchers:
            self._matchers[agency] = Matcher(self.indicators, self.indicators.of_agency(agency))
        matches = self._matchers[agency].match_table(table, sections, continues=labels == self._labels.get(agency))
        self._labels = {agency: labels}
        for row in table.rows:
            self._gather_row(known, row, matches.get(row.row, Match()))
        return {match.indicator.code for match in matches.values() if match.indicator is not None}

    def _gather_row(self, known: _Known, row: TableRow, match: Match) -> None:
        place = Place(self.file, known.table.sheet.name, known.table.name_cell(row))
        found = [(known.uses[column.number], cell) for column, cell in known.table.cells(row)]
        reported = [(use.taken_as, use, cell) for use, cell in found if use.taken_as is not None]
        if len(reported) < len(found):
            aside = [(use, cell) for use, cell in found if use.taken_as is None]
            self._set_aside(known, row, aside, match.indicator)
        if match.indicator is None:
            self._hold_row(known, row, match, reported, place)
            return
        self._say_how_matched(row, match, match.indicator, place, bool(reported))
        if reported:
            self._take_row(known, row, match.indicator, reported, place)

    def _say_how_matched(
        self, row: TableRow, match: Match, indicator: Indicator, place: Place, with_figures: bool
    ) -> None:
        if match.alias is not None and with_figures:
            self._say(ALIAS_USED, place, indicator, name=row.name, meant=indicator.name)
        if match.likely is not None:
            why = "; ".join(match.likely.likeness.differences) or "chỉ khác cách viết"
            percent, code = match.likely.likeness.percent, indicator.code
            said = partial(self._say, ROW_LIKELY, place, indicator, suggestion=code)
            said(name=row.name, meant=indicator.name, percent=percent, why=why)

    def _set_aside(
        self, known: _Known, row: TableRow, cells: list[tuple[Use, Cell]], indicator: Indicator | None
    ) -> None:
        """Cells of doubtful columns are held, those of columns that are not reported ignored, ratios kept beside."""
        for use, cell in cells:
            figure = self._untaken(known, row, use, cell, indicator)
            (self.held if use.held else self.ignored).append(figure)
            value = ratio_in(cell, known.writing) if use.base is not None and indicator is not None else None
            if use.base is not None and indicator is not None and value is not None:
                self.ratios.append(TypedRatio(indicator.code, use.base, value, figure.place, figure.agency))

    def _hold_row(self, known: _Known, row: TableRow, match: Match, cells: list[_Reported], place: Place) -> None:
        self.held += [self._untaken(known, row, use, cell, None) for _, use, cell in cells]
        if not cells:
            return
        if not row.name:
            self._say(ROW_WITHOUT_NAME, place, row=row.row, count=len(cells))
        elif match.candidates:
            names = ", ".join(candidate.code for candidate in match.candidates)
            only = match.candidates[0].code if len(match.candidates) == 1 else None
            self._say(ROW_AMBIGUOUS, place, suggestion=only, name=row.name, candidates=names, count=len(cells))
        else:
            self._say_unknown(row, match, len(cells), place)

    def _say_unknown(self, row: TableRow, match: Match, count: int, place: Place) -> None:
        """A row that is nothing, with what it may be."""
        ranked = [f"{one.indicator.code} “{one.indicator.name}” ({one.percent} %)" for one in match.suggestions]
        like = f"; gần giống {', '.join(ranked)}" if ranked else ""
        owner = self.identity.agency or "cơ quan chưa rõ"
        best = match.suggestions[0].indicator.code if match.suggestions else None
        self._say(ROW_UNKNOWN, place, suggestion=best, name=row.name, owner=owner, count=count, like=like)

    def _take_row(
        self, known: _Known, row: TableRow, indicator: Indicator, cells: list[_Reported], place: Place
    ) -> None:
        """Take the figures of a row, in its indicator's unit where they can be."""
        own, expected = known.units.of_row(row, indicator.unit), indicator.unit
        units = [own or known.units.of_column(use.column, expected) for _, use, _ in cells]
        figures = [self._take(known, row, indicator, cell, unit) for cell, unit in zip(cells, units, strict=True)]
        self._keep_row(known.table, indicator, _Row(place, figures), units)

    def _take(self, known: _Known, row: TableRow, indicator: Indicator, found: _Reported, stated: StatedUnit) -> Figure:
        role, use, cell = found
        place = self._place(known, row, use)
        written = stated.text if stated.text and stated.power is not None else indicator.unit
        taken = take(cell, role, written, known.writing)
        if role is not Column.NOTE and (row.row, use.column.number) in known.merged:
            shown = cell.text if cell.number is None else format_number(cell.number)
            taken = Taken(None, MERGED_VALUE, None, {"raw": shown})
        if taken.problem is UNCALCULATED and (result := recalculate(known.table.sheet, cell.text)) is not None:
            taken = taken._replace(suggestion=format_number(result))
        if stated.power and role is not Column.NOTE:
            taken = self._convert(taken, (role, place), stated, indicator)
        if taken.problem is not None:
            self._say(taken.problem, place, indicator, column=role, suggestion=taken.suggestion, **taken.facts)
        return Figure(indicator.code, role, taken.value, cell.text, place, self._agency, row.name, "", use.estimate)

    def _convert(self, taken: Taken, there: tuple[Column, Place], stated: StatedUnit, indicator: Indicator) -> Taken:
        """A number in its indicator's unit, which is said; a suggestion in that unit too."""
        power = stated.power or 0
        if isinstance(taken.value, Decimal):
            value, (role, place) = shift(taken.value, power), there
            facts = {"before": format_number(taken.value), "found": stated.text, "expected": indicator.unit}
            self._say(UNIT_CONVERTED, place, indicator, column=role, after=format_number(value), **facts)
            return taken._replace(value=value)
        suggested = parse_number(taken.suggestion or "")
        if isinstance(suggested, Number):
            return taken._replace(suggestion=format_number(shift(suggested.value, power)))
        return taken

    def _keep_row(self, table: Table, indicator: Indicator, row: _Row, units: list[StatedUnit]) -> None:
        new = self._not_repeated(table, indicator, row)
        foreign = [
            unit.power is None and figure.column is not Column.NOTE
            for figure, unit in zip(row.figures, units, strict=True)
        ]
        for unit, count in Counter(compress(units, foreign)).items() if new else ():
            there = replace(row.place, cell=unit.cell or row.place.cell)
            self._say(UNIT_DIFFERS, there, indicator, found=unit.text, expected=indicator.unit, count=count)
        for figure, in_other_unit in zip(row.figures, foreign, strict=True):
            if new is row.figures or figure in new:
                usable = figure.value is not None and not in_other_unit
                (self.placed if usable else self.held).append(figure)

    def _not_repeated(self, table: Table, indicator: Indicator, row: _Row) -> list[Figure]:
        """What a row adds to an earlier one of its indicator: equal figures count once, different ones hold each other.

        Another table may add columns (plans here, results there); a second row of the same table may not.
        """
        own = (table.sheet.name, table.header, table.columns[0].number)
        first, origin = self._rows.setdefault(indicator.code, (row, own))
        if first is row:
            return row.figures
        before = {figure.column: _said(figure) for figure in first.figures}
        again = [figure for figure in row.figures if origin == own or figure.column in before]
        equal = all(before.get(figure.column) == _said(figure) for figure in again)
        if equal and (origin != own or len(again) == len(before)):
            self.ignored += again
            if again or not row.figures:
                self._say(ROW_REPEATED, row.place, indicator, name=indicator.name, first=first.place.cell)
            new = [figure for figure in row.figures if figure not in again]
            first.figures.extend(new)
            return new
        self.held += row.figures
        self.held += [figure for figure in self.placed if figure.indicator == indicator.code]
        self.placed = [figure for figure in self.placed if figure.indicator != indicator.code]
        self._say(ROW_TWICE, row.place, indicator, name=indicator.name, first=first.place.cell)
        return []

    def _untaken(self, known: _Known, row: TableRow, use: Use, cell: Cell, indicator: Indicator | None) -> Figure:
        """A cell that is held or ignored as it stands."""
        code = indicator.code if indicator is not None else None
        return Figure(code, use.role, None, cell.text, self._place(known, row, use), self._agency, row.name)

    def _place(self, known: _Known, row: TableRow, use: Use) -> Place:
        return Place(self.file, known.table.sheet.name, f"{use.letters}{row.row}")

    @cached_property
    def _agency(self) -> str:
        return self.identity.agency or ""

    def _say(
        self,
        problem: Problem,
        place: Place,
        indicator: Indicator | None = None,
        *,
        column: Column | None = None,
        suggestion: str | None = None,
        **facts: object,
    ) -> None:
        code = indicator.code if indicator is not None else None
        said = problem.at(
            place, agency=self.identity.agency, indicator=code, column=column, suggestion=suggestion, **facts
        )
        self.findings.append(said)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, stored or typed as text."""
    return cell.kind is CellKind.NUMBER or (cell.kind is CellKind.TEXT and isinstance(parse_number(cell.text), Number))


def _said(figure: Figure) -> tuple[Column | None, Value]:
    """What a figure says for its column: its value, or its text where that could not be read."""
    return figure.column, figure.raw if figure.value is None else figure.value
