"""Build a slip: the list of what is asked, the tables as they were sent, and the record by which it is known again."""

from __future__ import annotations

from toolkit.intake.readers.slip_record import SHEET
from toolkit.writing.book import Book
from toolkit.writing.slip.asked import Sent
from toolkit.writing.slip.listing import write_list
from toolkit.writing.slip.tables import write_tables


def slip_bytes(sent: Sent) -> bytes:
    """The slip as a workbook; the same submission and findings give the same bytes."""
    book = Book(sent.period.end, title=f"Phiếu đề nghị kiểm tra số liệu {sent.agency.name} {sent.period.label}")
    write_list(book, sent, {sheet.name for sheet in sent.record.sheets})
    write_tables(book, sent.record, sent.tables, sent.questions)
    hidden = book.sheet(SHEET)
    for row, line in enumerate(sent.record.lines()):
        hidden.text(row, 0, line)
    hidden.raw.very_hidden()
    return book.to_bytes()
