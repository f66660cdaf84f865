"""Numbers that no table takes in are said, with their cells."""

from __future__ import annotations

from datetime import date

from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.outside import say_outside
from toolkit.intake.readers.grid import Sheet
from toolkit.model import Finding

HEADER = [None, "Tháng 12 năm 2013", "Năm 2013"]
ROWS: list[Row] = [["Khai khoáng", 100.5, 99.5], ["Dệt", 101.5, 98.5]]


def _said(sheet: Sheet) -> list[Finding]:
    return list(say_outside(sheet, find_tables(sheet, default_vocabulary()), "a.xlsx"))


def test_a_sheet_whose_numbers_are_all_in_its_table_says_nothing() -> None:
    assert _said(as_read(["Số 12, năm 2013"], HEADER, *ROWS)) == []


def test_scratch_beside_the_rows_and_strays_below_a_column_are_warned_of() -> None:
    (finding,) = _said(as_read(HEADER, [*ROWS[0], None, 1.5], [*ROWS[1], None, 2.5], [], [], [None, 92.7]))
    assert (finding.code, finding.place.cell) == ("KT144", "E2")
    assert "3 ô có số ở ô E2, E3, B6" in finding.message


def test_numbers_far_from_the_table_are_told() -> None:
    (finding,) = _said(as_read(HEADER, *ROWS, [], [], *[[None, None, None, None, n + 0.5] for n in range(6)]))
    assert finding.code == "KT145"
    assert "6 ô có số ở cột E (dòng 6–11)" in finding.message


def test_a_sheet_of_numbers_without_a_table_is_told() -> None:
    assert [finding.code for finding in _said(as_read([1.5, 2.5], [3.5, 4.5]))] == ["KT145"]


def test_a_column_without_a_heading_is_told() -> None:
    (finding,) = _said(as_read(["Chỉ tiêu", "KH", None, "TH"], ["Lúa", 1.5, 2.5, 3.5], ["Ngô", 1.5, 2.5, 3.5]))
    assert (finding.code, finding.place.cell) == ("KT146", "C1")
    assert "Cột C" in finding.message


def test_a_date_in_the_header_whose_day_is_the_month_of_the_others_is_told() -> None:
    swapped = [None, "Tháng 11 năm 2013", date(2013, 1, 12)]
    (finding,) = _said(as_read([None, "so với", "Tồn kho"], swapped, *ROWS))
    assert (finding.code, finding.place.cell) == ("KT147", "C2")
    assert "có thể là 01/12/2013" in finding.message
    assert _said(as_read([None, "so với", "Tồn kho"], [None, "Tháng 11 năm 2013", date(2013, 12, 1)], *ROWS)) == []


def test_the_header_of_a_second_page_is_no_number_beside_the_table() -> None:
    labels = ["Chỉ tiêu", 2018, 2019, "Ước 2020"]
    assert _said(as_read(labels, ["Lúa", 1.5, 2.5, 3.5], labels, ["Ngô", 1.5, 2.5, 3.5])) == []
