"""Multiples held against the two amounts beside them."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, prose
from toolkit.words.multiples import check_multiples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 2,16 triệu lượt khách, gấp 2,4 lần so với năm 2021 (900 nghìn lượt khách).", ["="]),
        ("Có 2,16 triệu lượt khách, gấp 2,9 lần so với năm 2021 (900 nghìn lượt khách).", ["KT705"]),
        ("Ghi nhận 1.652 ca, tăng 1.204 ca so với cùng kỳ năm 2021 (448 ca), gấp 3,7 lần.", ["="]),
        ("Ghi nhận 1.652 ca, tăng 1.204 ca so với cùng kỳ năm 2021 (448 ca), gấp 4,7 lần.", ["KT705"]),
        ("Ghi nhận 1.652 ca, gấp 4,7 lần mức bình quân của cả nước.", []),
        ("Tổ chức 12 lần, gấp 2 lần.", []),
        ("Thu 4.368 tỷ đồng, bằng 112% so với cùng kỳ (3.900 tỷ đồng).", ["="]),
        ("Thu 4.368 tỷ đồng, bằng 112% so với cùng kỳ (3.600 tỷ đồng).", ["KT705"]),
        ("Thu 4.368 tỷ đồng, bằng 52% dự toán (8.400 tỷ đồng).", []),
    ],
)
def test_a_multiple_and_its_two_amounts(text: str, expected: list[str]) -> None:
    assert codes(check_multiples(prose(text))) == expected
