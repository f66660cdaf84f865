"""Tables are found wherever they stand, with their title, their columns and their rows, and end where they end."""

from __future__ import annotations

import pytest

from tests.support.workbooks import as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import Sheet

HEADER = ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Ghi chú"]


def _tables(sheet: Sheet) -> tuple[Table, ...]:
    return find_tables(sheet, default_vocabulary())


def _only(sheet: Sheet) -> Table:
    (table,) = _tables(sheet)
    return table


def _names(table: Table) -> list[tuple[int, str]]:
    return [(row.row, row.name) for row in table.rows]


def test_a_table_has_its_title_its_header_and_its_rows() -> None:
    table = _only(
        as_read(
            ["UBND TỈNH ĐẮK LẮK"],
            ["SỞ Y TẾ", None, None, "Phục vụ  Báo cáo"],
            [],
            HEADER,
            ["I", "SỞ Y TẾ"],
            [1, "Số trạm", "trạm", 15, 12, "đạt"],
            ["1.1", "Trong đó: đạt chuẩn", "trạm", 9, "-"],
        )
    )
    assert table.title == ("UBND TỈNH ĐẮK LẮK", "SỞ Y TẾ", "Phục vụ Báo cáo")
    assert table.header == (4, 4)
    assert [(r.row, r.stt, r.name, r.unit, r.parent) for r in table.rows] == [
        (5, "I", "SỞ Y TẾ", "", None),
        (6, "1", "Số trạm", "trạm", 5),
        (7, "1.1", "Trong đó: đạt chuẩn", "trạm", 6),
    ]


def test_a_table_that_begins_at_c10_keeps_the_cells_of_the_sheet() -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm", 15, 12], at="C10"))
    assert table.header == (10, 10)
    assert [column.number for column in table.columns] == [3, 4, 5, 6, 7, 8]
    (row,) = table.rows
    assert row.row == 11
    assert [(column.number, cell.text) for column, cell in table.cells(row)] == [(6, "15"), (7, "12")]
    assert table.name_cell(row) == "D11"


@pytest.mark.parametrize(
    "below",
    [
        [
            [],
            [None, None, None, "KT. GIÁM ĐỐC"],
            [None, None, None, "PHÓ GIÁM ĐỐC"],
            [None, None, None, "Nguyễn Văn A"],
        ],
        [["Nơi nhận:"], ["- UBND tỉnh;"], ["- Lưu: VT."]],
        [[None, "KT. CHỦ TỊCH"], [None, "KT CHỦ TỊCH"]],
        [[None, "Người lập biểu", None, None, "TM. UBND XÃ"], [], [None, "Trần B", None, None, "Chủ tịch"]],
        [[None, "Người lập"], [None, "Điện thoại", None, 905123456]],
        [[], [None, "Ghi chú: số liệu tính đến ngày 15/6"]],
        [["(*) Số liệu ước tính"]],
    ],
)
def test_signatures_recipients_and_remarks_are_no_rows(below: list[list[object]]) -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm", 15, 12], [2, "Số giường", "giường", 9, 9], *below))
    assert _names(table) == [(2, "Số trạm"), (3, "Số giường")]


def test_a_row_named_like_a_signature_that_carries_numbers_is_a_row() -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm", 15, 12], [2, "Giám đốc doanh nghiệp", "người", 9, 9]))
    assert _names(table) == [(2, "Số trạm"), (3, "Giám đốc doanh nghiệp")]


@pytest.mark.parametrize("heading", ["KT-XH", "TM, DV", "KT trang trại", "Chủ tịch Hội", "Giám đốc doanh nghiệp:"])
def test_a_heading_that_begins_like_a_signature_does_not_cut_the_table(heading: str) -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm", 15], [None, heading], [2, "Số giường", "giường", 9]))
    assert _names(table) == [(2, "Số trạm"), (3, heading), (4, "Số giường")]


def test_a_heading_like_a_signature_does_not_cut_a_table_of_names_and_values_only() -> None:
    table = _only(as_read(["Chỉ tiêu", "KH", "TH"], ["Số trạm", 15, 12], ["Giám đốc", None], ["- Nam", 9, 8]))
    assert _names(table) == [(2, "Số trạm"), (3, "Giám đốc"), (4, "Nam")]


def test_remarks_below_a_table_of_names_and_values_only_are_no_rows() -> None:
    table = _only(as_read(["Chỉ tiêu", "KH", "TH"], ["Số trạm", 15, 12], [], ["(*) Ước tính"], ["Người lập"]))
    assert _names(table) == [(2, "Số trạm")]


def test_empty_rows_and_headings_inside_a_table_do_not_end_it() -> None:
    table = _only(
        as_read(
            HEADER, [1, "Số trạm", "trạm", 15], [], [], [None, "Chia ra:"], [None, "- Xã", "trạm", 9], [2, "x", "y"]
        )
    )
    assert _names(table) == [(2, "Số trạm"), (5, "Chia ra:"), (6, "Xã"), (7, "x")]


def test_rows_without_values_at_the_end_stay_if_they_have_a_number_or_a_unit() -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm", 15], [2, "Số giường"], [None, "Số bác sĩ", "người"], ["x"]))
    assert _names(table) == [(2, "Số trạm"), (3, "Số giường"), (4, "Số bác sĩ")]


def test_a_form_without_any_figure_is_still_a_table() -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm"], [2, "Số giường", "giường"]))
    assert _names(table) == [(2, "Số trạm"), (3, "Số giường")]


@pytest.mark.parametrize("value", ["15", "-", "chưa có số liệu", "4.031", True])
def test_a_last_row_without_a_name_that_carries_a_value_is_kept(value: object) -> None:
    table = _only(as_read(HEADER, [1, "Số trạm", "trạm", 15], [None, None, None, None, value]))
    assert _names(table) == [(2, "Số trạm"), (3, "")]


def test_a_header_repeated_on_the_next_page_goes_on_with_its_table() -> None:
    table = _only(
        as_read(HEADER, ["A", "B", "C", 1, 2, 3], [1, "a", "x", 5], HEADER, ["A", "B", "C", 1, 2, 3], [2, "b", "x", 6])
    )
    assert _names(table) == [(3, "a"), (6, "b")]


def test_two_tables_under_each_other_have_their_own_titles_and_columns() -> None:
    first, second = _tables(
        as_read(
            ["Biểu 1"],
            HEADER,
            [1, "Số trạm", "trạm", 15, 12],
            [],
            ["Biểu 2"],
            ["Nội dung", "Thực hiện 6 tháng 2020", "Cùng kỳ"],
            ["Số giường", 7, 6],
        )
    )
    assert first.title == ("Biểu 1",)
    assert _names(first) == [(3, "Số trạm")]
    assert second.header == (6, 6)
    assert second.title[-1] == "Biểu 2"
    assert _names(second) == [(7, "Số giường")]
    assert [column.meaning.kind.value for column in second.columns] == ["name", "actual", "previous"]


def test_a_column_of_names_without_a_label_is_found_by_its_texts() -> None:
    table = _only(as_read(["STT", None, "ĐVT", "Kế hoạch", "Thực hiện"], [1, "Số trạm y tế", "trạm", 15, 12]))
    assert [column.meaning.kind.value for column in table.columns] == ["stt", "name", "unit", "plan", "actual"]
    assert _names(table) == [(2, "Số trạm y tế")]
    assert table.name_cell(table.rows[0]) == "B2"


def test_a_column_of_names_left_of_the_header_is_found_too() -> None:
    table = _only(as_read([None, "ĐVT", "Kế hoạch", "Thực hiện"], ["Số trạm y tế", "trạm", 15, 12]))
    assert _names(table) == [(2, "Số trạm y tế")]
    assert [column.number for column in table.value_columns] == [3, 4]


def test_without_any_texts_at_the_left_no_column_names_the_rows() -> None:
    table = _only(as_read(["STT", "ĐVT", "Kế hoạch", "Thực hiện"], [1, "trạm", 15, 12]))
    assert _names(table) == [(2, "")]


@pytest.mark.parametrize("ditto", ['"', "''", "”", "nt", "như trên", "//"])
def test_a_ditto_mark_repeats_the_unit_above(ditto: str) -> None:
    table = _only(as_read(HEADER, [1, "a", "tấn", 5], [2, "b", ditto, 5], [3, "c", ditto, 5], [4, "d", None, 5]))
    assert [row.unit for row in table.rows] == ["tấn", "tấn", "tấn", ""]


def test_a_number_in_the_name_counts_as_the_rows_number() -> None:
    table = _only(as_read(["Chỉ tiêu", "KH", "Thực hiện"], ["1. Số trạm", 15, 12], ["  - Xã", 9, 9]))
    assert [(row.stt, row.name, row.parent) for row in table.rows] == [("1.", "Số trạm", None), ("-", "Xã", 2)]


def test_codes_are_read_from_their_column() -> None:
    table = _only(as_read(["Mã số", "Chỉ tiêu", "KH", "Thực hiện"], ["SYT.1", "Số trạm", 15, 12]))
    assert [(row.code, row.name) for row in table.rows] == [("SYT.1", "Số trạm")]


def test_a_sheet_without_a_header_has_no_table() -> None:
    assert _tables(as_read(["Kính gửi"], ["Số trạm", 15, 12])) == ()


def test_a_header_without_rows_is_a_table_without_rows() -> None:
    assert _only(as_read(HEADER)).rows == ()


def test_values_under_a_group_without_merges_and_notes_belong_to_their_columns() -> None:
    table = _only(
        as_read(
            ["STT", "Chỉ tiêu", "Năm 2020", None, "Ghi chú"],
            [None, None, "KH", "TH", None],
            [1, "Số trạm", 15, 12, "= đạt"],
        )
    )
    assert table.header == (1, 2)
    (row,) = table.rows
    assert [(column.label, cell.text) for column, cell in table.cells(row)] == [
        ("Năm 2020 KH", "15"), ("Năm 2020 TH", "12"), ("Ghi chú", "= đạt"),
    ]  # fmt: skip


def test_labels_down_the_rows_without_merges_or_known_words_make_a_table() -> None:
    table = _only(
        as_read(
            ["1. Tổng sản phẩm trong nước"],
            [],
            [None, None, None, None, "Tỷ đồng"],
            [None, None, "Sơ bộ", "Ước tính", "Cộng"],
            [None, None, "quý III", "quý IV", "dồn"],
            [None, None, "năm", "năm", "cả năm"],
            [None, None, 2024, 2024, 2024],
            [],
            ["TỔNG SỐ", None, 2894998.47, 3297407.6, 11511867.2],
            [None, "Nông nghiệp", 339432.8, 415226.4, 1365709.3],
        )
    )
    assert table.title == ("1. Tổng sản phẩm trong nước", "Tỷ đồng")
    assert (table.unit, table.header) == ("Tỷ đồng", (4, 7))
    assert [(c.label, str(c.meaning.period)) for c in table.value_columns] == [
        ("Sơ bộ quý III năm 2024", "2024-Q3"),
        ("Ước tính quý IV năm 2024", "2024-Q4"),
        ("Cộng dồn cả năm 2024", "2024"),
    ]  # fmt: skip
    assert [(row.name, row.parent) for row in table.rows] == [("TỔNG SỐ", None), ("Nông nghiệp", 9)]


def test_the_names_of_rows_may_stand_below_a_word_for_notes() -> None:
    table = _only(as_read(["STT", "Diễn giải", "KH năm", "Ghi chú"], [1, "Số trường", 15, "đạt"], [2, "Số lớp", 120]))
    assert [column.meaning.kind.value for column in table.columns] == ["stt", "name", "plan", "note"]
    assert _names(table) == [(2, "Số trường"), (3, "Số lớp")]


def test_of_two_columns_called_unit_that_with_units_has_them() -> None:
    table = _only(as_read(["TT", "Đơn vị", "Đơn vị tính", "KH"], [1, "Ea Kar", "ha", 15], [2, "Lắk", "ha", 9.5]))
    assert [(row.name, row.unit) for row in table.rows] == [("Ea Kar", "ha"), ("Lắk", "ha")]


def test_a_name_that_reaches_over_several_rows_has_further_names_beside_it() -> None:
    rows = (["Chỉ tiêu", "Cấp học", "ĐVT", "TH"], ["Số học sinh", "Mầm non", "em", 9], [None, "Tiểu học", "em", 18])
    table = _only(as_read(*rows, ["Số trường", None, "trường", 4], merges=("A2:A3", "A4:B4")))
    assert _names(table) == [(2, "Số học sinh Mầm non"), (3, "Tiểu học"), (4, "Số trường")]


def test_words_beside_names_that_stand_in_each_row_are_no_names() -> None:
    table = _only(
        as_read(["Chỉ tiêu", "Đơn vị chủ trì", "TH"], ["Số đề tài", "Sở Y tế", 9], ["Số dự án", "Sở Nội vụ", 18])
    )
    assert _names(table) == [(2, "Số đề tài"), (3, "Số dự án")]


def test_numbers_in_notes_below_the_table_are_no_rows() -> None:
    rows = ([1, "Số trạm", "trạm", 15, 12], [2, "Số giường", "giường", 180, 175.5])
    notes = (["Ghi chú:"], ["(1) Dân số trung bình:", None, None, None, 1872574], [None, "- Ước cả năm:", None, 190])
    assert _names(_only(as_read(HEADER, *rows, *notes))) == [(2, "Số trạm"), (3, "Số giường")]


def test_a_row_behind_a_remark_that_is_numbered_and_measured_is_a_row() -> None:
    rows = ([1, "Số trạm", "trạm", 15, 12], ["Ghi chú: số liệu ước"], [2, "Số giường", "giường", 180, 175.5])
    assert [row for row, _ in _names(_only(as_read(HEADER, *rows)))][-1] == 4
