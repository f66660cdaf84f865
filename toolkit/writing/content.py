"""What a cell can hold: text, a number, or a formula with its value; and what no cell can."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import NamedTuple, TypeAlias
from xml.sax.saxutils import unescape

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.writing.xml_text import escaped

MAX_TEXT = 32_767
MAX_FORMULA = 8_192
_LIKE_A_FORMULA = frozenset("=+-@\t\r'")
_EXACT_INTEGERS = 10**15

Result: TypeAlias = Decimal | str | bool
"""What a formula comes to; an error by its name."""


class WritingError(Exception):
    """A cell that cannot be stored as it is: a fault of ours, never of a submission."""


class Number(NamedTuple):
    """A number that is shown in a number format of its own."""

    value: Decimal
    shown_as: str


class Formula(NamedTuple):
    """A formula as XML, without its `=`, the value that it has, and its number format, where it has one of its own."""

    xml: str
    result: Result
    shown_as: str = ""


Content: TypeAlias = str | Number | Decimal | int | Formula | None
"""Of a cell; an empty text is a cell that has nothing but its style, None is no cell."""


class _AnyRow(int):
    """Stands for the number of a row, whichever it will be."""

    SIGN = "\ue000"

    def __format__(self, specification: str) -> str:
        return self.SIGN


class RowFormula:
    """A formula (without its `=`) that differs from row to row in nothing but the row's number."""

    def __init__(self, formula: Callable[[int], str]) -> None:
        """`formula` gives it by the row's number as Excel counts, which it puts into the text and reckons not with."""
        self._pieces = escaped(formula(_AnyRow())).split(_AnyRow.SIGN)

    def at(self, row: int, result: Result, shown_as: str = "") -> Formula:
        """The formula of a row counted from 0, with its value there."""
        return Formula(str(row + 1).join(self._pieces), result, shown_as)


def one_formula(formula: str, result: Result, shown_as: str = "") -> Formula:
    """A formula (without its `=`) of one row alone."""
    return Formula(escaped(formula), result, shown_as)


class _Exact(float):
    """A number that is stored with the digits that give it back; XlsxWriter's own sixteen make 78.9 another number."""

    __slots__ = ()

    def __format__(self, specification: str) -> str:
        return repr(float(self))


def stored(number: Decimal | int) -> float | int:
    """The number as a workbook holds it; raise WritingError where it holds none such."""
    exact = _Exact(number)
    if exact.is_integer() and abs(exact) < _EXACT_INTEGERS:
        return int(exact)
    if not isfinite(exact):
        raise WritingError(f"{number} is no number that a workbook can hold")
    return exact


def number_text(number: Decimal | int) -> str:
    """The same as it is written."""
    nearest = float(number)
    if nearest.is_integer() and abs(nearest) < _EXACT_INTEGERS:
        return str(int(nearest))
    return f"{stored(number)}"


def is_quoted(text: str, row: int, column: int) -> bool:
    """Whether Excel would take a text for a formula, were it not marked; raise WritingError if no cell can hold it."""
    if len(text) * 2 > MAX_TEXT and len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise WritingError(f"{xl_rowcol_to_cell(row, column)}: text of {len(text)} characters")
    return len(text) > 1 and text[0] in _LIKE_A_FORMULA


def check_formula(formula: str, row: int, column: int) -> None:
    """Raise WritingError if a formula, as text or as XML, is longer than any can be."""
    if len(formula) > MAX_FORMULA and len(unescape(formula)) > MAX_FORMULA:
        raise WritingError(f"{xl_rowcol_to_cell(row, column)}: formula of {len(formula)} characters")


def refuse(result: int | None, row: int, column: int) -> None:
    """Raise WritingError where XlsxWriter says that it has not taken a cell."""
    if result:
        raise WritingError(f"{xl_rowcol_to_cell(row, column)}: the writer refused the cell ({result})")
