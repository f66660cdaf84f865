"""Build the master workbook of a reconciled period."""

from __future__ import annotations

from toolkit.model import Reconciled
from toolkit.writing.book import Book
from toolkit.writing.master.figures import write_figures
from toolkit.writing.master.findings import write_findings
from toolkit.writing.master.indicators import write_indicators
from toolkit.writing.master.submitted import write_submitted
from toolkit.writing.master.summary import write_summary


def master_bytes(result: Reconciled, province: str) -> bytes:
    """The master workbook; the same result gives the same bytes."""
    label = result.period.label
    book = Book(result.period.end, title=f"Bảng tổng hợp KT-XH {label}")
    write_indicators(book, result, f"BẢNG TỔNG HỢP KT-XH TỈNH {province.upper()} – {label}")
    write_figures(book, result)
    write_findings(book, result)
    total_row = write_submitted(book, result)
    write_summary(book, result, total_row)
    return book.to_bytes()
