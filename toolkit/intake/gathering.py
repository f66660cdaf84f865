"""Take the figures out of a workbook's tables: each value cell is placed, held or ignored, and said if not placed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal

from toolkit.findings.column_problems import COLUMN_ASKED
from toolkit.findings.intake_problems import COLUMN_AMBIGUOUS, COLUMN_MISSING, COLUMN_UNKNOWN, RATIOS_LEFT
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
from toolkit.findings.value_problems import UNCALCULATED
from toolkit.intake.agency_names import AgencyNames
from toolkit.intake.assign import Roles, assign_roles
from toolkit.intake.columns import ColumnKind, Vocabulary, default_vocabulary
from toolkit.intake.grid import Cell, CellKind, cell_name, column_letters
from toolkit.intake.identity import Identity
from toolkit.intake.known_names import IndicatorNames
from toolkit.intake.likely import Suggestion
from toolkit.intake.match import Match, Matcher
from toolkit.intake.ratios import base_of, ratio_in
from toolkit.intake.recalculated import recalculate
from toolkit.intake.row_units import StatedUnit, unit_of
from toolkit.intake.table import Table, TableColumn, TableRow
from toolkit.intake.values import Taken, Writing, take
from toolkit.intake.writing_style import decide_writing
from toolkit.model import Column, Figure, Finding, Indicator, Period, Place, TypedRatio, Value
from toolkit.vietnamese import format_number
from toolkit.vietnamese.numbers import Number, parse_number
from toolkit.vietnamese.units import shift


@dataclass(frozen=True, slots=True)
class _Kept:
    """A figure that was taken from a cell, and the unit it was written in."""

    figure: Figure
    unit: StatedUnit

    @property
    def in_other_unit(self) -> bool:
        """Whether it is a number that its indicator's unit cannot say."""
        return self.unit.power is None and self.figure.column is not Column.NOTE


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
    _rows: dict[str, tuple[Place, list[Figure]]] = field(default_factory=dict)
    _matchers: dict[str | None, Matcher] = field(default_factory=dict)
    _labels: dict[str | None, tuple[str, ...]] = field(default_factory=dict)
    """The columns of the table before, under the agency whose section it ended with."""

    def gather(self, tables: tuple[Table, ...]) -> None:
        """Take the figures of all tables."""
        roles = [self._roles(table) for table in tables]
        writing, said = decide_writing(self.file, zip(tables, roles, strict=True))
        self.findings += [replace(finding, agency=self.identity.agency) for finding in said]
        for table, role in zip(tables, roles, strict=True):
            self._say_columns(table, role)
            for agency, rows in self._sections(table).items():
                self._gather_rows(replace(table, rows=tuple(rows)), role, writing, agency)

    def _roles(self, table: Table) -> Roles:
        """What the columns are, and which of them nobody knows though they hold figures."""
        roles = assign_roles(table, self.period)
        unknown = [
            column.number
            for column in table.value_columns
            if column.label and column.meaning.kind is ColumnKind.OTHER and not self.vocabulary.knows(column.label)
        ]
        counted = Counter(c.number for row in table.rows for c, cell in table.cells(row) if is_figure(cell))
        return replace(roles, asked=frozenset(number for number in unknown if counted[number]))

    def ignore_all(self) -> None:
        """Count everything as ignored: the file as a whole is not accepted."""
        self.ignored += [*self.placed, *self.held]
        self.placed, self.held = [], []

    def hold(self, places: Collection[tuple[str, str]]) -> None:
        """Hold what stands in some cells, given by sheet and cell."""
        doubted = [figure for figure in self.placed if (figure.place.sheet, figure.place.cell) in places]
        self.placed = [figure for figure in self.placed if (figure.place.sheet, figure.place.cell) not in places]
        self.held += doubted

    def _sections(self, table: Table) -> dict[str | None, list[TableRow]]:
        """The table's rows by the agency in whose section they stand."""
        current = self.identity.agency
        found: defaultdict[str | None, list[TableRow]] = defaultdict(list)
        for row in table.rows:
            section = self.names.of_section(row)
            current = section.code if section else current
            found[current].append(row)
        return found

    def _gather_rows(self, table: Table, roles: Roles, writing: Writing, agency: str | None) -> None:
        sections = {row.row for row in table.rows if self.names.of_section(row)}
        labels = tuple(column.label for column in table.columns)
        if agency not in self._matchers:
            self._matchers[agency] = Matcher(self.indicators, self.indicators.of_agency(agency))
        matches = self._matchers[agency].match_table(table, sections, continues=labels == self._labels.get(agency))
        self._labels = {agency: labels}
        for row in table.rows:
            self._gather_row(table, row, matches.get(row.row, Match()), roles, writing)

    def _gather_row(self, table: Table, row: TableRow, match: Match, roles: Roles, writing: Writing) -> None:
        place = Place(self.file, table.sheet.name, table.name_cell(row))
        reported = [(column, cell) for column, cell in table.cells(row) if column.number in roles.reported]
        self._set_aside(table, row, roles, match.indicator)
        if match.indicator is not None:
            self._take_ratios(table, row, match.indicator, roles, writing)
        if match.indicator is None:
            self._hold_row(table, row, match, [(roles.reported[c.number], c, cell) for c, cell in reported], place)
            return
        self._say_how_matched(row, match, match.indicator, place, bool(reported))
        figures = [self._take(table, row, match.indicator, roles, (column, cell, writing)) for column, cell in reported]
        if figures:
            self._keep_row(match.indicator, place, figures)

    def _say_how_matched(
        self, row: TableRow, match: Match, indicator: Indicator, place: Place, with_figures: bool
    ) -> None:
        if match.alias is not None and with_figures:
            self._say(ALIAS_USED.at(place, name=row.name, meant=indicator.name), indicator)
        if match.likely is not None:
            why = "; ".join(match.likely.likeness.differences) or "chỉ khác cách viết"
            facts = {"name": row.name, "meant": indicator.name, "percent": match.likely.likeness.percent, "why": why}
            self._say(ROW_LIKELY.at(place, suggestion=indicator.code, **facts), indicator)  # type: ignore[arg-type]

    def _set_aside(self, table: Table, row: TableRow, roles: Roles, indicator: Indicator | None) -> None:
        """Cells of columns that are not reported are ignored, those of doubtful columns are held."""
        for column, cell in table.cells(row):
            if column.number in roles.ambiguous or column.number in roles.asked:
                self.held.append(self._figure(table, row, column, cell, indicator, roles.ambiguous.get(column.number)))
            elif column.number not in roles.reported:
                self.ignored.append(self._figure(table, row, column, cell, indicator, None))

    def _take_ratios(self, table: Table, row: TableRow, indicator: Indicator, roles: Roles, writing: Writing) -> None:
        for column, cell in table.cells(row):
            base = base_of(column, self.period) if column.number in roles.ratios else None
            value = ratio_in(cell, writing) if base is not None else None
            if base is not None and value is not None:
                place = Place(self.file, table.sheet.name, cell_name(row.row, column.number))
                self.ratios.append(TypedRatio(indicator.code, base, value, place, self.identity.agency or ""))

    def _hold_row(
        self,
        table: Table,
        row: TableRow,
        match: Match,
        cells: list[tuple[Column, TableColumn, Cell]],
        place: Place,
    ) -> None:
        self.held += [self._figure(table, row, column, cell, None, role) for role, column, cell in cells]
        if not cells:
            return
        if not row.name:
            self._say(ROW_WITHOUT_NAME.at(place, row=row.row, count=len(cells)))
        elif match.candidates:
            names = ", ".join(candidate.code for candidate in match.candidates)
            only = match.candidates[0].code if len(match.candidates) == 1 else None
            facts = {"name": row.name, "candidates": names, "count": len(cells)}
            self._say(ROW_AMBIGUOUS.at(place, suggestion=only, **facts))  # type: ignore[arg-type]
        else:
            self._say_unknown(row, match.suggestions, len(cells), place)

    def _say_unknown(self, row: TableRow, suggestions: tuple[Suggestion, ...], count: int, place: Place) -> None:
        """A row that is nothing, with what it may be."""
        ranked = [f"{one.indicator.code} “{one.indicator.name}” ({one.percent} %)" for one in suggestions]
        like = f"; gần giống {', '.join(ranked)}" if ranked else ""
        owner = self.identity.agency or "cơ quan chưa rõ"
        best = suggestions[0].indicator.code if suggestions else None
        self._say(ROW_UNKNOWN.at(place, suggestion=best, name=row.name, owner=owner, count=count, like=like))

    def _take(
        self, table: Table, row: TableRow, indicator: Indicator, roles: Roles, found: tuple[TableColumn, Cell, Writing]
    ) -> _Kept:
        """The figure of a cell, in its indicator's unit where it can be."""
        column, cell, writing = found
        role = roles.reported[column.number]
        stated = unit_of(table, row, column, indicator.unit)
        taken = take(cell, role, (stated.power is not None and stated.text) or indicator.unit, writing)
        if taken.problem is UNCALCULATED and (result := recalculate(table.sheet, cell.text)) is not None:
            taken = replace(taken, suggestion=format_number(result))
        figure = self._figure(table, row, column, cell, indicator, role)
        if stated.power and role is not Column.NOTE:
            taken = self._convert(taken, figure, stated, indicator)
        if taken.problem is not None:
            problem = taken.problem.at(figure.place, suggestion=taken.suggestion, **taken.facts)
            self._say(replace(problem, column=role), indicator)
        estimate = column.number in roles.estimates and role is not Column.NOTE
        return _Kept(replace(figure, value=taken.value, estimate=estimate), stated)

    def _convert(self, taken: Taken, figure: Figure, stated: StatedUnit, indicator: Indicator) -> Taken:
        """A number in its indicator's unit, which is said; a suggestion in that unit too."""
        power = stated.power or 0
        if isinstance(taken.value, Decimal):
            value = shift(taken.value, power)
            before, after = format_number(taken.value), format_number(value)
            said = UNIT_CONVERTED.at(
                figure.place, before=before, found=stated.text, after=after, expected=indicator.unit
            )
            self._say(replace(said, column=figure.column), indicator)
            return replace(taken, value=value)
        suggested = parse_number(taken.suggestion or "")
        if isinstance(suggested, Number):
            return replace(taken, suggestion=format_number(shift(suggested.value, power)))
        return taken

    def _keep_row(self, indicator: Indicator, place: Place, taken: list[_Kept]) -> None:
        if self._is_repeated(indicator, place, [kept.figure for kept in taken]):
            return
        self._rows[indicator.code] = (place, [kept.figure for kept in taken])
        for stated in dict.fromkeys(kept.unit for kept in taken if kept.in_other_unit):
            count = sum(kept.in_other_unit and kept.unit == stated for kept in taken)
            there = replace(place, cell=stated.cell or place.cell)
            facts = {"found": stated.text, "expected": indicator.unit, "count": count}
            self._say(UNIT_DIFFERS.at(there, **facts), indicator)  # type: ignore[arg-type]
        for kept in taken:
            usable = kept.figure.value is not None and not kept.in_other_unit
            (self.placed if usable else self.held).append(kept.figure)

    def _is_repeated(self, indicator: Indicator, place: Place, figures: list[Figure]) -> bool:
        """Whether the indicator had a row before; equal rows count once, different ones hold each other."""
        if indicator.code not in self._rows:
            return False
        first, earlier = self._rows[indicator.code]
        facts = {"name": indicator.name, "first": first.cell}
        if list(map(_said, earlier)) == list(map(_said, figures)):
            self.ignored += figures
            self._say(ROW_REPEATED.at(place, **facts), indicator)  # type: ignore[arg-type]
            return True
        self.held += figures
        placed = [figure for figure in self.placed if figure.indicator == indicator.code]
        self.placed = [figure for figure in self.placed if figure.indicator != indicator.code]
        self.held += placed
        self._say(ROW_TWICE.at(place, **facts), indicator)  # type: ignore[arg-type]
        return True

    def _figure(
        self,
        table: Table,
        row: TableRow,
        column: TableColumn,
        cell: Cell,
        indicator: Indicator | None,
        role: Column | None,
    ) -> Figure:
        return Figure(
            indicator=indicator.code if indicator else None,
            column=role,
            value=None,
            raw=cell.text,
            place=Place(self.file, table.sheet.name, cell_name(row.row, column.number)),
            agency=self.identity.agency or "",
            name=row.name,
        )

    def _say(self, finding: Finding, indicator: Indicator | None = None) -> None:
        self.findings.append(
            replace(finding, agency=self.identity.agency, indicator=indicator.code if indicator else None)
        )

    def _say_columns(self, table: Table, roles: Roles) -> None:
        place = Place(self.file, table.sheet.name)
        counts: defaultdict[int, int] = defaultdict(int)
        for row in table.rows:
            for column, _ in table.cells(row):
                counts[column.number] += 1
        for column in table.value_columns:
            if column.number in roles.reported or column.number in roles.ambiguous or not counts[column.number]:
                continue
            there = replace(place, cell=cell_name(table.header[0], column.number))
            problem = RATIOS_LEFT if column.number in roles.ratios else COLUMN_UNKNOWN
            problem = COLUMN_ASKED if column.number in roles.asked else problem
            label = column.label or f"không tên ({column_letters(column.number)})"
            self._say(problem.at(there, label=label, count=counts[column.number]))
        for role in sorted(set(roles.ambiguous.values())):
            self._say_ambiguous(table, roles, role, place)
        if counts and not roles.has(Column.ACTUAL):
            self._say(COLUMN_MISSING.at(place, sheet=table.sheet.name))

    def _say_ambiguous(self, table: Table, roles: Roles, role: Column, place: Place) -> None:
        claimed = [column for column in table.columns if roles.ambiguous.get(column.number) is role]
        labels = ", ".join(f"{column_letters(column.number)} ({column.label})" for column in claimed)
        there = replace(place, cell=cell_name(table.header[0], claimed[0].number))
        self._say(COLUMN_AMBIGUOUS.at(there, labels=labels, meaning=role.label))


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, stored or typed as text."""
    return cell.kind is CellKind.NUMBER or (cell.kind is CellKind.TEXT and isinstance(parse_number(cell.text), Number))


def _said(figure: Figure) -> tuple[Column | None, Value]:
    """What a figure says for its column: its value, or its text where that could not be read."""
    return figure.column, figure.raw if figure.value is None else figure.value
