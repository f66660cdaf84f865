"""The list of what changed from one edition of a closed period to the next, as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model import Catalogue, Period
from toolkit.reconcile.differences import Change
from toolkit.writing.book import Book
from toolkit.writing.master.layout import CENTRE, FIRST_ROW, NUMBER, TEXT, Heading, open_sheet

_REMARK = "Mỗi dòng là một số khác bản chốt trước; ô trống: chưa có số."


def changes_bytes(changes: Sequence[Change], catalogue: Catalogue, period: Period, edition: int) -> bytes:
    """The workbook of what an edition changed against the one before it."""
    title = f"THAY ĐỔI CỦA BẢN {edition} SO VỚI BẢN {edition - 1} – {period.label}"
    book = Book(period.end, title=title)
    sheet = book.sheet("Thay đổi")
    headings = (
        Heading("Mã", 15),
        Heading("Chỉ tiêu", 52),
        Heading("Cột", 16),
        Heading(f"Bản {edition - 1}", 16),
        Heading(f"Bản {edition}", 16),
        Heading("Vì sao", 40),
    )
    open_sheet(sheet, title, _REMARK, headings)
    for row, one in enumerate(changes, FIRST_ROW):
        indicator = catalogue.indicator_by_code.get(one.indicator)
        sheet.text(row, 0, one.indicator, CENTRE)
        sheet.text(row, 1, indicator.name if indicator else "", TEXT)
        sheet.text(row, 2, one.column.label, CENTRE)
        sheet.value(row, 3, one.before, NUMBER)
        sheet.value(row, 4, one.after, NUMBER)
        sheet.text(row, 5, one.why_after or one.why_before, TEXT)
    return book.to_bytes()
