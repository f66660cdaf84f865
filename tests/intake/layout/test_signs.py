"""What a cell looks like, whatever it means."""

from __future__ import annotations

import pytest

from tests.support.workbooks import as_read
from toolkit.intake.layout.signs import Sign, read_signs, sign_of
from toolkit.intake.readers.grid import Cell, CellKind


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Tổng số", Sign.LABEL),
        ("6 tháng", Sign.LABEL),
        ("%", Sign.LABEL),
        ("15-24", Sign.LABEL),
        ("+/-", Sign.LABEL),
        ("31/12/2024", Sign.LABEL),
        ("1892,6", Sign.FIGURE),
        ("8370.3\u00a0", Sign.FIGURE),
        ("(12,5)", Sign.FIGURE),
        ("1.234.567", Sign.FIGURE),
        ("12%", Sign.FIGURE),
        ("-", Sign.NIL),
        ("- …", Sign.NIL),
        ("....", Sign.DOTS),
        ("2024", Sign.YEAR),
        ("(2019)", Sign.YEAR),
        ("7", Sign.SMALL),
        ("0(*)", Sign.SMALL),
        ("A", Sign.MARKER),
        ("XII.", Sign.MARKER),
        ("a)", Sign.MARKER),
        ("A.1", Sign.MARKER),
        ("(3)", Sign.MARKER),
        ("1.", Sign.MARKER),
        ("1.2.3", Sign.MARKER),
        ("", None),
        (" \u00a0", None),
    ],
)
def test_texts(text: str, sign: Sign | None) -> None:
    assert sign_of(Cell(CellKind.TEXT, text)) is sign


@pytest.mark.parametrize(
    ("digits", "sign"),
    [("2024", Sign.YEAR), ("5", Sign.SMALL), ("99.5", Sign.FIGURE), ("120", Sign.FIGURE), ("-3", Sign.FIGURE)],
)
def test_numbers(digits: str, sign: Sign) -> None:
    assert sign_of(Cell(CellKind.NUMBER, digits)) is sign


def test_errors_and_formulas_without_result_are_figures_and_dates_are_dates() -> None:
    assert sign_of(Cell(CellKind.ERROR, "#DIV/0!")) is Sign.FIGURE
    assert sign_of(Cell(CellKind.UNCALCULATED, "=A1")) is Sign.FIGURE
    assert sign_of(Cell(CellKind.DATE, "12/01/2013")) is Sign.DATE


def test_blank_cells_say_nothing() -> None:
    assert read_signs(as_read(["Tổng số", " ", 5], [" "])) == {1: {1: Sign.LABEL, 3: Sign.SMALL}}
