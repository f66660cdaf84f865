"""Units in lines, names and columns."""

from __future__ import annotations

import pytest

from toolkit.intake.layout.units import is_unit, is_unit_line, unit_in_name, unit_of_line


@pytest.mark.parametrize(
    "text",
    ["Nghìn ha", " Tỷ đồng", "%", "‰", "%o", "(%)", "1000 đồng", "Nghìn tấn; Triệu USD", "Nghìn tấn, USD", "Tạ/ha",
     "Triệu HK.km", "Ngh. tỷ đồng", "tr.đ", "Ngh. giờ/năm", "Nghìn lượt người", "Doanh nghiệp"],
)  # fmt: skip
def test_units(text: str) -> None:
    assert is_unit(text)
    assert is_unit_line(text)


@pytest.mark.parametrize(
    "text", ["Tổng", "Lượng", "Cơ cấu (%)", "Số DN", "Kế hoạch năm 2020", "Số lượng", "", "Ước tính"]
)
def test_other_words_are_none(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Đơn vị tính: Nghìn tấn, triệu USD", "Nghìn tấn, triệu USD"),
        ("(ĐVT : 1000 đồng)", "1000 đồng"),
        ("Đơn vị tính:%", "%"),
        ("Biểu 1. Thu ngân sách (ĐVT: triệu đồng)", "triệu đồng"),
        ("Lượt người", "Lượt người"),
        ("Kết quả 6 tháng", ""),
    ],
)
def test_the_unit_of_a_line(line: str, unit: str) -> None:
    assert unit_of_line(line) == unit


def test_a_title_that_also_states_the_unit_is_no_line_of_the_unit_alone() -> None:
    assert not is_unit_line("Biểu 1. Thu ngân sách (ĐVT: triệu đồng)")
    assert is_unit_line("ĐVT: triệu đồng")


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Diện tích (Nghìn ha)", "Nghìn ha"), ("Sữa (Nghìn tấn) ", "Nghìn tấn"), ("Cà phê (Nhân)", ""), ("Lúa", "")],
)
def test_the_unit_behind_a_name(name: str, unit: str) -> None:
    assert unit_in_name(name) == unit
