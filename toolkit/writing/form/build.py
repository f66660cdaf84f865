"""Build an agency's form: title, table, instructions, and the mark by which it is known when it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model import Agency, Catalogue, FormMark, Period, Value
from toolkit.writing.book import Book
from toolkit.writing.form.layout import GUIDE, INSTRUCTIONS, REASON_LIST, REASONS, SHEET
from toolkit.writing.form.sheet import FormSheet


@dataclass(frozen=True)
class Asked:
    """What a form asks, and of whom."""

    catalogue: Catalogue
    """The catalogue as it stands in the period."""
    agency: Agency
    period: Period
    province: str
    previous: Mapping[str, Value] = field(default_factory=dict)
    """Results of the same period a year before, by indicator code; what is known is filled in and locked."""


def form_bytes(asked: Asked) -> bytes:
    """The form as a workbook; the same catalogue and values give the same bytes."""
    mark = FormMark.of(asked.catalogue, asked.agency.code, asked.period)
    book = Book(asked.period.end, title=f"Biểu nhập KT-XH {asked.agency.name} {asked.period.label}")
    FormSheet(book.sheet(SHEET), asked.catalogue, asked.agency, asked.period, asked.previous).write(
        mark, asked.province
    )
    _write_guide(book, mark)
    return book.to_bytes()


def _write_guide(book: Book, mark: FormMark) -> None:
    """Instructions in one column, so that no reader takes them for a table; below them the list of reasons."""
    sheet = book.sheet(GUIDE)
    sheet.set_widths(110)
    sheet.text(0, 0, "HƯỚNG DẪN NHẬP BIỂU", {"bold": True, "font_size": 14})
    row = 2
    for line in INSTRUCTIONS:
        sheet.text(row, 0, line, {"text_wrap": True})
        row += 1
    sheet.text(row + 1, 0, "Nguyên nhân hay gặp (danh sách chọn của cột “Ghi chú”):", {"bold": True})
    first = row + 2
    for row, reason in enumerate(REASON_LIST, first):
        sheet.text(row, 0, reason)
    sheet.text(row + 2, 0, f"Mẫu {mark.agency}, kỳ {mark.period}, phiên bản {mark.layout}-{mark.fingerprint}.")
    book.raw.define_name(REASONS, f"='{GUIDE}'!$A${first + 1}:$A${first + len(REASON_LIST)}")
    sheet.raw.set_paper(9)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.protect()
