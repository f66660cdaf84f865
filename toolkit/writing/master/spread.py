"""Figures that many agencies report alike stand in a table, a row an agency; all others in the list of figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from toolkit.ledger.folded import key_of
from toolkit.model import (
    NUMBER_COLUMNS,
    Agency,
    Aggregation,
    Catalogue,
    Column,
    FigureState,
    Finding,
    FoldedFigures,
    Indicator,
    Mark,
    Nature,
    Place,
    Reconciled,
    TracedFigure,
    Value,
    loose_figures,
)
from toolkit.reconcile.reconcile import figure_order
from toolkit.reconcile.whys import SETTLED
from toolkit.writing.content import WritingError
from toolkit.writing.master.decisions import DECISIONS
from toolkit.writing.master.formulas import SpreadCells
from toolkit.writing.master.layout import CHARTS, FIGURES, FINDINGS, INDICATORS, SUBMITTED, SUMMARY, Line
from toolkit.writing.sheet_names import safe_names

LEAST_AGENCIES = 30
"""From so many reporting agencies on a group has a table; below, the list (a row a figure) reads as well."""
MOST_COLUMNS = 16_000
"""Columns of figures on one sheet; Excel has 16,384, and helpers and a clerk's own need some."""
LONGEST_RAW = 40
"""A figure with a longer text stays in the list, where its text can be read."""
_TAKEN = (INDICATORS, FIGURES, FINDINGS, SUBMITTED, SUMMARY, CHARTS, DECISIONS)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Slot = tuple[str, Column]
"""An indicator's code and a reported column."""


class SpreadColumn(NamedTuple):
    """A column of such a table: an indicator's figures in one reported column."""

    indicator: Indicator
    column: Column

    @property
    def slot(self) -> Slot:
        """By what the column is found."""
        return self.indicator.code, self.column

    @property
    def heading(self) -> str:
        """`XA.1 | KH năm`: no other column of the sheet is called so."""
        return f"{self.indicator.code} | {self.column.label}"


@dataclass(frozen=True)
class SpreadSheet:
    """A table: its sheet's name, the group that reports, its columns in catalogue order."""

    name: str
    group: str
    columns: tuple[SpreadColumn, ...]


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A line of a group's tables: an agency, one file of it, and the value and text of each figure that was taken."""

    key: str
    agency: Agency
    file: str
    revision: int | None
    cells: Mapping[Slot, tuple[Value, str]]


class Spread:
    """The figures of a period, each either in the list or in its group's table; figures of no column are in neither.

    Packed figures are unpacked once, file by file: for the rows of the tables, or, if these were not asked for yet, for
    the list.
    """

    def __init__(self, result: Reconciled) -> None:
        self.catalogue, self._figures = result.catalogue, result.figures
        loose = loose_figures(result.figures)
        folded = result.figures if isinstance(result.figures, FoldedFigures) else None
        reported = {(one.figure.indicator, one.figure.column) for one in loose if one.counted}
        self.folded_slots: frozenset[Slot] = folded.slots if folded else frozenset()
        self.passed_over = frozenset(_passed_over(loose, folded))
        """Those of which nothing is added up because last year's settled value is used; their columns stay."""
        self.sheets = tuple(_sheets(result.catalogue, reported | self.folded_slots | self.passed_over))
        self._at = {
            column.slot: (sheet, number)
            for sheet in self.sheets
            for number, column in enumerate(sheet.columns, len(Line))
        }
        self._group_of = {slot: sheet.group for slot, (sheet, _) in self._at.items()}
        self._spoken: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        """The rows that a finding speaks of, by file."""
        for place in _places(result):
            self._spoken[place.file].add(_row(place))
        self._listed: list[TracedFigure] = []
        self._spread: defaultdict[str, defaultdict[str, list[TracedFigure]]] = defaultdict(lambda: defaultdict(list))
        for one in loose:
            if self._is_spread(one):
                self._spread[one.figure.agency][one.figure.place.file].append(one)
            elif self._is_listed(one):
                self._listed.append(one)
        self._folded = {sender: file for file, sender in folded.senders.items()} if folded else {}
        self._rest: dict[str, list[TracedFigure]] = {}
        """What stands in the list of each file that was unpacked."""

    @cached_property
    def listed(self) -> list[TracedFigure]:
        """The figures that stand in the list, in catalogue order."""
        for file in self._folded.values():
            if file not in self._rest:
                self._unpack(file)
        rest = [one for file in sorted(self._rest) for one in self._rest[file]]
        return sorted([*self._listed, *rest], key=figure_order(self.catalogue)) if rest else self._listed

    def cells(self, code: str, column: Column) -> SpreadCells | None:
        """Where the figures of an indicator and column stand, if a column of a table has them to be added up."""
        found = self._at.get((code, column)) if (code, column) not in self.passed_over else None
        return SpreadCells(found[0].name, found[1]) if found else None

    def keys(self, sheet: SpreadSheet) -> Iterator[str]:
        """The keys of a sheet's rows in their order."""
        for agency in self._members(sheet):
            files = self._spread.get(agency.code, ())
            yield from (_key(agency, number) for number in range(max(len(files), 1)))

    def rows(self, sheet: SpreadSheet) -> Iterator[SpreadRow]:
        """A row for each agency of the group, also where it has nothing; one for each file where there are several."""
        for agency in self._members(sheet):
            files = self._files(agency)
            for number, file in enumerate(sorted(files) or [""]):
                figures = files.get(file, [])
                cells = {key_of(one.figure): _cell(one) for one in figures}
                if len(cells) != len(figures):
                    raise WritingError(f"{file}: {len(figures)} figures of {agency.code} for {len(cells)} cells")
                revision = figures[0].revision if figures else None
                yield SpreadRow(_key(agency, number), agency, file, revision, cells)

    def _members(self, sheet: SpreadSheet) -> Iterator[Agency]:
        return (agency for agency in self.catalogue.agencies if agency.group == sheet.group)

    def _files(self, agency: Agency) -> dict[str, list[TracedFigure]]:
        """The figures of an agency that stand in a table, by file."""
        found = dict(self._spread.get(agency.code, {}))
        file = self._folded.get(agency.code)
        unpacked = self._unpack(file) if file else []
        if file and unpacked:
            found[file] = [*found.get(file, ()), *unpacked]
        return found

    def _unpack(self, file: str) -> list[TracedFigure]:
        """The packed figures of a file that stand in a table; the others are noted for the list."""
        assert isinstance(self._figures, FoldedFigures)
        spread: list[TracedFigure] = []
        rest = self._rest[file] = []
        for one in self._figures.of_file(file, outside=file in self._spoken):
            if self._is_spread(one):
                spread.append(one)
            elif self._is_listed(one):
                rest.append(one)
        return spread

    def _is_listed(self, one: TracedFigure) -> bool:
        """Whether anything can be decided about a figure, or anything was said; a ratio that was typed is no figure."""
        figure = one.figure
        foreign = one.state is FigureState.IGNORED and figure.column is None and not figure.decided
        return not foreign or self._is_spoken_of(figure.place)

    def _is_spread(self, one: TracedFigure) -> bool:
        figure = one.figure
        group = self._group_of.get((figure.indicator, figure.column))  # type: ignore[arg-type]
        return (
            group is not None
            and self._is_as_its_column(one)
            and not figure.decided
            and one.counted
            and (isinstance(figure.value, Decimal) or figure.value is Mark.NIL)
            and len(figure.raw) <= LONGEST_RAW
            and not self._is_spoken_of(figure.place)
            and (sender := self.catalogue.agency_by_code.get(figure.agency)) is not None
            and sender.group == group
        )

    def _is_as_its_column(self, one: TracedFigure) -> bool:
        """Whether a figure is used, or passed over with all that stand in its column."""
        if key_of(one.figure) in self.passed_over:
            return _is_passed_over(one.state, one.why)
        return one.state is FigureState.USED

    def _is_spoken_of(self, place: Place) -> bool:
        rows = self._spoken.get(place.file)
        return rows is not None and _row(place) in rows


def _passed_over(loose: Sequence[TracedFigure], folded: FoldedFigures | None) -> set[Slot]:
    """The indicators and columns of which all that agencies sent gives way to last year's settled value."""
    counted = [one for one in loose if one.counted]
    ends = folded.ends if folded else {}
    found = {key_of(one.figure) for one in counted if _is_passed_over(one.state, one.why)}
    found |= {slot for slot, end in ends.items() if _is_passed_over(*end)}
    used = {key_of(one.figure) for one in counted if one.state is FigureState.USED} if found else set()
    return found - used - (folded.slots if folded else frozenset())


def _is_passed_over(state: FigureState, why: str) -> bool:
    return state is FigureState.IGNORED and why == SETTLED


def _key(agency: Agency, number: int) -> str:
    return f"{agency.code}#{number + 1}" if number else agency.code


def _cell(one: TracedFigure) -> tuple[Value, str]:
    value = one.figure.value
    return Mark.NIL if value is None else value, one.figure.raw


def _sheets(catalogue: Catalogue, reported: set[tuple[str | None, Column | None]]) -> Iterator[SpreadSheet]:
    """The tables that a catalogue's groups have, of the slots of which anything was reported."""
    groups: defaultdict[str, list[SpreadColumn]] = defaultdict(list)
    for indicator in catalogue.indicators:
        if _is_spread(catalogue, indicator):
            columns = (SpreadColumn(indicator, column) for column in NUMBER_COLUMNS)
            groups[indicator.agency] += [one for one in columns if one.slot in reported]
    pages = {
        f"{FIGURES} {group}" + (f" – tiếp {number}" if number > 1 else ""): (group, page)
        for group, columns in groups.items()
        for number, page in enumerate(paged(columns, MOST_COLUMNS), 1)
    }
    names = safe_names(pages, _TAKEN)
    return (SpreadSheet(names[title], group, page) for title, (group, page) in pages.items())


def _is_spread(catalogue: Catalogue, indicator: Indicator) -> bool:
    """Whether an indicator is added up over many agencies; rates never are."""
    added = indicator.aggregation is Aggregation.SUM and indicator.nature is not Nature.RATE
    by_group = added and indicator.agency not in catalogue.agency_by_code
    return by_group and len(catalogue.reporters(indicator)) >= LEAST_AGENCIES


def paged(columns: list[SpreadColumn], most: int) -> Iterator[tuple[SpreadColumn, ...]]:
    """Columns by the sheets that hold so many at most; the columns of an indicator stay together."""
    page: list[SpreadColumn] = []
    of_one: list[SpreadColumn] = []
    for number, column in enumerate(columns, 1):
        of_one.append(column)
        if number == len(columns) or columns[number].indicator is not column.indicator:
            if len(page) + len(of_one) > most:
                yield tuple(page)
                page = []
            page += of_one
            of_one = []
    if page:
        yield tuple(page)


def _places(result: Reconciled) -> Iterator[Place]:
    """Where the findings stand that are about a cell."""
    findings: Iterator[Finding] = iter((*result.findings, *(one.finding for one in result.answered)))
    return (finding.place for finding in findings if finding.place.cell)


def _row(place: Place) -> tuple[str, str]:
    """The sheet and the row number of a cell."""
    return place.sheet, place.cell.lstrip(_LETTERS)
