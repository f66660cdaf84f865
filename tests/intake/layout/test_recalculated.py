"""What a formula without a result would give, where its own sheet says so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.layout.recalculated import recalculate
from toolkit.intake.readers.grid import Cell, CellKind, make_sheet

CELLS = {
    (1, 1): Cell(CellKind.NUMBER, "4031"),
    (2, 1): Cell(CellKind.NUMBER, "0.1"),
    (3, 1): Cell(CellKind.TEXT, "chữ"),
    (4, 1): Cell(CellKind.UNCALCULATED, "=A1*2", formula=True),
    (5, 1): Cell(CellKind.UNCALCULATED, "=A6", formula=True),
    (6, 1): Cell(CellKind.UNCALCULATED, "=A5", formula=True),
    (7, 1): Cell(CellKind.ERROR, "#REF!"),
}
SHEET = make_sheet("Biểu", dict(CELLS))


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=4000+31", "4031"),
        ("=SUM(A1:A2)", "4031.1"),
        ("=sum($A$1,A2;B1:C9)", "4031.1"),
        ("=SUM(A1:A2)-A1", "0.1"),
        ("=-(A1+1)*2/4", "-2016"),
        ("=A4+1", "8063"),
        ("=SUM(A4,A4)", "16124"),
        ("=B1", "0"),
        ("=1/3", "0.333333333333333"),
    ],
)
def test_plain_arithmetic_is_worked_out(formula: str, result: str) -> None:
    assert recalculate(SHEET, formula) == Decimal(result)


@pytest.mark.parametrize(
    "formula",
    ["", "=", "=A3", "=SUM(A1:A3)", "=A7+1", "=A5", "=1/0", "=IF(A1,1,2)", "=Sheet2!A1", "=A1:A2", "=(1", "=1 2",
     '="a"',      "=SUM(A1:XFD1048576)", "=SUM(", "=1+", "=A1%", "=" + "(" * 600, "=[1]S!A1"],
)  # fmt: skip
def test_what_is_no_plain_arithmetic_has_no_suggestion(formula: str) -> None:
    assert recalculate(SHEET, formula) is None


@given(st.text(alphabet="SUM(A1:B2)+-*/,;09 $=.", max_size=30))
def test_any_formula_ends_without_an_exception(formula: str) -> None:
    found = recalculate(SHEET, formula)
    assert found is None or found.is_finite()
