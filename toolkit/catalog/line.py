"""One row of a catalogue sheet: typed access to its cells; every mistake is noted with sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from toolkit.findings import Problem
from toolkit.findings.catalogue_problems import (
    BAD_DATE,
    BAD_EMAIL,
    BAD_NUMBER,
    BAD_PERIOD,
    FORBIDDEN_CHARACTER,
    NOT_IN_LIST,
    REQUIRED_EMPTY,
)
from toolkit.intake.readers.grid import Cell, CellKind, cell_name
from toolkit.model import Finding, Period, PeriodError, Place
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.numbers import Number, parse_number

Choice = TypeVar("Choice", bound=StrEnum)
_CODE = re.compile(r"[\w.-]+")
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>.]+")
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class Line:
    """A row, counted from 1; `columns` are those of its sheet by heading, `cells` its own by column.

    Mistakes go to `findings`.
    """

    file: str
    sheet: str
    row: int
    columns: Mapping[str, int]
    cells: Mapping[int, Cell]
    findings: list[Finding]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below any heading."""
        return not any(self._typed(heading).strip() for heading in self.columns)

    def _typed(self, heading: str) -> str:
        """The cell's text as it stands; nothing for a formula without a result."""
        cell = self.cells.get(self.columns.get(heading, 0))
        return cell.text if cell is not None and cell.kind is not CellKind.UNCALCULATED else ""

    def place(self, heading: str) -> Place:
        """Where a heading's cell of this row stands."""
        column = self.columns.get(heading)
        return Place(self.file, self.sheet, cell_name(self.row, column) if column else "")

    def say(self, problem: Problem, at: str, /, **facts: object) -> None:
        """Note a mistake in the cell below a heading."""
        self.findings.append(problem.at(self.place(at), **facts))  # type: ignore[arg-type]

    def text(self, heading: str, *, required: bool = False) -> str:
        """The cell's text, cleaned; a number as it would be typed."""
        written = clean(self._typed(heading))
        if required and not written:
            self.say(REQUIRED_EMPTY, heading, heading=heading)
        return written

    def code(self, heading: str, *, required: bool = True) -> str:
        """A code, which may go into formulas and file names."""
        written = self.text(heading, required=required)
        if written and not _CODE.fullmatch(written):
            self.say(FORBIDDEN_CHARACTER, heading, code=written)
        return written

    def choice(self, heading: str, choices: type[Choice], default: Choice) -> Choice:
        """One of a closed list, the default where the cell is empty."""
        written = self.text(heading)
        if not written:
            return default
        return self._chosen(heading, choices, written) or default

    def choices(self, heading: str, choices: type[Choice]) -> frozenset[Choice]:
        """Several of a closed list, separated by commas or semicolons."""
        written = [piece for piece in re.split(r"[,;]", self.text(heading)) if piece.strip()]
        found = (self._chosen(heading, choices, piece) for piece in written)
        return frozenset(one for one in found if one is not None)

    def _chosen(self, heading: str, choices: type[Choice], written: str) -> Choice | None:
        found: Choice | None = _by_key(choices).get(key(written))
        if found is None:
            allowed = ", ".join(one.value for one in choices)
            self.say(NOT_IN_LIST, heading, value=written, heading=heading, choices=allowed)
        return found

    def period(self, heading: str) -> Period | None:
        """A period, None where the cell is empty."""
        written = self.text(heading)
        try:
            return Period.parse(written) if written else None
        except PeriodError:
            self.say(BAD_PERIOD, heading, value=written, heading=heading)
            return None

    def number(self, heading: str, *, required: bool = False) -> Decimal | None:
        """A number, typed as one or as text in Vietnamese writing; None where empty or wrong."""
        written = self.text(heading, required=required)
        cell = self.cells.get(self.columns.get(heading, 0))
        if cell is not None and cell.kind is CellKind.NUMBER:
            return cell.number
        if not written:
            return None
        found = parse_number(written)
        if isinstance(found, Number) and not found.percent and not found.suffix:
            return found.value
        self.say(BAD_NUMBER, heading, value=written, heading=heading)
        return None

    def integer(self, heading: str, allowed: Iterable[int], *, required: bool = False) -> int | None:
        """A whole number within a range."""
        found = self.number(heading, required=required)
        if found is None:
            return None
        if found == int(found) and int(found) in allowed:
            return int(found)
        self.say(BAD_NUMBER, heading, value=self.text(heading), heading=heading)
        return None

    def date(self, heading: str) -> date | None:
        """A date, stored as one or typed day/month/year."""
        written = self.text(heading)
        found = _DATE.fullmatch(written)
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            found = None
        if written:
            self.say(BAD_DATE, heading, value=written, heading=heading)
        return None

    def email(self, heading: str) -> str:
        """One or more addresses, separated by semicolons."""
        written = self.text(heading)
        for address in re.split(r"\s*[;,]\s*", written) if written else ():
            if not _EMAIL.fullmatch(address):
                self.say(BAD_EMAIL, heading, value=address)
        return written


@lru_cache
def _by_key(choices: type[StrEnum]) -> dict[str, Any]:
    """The choices of a closed list by their keys."""
    return {key(one.value): one for one in choices}
