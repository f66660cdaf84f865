"""A slip that came back: the table as it was sent, with the cells that were asked about as they are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Context

from toolkit.findings.sheet_problems import CELL_NOTES
from toolkit.findings.slip_problems import (
    SLIP_CHANGED,
    SLIP_CONFLICT,
    SLIP_DAMAGED,
    SLIP_NOTICE,
    SLIP_RETURNED,
    SLIP_UNTOUCHED,
)
from toolkit.intake.matching.identity import Identity
from toolkit.intake.readers.grid import Cell, CellKind, Grid, Sheet, cell_name, cell_position
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.slip_record import DamagedRecordError, SlipRecord, is_record, read_record
from toolkit.model import Catalogue, Finding, Place
from toolkit.vietnamese import clean

LIST = "Cần kiểm tra"
"""The sheet that lists what is asked."""
ASKED_SHEET, ASKED_CELL, ANSWER = 3, 4, 9
"""Its columns (from 1): the sheet and the cell that a line asks about, and the place for the right value."""
REMARKS = "Mục cần xem"
"""The heading of the column that a slip adds beside each table; what stands below it is the slip's own."""
_DIGITS = Context(prec=15)
"""As many digits as a workbook keeps of a number."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, read back."""

    record: SlipRecord
    grid: Grid
    """The submission as it was sent, with the answers in their cells."""
    findings: tuple[Finding, ...]
    doubted: frozenset[tuple[str, str]]
    """Sheets and cells whose value is neither the old nor the new one, until a person decides."""

    def identity(self, catalogue: Catalogue) -> Identity:
        """Whose the slip is, by its record; it follows the submission that it was made of."""
        record = self.record
        agency = record.agency if record.agency in catalogue.agency_by_code else None
        return Identity(agency, None, record.period, record.revision + 1)


def find_slip(grid: Grid, file: str) -> Slip | None:
    """The slip that a workbook is, None if it is none; raise Refused where its record is damaged or holds no table."""
    for sheet in grid.sheets:
        if is_record(sheet.text(1, 1)):
            lines = [cells[1].text for cells in sheet.rows.values() if 1 in cells]
            try:
                record = read_record(lines)
            except DamagedRecordError as cause:
                raise Refused(SLIP_DAMAGED) from cause
            if not record.sheets:
                raise Refused(SLIP_NOTICE, source=record.file)
            return _Return(record, grid, file).read()
    return None


@dataclass
class _Return:
    """Compares what came back with what was sent."""

    record: SlipRecord
    grid: Grid
    file: str
    findings: list[Finding] = field(default_factory=list)
    doubted: set[tuple[str, str]] = field(default_factory=set)
    corrected: int = 0

    def read(self) -> Slip:
        answers = self._answers()
        now = {sheet.name: sheet for sheet in self.grid.sheets}
        sheets = tuple(self._merge(sheet, now.get(sheet.name), answers) for sheet in self.record.sheets)
        place = Place(self.file)
        if self.corrected:
            facts = {"count": self.corrected, "source": self.record.file}
            self.findings.append(SLIP_RETURNED.at(place, agency=self.record.agency, **facts))  # type: ignore[arg-type]
        else:
            self.findings.append(SLIP_UNTOUCHED.at(place, agency=self.record.agency, source=self.record.file))
        remarks = tuple(one for one in self.grid.remarks if one.problem is not CELL_NOTES)
        grid = replace(self.grid, sheets=sheets, decoded=(), remarks=remarks)
        return Slip(self.record, grid, tuple(self.findings), frozenset(self.doubted))

    def _answers(self) -> dict[tuple[str, str], list[Cell]]:
        """What was written into the list, by the sheet and cell that it answers for."""
        found: defaultdict[tuple[str, str], list[Cell]] = defaultdict(list)
        for sheet in self.grid.sheets:
            for cells in sheet.rows.values() if sheet.name == LIST else ():
                there = tuple(cells[at].text if at in cells else "" for at in (ASKED_SHEET, ASKED_CELL))
                if there in self.record.marked and ANSWER in cells and cells[ANSWER].text.strip():
                    found[there].append(cells[ANSWER])
        return found

    def _merge(self, sent: Sheet, now: Sheet | None, answers: dict[tuple[str, str], list[Cell]]) -> Sheet:
        """A sheet as it was sent, with what was corrected in it; a sheet that is gone has only the list's answers."""
        cells = dict(sent.cells)
        remarks = _remarks_column(now) if now else None
        there = now.cells if now else sent.cells
        for position in sorted({*sent.cells, *there, *self._asked(sent)}):
            before, after = sent.cells.get(position), there.get(position)
            if position[1] == remarks:
                continue
            name = cell_name(*position)
            typed = before if _said(before) == _said(after) else after
            if (sent.name, name) in self.record.marked:
                typed = self._answer(sent.name, name, before, typed, answers)
                _put(cells, position, typed)
                self.corrected += _said(typed) != _said(before)
            elif _said(before) != _said(after):
                self._doubt(sent.name, name, before, after)
                _put(cells, position, before or after)
        return replace(sent, cells=cells)

    def _asked(self, sheet: Sheet) -> Iterator[tuple[int, int]]:
        for name, cell in self.record.marked:
            if name == sheet.name:
                yield cell_position(cell)

    def _answer(
        self, sheet: str, cell: str, before: Cell | None, typed: Cell | None, answers: dict[tuple[str, str], list[Cell]]
    ) -> Cell | None:
        """What a marked cell holds now: what was typed there, or into the list; two different answers are none."""
        given = {_said(one): one for one in answers.get((sheet, cell), ())}
        if _said(typed) != _said(before):
            given.setdefault(_said(typed), typed)  # type: ignore[arg-type]
        if len(given) <= 1:
            return next(iter(given.values()), typed)
        texts = "”, “".join(sorted(one.text if one else "" for one in given.values()))
        self.doubted.add((sheet, cell))
        self.findings.append(SLIP_CONFLICT.at(Place(self.file, sheet, cell), agency=self.record.agency, answers=texts))
        return before or next(iter(given.values()))

    def _doubt(self, sheet: str, cell: str, before: Cell | None, after: Cell | None) -> None:
        self.doubted.add((sheet, cell))
        facts = {"before": _shown(before), "after": _shown(after)}
        self.findings.append(
            SLIP_CHANGED.at(Place(self.file, sheet, cell), agency=self.record.agency, **facts)  # type: ignore[arg-type]
        )


def _put(cells: dict[tuple[int, int], Cell], position: tuple[int, int], cell: Cell | None) -> None:
    if cell is None:
        cells.pop(position, None)
    else:
        cells[position] = cell


def _remarks_column(sheet: Sheet) -> int | None:
    """The column that the slip has added, by its heading."""
    return next((column for (_, column), cell in sorted(sheet.cells.items()) if cell.text == REMARKS), None)


def _said(cell: Cell | None) -> object:
    """What a cell says, however it is stored: a number by its value, all else by its text."""
    if cell is None:
        return None
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return _DIGITS.plus(cell.number)
    return clean("".join(sign if sign.isprintable() else " " for sign in cell.text)) or None


def _shown(cell: Cell | None) -> str:
    return cell.text if cell is not None and cell.text.strip() else "trống"
