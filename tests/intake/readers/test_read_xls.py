"""An .xls becomes the same grid as the same rows in an .xlsx; an error is never a number."""

from __future__ import annotations

import struct
from datetime import date
from decimal import Decimal

import pytest

from tests.support.workbooks import Formula, sheet, xls, xlsx
from toolkit.findings import Problem
from toolkit.findings.intake_problems import OVER_LIMIT, PASSWORD, UNREADABLE
from toolkit.intake.readers.grid import Cell, CellKind, Sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_xls import read_xls
from toolkit.intake.readers.read_xlsx import read_xlsx
from toolkit.intake.readers.refusal import Refused

ROWS = (
    ["STT", "Nội dung", "KH", "TH", "Ngày", "Đúng"],
    [1, "  - Số trường ", 15.5, "4.031", date(2020, 9, 4), True],
    ["1.1", "Trong đó: nữ", 0.3, -7, None, False],
)


def _only(data: bytes) -> Sheet:
    (found,) = read_xls(data, Limits()).sheets
    return found


def _record(kind: int, *values: int) -> bytes:
    body = b"".join(struct.pack("<H", value) for value in values)
    return struct.pack("<HH", kind, len(body)) + body


def test_the_grid_equals_that_of_the_same_rows_in_xlsx() -> None:
    made = sheet(*ROWS, at="B4", formats={"D6": "0%"}, merges=["B2:G3"], hidden_rows=[6], hidden_columns=["C", "F"])
    other = sheet(["cũ"], name="6NN", visible=False)
    assert read_xls(xls(made, other), Limits()).sheets == read_xlsx(xlsx(made, other), Limits()).sheets


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"])
def test_an_error_is_an_error_and_not_the_number_of_its_code(error: str) -> None:
    assert _only(xls(sheet([Formula("=1/0", error), 7]))).cells == {
        (1, 1): Cell(CellKind.ERROR, error),
        (1, 2): Cell(CellKind.NUMBER, "7"),
    }


@pytest.mark.parametrize("number", [0.1, 1892.6, 97.49734690783566, 123456789012345, 0.07])
def test_numbers_are_the_decimals_that_were_typed(number: float) -> None:
    assert _only(xls(sheet([number]))).cells[1, 1].number == Decimal(repr(number))


@pytest.mark.parametrize(("code", "percent"), [("0%", True), ("0.00%", True), ("#,##0", False), ("General", False)])
def test_percent_formats_are_seen(code: str, percent: bool) -> None:
    assert _only(xls(sheet([0.3], formats={"A1": code}))).cells[1, 1].percent is percent


def test_a_value_under_a_merge_is_set_apart() -> None:
    found = _only(xls(sheet(["Nội dung", "15"], merges=["A1:B1"])))
    assert found.cells == {(1, 1): Cell(CellKind.TEXT, "Nội dung")}
    assert found.covered == (((1, 2), "15"),)


def test_a_date_beyond_the_calendar_is_still_a_date() -> None:
    assert _only(xls(sheet([-5], formats={"A1": "DD/MM/YYYY"}))).cells[1, 1].kind is CellKind.DATE


def test_empty_texts_are_no_cells() -> None:
    assert _only(xls(sheet(["", "x"]))).cells == {(1, 2): Cell(CellKind.TEXT, "x")}


@pytest.mark.parametrize(
    ("data", "limits", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024, Limits(), UNREADABLE),
        (xls(sheet(*ROWS))[:700], Limits(), UNREADABLE),
        (_record(0x0809, 0x0600, 0x0005, 0, 1997, 0, 0, 0, 0) + _record(0x002F, 1, 1, 1), Limits(), PASSWORD),
        (xls(sheet([1], name="a"), sheet([1], name="b")), Limits(sheets=1), OVER_LIMIT),
        (xls(sheet([1], at="J10")), Limits(box=99), OVER_LIMIT),
    ],
    ids=["hollow", "cut", "password", "sheets", "box"],
)
def test_what_cannot_or_must_not_be_read_is_refused(data: bytes, limits: Limits, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        read_xls(data, limits)
    assert refused.value.problem is problem
