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
        ("Có 35/63 tỉnh, thành phố được công nhận đạt chuẩn phổ cập giáo dục mức độ 3, đạt tỷ lệ 55,6%.", ["="]),
        ("Có 35/63 tỉnh, thành phố được công nhận đạt chuẩn phổ cập giáo dục mức độ 3, đạt tỷ lệ 54%.", ["KT704"]),
        ("Làm rõ 63 vụ, 94 đối tượng, trong đó án nặng 15 vụ, làm rõ 15 vụ, 45 đối tượng, đạt tỷ lệ 100%.", []),
        ("Tiếp nhận 2.146 vụ, hòa giải thành 1.824 vụ, tỷ lệ 85%.", ["="]),
        ("Tiếp nhận 2.146 vụ, hòa giải thành 1.824 vụ, tỷ lệ 88%, không thành 258 vụ.", ["KT704"]),
        ("Đạt chuẩn: THCS 121/168 (68,5%), THPT 28/42 (66,7%).", ["KT704", "="]),
        ("Dự toán được giao 142,6 tỷ đồng, ước thực hiện 138,3 tỷ đồng, đạt 79,6%.", ["KT704"]),
        ("Thu gom đạt 93,5% (486/520 tấn), nông thôn 78%.", ["="]),
        ("Đậu tương 292,2/567 ha, đạt 51,5% KH…Tiêm 6.467 liều, đạt 32,3% KH; tiêm 7.274 liều, đạt 31,5% KH.", ["="]),
        ("Có 98/148 xã đạt chuẩn, chiếm 66,2%; trong đó 102 xã đạt chuẩn nâng cao.", ["=", "KT706"]),
        (
            "Thu 5.214 tỷ đồng, đạt 55,5% dự toán Trung ương (9.400 tỷ đồng), đạt 52,1% dự toán tỉnh (10.000 tỷ đồng).",
            ["=", "="],
        ),
        ("Nhận 1.968 đơn. Số đơn đủ điều kiện xử lý 1.640 đơn, chiếm 83,3%.", ["="]),
        ("Nhận 1.968 đơn. Số đơn đủ điều kiện xử lý 1.640 đơn, chiếm 86,3%.", ["KT704"]),
        ("Nhận 1.968 đơn. Số đơn đủ điều kiện xử lý 1.640 đơn, chiếm 64,1%.", []),
        ("Thực hiện 08/07 cuộc thanh tra, vượt kế hoạch.", []),
        ("Có 5/8 chỉ tiêu đạt trên 50% kế hoạch.", []),
        ("Có 45/60 chỉ tiêu, tăng 12% so với cùng kỳ.", []),
        ("Thu 285,3 tỷ đồng, đạt 60% kế hoạch tỉnh giao, đạt 58% kế hoạch huyện giao.", []),
        ("Tiếp nhận 48 sáng kiến, qua xét duyệt có 36 sáng kiến được công nhận, đạt tỷ lệ 70%.", ["KT704"]),
        ("Có 1.412 thí sinh tham gia, có 706 thí sinh đạt giải, chiếm 45%.", ["KT704"]),
        ("Có 1.412 thí sinh tham gia, có 706 thí sinh đạt giải, chiếm 5% tổng số học sinh.", []),
    ],
)
def test_a_percentage_and_its_two_amounts(text: str, expected: list[str]) -> None:
    assert codes(check_ratios(prose(text))) == expected


def test_percentages_of_one_whole_that_only_one_of_them_misses() -> None:
    lines = "nông nghiệp 13 nhiệm vụ (chiếm 40,6%), kỹ thuật 08 nhiệm vụ (chiếm 25%), y dược 04 nhiệm vụ (chiếm {})."
    text = f"Đang quản lý 32 nhiệm vụ. Theo lĩnh vực: {lines}"
    assert codes(check_ratios(prose(text.format("12,5%")))).count("KT704") == 0
    assert codes(check_ratios(prose(text.format("15,5%")))).count("KT704") == 1
