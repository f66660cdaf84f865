"""Reporting periods: month, quarter, six months, nine months, year — always cumulative within a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ROMAN_QUARTERS = ("I", "II", "III", "IV")
_CODE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?:(?P<cumulative>[69]T)|(?P<kind>[TQ])(?P<number>\d{1,2})))?")


class PeriodError(ValueError):
    """A text that names no period; its message is the sentence a clerk reads."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"Kỳ báo cáo “{text}” không đúng. "
            "Hãy viết 2020-T5 (tháng), 2020-Q2 (quý), 2020-6T, 2020-9T hoặc 2020 (năm)."
        )


class PeriodKind(StrEnum):
    """How much of a year a period covers."""

    MONTH = "tháng"
    QUARTER = "quý"
    HALF = "6 tháng"
    NINE_MONTHS = "9 tháng"
    YEAR = "năm"


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; `number` is the month or quarter and 0 for the other kinds."""

    year: int
    kind: PeriodKind
    number: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2020-T5`, `2020-Q2`, `2020-6T`, `2020-9T` or `2020`; raise PeriodError on anything else."""
        found = _CODE.fullmatch(text.strip().upper())
        if not found:
            raise PeriodError(text)
        year = int(found["year"])
        if found["cumulative"]:
            return cls(year, PeriodKind.HALF if found["cumulative"] == "6T" else PeriodKind.NINE_MONTHS)
        if not found["kind"]:
            return cls(year, PeriodKind.YEAR)
        kind, number = (PeriodKind.MONTH, 12) if found["kind"] == "T" else (PeriodKind.QUARTER, 4)
        if not 1 <= int(found["number"]) <= number:
            raise PeriodError(text)
        return cls(year, kind, int(found["number"]))

    def __str__(self) -> str:
        suffix = {
            PeriodKind.MONTH: f"-T{self.number}",
            PeriodKind.QUARTER: f"-Q{self.number}",
            PeriodKind.HALF: "-6T",
            PeriodKind.NINE_MONTHS: "-9T",
            PeriodKind.YEAR: "",
        }[self.kind]
        return f"{self.year}{suffix}"

    @property
    def label(self) -> str:
        """The period as an office writes it: `6 tháng đầu năm 2020`."""
        return {
            PeriodKind.MONTH: f"tháng {self.number} năm {self.year}",
            PeriodKind.QUARTER: f"quý {ROMAN_QUARTERS[(self.number - 1) % 4]} năm {self.year}",
            PeriodKind.HALF: f"6 tháng đầu năm {self.year}",
            PeriodKind.NINE_MONTHS: f"9 tháng đầu năm {self.year}",
            PeriodKind.YEAR: f"năm {self.year}",
        }[self.kind]

    @property
    def first_month(self) -> int:
        """The month (1–12) in which the period begins."""
        if self.kind is PeriodKind.MONTH:
            return self.number
        return self.number * 3 - 2 if self.kind is PeriodKind.QUARTER else 1

    @property
    def last_month(self) -> int:
        """The month (1–12) with which the period ends."""
        return {
            PeriodKind.MONTH: self.number,
            PeriodKind.QUARTER: self.number * 3,
            PeriodKind.HALF: 6,
            PeriodKind.NINE_MONTHS: 9,
            PeriodKind.YEAR: 12,
        }[self.kind]

    @property
    def start(self) -> date:
        """The first day of the period."""
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """The last day of the period."""
        return date(self.year, self.last_month, calendar.monthrange(self.year, self.last_month)[1])

    @property
    def year_before(self) -> Period:
        """The same period of the year before (cùng kỳ năm trước)."""
        return Period(self.year - 1, self.kind, self.number)

    def within(self, first: Period | None, last: Period | None) -> bool:
        """Whether this period falls between two others, both included; None leaves that side open.

        What begins with the nine months is not yet there in the six months, though both begin in January.
        """
        return (first is None or self.end >= first._begins) and (last is None or self.end <= last.end)

    @property
    def _begins(self) -> date:
        """From when on something is valid that is said to be valid from this period."""
        return self.end if self.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS) else self.start
