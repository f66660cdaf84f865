"""From a cell to a value: a number, a mark, a note — or the problem that keeps it from being one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple
from unicodedata import normalize

from toolkit.findings import Problem
from toolkit.findings.sheet_problems import NOT_SHOWN, SHOWN_SCALED, STRUCK_OUT
from toolkit.findings.value_problems import (
    BOOLEAN_VALUE,
    DATE_VALUE,
    ERROR_VALUE,
    FOOTNOTE,
    NOT_A_NUMBER,
    PERCENT_VALUE,
    SEPARATOR,
    UNCALCULATED,
    UNIT_IN_CELL,
)
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.number_look import HIDDEN, SCALED, STRUCK, WORDS
from toolkit.model import Column, Mark, Value
from toolkit.vietnamese import format_number, key
from toolkit.vietnamese.numbers import Convention, Doubt, Doubtful, Number, parse_number


class Taken(NamedTuple):
    """What was taken from a cell; `problem` with its facts if something is to be said, value None if held."""

    value: Value | None
    problem: Problem | None = None
    suggestion: str | None = None
    facts: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Writing:
    """How numbers are written in a file, and whether its own numbers prove it."""

    convention: Convention
    proven: bool


_NUMBER, _NOTE = CellKind.NUMBER, Column.NOTE
"""Looked up once, as there are many cells."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs that no workbook can hold."""
_BY_KIND: dict[CellKind, Problem] = {
    CellKind.ERROR: ERROR_VALUE,
    CellKind.UNCALCULATED: UNCALCULATED,
    CellKind.DATE: DATE_VALUE,
    CellKind.BOOLEAN: BOOLEAN_VALUE,
}
_DAY_ZERO = date(1899, 12, 30)
_FIRST_YEAR_TYPED = 1990
"""An earlier date is a number shown as one: 32.874 days lie between the zero of Excel's calendar and 1990."""
_WITHOUT_RESULT = (CellKind.ERROR, CellKind.UNCALCULATED)


def take(cell: Cell, column: Column, unit: str, writing: Writing) -> Taken:
    """Read a non-empty cell of a reported column; `unit` is the indicator's."""
    if cell.kind is _NUMBER and column is not _NOTE:
        return _take_number(cell, Decimal(cell.text), unit)
    if column is _NOTE and cell.kind not in _WITHOUT_RESULT:
        return _take_note(cell)
    if cell.kind in _BY_KIND:
        suggestion = suggest_for_date(cell.text, writing.convention) if cell.kind is CellKind.DATE else None
        return Taken(None, _BY_KIND[cell.kind], suggestion, {"raw": cell.text})
    return _take_text(cell.text, unit, writing)


def suggest_for_date(text: str, convention: Convention) -> str | None:
    """What was probably typed where a workbook shows a date, None where nothing is probable.

    Excel makes a date of this century out of `4/9`, day first or month first as Windows is set; a date of long ago
    is a plain number that the cell's format shows as a date.
    """
    try:
        day = datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError:
        return None
    serial = (day - _DAY_ZERO).days
    if day.year < _FIRST_YEAR_TYPED:
        return format_number(Decimal(serial)) if serial > 0 else None
    typed = [f"{day.day}/{day.month}", f"{day.month}/{day.day}"]
    if convention is Convention.ENGLISH:
        typed.reverse()
    return " hoặc ".join(dict.fromkeys(typed))


def _take_note(cell: Cell) -> Taken:
    return Taken(Mark.NIL if cell.text.strip() in ("-", "–", "—") else _CONTROL.sub("", normalize("NFC", cell.text)))


def _take_number(cell: Cell, number: Decimal, unit: str) -> Taken:
    if cell.shown:
        return _take_shown(cell.shown, number, unit)
    if not cell.percent:
        return Taken(number)
    shown = number * 100
    if "%" in unit:
        return Taken(shown.normalize() + 0)
    raw = f"{format_number(shown)}%"
    return Taken(None, PERCENT_VALUE, format_number(shown), {"raw": raw, "unit": unit})


def _take_shown(shown: str, number: Decimal, unit: str) -> Taken:
    """A number that is shown otherwise than it is: what a clerk sees and what is stored are not the same figure."""
    raw = format_number(number)
    if shown in (STRUCK, HIDDEN):
        return Taken(None, STRUCK_OUT if shown == STRUCK else NOT_SHOWN, None, {"raw": raw})
    if shown.startswith(SCALED):
        seen = format_number(number.scaleb(-int(shown.removeprefix(SCALED))))
        return Taken(None, SHOWN_SCALED, seen, {"raw": raw, "seen": seen})
    words = shown.removeprefix(WORDS)
    if key(unit).startswith(key(words)):
        return Taken(number)
    return Taken(None, UNIT_IN_CELL, raw, {"raw": f"{raw} {words}", "suffix": words, "unit": unit})


def _take_text(text: str, unit: str, writing: Writing) -> Taken:
    parsed = parse_number(text, writing.convention, proven=writing.proven)
    if isinstance(parsed, Number):
        return _check_company(text, parsed, unit)
    if isinstance(parsed, Doubtful):
        suggestion = None if parsed.suggestion is None else format_number(parsed.suggestion)
        if parsed.doubt is Doubt.SEPARATOR:
            return Taken(None, SEPARATOR, suggestion, {"raw": text})
        return Taken(None, NOT_A_NUMBER, suggestion, {"raw": text, "trouble": parsed.doubt.value})
    return Taken(parsed)


def _check_company(text: str, parsed: Number, unit: str) -> Taken:
    """A number with a percent sign, a unit or a footnote mark behind it."""
    shown = format_number(parsed.value)
    if parsed.percent and "%" not in unit:
        return Taken(None, PERCENT_VALUE, shown, {"raw": text, "unit": unit})
    if parsed.suffix and key(parsed.suffix.strip("()")) != key(unit):
        return Taken(None, UNIT_IN_CELL, shown, {"raw": text, "suffix": parsed.suffix, "unit": unit})
    if parsed.footnote:
        return Taken(parsed.value, FOOTNOTE, None, {"raw": text, "mark": parsed.footnote, "value": shown})
    return Taken(parsed.value)
