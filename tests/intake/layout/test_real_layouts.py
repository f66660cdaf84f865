"""Headers and columns as offices really lay them out: each trouble of real workbooks in a small one of its own."""

from __future__ import annotations

from tests.support.looks import look, only
from tests.support.workbooks import Row

N = None


def test_a_provincial_plan_with_merged_groups_numbered_columns_and_text_numbers() -> None:
    seen = only(
        ["BIỂU 1"],
        ["CÁC CHỈ TIÊU KT-XH NĂM 2021"],
        [
            "TT",
            "Chỉ tiêu",
            "Đơn vị tính",
            "Thực hiện năm 2019",
            "Năm 2020",
            N,
            N,
            "Kế hoạch năm 2021",
            "So sánh (%)",
            N,
        ],
        [
            N,
            N,
            N,
            N,
            "Kế hoạch NQ HĐND",
            "Ước TH 9 tháng",
            "Ước TH cả năm",
            N,
            "ƯTH 2020/ TH 2019",
            "KH 2021/ ƯTH 2020",
        ],
        ["A", "B", "C", 1, 2, 3, 4, 5, "6=4/1", "7=5/4"],
        ["I", "CHỈ TIÊU KINH TẾ"],
        [1, "Tốc độ tăng trưởng", "%", 8.5, 8.7, 6, 7, 8.9, "", ""],
        ["-", "Nông nghiệp", "%", 4.1, 4, 3, 4, 5],
        [2, "Thu ngân sách", "Tỷ đồng", "7.215,5", "7.900", "5.100", "8.000", "8.500", "110,9", "106,3"],
        merges=["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:H4", "I3:J3"],
    )
    assert seen.kinds == (
        "A/stt B/name C/unit D/actual/2019/2019 E/plan/2020/2020 F/estimate/2020/2020-9T G/estimate/2020/2020"
        " H/plan/2021/2021 I/ratio/2020 J/ratio/2021"
    )
    assert seen.told["header_rows"] == [3, 5]
    assert seen.rows == [
        (6, "I", "CHỈ TIÊU KINH TẾ", N), (7, "1", "Tốc độ tăng trưởng", 6), (8, "-", "Nông nghiệp", 7),
        (9, "2", "Thu ngân sách", 6),
    ]  # fmt: skip
    assert seen.values(9)["D"] == "TEXT:7.215,5=7215.5"
    assert seen.values(9)["E"] == "TEXT:7.900=7900"


def test_labels_down_ten_rows_with_years_and_dates_in_them() -> None:
    seen = only(
        ["14. Chỉ số tiêu thụ và tồn kho"],
        [N, N, N, "%"],
        [N, "Chỉ số tiêu thụ", N, "Chỉ số tồn kho"],
        [N, "Tháng 12", "Năm", "Ước tính"],
        [N, "năm 2024", 2024, "thời điểm"],
        [N, "so với", "so với", "31/12/2024"],
        [N, "tháng", "năm", "so với cùng"],
        [N, "trước", 2023, "thời điểm"],
        [N, N, N, "năm trước"],
        ["Toàn ngành", 94.92, 100.81, 109.96],
        ["Dệt", 101.59, 95.88, 104.63],
        merges=["B3:C3"],
    )
    assert seen.told["header_rows"] == [3, 9]
    assert seen.told["unit"] == "%"
    assert [column["label"] for column in seen.told["columns"]][1:3] == [
        "Chỉ số tiêu thụ Tháng 12 năm 2024 so với tháng trước",
        "Chỉ số tiêu thụ Năm 2024 so với năm 2023",
    ]
    assert seen.kinds == "A/name B/ratio/2024/2024-T12 C/ratio/2024/2024 D/ratio/2024"


def test_ages_as_names_and_classes_as_headings() -> None:
    seen = only(
        ["14. Dân số chia theo lớp"],
        [N, N, N, N, "Đơn vị tính: Người"],
        [N, "Tổng số", "Chia theo lớp phổ thông đang học"],
        [N, N, "0(*)", 1, 2],
        [],
        ["CẢ NƯỚC", 18437021, "-", 2448662, 2215135],
        ["5-9", 332998, "-", 321854, 10106],
        [10, 1671577, "-", 40217, 105550],
        merges=["B3:B4", "C3:E3"],
    )
    assert [column["label"] for column in seen.told["columns"]][2:] == [
        "Chia theo lớp phổ thông đang học 0(*)",
        "Chia theo lớp phổ thông đang học 1",
        "Chia theo lớp phổ thông đang học 2",
    ]
    assert seen.rows == [(6, "", "CẢ NƯỚC", N), (7, "", "5-9", 6), (8, "", "10", 6)]
    assert seen.values(7) == {"B": "332998", "C": "NIL:-", "D": "321854", "E": "10106"}


def test_two_tables_under_each_other_with_the_same_labels_and_a_title_between() -> None:
    labels = [N, "Năm 2012", "Ước tính năm 2013"]
    first, second = look(
        ["9. Lâm nghiệp"], [], labels, ["Rừng trồng (Nghìn ha)", 187, 205.1], [], [],
        ["10. Thủy sản"], [N, N, "Đơn vị tính: Nghìn tấn"], labels, ["Cá", 4342.9, 4400.1], ["Tôm", 630.1, 704],
    )  # fmt: skip
    assert (first.told["title"], first.told["unit"], first.told["data_rows"]) == ("9. Lâm nghiệp", "", [4, 4])
    assert (second.told["title"], second.told["unit"]) == ("10. Thủy sản", "Nghìn tấn")
    assert second.told["data_rows"] == [10, 11]


def test_a_table_that_goes_on_below_its_repeated_title_is_one_table() -> None:
    labels = [N, "Chính thức tháng 12", "Ước tính tháng 1"]
    seen = only(
        ["2. GIÁ TRỊ SẢN XUẤT"], labels, ["Hà Nội", 1699.9, 1238],
        ["2. (TIẾP THEO) GIÁ TRỊ SẢN XUẤT"], labels, ["Hải Phòng", 801.1, 731.4],
    )  # fmt: skip
    assert [row[2] for row in seen.rows] == ["Hà Nội", "Hải Phòng"]


def test_a_second_block_of_the_same_columns_to_the_right() -> None:
    first, second = look(
        ["STT", "Chỉ tiêu", "TH 2019", "TH 2020", N, "STT", "Chỉ tiêu", "TH 2019", "TH 2020"],
        [1, "Lúa", 5.5, 6.5, N, 11, "Trâu", 7.5, 8.5],
        [2, "Ngô", 5.7, 6.7, N, 12, "Bò cái", 7.7, 8.7],
    )
    assert first.kinds == "A/stt B/name C/actual/2019 D/actual/2020"
    assert second.kinds == "F/stt G/name H/actual/2019 I/actual/2020"
    assert second.rows == [(2, "11", "Trâu", N), (3, "12", "Bò cái", N)]


def test_blocks_side_by_side_whose_names_have_no_heading() -> None:
    _, second = look(
        [N, "Năm 2019", "Năm 2020", N, N, "Năm 2019", "Năm 2020"],
        ["Lúa", 5.5, 6.5, N, "Trâu", 7.5, 8.5],
        ["Ngô", 5.7, 6.7, N, "Bò cái", 7.7, 8.7],
    )
    assert second.kinds == "E/name F/actual/2019/2019 G/actual/2020/2020"


def test_receipts_and_expenses_of_a_commune_side_by_side() -> None:
    first, second = look(
        ["CÂN ĐỐI THU CHI NGÂN SÁCH XÃ NĂM 2019"],
        [N, N, N, N, N, "ĐVT: 1000 đồng"],
        ["Nội dung thu", "Dự toán", "Quyết toán", "Nội dung chi", "Dự toán", "Quyết toán"],
        ["Tổng số thu", 1200.5, 1300.2, "Tổng số chi", 1200.5, 1250.7],
        ["I. Các khoản thu 100%", 200.1, 220.3, "I. Chi đầu tư phát triển", 300.2, 310.5],
    )
    assert first.told["unit"] == second.told["unit"] == "1000 đồng"
    assert (first.kinds, second.kinds) == ("A/name B/plan C/actual", "D/name E/plan F/actual")
    assert second.rows == [(4, "", "Tổng số chi", N), (5, "I.", "Chi đầu tư phát triển", N)]


def test_scratch_beside_and_below_the_table_is_no_part_of_it() -> None:
    seen = only(
        [N, N, N, N, "Tổng", "+/-"],
        [N, "Tháng 11", "Tháng 12", N, 233.419, 7.1],
        [N, "năm 2024", "năm 2024", N, 197.861, 14.6],
        ["Vốn đăng ký", 138552.1, 96406, N, 172.5],
        ["Lao động", 90160, 95749, 5.25],
        [],
        [],
        [N, 92.7],
        [N, 96.6],
    )
    assert seen.kinds == "A/name B/actual/2024/2024-T11 C/actual/2024/2024-T12"
    assert seen.told["data_rows"] == [4, 5]


def test_a_column_without_a_heading_between_good_ones_is_kept_and_a_stray_cell_is_not() -> None:
    rows = [[f"Mục {n}", "ha", 5.5, N, 6.6] for n in range(6)]
    rows[2][3] = 0
    assert only(["Chỉ tiêu", "ĐVT", "KH 2020", N, "TH 2020"], *rows).kinds == "A/name B/unit C/plan/2020 E/actual/2020"
    full = [[f"Mục {n}", "ha", 5.5, n + 0.5, 6.6] for n in range(6)]
    assert "D/other" in only(["Chỉ tiêu", "ĐVT", "KH 2020", N, "TH 2020"], *full).kinds


def test_codes_are_no_figures() -> None:
    seen = only(
        ["STT", "Chỉ tiêu", "Mã số", "Số dư đầu kỳ", "Phát sinh trong kỳ", N],
        [N, N, N, N, "Tăng", "Giảm"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["I", "Huy động vốn", "100", 15000.5, 200, 100],
        [1, "Tiền gửi", "110", 5000, 100, 50],
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"],
    )
    assert seen.kinds == "A/stt B/name C/other D/other E/other F/other"
    assert seen.values(5) == {"D": "5000", "E": "100", "F": "50"}


def test_identifiers_left_of_names_without_a_heading_are_no_figures() -> None:
    seen = only(
        [N, "Chỉ tiêu", "KH", "TH"], [13588, "Trâu", 5.5, 6.5], [13590, "Bò cái", 7.5, 8.5], [13591, "Dê núi", 1.5, 2]
    )  # fmt: skip
    assert seen.kinds == "A/other B/name C/plan D/actual"
    assert seen.values(2) == {"C": "5.5", "D": "6.5"}


def test_a_row_that_numbers_the_columns_behind_an_empty_row_and_again_on_the_next_page() -> None:
    seen = only(
        ["STT", "Nội dung", "Dự toán", "Thực hiện"], [], ["A", "B", 1, 2], [1, "Thuế", 100.5, 90.5],
        ["A", "B", 1, 2], [2, "Phí", 50.5, 60.5],
    )  # fmt: skip
    assert seen.told["header_rows"] == [1, 3]
    assert [row[2] for row in seen.rows] == ["Thuế", "Phí"]


def test_a_row_of_two_that_numbers_the_columns() -> None:
    assert only(["Nội dung", "Dự toán"], ["A", "1"], ["Thuế", 100.5], ["Phí", 50.5]).told["header_rows"] == [1, 2]


def test_a_second_table_of_unknown_values_opens_by_the_plain_words_of_its_frame() -> None:
    first: list[Row] = [
        ["Chỉ tiêu", "Đơn vị", "Vùng", "Ghi rõ", "KH 2020", "TH 2020"],
        *(["Lúa nước", "ha", "Đông", "x", 5.5, 6.5], ["Ngô lai", "ha", "Tây", "x", 7.5, 8.5]),
    ]
    second: list[Row] = [
        ["Số TT", "Ngành", "Đơn vị tính", "Số hộ"],
        [1, "Dệt may", "hộ", 70.5],
        [2, "Gốm sứ", "hộ", 80.5],
    ]
    tables = look(*first, [], ["Phụ lục"], *second)
    assert [table.told["header_rows"] for table in tables] == [[1, 1], [6, 6]]
    assert tables[1].values(7) == {"D": "70.5"}
