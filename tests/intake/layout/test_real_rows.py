"""Rows as offices really write them: each trouble of real workbooks in a small one of its own."""

from __future__ import annotations

import pytest

from tests.support.looks import look, only
from tests.support.workbooks import Row

N = None


def test_a_form_without_figures_has_rows_and_no_values() -> None:
    seen = only(
        ["Đơn vị: …………"],
        ["TT", "Nội dung", "Dự toán năm 2007", "Đơn vị A", "…"],
        ["A", "B", "C = 1 đến 2…", 1, "2…"],
        ["I", "THU PHÍ, LỆ PHÍ"],
        [1, "Số thu phí"],
        [N, " - ..."],
        ["II", "DỰ TOÁN CHI"],
        [N, "Tổng số chi"],
    )
    assert seen.told["header_rows"] == [2, 3]
    assert [row[2] for row in seen.rows] == ["THU PHÍ, LỆ PHÍ", "Số thu phí", "...", "DỰ TOÁN CHI", "Tổng số chi"]
    assert not any(row["values"] for row in seen.told["rows"])


def test_a_form_of_labels_down_the_rows_without_figures_or_names_of_columns() -> None:
    seen = only(
        ["6. TỔNG MỨC BÁN LẺ"], [],
        [N, N, "Tổng mức", "Cơ cấu", "Quý I năm 2000 so với"], [N, N, "(Tỷ đồng)", "(%)", "quý I năm 1999 (%)"], [],
        ["TỔNG SỐ"], ["A. Phân theo khu vực"], [N, "Nhà nước"], [N, "Tập thể"],
    )  # fmt: skip
    assert seen.told["header_rows"] == [3, 4]
    assert [row[2] for row in seen.rows] == ["TỔNG SỐ", "Phân theo khu vực", "Nhà nước", "Tập thể"]


def test_nothing_but_errors_in_formula_columns() -> None:
    seen = only(["Chỉ tiêu", "ĐVT", "TH 2001", "Ước 2002/TH 2001 (%)"], ["Bia", "Triệu lít", N, "#DIV/0!"])
    assert seen.kinds == "A/name B/unit C/actual/2001 D/ratio/2002"


def test_a_name_over_two_rows_with_the_figures_on_the_second_or_the_first() -> None:
    seen = only(
        [N, "Năm 2023", "Năm 2024"],
        ["Tổng sản lượng lương"],
        ["thực có hạt (Nghìn tấn)", 47935.5, 47870.5],
        ["Khí đốt, hơi nước và", 100.5, 90.5],
        ["điều hòa không khí"],
        ["Trong đó:"],
        ["   nước nóng", 1.5, 2.5],
    )
    assert [(row[0], row[2]) for row in seen.rows] == [
        (3, "Tổng sản lượng lương thực có hạt (Nghìn tấn)"), (4, "Khí đốt, hơi nước và điều hòa không khí"),
        (6, "Trong đó:"), (7, "nước nóng"),
    ]  # fmt: skip


def test_a_parent_below_its_children() -> None:
    seen = only(
        ["STT", "Chỉ tiêu", "ĐVT", "KH", "TH"], ["1", "Tổng", "ha", 5.5, 6], ["1.1.1", "Một", "ha", 1.5, 2],
        ["1.1.2", "Hai", "ha", 2.5, 2], ["1.1", "Cộng hai phần", "ha", 4, 4], ["1.2", "Khác", "ha", 4, 4],
    )  # fmt: skip
    assert [(row[1], row[3]) for row in seen.rows] == [("1", N), ("1.1.1", 5), ("1.1.2", 5), ("1.1", 2), ("1.2", 2)]


def test_a_total_without_a_number_stands_beside_the_rows_it_adds() -> None:
    seen = only(
        ["STT", "Đơn vị", "Tổng số", "Trong đó", N, "Ghi chú"],
        [N, N, N, "Nam", "Nữ", N],
        ["A", "B", "1=2+3", "2", "3", "4"],
        [1, "Phòng Nội vụ", 15, 10, 5, N],
        [2, "Phòng Tài chính", 12, 6, 6, "mới lập"],
        [N, "Tổng cộng", 27, 16, 11],
    )
    assert seen.kinds == "A/stt B/name C/other D/other E/other F/note"
    assert seen.rows[-1] == (6, "", "Tổng cộng", N)


def test_a_last_row_with_figures_and_no_name() -> None:
    seen = only(
        ["STT", "Chỉ tiêu", "ĐVT", "KH", "TH"], [1, "Lúa", "ha", 5, 6], [2, "Ngô", "ha", 7, 8], [N, N, N, 12, 14]
    )
    assert seen.values(4) == {"D": "12", "E": "14"}
    assert seen.rows[-1][2] == ""


def test_zero_as_text_and_text_numbers_among_true_ones() -> None:
    seen = only(["Chỉ tiêu", "KH", "TH"], ["Lúa", 5, "0"], ["Ngô", 7, "1892,6"], ["Sắn", "8370.3\xa0", 3])
    assert seen.values(2) == {"B": "5", "C": "TEXT:0=0"}
    assert seen.values(3)["C"] == "TEXT:1892,6=1892.6"
    assert seen.values(4)["B"] == "TEXT:8370.3=8370.3"


def test_units_inside_ditto_above_and_behind_names() -> None:
    seen = only(
        ["Tên chỉ tiêu", "Đơn vị \ntính", "TH 2001"],
        ["- Tốc độ tăng", "%", 6.8],
        ["  Trong đó:"],
        ["   + Nông nghiệp", '"', 2.8],
        ["Diện tích (Nghìn ha)", N, 7.5],
    )
    assert [row["unit"] for row in seen.told["rows"]] == ["%", "", "%", "Nghìn ha"]


def test_a_unit_over_the_values_of_the_rows_below() -> None:
    seen = only(
        [N, "Quý I", "Quý II"], [N, "năm 2024", "năm 2024"], [], [N, "Nghìn người"], ["Lao động", 52392.1, 52540.8],
        [], [N, "Cơ cấu - %"], [], ["Nông thôn", 61.2, 60.8],
    )  # fmt: skip
    assert [(row["name"], row["unit"]) for row in seen.told["rows"]] == [
        ("Lao động", "Nghìn người"), ("Cơ cấu - %", "Nghìn người"), ("Nông thôn", "%"),
    ]  # fmt: skip


def test_bulleted_parts_of_rows_without_numbers() -> None:
    seen = only(
        ["Chỉ tiêu", "ĐVT", "TH 2019"],
        ["Tổng đàn gia súc", "con", 5000.5], ["- Trâu", "con", 1000], ["- Bò", "con", 4000.5],
        ["Tổng đàn gia cầm", "con", 90000], ["- Gà", "con", 80000],
        ["Tuyển mới đào tạo:"], ["   + Đại học", "người", 239.6],
    )  # fmt: skip
    assert [(row[0], row[3]) for row in seen.rows] == [(2, N), (3, 2), (4, 2), (5, N), (6, 5), (7, N), (8, 7)]


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ([["Dân số (Nghìn người)", 1800.5, 1820, 1850]], "A/name B/actual/2018 C/actual/2019 D/actual/2020"),
        ([["Nam", 5, 6, 7]], "A/name B/actual/2018 C/actual/2019 D/actual/2020"),
    ],
)
def test_nothing_but_years_as_headings(below: list[Row], kinds: str) -> None:
    assert only([N, 2018, 2019, 2020], *below).kinds == kinds


def test_months_and_quarters_as_headings() -> None:
    seen = only(["STT", "Chỉ tiêu", "ĐVT", "Tháng 1", "Quý I"], [1, "Vụ tai nạn", "Vụ", 5, 18])
    assert seen.kinds == "A/stt B/name C/unit D/actual E/actual"


def test_names_merged_down_beside_names() -> None:
    seen = only(
        ["Cây trồng", N, "ĐVT", "Kế hoạch", "Thực hiện"],
        ["Lúa", "Diện tích", "ha", 100, 110],
        [N, "Sản lượng", "tấn", 500, 561],
        merges=["A1:B1", "A2:A3"],
    )
    assert seen.kinds == "A/name B/name C/unit D/plan E/actual"
    assert seen.rows == [(2, "", "Lúa Diện tích", N), (3, "", "Sản lượng", 2)]


def test_a_block_of_keys_above_an_input_form() -> None:
    seen = only(
        ["Tổng sản lượng"],
        ["Địa bàn:", "Xã Thuận Hạnh", "Khu vực", "Chỉ huyện"],
        ["Năm nhập:", "2020"],
        [],
        ["Tên chỉ tiêu", "Kế hoạch năm", "Thực hiện năm", "Đơn vị"],
        ["Trâu", 7000, N, "Con", 13590],
        ["Bò", N, 1000, "Con", 13591],
    )
    assert seen.kinds == "A/name B/plan C/actual D/unit"
    assert seen.values(6) == {"B": "7000"}


def test_signatures_and_notes_below_and_two_columns_of_a_letterhead_above() -> None:
    seen = only(
        ["UBND TỈNH ĐẮK LẮK", N, N, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ CÔNG THƯƠNG", N, N, "Độc lập - Tự do - Hạnh phúc"],
        ["Kết quả thực hiện 6 tháng đầu năm 2020"],
        ["STT", "Nội dung", "Đơn vị", "Kế hoạch năm 2020", "TH cùng kỳ năm 2019"],
        [1, "Giá trị SXCN", "Tỷ đồng", 15000, 6500],
        [N, "(*) Số liệu ước tính"],
        ["Người lập biểu", N, N, "KT. GIÁM ĐỐC"],
        ["Nguyễn A", N, N, "Trần B"],
    )
    assert seen.told["header_rows"] == [4, 4]
    assert [row[2] for row in seen.rows] == ["Giá trị SXCN"]
    assert "CỘNG HÒA" not in seen.told["title"]


def test_a_table_of_one_column_of_values_whose_names_have_no_heading() -> None:
    assert only([N, "Năm 2004"], ["Thu nội địa", 1500.5], ["Thu viện trợ", 200]).kinds == "A/name B/actual/2004/2004"


def test_a_hundred_thousand_empty_rows_cost_nothing() -> None:
    seen = look([N, "Năm 2004"], ["Thu nội địa", 1500.5], ["Thu viện trợ", 200], *[[]] * 60_000, [N, 5])
    assert seen[0].told["data_rows"] == [2, 3]
