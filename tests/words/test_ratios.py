"""Percentages, shares of closed sets, and what is left."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, prose
from toolkit.words.ratios import check_ratios


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 4.031/13.500 phương tiện, bằng 29,9% kế hoạch năm.", ["="]),
        ("Đạt 4.031/13.500 phương tiện, bằng 32,9% kế hoạch năm.", ["KT704"]),
        ("Có 45/60 chỉ tiêu (75%).", ["="]),
        ("Đạt 70% (45/60 chỉ tiêu).", ["KT704"]),
        ("Có 98,5% hồ sơ giải quyết đúng hạn (1.240/1.280 hồ sơ).", ["KT704"]),
        ("Đón 185.600 lượt, đạt 24,1% kế hoạch năm (770.000 lượt).", ["="]),
        ("Đón 185.600 lượt, đạt 42,1% kế hoạch năm (770.000 lượt).", ["KT704"]),
        ("Có 205 hợp tác xã, chiếm 63,9% trên tổng số 342 hợp tác xã.", ["KT704"]),
        ("Phạt 1.986 triệu đồng; đã thu 1.720 triệu đồng, đạt 86,6%.", ["="]),
        ("Phạt 1.986 triệu đồng; đã thu 1.720 triệu đồng, đạt 68,6%.", ["KT704"]),
        ("Giải ngân 9.850 triệu đồng/21.400 triệu đồng, đạt 46% dự toán.", ["="]),
        ("Có 153/152 xã đạt chuẩn.", ["KT706"]),
        ("Thực hiện 08/07 cuộc thanh tra, vượt kế hoạch.", []),
        ("Có 5/8 chỉ tiêu đạt trên 50% kế hoạch.", []),
        ("Có 45/60 chỉ tiêu, tăng 12% so với cùng kỳ.", []),
        ("Thu 285,3 tỷ đồng, đạt 60% kế hoạch tỉnh giao, đạt 58% kế hoạch huyện giao.", []),
        ("Tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, còn lại 06 hồ sơ.", ["="]),
        ("Tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, còn lại 16 hồ sơ.", ["KT703"]),
        ("Tiếp nhận 215 hồ sơ; đã giải quyết 198 hồ sơ, còn lại 27 hồ sơ.", ["KT703"]),
        ("Cách ly 3.126 người, đã hoàn thành cách ly 2.984 người, còn lại 132 người.", ["KT703"]),
        ("Đã giải quyết 84/98 đơn, còn lại 14 đơn.", ["="]),
        ("Đã giải quyết 84/98 đơn, còn lại 15 đơn.", ["KT703"]),
        ("Tiếp nhận 48 sáng kiến, qua xét duyệt có 36 sáng kiến được công nhận, đạt tỷ lệ 70%.", ["KT704"]),
        ("Cấp 30 thẻ (60 thẻ); tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, đang giải quyết 16 hồ sơ.", ["KT703"]),
        ("Có 1.412 thí sinh tham gia, có 706 thí sinh đạt giải, chiếm 45%.", ["KT704"]),
        ("Có 1.412 thí sinh tham gia, có 706 thí sinh đạt giải, chiếm 5% tổng số học sinh.", []),
        ("Tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, còn lại 02 cán bộ.", []),
    ],
)
def test_a_percentage_and_its_two_amounts(text: str, expected: list[str]) -> None:
    assert codes(check_ratios(prose(text))) == expected


def test_percentages_of_one_whole_that_only_one_of_them_misses() -> None:
    lines = "nông nghiệp 13 nhiệm vụ (chiếm 40,6%), kỹ thuật 08 nhiệm vụ (chiếm 25%), y dược 04 nhiệm vụ (chiếm {})."
    text = f"Đang quản lý 32 nhiệm vụ. Theo lĩnh vực: {lines}"
    assert codes(check_ratios(prose(text.format("12,5%")))).count("KT704") == 0
    assert codes(check_ratios(prose(text.format("15,5%")))).count("KT704") == 1
