"""A table right below another one is a table of its own; where that cannot be told, it is said."""

from __future__ import annotations

import pytest

from tests.support.looks import look, only
from tests.support.stacks import Stack, draw_single, draw_stack
from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.doubts import say_doubts
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.seen import see
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import Grid, Sheet
from toolkit.model import Finding

UPPER: list[Row] = [
    ["STT", "Chỉ tiêu", "KH năm 2020", "TH 2019"],
    [1, "Số trường", 15, 12.5],
    [2, "Số lớp", 120, 118.5],
    [3, "Số học sinh", 3500, 3410.5],
]


def _doubts(sheet: Sheet) -> list[Finding]:
    words = default_vocabulary()
    return list(say_doubts(sheet, find_tables(sheet, words), words, "a.xlsx"))


def _read(tables: tuple[Table, ...]) -> dict[tuple[int, int], tuple[str, int]]:
    """Each value with the last row of the header above it."""
    return {
        (row.row, column.number): (cell.text, max(bottom for _, bottom in headers if bottom < row.row))
        for table in tables
        for headers in [(table.header, *table.repeated)]
        for row in table.rows
        for column, cell in table.cells(row)
    }


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["STT", "Nội dung", "Số vụ", "Số người chết"], [1, "Đường bộ", 14, 9.5]),
        (["Huyện, thị xã", "Diện tích (ha)", "Sản lượng (tấn)"], ["Ea Kar", 1250.5, 6300]),
        (["Cấp học", 2018, 2019, 2020], ["Mầm non", 12.5, 13, 14]),
        (["Nguồn vốn", None, "Kế hoạch giao", "Giải ngân"], ["ODA", None, 250.5, 113]),
        (["Loại xe", "Cấp mới", "Thu hồi"], ["Xe tải", 131.5, 4]),
        (["Đơn vị", "Trường", "Lớp"], ["Ea Kar", 31, 512.5]),
        (["Thôn", "Số ca mắc", "Số ca tử vong"], ["Thôn 1", 31, 2.5]),
        (["Tên công trình", "ĐVT", "Khối lượng", "Giá trị"], ["Đường liên xã", "km", 7.5, 12]),
    ],
)
def test_a_header_right_below_the_last_row_opens_another_table(heads: Row, row: Row) -> None:
    upper, lower = look(*UPPER, heads, row, row)
    assert [one[0] for one in upper.rows] == [2, 3, 4]
    assert [one[0] for one in lower.rows] == [6, 7]
    assert lower.told["header_rows"] == [5, 5]


@pytest.mark.parametrize(
    "between", ["Biểu số 2", "(Tiếp theo)", "ĐVT: Ha", "Nguồn: Sở Y tế", "2. Y tế", "NGƯỜI LẬP BIỂU"]
)
def test_a_line_between_belongs_to_neither_table(between: str) -> None:
    upper, lower = look(
        *UPPER, [between], ["Tuyến", "Trạm y tế", "Giường bệnh"], ["Huyện", 15, 120.5], ["Xã", 180, 900.5]
    )
    assert len(upper.rows) == 3
    assert [one[2] for one in lower.rows] == ["Huyện", "Xã"]


def test_a_header_of_two_rows_below_the_last_row() -> None:
    heads: list[Row] = [["Địa phương", "Chia ra", None], [None, "Nam", "Nữ"]]
    _, lower = look(*UPPER, *heads, ["Ea Kar", 150.5, 148], ["Lắk", 75.5, 71], merges=("B5:C5", "A5:A6"))
    assert [column["label"] for column in lower.told["columns"]] == ["Địa phương", "Chia ra Nam", "Chia ra Nữ"]


def test_the_columns_of_the_upper_table_are_not_judged_by_the_rows_of_the_lower() -> None:
    upper: list[Row] = [["Số TT", "Địa phương", "Số dự án", "Số hộ"], [1, "Ea Kar", 12.5, 130], [2, "Lắk", 7.5, 90]]
    lower: list[Row] = [["Cây trồng", "Diện tích", "Năng suất", "Sản lượng"]]
    lower += [[f"Giống {number}", number + 0.5, number * 2.5, number * 100] for number in range(12)]
    one, two = look(*upper, *lower)
    assert [row[2] for row in one.rows] == ["Ea Kar", "Lắk"]
    assert len(two.rows) == 12


@pytest.mark.parametrize(
    "row",
    [
        [3, "Xếp hạng chỉ số PCI", "Hạng 22", "Hạng 24"],
        [None, "Tiến độ", "Đạt", "Đạt"],
        [None, "Trong đó", "Nghìn tấn", "Triệu đồng"],
        [None, "Năm hoàn thành", 2019, 2020],
        [None, "Kết quả", "chưa có", "đang tổng hợp"],
        [None, "Lĩnh vực văn hóa - xã hội"],
    ],
)
def test_words_in_the_columns_of_figures_are_no_header(row: Row) -> None:
    seen = only(*UPPER[:3], row, *UPPER[3:])
    assert (4 in [one[0] for one in seen.rows], seen.rows[-1][0]) == (True, 5)


def test_where_it_cannot_be_told_it_is_said_and_read_on() -> None:
    upper: list[Row] = [["Địa phương", "Số dự án", "Số hộ"], ["Ea Kar", 12.5, 130], ["Lắk", 7.5, 90]]
    sheet = as_read(*upper, ["Ngành", "Trong nước", "Nước ngoài"], ["Gỗ", 51.5, 33], ["Cà phê", 7.5, 11])
    tables = find_tables(sheet, default_vocabulary())
    (said,) = say_doubts(sheet, tables, default_vocabulary(), "a.xlsx")
    assert (said.code, said.severity, said.place.cell) == ("KT180", "warning", "A4")
    assert "Dòng 4 (Ngành; Trong nước; Nước ngoài)" in said.message
    assert len(tables[0].rows) == 5


def test_figures_in_the_column_of_names_are_said() -> None:
    sheet = as_read(*UPPER, ["Gỗ", 51.5], ["Cà phê", 7.5])
    said = [one for one in _doubts(sheet) if one.code == "KT181"]
    assert [one.place.cell for one in said] == ["B5"]
    assert "2 ô có số ở ô B5, B6" in said[0].message


def test_years_that_name_the_rows_are_no_figures() -> None:
    sheet = as_read(["Năm", "Sản lượng (tấn)"], [2018, 130.5], [2019, 140.5], [2020, 151.5])
    assert not _doubts(sheet)


def _wrong(stack: Stack) -> tuple[bool, set[str]]:
    """Whether a value is read elsewhere than where it stands, and what is said of the sheet."""
    tables, findings = see(Grid((stack.sheet(),)), "a.xlsx", default_vocabulary())
    return _read(tables) != stack.truth, {finding.code for finding in findings}


def test_stacked_tables_are_told_apart() -> None:
    seen = [_wrong(draw_stack(seed)) for seed in range(500)]
    assert sum(wrong for wrong, _ in seen) <= 15
    assert sum(wrong and not said & {"KT144", "KT145", "KT180", "KT181"} for wrong, said in seen) <= 2


def test_a_single_table_with_rows_of_words_stays_one() -> None:
    assert [seed for seed in range(500) if _wrong(draw_single(seed))[0]] == []
