"""The sheet of who has submitted: every agency and every file, with the counts of its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model import Agency, Reconciled, SubmittedFile, SubmittedState
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.master.layout import (
    AMBER,
    CENTRE,
    FIRST_ROW,
    HEADER_ROW,
    RED,
    SUBMITTED,
    TEXT,
    Heading,
    letter,
    open_sheet,
)

_HEADINGS = (
    Heading("Số", 7),
    Heading("Mã", 12),
    Heading("Cơ quan", 36),
    Heading("Tình trạng", 20),
    Heading("Tệp", 38),
    Heading("Lần gửi", 8),
    Heading("Ô đọc", 9),
    Heading("Ô dùng", 9),
    Heading("Ô giữ lại", 9),
    Heading("Ô thay thế", 9),
    Heading("Ô bỏ qua", 9),
    Heading("Vì sao", 46),
)
_COUNTS = range(6, 11)
NOT_SENT = "chưa gửi"
_COUNT: Style = CENTRE | {"num_format": "#,##0"}
_REMARK = "Mỗi tệp ở đúng một tình trạng; ô đọc = ô dùng + ô giữ lại + ô thay thế + ô bỏ qua."


@dataclass(frozen=True, slots=True)
class _Line:
    agency: Agency | None
    file: SubmittedFile | None


def write_submitted(book: Book, result: Reconciled) -> int:
    """Add the sheet; the number returned is the row (as Excel counts) of its total."""
    sheet = book.sheet(SUBMITTED)
    open_sheet(sheet, "TÌNH HÌNH NỘP BÁO CÁO", _REMARK, _HEADINGS)
    row = FIRST_ROW
    for line in _lines(result):
        _write_line(sheet, row, line)
        row += 1
    _write_total(sheet, row, result)
    sheet.raw.autofilter(HEADER_ROW, 0, max(row - 1, FIRST_ROW), len(_HEADINGS) - 1)
    for text, style in ((NOT_SENT, AMBER), (SubmittedState.REJECTED.label, RED)):
        criteria = f'=$D{FIRST_ROW + 1}="{text}"'
        rule = {"type": "formula", "criteria": criteria, "format": sheet.book.overlay(style)}
        sheet.raw.conditional_format(FIRST_ROW, 0, row, 3, rule)
    return row + 1


def _lines(result: Reconciled) -> Iterator[_Line]:
    """Agencies in their order with their files, those that sent nothing too, then files of nobody known."""
    known, missing = result.catalogue.agency_by_code, set(result.missing)
    by_sender: defaultdict[str | None, list[SubmittedFile]] = defaultdict(list)
    for file in result.files:
        by_sender[file.agency].append(file)
    for agency in result.catalogue.agencies:
        files = by_sender.get(agency.code, ())
        yield from (_Line(agency, file) for file in files)
        if agency.code in missing and not files:
            yield _Line(agency, None)
    yield from (_Line(None, file) for file in result.files if file.agency not in known)


def _write_line(sheet: Sheet, row: int, line: _Line) -> None:
    agency, file = line.agency, line.file
    heads = (agency.number, agency.code, agency.name) if agency else ("", "", "")
    for cell, text in enumerate(heads):
        sheet.text(row, cell, text, TEXT if cell == 2 else CENTRE)
    if file is None:
        sheet.text(row, 3, NOT_SENT, CENTRE)
        for cell in range(4, len(_HEADINGS)):
            sheet.blank(row, cell, TEXT)
        return
    sheet.text(row, 3, file.state.label, CENTRE)
    sheet.text(row, 4, file.file, TEXT)
    counts = (file.revision, file.read, file.placed, file.held, file.superseded, file.ignored)
    for cell, count in enumerate(counts, 5):
        sheet.number(row, cell, count, _COUNT)
    sheet.text(row, 11, file.why, TEXT)


def _write_total(sheet: Sheet, row: int, result: Reconciled) -> None:
    bold = {"bold": True}
    files = result.files
    totals = [sum(each) for each in zip(*((f.read, f.placed, f.held, f.superseded, f.ignored) for f in files))]  # noqa: B905
    for cell in range(len(_HEADINGS)):
        sheet.text(row, cell, "Cộng" if cell == 2 else "", TEXT | bold)
    for cell, total in zip(_COUNTS, totals or [0] * len(_COUNTS), strict=True):
        formula = f"=SUM({letter(cell)}{FIRST_ROW + 1}:{letter(cell)}{row})" if row > FIRST_ROW else "=0"
        sheet.formula(row, cell, formula, Decimal(total), _COUNT | bold)
