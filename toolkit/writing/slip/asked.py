"""What is asked of an agency about what it sent: the questions, and the tables that they are about."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.findings import PROBLEM_BY_CODE
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.slip_record import SlipRecord
from toolkit.model import Agency, Finding, Period


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
