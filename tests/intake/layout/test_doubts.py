"""A table that is turned, and words beside one, are said."""

from __future__ import annotations

from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.doubts import say_doubts
from toolkit.intake.layout.find_tables import find_tables
from toolkit.model import Finding

WORDS = default_vocabulary()
HEADER: Row = ["STT", "Chỉ tiêu", "KH năm 2020", "TH 6 tháng 2020"]


def _said(*rows: Row) -> list[Finding]:
    sheet = as_read(*rows)
    return list(say_doubts(sheet, find_tables(sheet, WORDS), WORDS, "a.xlsx"))


def test_a_table_whose_rows_are_plans_and_results_is_turned() -> None:
    heads: list[Row] = [["Chỉ tiêu", "Số trường", "Số lớp", "Số học sinh"], ["ĐVT", "Trường", "Lớp", "Em"]]
    (said,) = _said(*heads, ["KH năm 2020", 15, 120, 3500.5], ["TH 6 tháng 2020", 12, 118, 3410.5])
    assert (said.code, said.place.cell) == ("KT182", "A3")
    assert "dòng 3–4" in said.message


def test_quarters_and_works_as_rows_are_no_turned_table() -> None:
    heads: Row = ["Chỉ tiêu", "Số người", "Tỷ lệ (%)"]
    assert not _said(heads, ["Quý I", 15.5, 2.5], ["Quý II", 14.5, 2.25])
    assert not _said(heads, ["Thực hiện nghĩa vụ quân sự", 15.5, 2.5], ["Thực hiện chính sách dân số", 14.5, 2.25])


def test_a_number_in_words_beside_a_row_is_said_with_its_text() -> None:
    (said,) = _said(HEADER, [1, "Số trường", 15, 12, "sửa: 13"], [2, "Số lớp", 120, 118, "xem lại"])
    assert (said.code, said.place.cell) == ("KT183", "E2")
    assert "1 ô cạnh bảng ghi chữ có số: E2 “sửa: 13”" in said.message
