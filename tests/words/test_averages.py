"""Averages held against the total and the count they are of."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, prose
from toolkit.words.averages import check_averages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 40 dự án với tổng kinh phí 2.800 triệu đồng, bình quân 70 triệu đồng/dự án.", ["="]),
        ("Có 40 dự án với tổng kinh phí 2,8 tỷ đồng, bình quân 70 triệu đồng/dự án.", ["="]),
        ("Có 40 dự án với tổng kinh phí 2.800 triệu đồng, bình quân 75 triệu đồng/dự án.", ["KT717"]),
        ("Có 15.130 lớp, 471.250 học sinh, bình quân 31,1 học sinh/lớp.", ["="]),
        ("Có 15.130 lớp, 471.250 học sinh, bình quân mỗi lớp có 33,1 học sinh.", ["KT717"]),
        ("Tổ chức 12 lớp với 360 học viên. Bình quân 30 học viên mỗi lớp.", ["="]),
        ("Có 15/15 xã, bình quân 17,2 tiêu chí/xã.", []),
        ("Thành lập 612 DN, vốn đăng ký 5.508 tỷ đồng, vốn BQ 9,9 tỷ đồng/DN.", ["KT717"]),
        ("Kiểm tra 48 cơ sở; 05 cơ sở vi phạm, phạt 72,5 triệu đồng, bình quân 15,4 triệu đồng/cơ sở.", ["KT717"]),
        ("Có 61/152 xã đạt chuẩn; có 2.219 tiêu chí đạt chuẩn, bình quân 14,6 tiêu chí/xã.", ["="]),
        ("Chi cho 4.920 người với số tiền 68,88 tỷ đồng, bình quân 15 triệu đồng/người.", ["KT717"]),
        ("Kiểm định 4.031 phương tiện đo, thu 1.209,3 triệu đồng, bình quân 350.000 đồng/phương tiện.", ["KT717"]),
        ("Có 40 dự án với tổng kinh phí 2.800 triệu đồng, bình quân khoảng 70 triệu đồng/dự án.", ["="]),
        ("Thu nhập bình quân 45 triệu đồng/người.", []),
        ("Hỗ trợ 40 hộ, 2.800 triệu đồng, bình quân 500 triệu đồng/hộ.", []),
    ],
)
def test_an_average_follows_from_its_total_and_count(text: str, expected: list[str]) -> None:
    assert codes(check_averages(prose(text))) == expected
