"""Units as offices write them, and the exact powers of ten between those of a kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese.units import is_measure, power_between, shift


@pytest.mark.parametrize(
    ("found", "wanted", "power"),
    [
        ("triệu đồng", "tỷ đồng", -3), ("Tr.đ", "tỷ đồng", -3), ("trđ", "Tỷ đồng", -3), ("Tr. đồng", "đồng", 6),
        ("1000đ", "triệu đồng", -3), ("1.000 đồng", "triệu đồng", -3), ("nghìn tỷ đồng", "tỷ đồng", 3),
        ("ngàn đồng", "đồng", 3), ("tỷ", "tỷ đồng", 0), ("tỉ đ", "tỷ đồng", 0), ("Triệu USD", "1000 USD", 3),
        ("kg", "tấn", -3), ("tạ", "kg", 2), ("nghìn tấn", "tấn", 3), ("m²", "ha", -4), ("1000 ha", "ha", 3),
        ("km2", "ha", 2), ("km", "m", 3), ("%", "‰", 1), ("nghìn người", "người", 3), ("tạ/ha", "tấn/ha", -1),
        ("triệu đồng/người/năm", "đồng/người/năm", 6), ("kWh", "triệu kWh", -6), ("lít", "m3", -3),
        ("Hộ", "hộ", 0), ("trường", "Trường", 0),
    ],
)  # fmt: skip
def test_units_of_a_kind_lie_a_power_of_ten_apart(found: str, wanted: str, power: int) -> None:
    assert power_between(found, wanted) == power
    assert power_between(wanted, found) == -power


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("triệu đồng", "triệu USD"), ("hộ", "người"), ("tấn", "ha"), ("m", "m2"), ("tạ/ha", "tạ"), ("%", "người"),
        ("nghìn", "nghìn người"), ("triệu", "triệu đồng"), ("", "người"), ("tấm", "tấn"), ("đương", "đường"),
        ("ĐT/DA", "Đề tài"), ("lượt người", "người"), ("tạ", "ta"),
    ],
)  # fmt: skip
def test_units_of_different_kinds_never_become_each_other(found: str, wanted: str) -> None:
    assert power_between(found, wanted) is None
    assert power_between(wanted, found) is None


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ("DN", "Doanh nghiệp", True),
        ("HTX", "Hợp tác xã", True),
        ("hợp tác xã", "HTX", True),
        ("HS", "Học sinh", True),
        ("HS", "Hồ sơ", True),
        ("HS", "Giáo viên", False),
        ("TĐ", "Tỷ đồng", False),
        ("NN", "Nghìn người", False),
        ("ha", "Hộ ấp", False),
        ("H", "Hộ", False),
    ],
)
def test_what_is_counted_may_be_written_by_its_initials(found: str, wanted: str, same: bool) -> None:
    assert power_between(found, wanted) == (0 if same else None)


@pytest.mark.parametrize(
    ("text", "measure"),
    [("triệu đồng", True), ("nghìn ha", True), ("tạ/ha", True), ("%", True), ("người", False), ("Sở Y tế", False)],
)
def test_a_measure_is_no_other_word(text: str, measure: bool) -> None:
    assert is_measure(text) is measure


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(-12, 12))
def test_a_shifted_number_comes_back_exactly(value: Decimal, power: int) -> None:
    assert shift(shift(value, power), -power) == value


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_have_an_answer(one: str, other: str) -> None:
    back, forth = power_between(one, other), power_between(other, one)
    assert (back is None) == (forth is None)
