"""A workbook described cell by cell, as somebody made it by hand; the writers turn it into a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

from toolkit.intake.readers.grid import Area, column_number

_MOST_TYPED = 3


class Part(StrEnum):
    """Where in a page a cell stands; it decides how the cell looks."""

    TITLE = "title"
    HEADER = "header"
    ROW = "row"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that Excel last gave it; a text is an error such as `#DIV/0!`."""

    expression: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown as a percentage: 0.881 stands there as 88,1 %."""

    value: float


Content: TypeAlias = str | int | float | Formula | Percent | None
Line: TypeAlias = tuple[Content, ...]
"""The cells of one row, from the page's first column on; None leaves a cell empty."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where it stands, counted from 0; content None is an empty cell inside the table's borders."""

    row: int
    column: int
    content: Content
    part: Part


@dataclass(frozen=True)
class Page:
    """One sheet: what stands above the table, its header, its rows, and what stands below."""

    name: str
    title: tuple[Line, ...] = ()
    header: tuple[Line, ...] = ()
    rows: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    merges: tuple[str, ...] = ()
    """Merged areas, as Excel writes them."""
    widths: tuple[float, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    """Sheet rows, counted from 1."""
    left: int = 0
    """How many empty columns stand left of everything."""
    visible: bool = True

    @property
    def header_rows(self) -> range:
        """The rows of the header, counted from 0."""
        return range(len(self.title), len(self.title) + len(self.header))

    @property
    def areas(self) -> tuple[Area, ...]:
        """The merged areas, counted from 1."""
        return tuple(_area(written) for written in self.merges)

    def cells(self) -> Iterator[Placed]:
        """All cells that hold something, and the empty ones inside the table."""
        width = max((len(line) for line in (*self.header, *self.rows)), default=0)
        parts = ((Part.TITLE, self.title), (Part.HEADER, self.header), (Part.ROW, self.rows), (Part.FOOT, self.foot))
        row = 0
        for part, lines in parts:
            bordered = part in (Part.HEADER, Part.ROW)
            for line in lines:
                padded = line + (None,) * (width - len(line)) if bordered else line
                for column, content in enumerate(padded, self.left):
                    if content is not None or bordered:
                        yield Placed(row, column, content, part)
                row += 1


@dataclass(frozen=True)
class Book:
    """A submission: its file's name, its pages, and when it was saved."""

    file: str
    pages: tuple[Page, ...]
    saved: str
    """Day and time, as `2020-06-12 09:30`."""
    about: str
    """How it is laid out, for the README that the clerks read."""
    author: str = ""
    decomposed: bool = False
    """Whether its text is typed in decomposed Unicode, as some keyboards of macOS do."""

    @property
    def saved_at(self) -> datetime:
        """When it was saved."""
        return datetime.fromisoformat(self.saved).replace(tzinfo=UTC)

    def typed(self, text: str) -> str:
        """A text in the Unicode form in which it was typed."""
        return unicodedata.normalize("NFD" if self.decomposed else "NFC", text)


def number_format(value: float) -> str:
    """How Excel shows a number: thousands grouped, as many decimals as were typed, one where it was calculated."""
    decimals = len(repr(value).partition(".")[2]) if isinstance(value, float) else 0
    decimals = decimals if decimals <= _MOST_TYPED else 1
    grouped = "#,##0" if abs(value) >= 1_000 else "0"
    return f"{grouped}.{'0' * decimals}" if decimals else grouped


def _area(written: str) -> Area:
    (left, top), (right, bottom) = (_corner(corner) for corner in written.split(":"))
    return Area(top, left, bottom, right)


def _corner(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    return column_number(letters), int(name.removeprefix(letters))
