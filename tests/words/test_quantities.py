"""Numbers in office prose: which are quantities, and what each counts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese import format_number
from toolkit.vietnamese.numbers import Convention
from toolkit.words.quantities import Bound, document_convention, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổ chức 03 nhiệm vụ.", [("3", "nhiệm vụ")]),
        ("kiểm định 4.031 phương tiện đo", [("4031", "phương tiện đo")]),
        ("xử phạt 68.900.000 đồng", [("68900000", "đồng")]),
        ("chiếm 0,49% và 98.5%", [("0.49", "%"), ("98.5", "%")]),
        ("1 tỷ 200 triệu đồng", [("1200000000", "đồng")]),
        ("đón 1,2 triệu lượt khách", [("1200000", "lượt khách")]),
        ("đã cấp 03 giấy phép", [("3", "giấy phép")]),
        ("đã cấp 4.125 vật gì đó", [("4125", "")]),
        ("05 (năm) nhiệm vụ", [("5", "nhiệm vụ")]),
        ("3 100 người", [("3100", "người")]),
        ("trong năm 2020 có 12 vụ", [("12", "vụ")]),
        ("tổng số 120 hồ sơ", [("120", "hồ sơ")]),
        ("có 15 đồng chí", [("15", "đồng chí")]),
        ("có 1,234 hộ nghèo, diện tích 1,234 ha", [("1234", "hộ nghèo"), ("1.234", "ha")]),
        ("2.350 người dân", [("2350", "người")]),
        ("phạt 72,5 tr.đ; thu 3 trđ; chi 2 tỷ đ", [("72500000", "đồng"), ("3000000", "đồng"), ("2000000000", "đồng")]),
        ("9.845 PTĐ, 14 NV, 05 DN", [("9845", "phương tiện đo"), ("14", "nhiệm vụ"), ("5", "doanh nghiệp")]),
        ("(CBQL 986, giáo viên 10.540)", [("986", ""), ("10540", "")]),
        ("5.360 lượt lao động", [("5360", "lượt lao động")]),
        ("(tiểu học 214, liên cấp TH-THCS 28, THPT 42)", [("214", ""), ("28", ""), ("42", "")]),
        ("đào tạo dưới 03 tháng 8.600 người", [("8600", "người")]),
        ("71 sản phẩm 3 sao", [("71", "sản phẩm")]),
        ("điều 9.900 ha", [("9900", "ha")]),
        ("dịch vụ công mức độ 3, 4 là 125 dịch vụ", [("125", "dịch vụ")]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.value, one.thing) for one in quantities(text)] == [(Decimal(v), thing) for v, thing in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 1234/QĐ-UBND ngày 01/02/2020",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "Nghị quyết 20-NQ/TW; Nghị quyết 68 của Chính phủ; Đề án 938; Chương trình 135",
        "Điều 5, khoản 2, điểm a; Phụ lục 01; biểu số 02",
        "6 tháng đầu năm 2020; quý I/2020; tháng 5 năm 2020; giai đoạn 2016-2020; 15 ngày; 5 năm",
        "điện thoại 0262.3812.345; fax 0262 3 812 345",
        "2.1. Công tác tổ chức",
        "TCVN ISO 9001:2015, COVID-19, Quốc lộ 14, lớp 10, thứ 12/63 tỉnh, công nghiệp lần thứ 4",
        "lễ 30/4 và 1/5, ngày 27/7",
        "so với năm học 2018-2019",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert [text[one.start : one.end] for one in quantities(text)] == []


def test_bounds_changes_and_shares() -> None:
    found = quantities("hơn 50 lượt, gần 200 người, khoảng 30 hộ, tăng 12,5%, giảm 03 vụ, 04/09 đề tài, từ 5 đến 7 ha")
    assert [one.bound for one in found] == [
        Bound.ABOVE,
        Bound.BELOW,
        Bound.ABOUT,
        *[Bound.EXACT] * 3,
        *[Bound.RANGE] * 2,
    ]
    assert [one.change for one in found][3:5] == [1, -1]
    assert found[5].base == 9


def test_a_share_of_money_with_its_unit_twice() -> None:
    (share,) = quantities("giải ngân 3.851,6 tỷ đồng/7.500 tỷ đồng")
    assert (share.value, share.base, share.unit) == (Decimal("3851600000000"), Decimal("7500000000000"), "đồng")


def test_a_document_in_the_english_way_is_read_so() -> None:
    texts = ["1,234.5 tons", "4,031 phương tiện"]
    assert document_convention(texts) is Convention.ENGLISH
    assert quantities(texts[1], Convention.ENGLISH)[0].value == 4031


@given(st.decimals(min_value=1, max_value=10**9, places=2, allow_nan=False), st.sampled_from(["đồng", "ha", "tấn"]))
def test_a_number_as_the_house_writes_it_is_read_back(value: Decimal, unit: str) -> None:
    (found,) = quantities(f"Kết quả đạt {format_number(value)} {unit}; phần khác giữ nguyên.")
    assert (found.value, found.unit) == (value, unit)


@given(st.text(alphabet="0123456789.,/%-() abđồng", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in quantities(text))
