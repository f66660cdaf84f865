"""Headers are found and joined as a reader sees them: one row or four, merged or not, numbered or not."""

from __future__ import annotations

import pytest

from tests.support.workbooks import as_read
from toolkit.intake.layout.columns import ColumnKind, default_vocabulary
from toolkit.intake.layout.header import find_headers
from toolkit.intake.layout.view import Header, View
from toolkit.intake.readers.grid import Sheet

PLAIN = ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Ghi chú"]
ROW = [1, "Số trường", "trường", 15, 12, None]


def _headers(sheet: Sheet) -> list[Header]:
    return find_headers(View(sheet, default_vocabulary()))


def _only(sheet: Sheet) -> Header:
    (header,) = _headers(sheet)
    return header


def _labels(header: Header) -> list[str]:
    return [column.label for column in header.columns]


def test_a_header_of_one_row() -> None:
    header = _only(as_read(PLAIN, ROW))
    assert (header.top, header.bottom) == (1, 1)
    assert _labels(header) == PLAIN
    assert [column.number for column in header.columns] == [1, 2, 3, 4, 5, 6]
    kinds = [column.meaning.kind.value for column in header.columns]
    assert kinds == ["stt", "name", "unit", "plan", "actual", "note"]


def test_a_header_may_stand_anywhere_and_keeps_its_columns() -> None:
    header = _only(as_read(PLAIN, ROW, at="C10"))
    assert (header.top, header.bottom) == (10, 10)
    assert [column.number for column in header.columns] == [3, 4, 5, 6, 7, 8]


def test_a_merged_header_of_two_rows_is_joined_from_top_to_bottom() -> None:
    header = _only(
        as_read(
            ["Số TT", "Cơ quan báo cáo", "ĐVT", "KH năm", "Lũy kế thực hiện", "So sánh %", None, "Ghi chú"],
            [None, None, None, None, None, "So với KH", "So với cùng kỳ", None],
            ["1", "Số trường", "trường", "15", "12", None, None, None],
            merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1", "H1:H2"],
        )
    )
    assert (header.top, header.bottom) == (1, 2)
    assert _labels(header) == [
        "Số TT", "Cơ quan báo cáo", "ĐVT", "KH năm", "Lũy kế thực hiện",
        "So sánh % So với KH", "So sánh % So với cùng kỳ", "Ghi chú",
    ]  # fmt: skip


def test_an_unmerged_group_reaches_over_the_columns_that_have_labels_below() -> None:
    header = _only(
        as_read(
            ["STT", "Chỉ tiêu", "KH 2020", "Thực hiện 6 tháng", None, "Ghi chú"],
            [None, None, None, "Năm 2019", "Năm 2020", None],
            [1, "Số trường", 15, 10, 12, None],
        )
    )
    assert (header.top, header.bottom) == (1, 2)
    assert _labels(header) == [
        "STT", "Chỉ tiêu", "KH 2020", "Thực hiện 6 tháng Năm 2019", "Thực hiện 6 tháng Năm 2020", "Ghi chú",
    ]  # fmt: skip
    assert [str(c.meaning.period) for c in header.columns[3:5]] == ["2019-6T", "2020-6T"]


def test_a_header_of_three_merged_rows() -> None:
    header = _only(
        as_read(
            ["STT", "Chỉ tiêu", "Năm 2020", None, None],
            [None, None, "KH năm", "6 tháng", None],
            [None, None, None, "Thực hiện", "% so với KH"],
            [1, "Số trường", 15, 12, 80],
            merges=["A1:A3", "B1:B3", "C1:E1", "C2:C3", "D2:E2"],
        )
    )
    assert (header.top, header.bottom) == (1, 3)
    assert _labels(header) == [
        "STT", "Chỉ tiêu", "Năm 2020 KH năm", "Năm 2020 6 tháng Thực hiện", "Năm 2020 6 tháng % so với KH",
    ]  # fmt: skip
    assert header.columns[3].meaning.kind is ColumnKind.ACTUAL
    assert str(header.columns[3].meaning.period) == "2020-6T"


def test_a_label_written_down_the_rows_with_a_number_in_it() -> None:
    header = _only(
        as_read(
            ["Chỉ tiêu", "Kế hoạch", "Sơ bộ"],
            [None, "năm", "quý III"],
            [None, 2024, "năm"],
            [None, None, 2024],
            ["Trồng trọt", 15, 12],
        )
    )
    assert (header.top, header.bottom) == (1, 4)
    assert _labels(header) == ["Chỉ tiêu", "Kế hoạch năm 2024", "Sơ bộ quý III năm 2024"]
    assert str(header.columns[2].meaning.period) == "2024-Q3"


@pytest.mark.parametrize(
    "numbering",
    [
        ["A", "B", "C", "1", "2", "3"],
        ["A", "B", "C", 1, 2, 3],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, 2, 3, 4, 5, 6],
        ["A", "B", "C", "1", "2", "3=2/1"],
        [None, "B", None, 1, 2, "3 = 2/1*100%"],
    ],
)
def test_a_row_that_numbers_the_columns_belongs_to_the_header(numbering: list[object]) -> None:
    header = _only(as_read(PLAIN, numbering, ROW))
    assert (header.top, header.bottom) == (1, 2)
    assert _labels(header) == PLAIN


@pytest.mark.parametrize(
    "row",
    [
        [1, "Số trường", "trường", 1, 2, None],
        ["1", "x", "ha", "3", "2", "1"],
        [None, None, None, 15, 12, None],
        [None, None, None, "15", "12", "-"],
        [None, None, None, 5, 5, 5],
        ["I", "KINH TẾ", None, None, None, None],
        [None, "Số trường đạt chuẩn", None, None, None, None],
    ],
)
def test_a_row_of_the_table_does_not_belong_to_the_header(row: list[object]) -> None:
    header = _only(as_read(PLAIN, row, ROW))
    assert (header.top, header.bottom) == (1, 1)


@pytest.mark.parametrize(
    "row",
    [
        [2, "Số giường", "giường", "chưa có số liệu", "chưa có số liệu", None],
        ["2", "Số nhiệm vụ KH&CN", "đề tài", "9", "4", "so với cùng kỳ giảm do dịch"],
        ["-", "Thu theo kế hoạch", None, None, None, "thực hiện chậm"],
        [None, "Thu theo kế hoạch", None, "đang thực hiện", "chưa thực hiện", None],
        [None, None, None, "chưa có số liệu", "chưa có số liệu", None],
    ],
)
def test_words_of_headings_inside_the_table_make_no_second_header(row: list[object]) -> None:
    header = _only(as_read(PLAIN, ROW, row, ROW))
    assert (header.top, header.bottom) == (1, 1)
    header = _only(as_read(PLAIN, row, ROW))
    assert (header.top, header.bottom) == (1, 1)


def test_a_second_header_without_any_name_of_the_rows_stands_below_an_empty_row() -> None:
    other = [None, "TH 6 tháng 2020", "TH 6 tháng 2019"]
    headers = _headers(as_read(PLAIN, ROW, [], other, ["Số giường", 5, 6]))
    assert [header.top for header in headers] == [1, 4]


@pytest.mark.parametrize(
    "line",
    [
        ["CÁC NỘI DUNG, CHỈ TIÊU KT-XH TỈNH ĐẮK LẮK"],
        ["Kết quả thực hiện kế hoạch 6 tháng đầu năm 2020"],
        ["UBND TỈNH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 12/BC", None, None, "Đắk Lắk, ngày 15 tháng 6 năm 2020"],
        ["Đơn vị tính: triệu đồng"],
    ],
)
def test_lines_of_a_title_are_no_header(line: list[object]) -> None:
    header = _only(as_read(line, [], PLAIN, ROW))
    assert (header.top, header.bottom) == (3, 3)


def test_a_sheet_of_words_has_no_header() -> None:
    sheet = as_read(["Kính gửi:", "Sở Kế hoạch và Đầu tư"], ["Kết quả thực hiện kế hoạch"], ["Nơi nhận", "Giám đốc"])
    assert _headers(sheet) == []


def test_ratios_alone_make_a_header_too() -> None:
    header = _only(as_read(["Chỉ tiêu", "So với KH (%)"], ["Số trường", 80]))
    assert [column.meaning.kind for column in header.columns] == [ColumnKind.NAME, ColumnKind.RATIO]


def test_a_block_of_keys_above_the_header_is_no_header() -> None:
    header = _only(
        as_read(["Đơn vị:", "Xã Ea Tu"], ["Kỳ báo cáo:", "6 tháng đầu năm 2020"], ["Năm:", 2020], [], PLAIN, ROW)
    )
    assert header.top == 5


def test_every_header_of_a_sheet_is_found_and_equal_ones_have_equal_labels() -> None:
    other = ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện"]
    headers = _headers(as_read(PLAIN, ROW, PLAIN, ROW, other, [1, "x", "ha", 5]))
    assert [header.top for header in headers] == [1, 3, 5]
    assert headers[0].labels == headers[1].labels != headers[2].labels


def test_a_merge_over_columns_without_labels_gives_them_its_label() -> None:
    header = _only(
        as_read(["STT", "Chỉ tiêu", None, "KH", "TH"], [1, "Số trường", "công lập", 15, 12], merges=["B1:C1"])
    )
    assert _labels(header) == ["STT", "Chỉ tiêu", "Chỉ tiêu", "KH", "TH"]


def test_a_column_without_a_label_between_others_is_kept_as_other() -> None:
    header = _only(as_read(["STT", "Chỉ tiêu", "KH", None, "TH"], [1, "Số trường", 15, 99, 12]))
    assert [(c.number, c.label, c.meaning.kind.value) for c in header.columns[2:]] == [
        (3, "KH", "plan"), (4, "", "other"), (5, "TH", "actual"),
    ]  # fmt: skip
