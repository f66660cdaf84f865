"""Area, yield and harvest held against each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.reports import codes, prose
from toolkit.vietnamese import format_number
from toolkit.words.yields import check_yields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lúa 42.150 ha, năng suất bình quân 62,4 tạ/ha, sản lượng 263.016 tấn.", ["="]),
        ("Lúa 42.150 ha, năng suất bình quân 62,4 tạ/ha, sản lượng 236.016 tấn.", ["KT717"]),
        ("Lúa 286ha, năng suất 6,4 tấn/ha, sản lượng 1.830 tấn.", ["="]),
        ("Cà phê 96.300 ha, trong đó cho thu hoạch 88.500 ha, năng suất 28 tạ/ha, sản lượng 247.800 tấn.", ["="]),
        ("Lúa 7.340 ha, đã thu hoạch một nửa, năng suất 53 tạ/ha, sản lượng 19.400 tấn.", []),
        ("Lúa 310 ha năng suất 65 tạ/ha, vụ mùa 302 ha đang trỗ bông.", []),
        ("Năng suất lúa đạt 64 tạ/ha, sản lượng 1.830,4 tấn.", []),
    ],
)
def test_a_harvest_is_area_times_yield(text: str, expected: list[str]) -> None:
    assert codes(check_yields(prose(text))) == expected


@given(area=st.integers(10, 90_000), rate=st.integers(100, 999))
def test_a_harvest_that_is_rounded_agrees(area: int, rate: int) -> None:
    yielded = Decimal(rate) / 10
    harvest = (area * yielded / 10).quantize(Decimal(1))
    said = f"Ngô {format_number(Decimal(area))} ha, năng suất {format_number(yielded)} tạ/ha, sản lượng"
    assert codes(check_yields(prose(f"{said} {format_number(harvest)} tấn."))) == ["="]
