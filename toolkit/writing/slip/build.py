"""Build a slip: the list of what is asked, the tables as they were sent, and the record by which it is known again."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.findings import PROBLEM_BY_CODE
from toolkit.intake.slip_record import SHEET, SlipRecord
from toolkit.intake.table import Table
from toolkit.model import Agency, Finding, Period
from toolkit.writing.book import Book
from toolkit.writing.slip.listing import write_list
from toolkit.writing.slip.tables import write_tables


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: its number on the slip, what is wrong, in which row, and what stood there."""

    number: int
    finding: Finding
    row_name: str
    raw: str

    @property
    def what_to_do(self) -> str:
        """What the agency is asked to do."""
        return PROBLEM_BY_CODE[self.finding.code].asked


@dataclass(frozen=True)
class Sent:
    """What an agency sent and what is asked of it; the record has no sheets where there is no table to show."""

    agency: Agency
    period: Period
    province: str
    file: str
    questions: tuple[Question, ...]
    record: SlipRecord
    tables: tuple[Table, ...] = ()


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
