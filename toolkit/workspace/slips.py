"""The slips of a period: for every agency with something to correct, its own table with what is asked about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase

from toolkit.findings.match_problems import UNIT_CONVERTED
from toolkit.findings.rule_problems import OF_WHICH_EXCEEDS, PARTS_EXCEED, SUM_DIFFERS
from toolkit.intake.layout.columns import ColumnKind, Vocabulary
from toolkit.intake.layout.seen import see_submission
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import Grid, Sheet, cell_name, cell_position
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.slip_record import SHEET, SlipRecord
from toolkit.intake.slip import LIST, find_slip
from toolkit.model import (
    Agency,
    FiguresByFile,
    FigureState,
    Finding,
    Place,
    Reconciled,
    Severity,
    SubmittedFile,
    SubmittedState,
)
from toolkit.workspace.beside import beside
from toolkit.writing.sheet_names import safe_names
from toolkit.writing.slip import Question, Sent, slip_bytes

_OF_SEVERAL = {SUM_DIFFERS.code, PARTS_EXCEED.code, OF_WHICH_EXCEEDS.code}
"""Questions about several numbers of which any may be the wrong one."""
BREAK_EVEN = 20
"""Agencies with slips from which on two processes are sooner ready with them."""
_MOST_CELLS = 50_000
"""A larger workbook goes back as a list alone."""


@dataclass(frozen=True)
class SlipMaker:
    """Makes the slips of a reconciled period; `read` gives the bytes of a submission by their hash."""

    result: Reconciled
    province: str
    vocabulary: Vocabulary
    limits: Limits
    read: Callable[[str], bytes]

    def make(self) -> dict[str, bytes]:
        """All slips by their file names; half of many are made by a process beside."""
        agencies = [one for one in self.result.catalogue.agencies if self._asks(one)]
        half = len(agencies) // 2
        with beside(lambda: self._make(agencies[:half]), pays=len(agencies) >= BREAK_EVEN) as first:
            rest = self._make(agencies[half:])
            return first() | rest

    def _make(self, agencies: Iterable[Agency]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for agency in agencies:
            for number, sent in enumerate(self._of_agency(agency), 1):
                suffix = f"-{number}" if number > 1 else ""
                found[f"phieu-{agency.code}-{self.result.period}{suffix}.xlsx"] = slip_bytes(sent)
        return found

    def _asks(self, agency: Agency) -> bool:
        """Whether anything is to be asked of an agency's files; one of which nothing is has no slip."""
        return any(file.file in self._asked for file in self._files.get(agency.code, ()))

    def _of_agency(self, agency: Agency) -> Iterator[Sent]:
        """One slip for each merged file; what is wrong with files that were refused is told on the first."""
        files = self._files.get(agency.code, [])
        merged = [file for file in files if file.state is SubmittedState.MERGED]
        refused = [file for file in files if file.state is SubmittedState.REJECTED]
        for number, file in enumerate(merged or refused[:1]):
            others = refused if number == 0 else []
            named = {file.file, *(other.file for other in others)}
            found = sorted(one for name in named for one in self._asked.get(name, ()))
            if found:
                yield self._sent(agency, file, [self.result.findings[place] for place in found])

    @cached_property
    def _files(self) -> dict[str | None, list[SubmittedFile]]:
        found: defaultdict[str | None, list[SubmittedFile]] = defaultdict(list)
        for file in self.result.files:
            found[file.agency].append(file)
        return found

    @cached_property
    def _asked(self) -> dict[str, list[int]]:
        """The places in the list of findings of those about which a file's sender is asked."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.result.findings):
            if _is_asked(one):
                found[one.place.file].append(place)
        return found

    @cached_property
    def _figures(self) -> FiguresByFile:
        return FiguresByFile(self.result.figures)

    def _sent(self, agency: Agency, file: SubmittedFile, findings: list[Finding]) -> Sent:
        grid = self._grid(file) if file.state is SubmittedState.MERGED else None
        shown = safe_names((sheet.name for sheet in _sheets(grid)), (LIST, SHEET))
        names = self._names(file)
        ordered = sorted(findings, key=lambda one: _order(one, file))
        questions = tuple(
            Question(number, _renamed(one, file, shown), _about(one, file, names), _text_at(one.place, file, grid))
            for number, one in enumerate(ordered, 1)
        )
        tables = see_submission(grid, file.file, self.vocabulary)[0] if grid else ()
        record = self._record(agency, file, grid, self._places(findings, file, tables), shown)
        renamed = tuple(_renamed_table(one, shown) for one in tables)
        return Sent(agency, self.result.period, self.province, file.file, questions, record, renamed)

    def _places(self, findings: list[Finding], file: SubmittedFile, tables: tuple[Table, ...]) -> Iterator[Place]:
        """The cells that may be changed: those of the findings, what is held, and where else the answer may lie."""
        yield from (finding.place for finding in findings)
        yield from (one.figure.place for one in self._figures.get(file.file, ()) if one.state is FigureState.HELD)
        yield from self._answered_elsewhere(findings, file, tables)

    def _grid(self, file: SubmittedFile) -> Grid | None:
        """The submission as it was read; a slip that came back as the table it corrected."""
        try:
            grid = read_grid(self.read(file.sha256), self.limits)
            slip = find_slip(grid, file.file)
        except Refused:
            return None
        grid = slip.grid if slip else grid
        return grid if sum(len(sheet.cells) for sheet in grid.sheets) <= _MOST_CELLS else None

    def _answered_elsewhere(
        self, findings: list[Finding], file: SubmittedFile, tables: tuple[Table, ...]
    ) -> Iterator[Place]:
        """Cells in which a question may find its answer: the parts and the whole of a sum, the unit of a number."""
        children, known = self.result.catalogue.children, self.result.catalogue.indicator_by_code
        figures = [one.figure for one in self._figures.get(file.file, ())]
        for finding in findings:
            if finding.code in _OF_SEVERAL and finding.indicator in known:
                kin = {one.code for one in children.get(finding.indicator, ())} | {known[finding.indicator].parent}
                yield from (f.place for f in figures if f.indicator in kin and f.column is finding.column)
            if finding.code == UNIT_CONVERTED.code:
                yield from _unit_cells(finding.place, tables)

    def _record(
        self, agency: Agency, file: SubmittedFile, grid: Grid | None, places: Iterable[Place], shown: Mapping[str, str]
    ) -> SlipRecord:
        return SlipRecord(
            agency=agency.code,
            period=self.result.period,
            revision=file.revision,
            file=file.file,
            sha256=file.sha256,
            sheets=tuple(_renamed_sheet(sheet, shown) for sheet in _sheets(grid) if sheet.name in shown),
            marked=frozenset(
                (shown[place.sheet], place.cell)
                for place in places
                if place.cell and place.file == file.file and place.sheet in shown
            ),
        )

    def _names(self, file: SubmittedFile) -> dict[tuple[str, str, str], str]:
        """What the rows of a file are called, by file, sheet and row."""
        figures = (one.figure for one in self._figures.get(file.file, ()))
        return {_row(figure.place): figure.name for figure in figures if figure.place.cell}


def remove_others(folder: Path, kept: set[str]) -> None:
    """Take away slips of an earlier run about which nothing is asked any more; one that is open stays."""
    for path in folder.glob("phieu-*.xlsx") if folder.is_dir() else ():
        if path.name not in kept:
            try:
                path.unlink()
            except OSError:
                continue


def _is_asked(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _order(finding: Finding, file: SubmittedFile) -> tuple[bool, bool, str, tuple[int, int]]:
    """Errors first, then down the sheets; what is said of the whole file or of another comes before the cells."""
    place = finding.place
    at = cell_position(place.cell) if place.cell else (0, 0)
    return finding.severity is not Severity.ERROR, place.file == file.file, place.sheet, at


def _renamed(finding: Finding, file: SubmittedFile, shown: Mapping[str, str]) -> Finding:
    """The finding with its sheet under the name that the slip gives it."""
    place = finding.place
    return (
        finding if place.file != file.file else replace(finding, place=replace(place, sheet=shown.get(place.sheet, "")))
    )


def _about(finding: Finding, file: SubmittedFile, names: dict[tuple[str, str, str], str]) -> str:
    """The row that a finding is about, or the other file."""
    place = finding.place
    return names.get(_row(place), "") if place.file == file.file else f"Tệp “{place.file}”"


def _row(place: Place) -> tuple[str, str, str]:
    return place.file, place.sheet, place.cell.lstrip(ascii_uppercase)


def _unit_cells(place: Place, tables: tuple[Table, ...]) -> Iterator[Place]:
    """The cell that holds the unit of the row in which a cell stands."""
    row, _ = cell_position(place.cell)
    for table in tables:
        unit = table.column_of(ColumnKind.UNIT)
        if unit is not None and table.sheet.name == place.sheet and any(one.row == row for one in table.rows):
            yield Place(place.file, place.sheet, cell_name(row, unit.number))


def _sheets(grid: Grid | None) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in grid.sheets if sheet.cells) if grid else ()


def _text_at(place: Place, file: SubmittedFile, grid: Grid | None) -> str:
    """What stands in a cell of the submission."""
    sheet = next((one for one in _sheets(grid) if one.name == place.sheet), None)
    return sheet.text(*cell_position(place.cell)) if sheet and place.cell and place.file == file.file else ""


def _renamed_sheet(sheet: Sheet, shown: Mapping[str, str]) -> Sheet:
    """The sheet under the name that the slip gives it; the same if that is its own."""
    return sheet if shown[sheet.name] == sheet.name else replace(sheet, name=shown[sheet.name])


def _renamed_table(table: Table, shown: Mapping[str, str]) -> Table:
    sheet = _renamed_sheet(table.sheet, shown)
    return table if sheet is table.sheet else replace(table, sheet=sheet)
