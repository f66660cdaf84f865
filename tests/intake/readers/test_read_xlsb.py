"""An .xlsb becomes the same grid as the same rows in an .xlsx, and python-calamine sees the same cells."""

from __future__ import annotations

import struct
from decimal import Decimal

import pytest

from tests.support.workbooks import Formula, parts_of, sheet, xlsx, zipped
from tests.support.xlsb import STYLES, record, wide, xlsb
from toolkit.findings import Problem
from toolkit.findings.file_problems import AMBIGUOUS
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.read_xlsb import read_xlsb
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.witness import witness_values

ROWS = (
    ["STT", "Nội dung", "KH", "TH", "Đúng"],
    [1, "  - Số trường ", 15.5, "4.031", True],
    ["1.1", "Trong đó: nữ", 0.3, -7, False],
)


def _only(data: bytes) -> Sheet:
    (found,) = read_grid(data).sheets
    return found


def test_the_grid_equals_that_of_the_same_rows_in_xlsx() -> None:
    made = sheet(*ROWS, formats={"C3": "0%"}, hidden_rows=[3])
    assert read_xlsb(xlsb(ROWS, formats={(3, 3): STYLES["percent"]}, hidden_rows=[3]), Limits()).sheets == (
        _only(xlsx(made)),
    )


def test_another_reader_sees_the_same_cells() -> None:
    seen = witness_values(xlsb(ROWS), ["Biểu"])["Biểu"]
    assert seen[2, 3] == 15.5
    assert seen[3, 4] == -7
    assert seen[2, 2] == "  - Số trường "


def test_numbers_are_the_decimals_that_were_typed_however_they_are_packed() -> None:
    found = _only(xlsb([[Decimal("18.92"), 1892.6, 0.1, -3, Decimal("-0.05"), 4031]]))
    assert [found.cells[1, column].number for column in range(1, 7)] == list(
        map(Decimal, ["18.92", "1892.6", "0.1", "-3", "-0.05", "4031"])
    )


def test_formulas_and_errors_are_what_they_are() -> None:
    found = _only(xlsb([["#DIV/0!", ("#REF!",), (2.5,), ("chữ",)]]))
    assert found.cells == {
        (1, 1): Cell(CellKind.ERROR, "#DIV/0!"),
        (1, 2): Cell(CellKind.ERROR, "#REF!", formula=True),
        (1, 3): Cell(CellKind.NUMBER, "2.5", formula=True),
        (1, 4): Cell(CellKind.TEXT, "chữ", formula=True),
    }
    same = _only(xlsx(sheet([Formula("=1/0", "#DIV/0!")])))
    assert same.cells[1, 1].kind is CellKind.ERROR


@pytest.mark.parametrize(
    ("formula", "known"),
    [((0.0, 2), False), (("", 2), False), ((0.0, 0), True), ((2.5, 2), True), (("chữ", 2), True), (("#REF!", 2), True)],
)
def test_nothing_is_no_result_where_the_formula_is_yet_to_be_calculated(formula: object, known: bool) -> None:
    kind = _only(xlsb([[7, formula]])).cells[1, 2].kind
    assert (kind is not CellKind.UNCALCULATED) is known


ZEROS = [[15, 0, (0.0,)], [1, 2.5, (0.0,)]]


@pytest.mark.parametrize(("calculation", "known"), [(0x0001, False), (0x0010, False), (0x002A, True)])
def test_zeros_alone_are_no_results_of_a_workbook_that_asks_to_be_calculated(calculation: int, known: bool) -> None:
    cells = _only(xlsb(ZEROS, calculation=calculation)).cells
    assert [cells[at].kind is CellKind.NUMBER for at in ((1, 3), (2, 3))] == [known, known]
    assert cells[1, 2] == Cell(CellKind.NUMBER, "0")
    other = _only(xlsb([*ZEROS, [(7.5,)]], calculation=calculation)).cells
    assert other[1, 3] == Cell(CellKind.NUMBER, "0", formula=True)


def test_dates_merges_and_old_fonts_are_known() -> None:
    data = xlsb(
        [[44078, "§¬n vÞ"]],
        formats={(1, 1): STYLES["date"], (1, 2): STYLES["second font"]},
        fonts=("Arial", ".VnTime"),
        merges=[(2, 1, 3, 2)],
    )
    found = _only(data)
    assert found.cells[1, 1] == Cell(CellKind.DATE, "04/09/2020")
    assert found.text(1, 2) == "Đơn vị"
    assert found.merges == (Area(2, 1, 3, 2),)


def test_hidden_columns_are_noted() -> None:
    hidden = record(60, struct.pack("<IIIIH", 1, 2, 0, 0, 1))
    assert _only(xlsb([[1]], cells=hidden)).hidden_columns == {2, 3}


LOST = record(0, b"\0" * 12) + record(7, b"\0" * 8 + b"\xff" * 4)
FAR = record(0, struct.pack("<IIHBB", 1048575, 0, 0, 0, 0)) + record(2, b"\xff\x3f\0\0" + b"\0" * 8)


def _with(part: str, data: bytes | None) -> bytes:
    parts: dict[str, str | bytes] = {name: one for name, one in parts_of(xlsb([[1, "a"]])).items() if name != part}
    return zipped({**parts, part: data} if data is not None else parts)


@pytest.mark.parametrize(
    ("data", "limits", "problem"),
    [
        (_with("xl/worksheets/sheet1.bin", None), Limits(), UNREADABLE),
        (_with("xl/worksheets/sheet1.bin", record(0, struct.pack("<I", 0))[:-1]), Limits(), UNREADABLE),
        (_with("xl/worksheets/sheet1.bin", LOST), Limits(), UNREADABLE),
        (_with("xl/worksheets/sheet1.bin", record(0, b"\0" * 12) + record(5, b"\0" * 9)), Limits(), UNREADABLE),
        (_with("xl/sharedStrings.bin", record(19, b"\0" + b"\xff\xff\xff\x7f")), Limits(), UNREADABLE),
        (_with("xl/workbook.bin", b"\x80"), Limits(), UNREADABLE),
        (_with("xl/workbook.bin", b""), Limits(), UNREADABLE),
        (xlsb([[1, 2, 3]]), Limits(columns=2), OVER_LIMIT),
        (xlsb([[1]], cells=FAR), Limits(), OVER_LIMIT),
        (xlsb([[1]], cells=record(6, struct.pack("<II", 0, 0) + wide("hai"))), Limits(), AMBIGUOUS),
    ],
    ids=["no sheet", "cut", "string", "short", "length", "number", "empty", "wide", "far", "twice"],
)  # fmt: skip
def test_what_cannot_or_must_not_be_read_is_refused(data: bytes, limits: Limits, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        read_xlsb(data, limits)
    assert refused.value.problem is problem
