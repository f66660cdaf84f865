"""What a cell looks like to somebody who sees a sheet for the first time: a label, a figure, a year, a number."""

from __future__ import annotations

import re
from enum import IntEnum, auto
from functools import lru_cache

from toolkit.intake.readers.grid import Cell, CellKind, Sheet
from toolkit.vietnamese.numbers import Number, parse_number


class Sign(IntEnum):
    """The looks of a cell."""

    __hash__ = int.__hash__  # an enumeration's own hash is slow, and there are many cells

    LABEL = auto()
    """Words: the name of a row, the heading of a column, a note; `6 tháng`, `%` and `(1-4)` are words too."""
    FIGURE = auto()
    """A number, one that was typed as text, an error, a formula without a result."""
    NIL = auto()
    """A mark for nothing: `-`."""
    DOTS = auto()
    """`…`: nothing, or a place left for more rows or columns."""
    YEAR = auto()
    """2024, `(2019)`: it may head a column."""
    SMALL = auto()
    """A whole number below 100: the number of a row, of a column, or a figure."""
    DATE = auto()
    MARKER = auto()
    """What numbers a row or a column: `A`, `XII.`, `1.2`, `(3)`, `a)`."""


FIGURES = frozenset({Sign.FIGURE, Sign.NIL})
VALUES = FIGURES | {Sign.SMALL}
"""What may be one of a table's figures: a small number may also count its rows or columns."""
NUMBERS = frozenset({Sign.FIGURE, Sign.NIL, Sign.DOTS, Sign.YEAR, Sign.SMALL})
"""What can be the value of a row once it is known that the row is no heading."""

_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_ROMAN_OR_LETTER = re.compile(r"[IVXLC]{1,6}[.)]?|\(?[a-zđA-ZĐ]\d?[.)]?|[A-ZĐ](?:\.\d{1,2})+\.?")
_COUNTED = re.compile(r"\(\d{1,2}\)|\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){2,}\.?|\d{1,2}(?:\.\d{1,2})+\.")
_SMALL = re.compile(r"\d{1,2}(?:\s?\(\*+\))?")
_NIL = re.compile(r"[-–—_.…\s]+")
_NUMERIC = re.compile(r"[-+−–(']?\s*\d[\d.,' ]*\)?\s*%?(?:\s*(?:\(\*+\)|\*+))?")

_NUMBER, _TEXT, _FIGURE = CellKind.NUMBER, CellKind.TEXT, Sign.FIGURE
"""Looked up once, as there are many cells."""

SignRows = dict[int, dict[int, Sign]]


def read_signs(sheet: Sheet) -> SignRows:
    """The signs of a sheet's cells by row and column; blank cells say nothing and are left out."""
    rows: SignRows = {}
    for row, cells in sheet.rows.items():
        signs = {column: sign for column, cell in cells.items() if (sign := sign_of(cell))}
        if signs:
            rows[row] = signs
    return rows


def sign_of(cell: Cell) -> Sign | None:
    """What a cell looks like, None if it shows nothing."""
    kind, text = cell[0], cell[1]
    if kind is _NUMBER:
        return _of_digits(text)
    if kind is _TEXT:
        return _of_text(text)
    return Sign.DATE if kind is CellKind.DATE else Sign.FIGURE


def _of_digits(text: str) -> Sign:
    if len(text) <= 4 and text.isdigit():
        if len(text) <= 2:
            return Sign.SMALL
        if len(text) == 4 and text[:2] in ("19", "20"):
            return Sign.YEAR
    return _FIGURE


@lru_cache(maxsize=16_384)
def _of_text(typed: str) -> Sign | None:
    text = typed.strip()
    if not text:
        return None
    first = text[0]
    if first.isalpha():
        return Sign.MARKER if len(text) <= 8 and _ROMAN_OR_LETTER.fullmatch(text) else Sign.LABEL
    return _of_signs(text)


def _of_signs(text: str) -> Sign:
    """The sign of a text that begins with a digit, a bracket or another mark."""
    if len(text) <= 6 and _YEAR.fullmatch(text):
        return Sign.YEAR
    if len(text) <= 6 and _SMALL.fullmatch(text):
        return Sign.SMALL
    if len(text) <= 12 and (_COUNTED.fullmatch(text) or _ROMAN_OR_LETTER.fullmatch(text)):
        return Sign.MARKER
    if _NIL.fullmatch(text):
        return Sign.DOTS if text.strip(".… ") == "" else Sign.NIL
    if _NUMERIC.fullmatch(text) and isinstance(parse_number(text), Number):
        return Sign.FIGURE
    return Sign.LABEL
