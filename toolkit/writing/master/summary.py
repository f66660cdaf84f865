"""The sheet of the summary: how much came, where it went, what waits; every number a formula over the other sheets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.model import FigureState, Reconciled, Severity, SubmittedState
from toolkit.writing.book import Book, Style
from toolkit.writing.master.layout import FINDINGS, SUBMITTED, SUMMARY, TEXT, TITLE, letter, set_up_print
from toolkit.writing.master.submitted import NOT_SENT

_HEAD: Style = {"bold": True, "bg_color": "#D9E2F3", "border": 1}
_COUNT: Style = {"border": 1, "align": "right", "num_format": "#,##0"}
_FILE_COLUMNS = {
    FigureState.USED: 7,
    FigureState.HELD: 8,
    FigureState.SUPERSEDED: 9,
    FigureState.IGNORED: 10,
}
_READ_COLUMN = 6

_Line = tuple[str, str, int] | str
"""A label, a formula and its value; or a heading."""


def write_summary(book: Book, result: Reconciled, total_row: int) -> None:
    """Add the sheet; `total_row` is where the sheet of submissions adds up its cells."""
    sheet = book.sheet(SUMMARY)
    sheet.set_widths(52, 14)
    sheet.text(0, 0, f"TÓM TẮT – {result.period.label}", TITLE)
    row = 2
    for line in _lines(result, total_row):
        if isinstance(line, str):
            sheet.text(row, 0, line, _HEAD)
            sheet.text(row, 1, "", _HEAD)
        else:
            label, formula, value = line
            sheet.text(row, 0, label, TEXT)
            sheet.formula(row, 1, f"={formula}", Decimal(value), _COUNT)
        row += 1
    set_up_print(sheet)


def _lines(result: Reconciled, total_row: int) -> Iterator[_Line]:
    counts = result.counts
    states = f"'{SUBMITTED}'!$D:$D"
    yield "Tệp báo cáo"
    files = "+".join(f'COUNTIF({states},"{state.label}")' for state in SubmittedState)
    yield "Tìm thấy", files, counts.files_found
    for state in SubmittedState:
        yield f"– {state.label}", f'COUNTIF({states},"{state.label}")', counts.files[state]
    yield "Ô số liệu"
    yield "Đã đọc", f"'{SUBMITTED}'!{letter(_READ_COLUMN)}{total_row}", counts.cells_read
    for end in FigureState:
        yield f"– {end.label}", f"'{SUBMITTED}'!{letter(_FILE_COLUMNS[end])}{total_row}", counts.cells[end]
    yield "Cơ quan"
    silent = set(result.missing).difference(file.agency or "" for file in result.files)
    yield "Chưa gửi tệp nào", f'COUNTIF({states},"{NOT_SENT}")', len(silent)
    yield "Vấn đề"
    for severity in Severity:
        found = sum(finding.severity is severity for finding in result.findings)
        yield severity.label, f"COUNTIF('{FINDINGS}'!$A:$A,\"{severity.label}\")", found
