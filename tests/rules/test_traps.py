"""Every trap in a number cell is a finding there, held, with the right suggestion; and nothing good is held."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.support.workbooks import Formula, SheetOf, xls, xlsx, zipped
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Catalogue, Column, Indicator, Mark, Period, Reading, Value
from toolkit.rules import apply_rules

HEADER = ["STT", "Chỉ tiêu", "ĐVT", "KH 2020", "TH 6 tháng 2020", "TH 6 tháng 2019"]
PERIOD = Period.parse("2020-6T")
CELL = "E6"


def read(
    unit: str,
    cells: list[object],
    *others: object,
    number_format: str = "",
    old: bool = False,
    change: Callable[[bytes], bytes] = bytes,
) -> Reading:
    """The reading of a sheet whose row 6 has plan, actual and previous; `others` are actuals of the rows below it."""
    names = [f"Chỉ tiêu thứ {number}" for number in range(len(others) + 1)]
    catalogue = Catalogue(
        (Agency("I", "A", "Sở A"),),
        tuple(Indicator(f"A.{number}", "A", str(number + 1), name, unit) for number, name in enumerate(names)),
    )
    rows = [[str(number + 1), name, unit] for number, name in enumerate(names)]
    rows[0] = [*rows[0], *cells]  # type: ignore[list-item]
    for row, other in zip(rows[1:], others, strict=True):
        row += [None, other]  # type: ignore[list-item]
    formats = {CELL: number_format} if number_format else {}
    made = SheetOf([["SỞ A"], ["Báo cáo 6 tháng đầu năm 2020"], [], HEADER, [], *rows], formats=formats)
    context = Context(catalogue, PERIOD)
    return apply_rules(read_submission("a.xls", change((xls if old else xlsx)(made)), context), catalogue)


def at_the_cell(reading: Reading) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.suggestion) for finding in reading.findings if finding.place.cell == CELL]


TRAPS: list[tuple[str, list[object], str, str, str | None]] = [
    ("Tấn", [None, "4,031"], "", "KT201", "4.031"),
    ("Tấn", [None, "khoảng 3"], "", "KT202", "3"),
    ("Tấn", [None, "trên 5.000"], "", "KT202", "5.000"),
    ("Tấn", [None, "3-5"], "", "KT202", None),
    ("Đề tài", [9, "04/09"], "", "KT202", "4"),
    ("Tấn", [None, "120\n130"], "", "KT202", None),
    ("Tấn", [None, "(2005)"], "", "KT202", "-2.005"),
    ("Tấn", [None, "12)"], "", "KT202", "12"),
    ("Tấn", [None, '"'], "", "KT202", None),
    ("Tấn", [None, "đạt"], "", "KT202", None),
    ("Tấn", [None, "1.2.3"], "", "KT202", "123"),
    ("Người", [None, "12%"], "", "KT206", "12"),
    ("Người", [None, 0.3], "0%", "KT206", "30"),
    ("Người", [None, "12 ha"], "", "KT207", "12"),
    ("Đề tài", [9, date(2020, 9, 4)], "dd/mm/yyyy", "KT205", "4/9 hoặc 9/4"),
    ("Tấn", [None, date(1911, 1, 13)], "dd/mm/yyyy", "KT205", "4.031"),
    ("Tấn", [None, True], "", "KT209", None),
    ("Phương tiện", [13500, 4.031], "", "KT408", "4.031"),
    ("Tấn", [2600, 1.3, 1250], "", "KT408", "1.300"),
    ("Người", [4500, 4, 3900], "", "KT408", "4.000"),
    ("Người", [None, 12.55555], "", "KT409", None),
    ("Người", [None, -12], "", "KT410", "12"),
    ("Người", [None, "(12)"], "", "KT410", "12"),
]


@pytest.mark.parametrize(("unit", "cells", "number_format", "code", "suggestion"), TRAPS)
@pytest.mark.parametrize("old", [False, True])
def test_a_trap_is_held_at_its_cell(
    unit: str, cells: list[object], number_format: str, code: str, suggestion: str | None, old: bool
) -> None:
    reading = read(unit, cells, number_format=number_format, old=old)
    assert at_the_cell(reading) == [(code, suggestion)]
    assert CELL in {figure.place.cell for figure in reading.held}
    assert reading.cells.balanced


@pytest.mark.parametrize(("value", "code"), [("#DIV/0!", "KT203"), ("#REF!", "KT203"), ("#N/A", "KT203")])
def test_the_error_of_a_formula_is_held(value: str, code: str) -> None:
    reading = read("Tấn", [None, Formula("=1/0", value)])
    assert at_the_cell(reading) == [(code, None)]


def without_results(data: bytes) -> bytes:
    """An .xlsx whose formulas were never calculated."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return zipped({name: re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part) for name, part in parts.items()})


@pytest.mark.parametrize(("formula", "suggestion"), [("=SUM(E7:E8)", "4.031"), ("=E7*2", "5.000"), ("=IF(E7,1)", None)])
def test_a_formula_without_a_result_is_held_with_what_it_would_give(formula: str, suggestion: str | None) -> None:
    reading = read("Tấn", [None, Formula(formula)], 2500, 1531, change=without_results)
    assert at_the_cell(reading) == [("KT204", suggestion)]
    assert [figure.value for figure in reading.figures] == [2500, 1531]


GOOD: list[tuple[str, object, str, Value]] = [
    ("Tấn", "13.500", "", Decimal(13500)),
    ("Tấn", "13,5", "", Decimal("13.5")),
    ("Tấn", "1.234,56", "", Decimal("1234.56")),
    ("Tấn", "1 234 567", "", Decimal(1234567)),
    ("Tấn", "1\u00a0234\u00a0567", "", Decimal(1234567)),
    ("Tấn", "(12)", "", Decimal(-12)),
    ("%", "12%", "", Decimal(12)),
    ("%", 0.3, "0%", Decimal(30)),
    ("%", 104.9, "", Decimal("104.9")),
    ("Ha", "12 ha", "", Decimal(12)),
    ("Tấn", "12(1)", "", Decimal(12)),
    ("Tấn", "12*", "", Decimal(12)),
    ("Tấn", "12¹", "", Decimal(12)),
    ("Tấn", "* 12", "", Decimal(12)),
    ("Tấn", 2020, "", Decimal(2020)),
    ("Người", 2019, "", Decimal(2019)),
    ("Tấn", 0, "", Decimal(0)),
    ("Tấn", 97.49734690783566, "", Decimal("97.49734690783566")),
    *(("Tấn", nil, "", Mark.NIL) for nil in ("-", "--", "–", "x", "Không có", "Không phát sinh", "không ps", "KPS")),
    *(("Tấn", nil, "", Mark.UNAVAILABLE) for nil in ("…", "...", "chưa có số liệu", "Đang tổng hợp")),
]


@pytest.mark.parametrize(("unit", "value", "number_format", "expected"), GOOD)
def test_what_is_good_is_placed_with_its_value(unit: str, value: Any, number_format: str, expected: Value) -> None:
    reading = read(unit, [None, value], number_format=number_format)
    assert not reading.held
    (figure,) = reading.figures
    assert (figure.value, figure.place.cell, figure.column) == (expected, CELL, Column.ACTUAL)
    assert not [finding for finding in reading.findings if finding.severity != "info"]


def test_an_english_file_is_read_as_english() -> None:
    reading = read("Tấn", [None, "4,031"], "12.5", "1,234.56", "0.75")
    assert [figure.value for figure in reading.figures] == [4031, Decimal("12.5"), Decimal("1234.56"), Decimal("0.75")]
    assert not reading.held
