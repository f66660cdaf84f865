"""Troubles that real and sample submissions brought, each in its smallest form."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from toolkit.intake.layout.columns import ColumnKind, default_vocabulary, read_label
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Catalogue, Column, FileState, Indicator, Period, Reading

HALF = Period.parse("2020-6T")
CATALOGUE = Catalogue(
    agencies=(Agency("I", "SXD", "Sở Xây dựng"), Agency("II", "SCT", "Sở Công Thương")),
    indicators=(
        Indicator("SXD.1", "SXD", "1", "Số nhà", "Nhà"),
        Indicator("SXD.2", "SXD", "2", "Tỷ lệ hộ có nhà kiên cố", "%"),
        Indicator("SCT.1", "SCT", "1", "Số chợ", "Chợ"),
    ),
)
HEADER = ("STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Ghi chú")
TITLE = ("Sở Xây dựng",)
PERIOD = ("Báo cáo 6 tháng đầu năm 2020",)


def read(*rows: tuple[object, ...], file: str = "a.xlsx") -> Reading:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return read_submission(file, saved.getvalue(), Context(CATALOGUE, HALF))


def values(reading: Reading) -> dict[tuple[str | None, str | None], object]:
    return {(figure.indicator, figure.column): figure.value for figure in reading.figures}


def test_a_row_of_numbers_typed_as_text_is_no_header() -> None:
    rate = ("2", "Tỷ lệ hộ có nhà kiên cố", "%", "75,5", "70,25", "Kết quả rà soát đầu năm")
    reading = read(TITLE, PERIOD, HEADER, ("1", "Số nhà", "Nhà", "5", "4", ""), rate)
    assert reading.cells.read == 5
    assert values(reading)["SXD.2", Column.NOTE] == "Kết quả rà soát đầu năm"


@pytest.mark.parametrize(
    ("file", "title", "revision"),
    [
        ("V 6 thang 2020 SXD.xlsx", "", 1),
        ("a.xlsx", "Biểu V. 6 tháng đầu năm 2020", 1),
        ("SXD v2.xlsx", "", 2),
        ("SXD lan 3.xlsx", "", 3),
    ],
)
def test_a_number_behind_a_letter_is_a_revision_only_where_it_says_so(file: str, title: str, revision: int) -> None:
    assert read(TITLE, PERIOD, (title,), HEADER, (1, "Số nhà", "Nhà", 5, 4), file=file).revision == revision


@pytest.mark.parametrize(
    "dateline",
    ["Đắk Lắk, tháng 7 năm 2020", "Đắk Lắk, ngày 05 tháng 7 năm 2020", "Buôn Ma Thuột, ngày   tháng 7 năm 2020"],
)
def test_the_date_of_a_letter_is_no_period(dateline: str) -> None:
    reading = read(TITLE, (dateline,), PERIOD, HEADER, (1, "Số nhà", "Nhà", 5, 4))
    assert (reading.state, reading.findings) == (FileState.ACCEPTED, ())


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("6 tháng 2020", ColumnKind.ACTUAL),
        ("Năm 2019", ColumnKind.ACTUAL),
        ("2018", ColumnKind.ACTUAL),
        ("Quý II/2020", ColumnKind.ACTUAL),
        ("Huyện A 2020", ColumnKind.OTHER),
    ],
)
def test_a_label_that_only_names_a_period_heads_results(label: str, kind: ColumnKind) -> None:
    assert read_label(label, default_vocabulary()).kind is kind


def test_bare_periods_above_columns_tell_this_year_from_the_year_before() -> None:
    header = ("STT", "Chỉ tiêu", "ĐVT", "6 tháng 2019", "6 tháng 2020")
    reading = read(TITLE, PERIOD, header, (1, "Số nhà", "Nhà", 3, 4))
    assert values(reading) == {("SXD.1", Column.PREVIOUS): 3, ("SXD.1", Column.ACTUAL): 4}


def test_another_agencys_indicator_is_read_so_that_it_can_be_compared() -> None:
    rows = (
        ("1", "Số chợ", "Chợ", None, 7),
        ("2", "Tỷ lệ hộ có nhà kiên cố", "%", None, 70),
        ("3", "Số nhà", "Nhà", None, 4),
    )
    reading = read(("Sở Công Thương",), PERIOD, HEADER, *rows)
    assert values(reading) == {("SCT.1", Column.ACTUAL): 7, ("SXD.2", Column.ACTUAL): 70}
    assert [finding.code for finding in reading.findings] == ["KT301"]


@pytest.mark.parametrize(("unit", "placed"), [("%", True), ("Hộ", False)])
def test_only_the_same_unit_leads_to_another_agencys_indicator(unit: str, placed: bool) -> None:
    reading = read(("Sở Công Thương",), PERIOD, HEADER, ("2", "Tỷ lệ hộ có nhà kiên cố", unit, None, 70))
    assert (("SXD.2", Column.ACTUAL) in values(reading)) is placed


def test_names_in_two_columns_are_one_name_column() -> None:
    header = (None, None, "ĐVT", "Thực hiện")
    rows = (("Số nhà", None, "Nhà", 4), (None, "Tỷ lệ hộ có nhà kiên cố", "%", 70))
    assert values(read(TITLE, PERIOD, header, *rows)) == {("SXD.1", Column.ACTUAL): 4, ("SXD.2", Column.ACTUAL): 70}
