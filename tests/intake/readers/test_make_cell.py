"""A reader's values become cells: decimals as they were typed, dates as they are shown."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.make_cell import make_cell, plain


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (4031, Cell(CellKind.NUMBER, "4031")),
        (4031.0, Cell(CellKind.NUMBER, "4031")),
        (1892.6, Cell(CellKind.NUMBER, "1892.6")),
        (0.1, Cell(CellKind.NUMBER, "0.1")),
        (97.49734690783566, Cell(CellKind.NUMBER, "97.49734690783566")),
        (1e-7, Cell(CellKind.NUMBER, "0.0000001")),
        (1e21, Cell(CellKind.NUMBER, "1000000000000000000000")),
        (-5, Cell(CellKind.NUMBER, "-5")),
        (0, Cell(CellKind.NUMBER, "0")),
        (float("nan"), Cell(CellKind.ERROR, "NaN")),
        (float("-inf"), Cell(CellKind.ERROR, "-Infinity")),
        (True, Cell(CellKind.BOOLEAN, "TRUE")),
        (False, Cell(CellKind.BOOLEAN, "FALSE")),
        (date(2020, 9, 4), Cell(CellKind.DATE, "04/09/2020")),
        (datetime(2020, 9, 4, 7, 30), Cell(CellKind.DATE, "04/09/2020")),  # noqa: DTZ001
        (time(7, 30), Cell(CellKind.DATE, "07:30:00")),
        (timedelta(hours=30), Cell(CellKind.DATE, "1 day, 6:00:00")),
        ("13.500", Cell(CellKind.TEXT, "13.500")),
        ("00", Cell(CellKind.TEXT, "00")),
        ("  - Nam", Cell(CellKind.TEXT, "  - Nam")),
    ],
)
def test_values_become_cells(value: object, cell: Cell) -> None:
    assert make_cell(value) == cell


def test_format_and_formula_are_kept_with_a_number() -> None:
    assert make_cell(0.3, percent=True, formula=True) == Cell(CellKind.NUMBER, "0.3", True, True)


@pytest.mark.parametrize(
    ("number", "digits"),
    [("1E+3", "1000"), ("15.0", "15"), ("0.50", "0.5"), ("100", "100"), ("-2.10", "-2.1"), ("1E-3", "0.001")],
)
def test_digits_have_no_exponent_and_no_idle_zeros(number: str, digits: str) -> None:
    assert plain(Decimal(number)) == digits


@pytest.mark.parametrize("value", [9.0, 1e21, 0.5, -3.0, 1e-7])
def test_a_whole_number_has_no_decimals_whichever_reader_gave_it(value: float) -> None:
    made = make_cell(value)
    assert str(made.number) == str(Decimal(made.text))
