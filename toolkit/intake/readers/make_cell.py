"""A reader's value as a cell: floats turned into the decimals they were typed as, dates as they are shown."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from toolkit.intake.readers.grid import Cell, CellKind

NOT_CALCULATED = Cell(CellKind.UNCALCULATED, "=…", formula=True)
"""A formula without a result, which itself is not read."""


def make_cell(value: object, *, percent: bool = False, formula: bool = False) -> Cell:
    """A cell from a reader's value."""
    if isinstance(value, bool):
        return Cell(CellKind.BOOLEAN, "TRUE" if value else "FALSE", formula=formula)
    if isinstance(value, int | float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return Cell(CellKind.ERROR, str(number), formula=formula)
        digits = plain(number)
        return Cell(CellKind.NUMBER, digits, percent, formula)
    if isinstance(value, datetime | date):
        return Cell(CellKind.DATE, value.strftime("%d/%m/%Y"), formula=formula)
    if isinstance(value, time | timedelta):
        return Cell(CellKind.DATE, str(value), formula=formula)
    return Cell(CellKind.TEXT, str(value), formula=formula)


def plain(number: Decimal) -> str:
    """The digits of a number, without exponent and without trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
