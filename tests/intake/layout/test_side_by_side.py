"""This year's table and last year's beside it are two tables, each of its own year."""

from __future__ import annotations

from tests.support.looks import look
from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables

HEADS: Row = ["STT", "Chỉ tiêu", "KH", "TH 6 tháng"]
LEFT: list[Row] = [[1, "Số trường", 15, 12.5], [2, "Số lớp", 120, 118.5]]


def _sheet(*title: Row) -> list[Row]:
    return [*title, [*HEADS, None, *HEADS], *([*row, None, *row] for row in LEFT)]


def test_the_years_above_two_tables_are_those_of_their_columns() -> None:
    left, right = look(*_sheet(["SỞ GIÁO DỤC"], ["NĂM 2020", None, None, None, None, "NĂM 2019"]))
    assert left.kinds.endswith("C/plan/2020/2020 D/actual/2020/2020-6T")
    assert right.kinds.endswith("H/plan/2019/2019 I/actual/2019/2019-6T")
    assert [one.told["title"] for one in (left, right)] == ["SỞ GIÁO DỤC\nNĂM 2020", "SỞ GIÁO DỤC\nNĂM 2019"]


def test_a_date_above_one_of_them_is_no_year_of_its_columns() -> None:
    date: Row = ["Số: 12/BC", None, None, None, None, "Đắk Lắk, ngày 10 tháng 6 năm 2020"]
    assert all("2020" not in one.kinds for one in look(*_sheet(date)))


def test_a_single_table_takes_no_year_from_its_title() -> None:
    rows: list[Row] = [["SỐ LIỆU NĂM 2020", None, None, "Bản in năm 2019"], [], HEADS, *LEFT]
    (table,) = find_tables(as_read(*rows), default_vocabulary())
    assert [column.meaning.year for column in table.columns] == [None] * 4
