"""A figure: one value of one indicator and column, with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TypeAlias


class Column(StrEnum):
    """The four reported columns of the standard table."""

    PLAN = "plan"
    ACTUAL = "actual"
    PREVIOUS = "previous"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The column's short Vietnamese name."""
        return {
            Column.PLAN: "KH năm",
            Column.ACTUAL: "Lũy kế thực hiện",
            Column.PREVIOUS: "Lũy kế cùng kỳ năm trước",
            Column.NOTE: "Ghi chú",
        }[self]


NUMBER_COLUMNS = (Column.PLAN, Column.ACTUAL, Column.PREVIOUS)


class Mark(Enum):
    """What an agency writes in place of a number; an empty cell is neither, it is no figure at all."""

    NIL = "-"
    """Không phát sinh: nothing happened, which is known."""
    UNAVAILABLE = "chưa có số liệu"
    """Something happened, how much is not known yet."""


Value: TypeAlias = Decimal | Mark | str
"""A number, a mark, or (in the note column) text."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file, sheet and cell (`E14`); sheet and cell are empty for a whole file."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value as read; `indicator` or `column` is None while nobody knows what it belongs to."""

    indicator: str | None
    column: Column | None
    value: Value | None
    raw: str
    """The cell's text as it stood there (for a number cell, the number as stored)."""
    place: Place
    agency: str
    """The code of the agency that reports it, which need not own the indicator."""
    name: str = ""
    """The row's name as the agency wrote it."""
    decided: str = ""
    """By whom and when a person decided what becomes of it; empty where nobody did."""
    estimate: bool = False
    """It stands in a column of estimates (ước thực hiện)."""


@dataclass(frozen=True, slots=True)
class TypedRatio:
    """A ratio that an agency typed beside its figures, in percent; it is compared and never taken."""

    indicator: str
    base: Column
    """What it says to compare the actual with: the plan, or the previous year's."""
    value: Decimal
    place: Place
    agency: str
