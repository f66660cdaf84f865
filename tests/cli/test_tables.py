"""Tables as a clerk sees them in `ktxh look`."""

from __future__ import annotations

from typing import Any

from tests.support.workbooks import Row, as_read
from toolkit.cli.tables import table_lines
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.described import describe
from toolkit.intake.layout.find_tables import find_tables


def _lines(*rows: Row, **options: Any) -> list[str]:
    return list(table_lines(map(describe, find_tables(as_read(*rows, **options), default_vocabulary()))))


def test_a_table_is_told_by_its_place_its_columns_and_its_rows_under_each_other() -> None:
    assert _lines(
        ["BIỂU 1"],
        [None, None, None, None, "ĐVT: Tỷ đồng"],
        ["STT", "Chỉ tiêu", "ĐVT", "KH 2020", "TH 6 tháng đầu năm 2020", "Ghi chú"],
        ["I", "KINH TẾ"],
        [1, "Thu ngân sách", "Tỷ đồng", 1500.5, "7.215,5", "thiếu"],
        ["-", "Thu nội địa", "Tỷ đồng", "-", 33.746687251],
    ) == [
        "  Bảng 1 · trang “Biểu” · đầu cột dòng 3, số liệu dòng 4–6",
        "    BIỂU 1 · ĐVT: Tỷ đồng",
        "    cột A: STT → số thứ tự",
        "    cột B: Chỉ tiêu → tên",
        "    cột C: ĐVT → đơn vị tính",
        "    cột D: KH 2020 → kế hoạch năm 2020",
        "    cột E: TH 6 tháng đầu năm 2020 → thực hiện 6 tháng đầu năm 2020",
        "    cột F: Ghi chú → ghi chú",
        "    dòng 4: I KINH TẾ",
        "    dòng 5:   1 Thu ngân sách [Tỷ đồng]: D = 1.500,5; E = 7.215,5 (gõ dạng chữ “7.215,5”); F = “thiếu” (chữ)",
        "    dòng 6:     - Thu nội địa [Tỷ đồng]: D = “-” (không có); E = 33,7467",
    ]  # fmt: skip


def test_a_header_without_rows_and_a_column_without_a_heading_are_told() -> None:
    assert _lines(["STT", "Chỉ tiêu", "KH"])[0].endswith("không có dòng nào")
    lines = _lines(["Chỉ tiêu", "KH", None, "TH"], ["Lúa", 1.5, 2.5, 3.5], ["Ngô", 1.5, 2.5, 3.5])
    assert "    cột C: (không có tiêu đề) → khác" in lines
    assert lines[1] == "    (không có tiêu đề)"
