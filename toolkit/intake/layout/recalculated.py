"""What a formula without a result would give, where it is plain arithmetic over its own sheet: for suggestions only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext

from toolkit.intake.readers.grid import CellKind, Sheet, column_number

_TOKEN = re.compile(r"\s*(SUM(?=\()|\$?[A-Z]{1,3}\$?[1-9]\d{0,6}|\d+(?:\.\d+)?|[-+*/(),:;])", re.IGNORECASE)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)", re.IGNORECASE)
_MOST_CELLS = 10_000
_MOST_TOKENS = 500
_DIGITS = 15
"""As many as Excel keeps."""


class _Unknown(Exception):
    """Raised where a formula holds what is not plain arithmetic, or needs a cell that is no number."""


def recalculate(sheet: Sheet, formula: str) -> Decimal | None:
    """The result of `=E10+E11*2` or `=SUM(E10:E12)`; None for any other formula, or one that needs such a cell."""
    try:
        with localcontext(prec=50):
            found = _Formula(sheet, {}, _tokens(formula)).value()
            return found.quantize(Decimal(1).scaleb(found.adjusted() - _DIGITS + 1)).normalize() + 0 if found else found
    except (_Unknown, InvalidOperation, DivisionByZero, RecursionError):
        return None


def _tokens(formula: str) -> list[str]:
    text = formula.removeprefix("=").rstrip()
    found: list[str] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or len(found) == _MOST_TOKENS:
            raise _Unknown
        found.append(token[1].upper().replace("$", ""))
        at = token.end()
    return found


@dataclass
class _Formula:
    """A recursive descent over the tokens of one formula."""

    sheet: Sheet
    known: dict[tuple[int, int], Decimal | None]
    """Results of other formulas; None while one is being worked out."""
    tokens: list[str]
    at: int = 0

    def value(self) -> Decimal:
        found = self._sum()
        if self.at < len(self.tokens):
            raise _Unknown
        return found

    def _sum(self) -> Decimal:
        found = self._product()
        while sign := self._take("+", "-"):
            term = self._product()
            found = found + term if sign == "+" else found - term
        return found

    def _product(self) -> Decimal:
        found = self._factor()
        while sign := self._take("*", "/"):
            factor = self._factor()
            found = found * factor if sign == "*" else found / factor
        return found

    def _factor(self) -> Decimal:
        if sign := self._take("+", "-"):
            return -self._factor() if sign == "-" else self._factor()
        if self._take("("):
            found = self._sum()
            self._need(")")
            return found
        if self._take("SUM"):
            return self._sum_of()
        token = self._next()
        if token[0].isdigit():
            return Decimal(token)
        return self._cell(*_position(token))

    def _sum_of(self) -> Decimal:
        self._need("(")
        found = Decimal(0)
        while True:
            found += self._argument()
            if not self._take(",", ";"):
                self._need(")")
                return found

    def _argument(self) -> Decimal:
        if self.tokens[self.at + 1 : self.at + 2] != [":"]:
            return self._sum()
        (top, left), _, (bottom, right) = _position(self._next()), self._next(), _position(self._next())
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        if len(rows) * len(columns) > _MOST_CELLS:
            raise _Unknown
        return sum((self._cell(row, column) for row in rows for column in columns), Decimal(0))

    def _cell(self, row: int, column: int) -> Decimal:
        cell = self.sheet.cells.get((row, column))
        if cell is None:
            return Decimal(0)
        if cell.kind is CellKind.UNCALCULATED:
            return self._other(row, column, cell.text)
        if cell.kind is not CellKind.NUMBER or cell.number is None:
            raise _Unknown
        return cell.number

    def _other(self, row: int, column: int, formula: str) -> Decimal:
        """The result of another formula without one; a circle has none."""
        if (row, column) not in self.known:
            self.known[row, column] = None
            self.known[row, column] = _Formula(self.sheet, self.known, _tokens(formula)).value()
        found = self.known[row, column]
        if found is None:
            raise _Unknown
        return found

    def _take(self, *wanted: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at] in wanted:
            self.at += 1
            return self.tokens[self.at - 1]
        return ""

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise _Unknown

    def _next(self) -> str:
        if self.at >= len(self.tokens):
            raise _Unknown
        self.at += 1
        return self.tokens[self.at - 1]


def _position(token: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(token)
    if found is None:
        raise _Unknown
    return int(found[2]), column_number(found[1])
