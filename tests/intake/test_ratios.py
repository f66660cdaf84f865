"""Typed ratios: what their column compares with, and the number in percent."""

from __future__ import annotations

import pytest

from tests.support.seed import FILE, PERIOD, many_kinds, seed_workbook
from tests.support.workbooks import sheet, xlsx
from toolkit.intake.layout.columns import default_vocabulary, read_label
from toolkit.intake.layout.table import TableColumn
from toolkit.intake.ratios import base_of, ratio_in
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.submission import Context, read_submission
from toolkit.intake.values import Writing
from toolkit.model import Column
from toolkit.vietnamese.numbers import Convention

VIETNAMESE = Writing(Convention.VIETNAMESE, proven=True)


@pytest.mark.parametrize(
    ("label", "base"),
    [
        ("So sánh kết quả thực hiện % So với KH năm (nếu có)", Column.PLAN),
        ("So sánh kết quả thực hiện % So với cùng kỳ năm trước", Column.PREVIOUS),
        ("TH/KH (%)", Column.PLAN),
        ("% so với CK", Column.PREVIOUS),
        ("So với cùng kỳ 2019 (%)", Column.PREVIOUS),
        ("Tỷ lệ đạt so với dự toán", Column.PLAN),
        ("So với tháng trước (%)", None),
        ("So với KH 2018 (%)", None),
        ("Tốc độ tăng (%)", None),
        ("So với KH và cùng kỳ (%)", None),
    ],
)
def test_a_label_says_what_is_compared_with_or_nothing(label: str, base: Column | None) -> None:
    column = TableColumn(7, label, read_label(label, default_vocabulary()))
    assert base_of(column, PERIOD) is base


@pytest.mark.parametrize(
    ("cell", "ratio"),
    [
        (Cell(CellKind.NUMBER, "80.0"), "80.0"),
        (Cell(CellKind.NUMBER, "0.969", percent=True), "96.9"),
        (Cell(CellKind.TEXT, "29,9"), "29.9"),
        (Cell(CellKind.TEXT, "29,9%"), "29.9"),
        (Cell(CellKind.TEXT, "đạt"), None),
        (Cell(CellKind.TEXT, "-"), None),
        (Cell(CellKind.ERROR, "#DIV/0!"), None),
    ],
)
def test_a_ratio_keeps_the_digits_that_are_written(cell: Cell, ratio: str | None) -> None:
    found = ratio_in(cell, VIETNAMESE)
    assert (str(found) if found is not None else None) == ratio


def test_ratios_of_a_workbook_are_compared_and_never_taken() -> None:
    read = read_submission(FILE, seed_workbook(G12="99,0", H12="5", G17="29,9"), Context(many_kinds(), PERIOD))
    assert {(one.indicator, one.base, str(one.value), one.place.cell) for one in read.ratios} == {
        ("SKHCN.1.1.1", Column.PLAN, "99.0", "G12"),
        ("SKHCN.1.1.1", Column.PREVIOUS, "5", "H12"),
        ("SKHCN.2", Column.PLAN, "29.9", "G17"),
    }
    assert len(read.ignored) == 3
    assert read.cells.balanced


def test_a_column_of_estimates_gives_estimates() -> None:
    rows: list[list[object]] = [
        ["Sở Y tế"],
        ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "Ước TH 6 tháng 2020"],
        ["1", "Tỷ lệ trẻ em tiêm chủng", "%", 95, 47.5],
    ]
    read = read_submission("syt.xlsx", xlsx(sheet(*rows)), Context(many_kinds(), PERIOD))
    assert {(figure.column, figure.estimate) for figure in read.figures} == {
        (Column.PLAN, False),
        (Column.ACTUAL, True),
    }
