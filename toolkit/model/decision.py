"""What a person decided: an answer to a finding, or a value typed over in the master; each with who and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from toolkit.model.figure import Column, Figure, Value
from toolkit.model.finding import Finding

ADJUSTED_BY = "chỉnh tay"
"""Who reports a value that was typed over in the master."""


class Answer(StrEnum):
    """The answers that a finding takes."""

    ACCEPT = "accept"
    SUGGESTED = "suggested"
    VALUE = "value"
    LEAVE_OUT = "leave out"
    PLACED = "placed"
    NEWEST = "newest"
    SEEN = "seen"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The answer as the master's drop-down has it; empty for one that was taken back."""
        return {
            Answer.ACCEPT: "dùng số đã gửi",
            Answer.SUGGESTED: "dùng gợi ý",
            Answer.VALUE: "dùng giá trị ghi bên",
            Answer.LEAVE_OUT: "không dùng",
            Answer.PLACED: "là chỉ tiêu có mã ghi bên",
            Answer.NEWEST: "lấy tệp ghi bên",
            Answer.SEEN: "đã xem",
            Answer.WITHDRAWN: "",
        }[self]

    @classmethod
    def by_label(cls, text: str) -> Answer | None:
        """The answer with a label, None where there is no such answer."""
        return next((answer for answer in cls if answer.label == text.strip().casefold()), None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: a figure as it was sent, or (column is None) a file or a finding.

    `raw` is the cell's text, the file's name or the finding's sentence. A figure that is sent again with another
    text is another subject: a decision never moves on to it by itself.
    """

    agency: str
    row: str
    """The indicator's code, or the row's name as it was sent where nobody knows the indicator."""
    column: Column | None
    raw: str

    @classmethod
    def of(cls, figure: Figure) -> Subject:
        """The subject that a figure is."""
        return cls.sent(figure.agency, figure.indicator or figure.name, figure.column, figure.raw)

    @classmethod
    def sent(cls, agency: str, row: str, column: Column | None, raw: str) -> Subject:
        """A subject whose text is compared without regard to white space, which workbooks do not keep."""
        return cls(agency, " ".join(row.split()), column, " ".join(raw.split()))

    @property
    def slot(self) -> tuple[str, str, Column | None]:
        """Where the figure belongs, whatever it says."""
        return self.agency, self.row, self.column


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer to a finding."""

    subject: Subject
    finding: str
    """The code of the finding that was answered."""
    answer: Answer
    value: Value | None
    """What is used for `VALUE` and `SUGGESTED`; the indicator's code for `PLACED`."""
    who: str
    when: str
    """Date and time in ISO form, as the workbook states them."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A value typed over in the indicators' sheet."""

    indicator: str
    column: Column
    value: Value | None
    """None where the adjustment was taken back."""
    base: Value | None
    """What the value was without the adjustment when it was typed."""
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding with the decision or adjustment that settled it."""

    finding: Finding
    by: Decision | Adjustment


@dataclass(frozen=True)
class Decisions:
    """All that was decided for a period, oldest first; of several about the same thing the last one holds."""

    decisions: tuple[Decision, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()

    @cached_property
    def by_subject(self) -> dict[Subject, Decision]:
        """The decision that holds for each subject."""
        last = {one.subject: one for one in self.decisions}
        return {subject: one for subject, one in last.items() if one.answer is not Answer.WITHDRAWN}

    @cached_property
    def by_slot(self) -> dict[tuple[str, str, Column | None], Decision]:
        """The last decision about any text of a figure."""
        return {one.subject.slot: one for one in self.decisions if one.subject.column is not None}

    @cached_property
    def adjusted(self) -> dict[tuple[str, Column], Adjustment]:
        """The adjustments that hold, by indicator and column."""
        last = {(one.indicator, one.column): one for one in self.adjustments}
        return {slot: one for slot, one in last.items() if one.value is not None}

    def about(self, figure: Figure) -> Decision | None:
        """The decision about a figure as it was sent, None where there is none."""
        return self.by_subject.get(Subject.of(figure))

    def with_answer(self, answer: Answer) -> Iterator[Decision]:
        """The decisions in force that have an answer."""
        return (one for one in self.by_subject.values() if one.answer is answer)

    def extended(self, decisions: Iterable[Decision], adjustments: Iterable[Adjustment]) -> Decisions:
        """These and newer ones."""
        return Decisions((*self.decisions, *decisions), (*self.adjustments, *adjustments))

    def __bool__(self) -> bool:
        return bool(self.decisions or self.adjustments)
