"""What is left, what two complements make together, and differences that are named."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, prose
from toolkit.words.rests import check_rests


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, còn lại 06 hồ sơ.", ["="]),
        ("Tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, còn lại 16 hồ sơ.", ["KT703"]),
        ("Tiếp nhận 215 hồ sơ; đã giải quyết 198 hồ sơ, còn lại 27 hồ sơ.", ["KT703"]),
        ("Cách ly 3.126 người, đã hoàn thành cách ly 2.984 người, còn lại 132 người.", ["KT703"]),
        ("Đã giải quyết 84/98 đơn, còn lại 14 đơn.", ["="]),
        ("Đã giải quyết 84/98 đơn, còn lại 15 đơn.", ["KT703"]),
        ("Cấp 30 thẻ (60 thẻ); tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, đang giải quyết 16 hồ sơ.", ["KT703"]),
        ("Tiếp nhận 156 hồ sơ, đã giải quyết 150 hồ sơ, còn lại 02 cán bộ.", []),
        ("Giải ngân 2.106/4.680 tỷ đồng, đạt 45% kế hoạch; còn 2.574 tỷ đồng chưa giải ngân.", ["="]),
        ("Giải ngân 2.106/4.680 tỷ đồng, đạt 45% kế hoạch; còn 2.754 tỷ đồng chưa giải ngân.", ["KT703"]),
        ("Tiếp 31 lượt, nhận 14 đơn, giải quyết xong 12 đơn, còn 4 đơn đang giải quyết.", ["KT703"]),
        ("Tỷ lệ hộ nghèo giảm còn 48 hộ đang được hỗ trợ.", []),
        ("Kiểm tra 5.214 cơ sở, số cơ sở đạt 4.640, tỷ lệ 89%; số cơ sở vi phạm 574.", ["="]),
        ("Kiểm tra 5.214 cơ sở, số cơ sở đạt 4.640, tỷ lệ 89%; số cơ sở vi phạm 584.", ["KT703"]),
        ("Kiểm tra 5.214 cơ sở, số cơ sở đạt 2.640; số cơ sở vi phạm 184.", []),
        ("Đề nghị quyết toán 1.286,4 tỷ đồng, phê duyệt 1.279,9 tỷ đồng, giảm trừ 6,5 tỷ đồng.", ["="]),
        ("Đề nghị quyết toán 1.286,4 tỷ đồng, phê duyệt 1.279,9 tỷ đồng, giảm trừ 7,5 tỷ đồng.", ["KT703"]),
        ("Xuất khẩu 1.365 triệu USD; nhập khẩu 1.018 triệu USD; xuất siêu 347 triệu USD.", ["="]),
        ("Thu 12,5 tỷ đồng, chi 11,2 tỷ đồng, tiết kiệm 96 triệu đồng.", []),
        ("Có 8/10 địa bàn thu đạt tiến độ; còn 3 địa bàn chưa đạt tiến độ.", ["KT703"]),
        ("Phát hiện 9 trường hợp sai phép, đã xử lý 7, còn 3 trường hợp đang lập hồ sơ.", ["KT703"]),
        ("Có 21.460 thí sinh đăng ký, dự thi 21.395 thí sinh, vắng 65 thí sinh.", ["="]),
        ("Có 21.460 thí sinh đăng ký, dự thi 21.395 thí sinh, vắng 56 thí sinh.", ["KT703"]),
        ("Được giao 1.246 tỷ đồng. Đến nay giải ngân 1.034,2 tỷ đồng, đạt 83%, còn lại 211,8 tỷ đồng.", ["="]),
        ("Được giao 1.246 tỷ đồng. Đến nay giải ngân 1.034,2 tỷ đồng, đạt 83%, còn lại 221,8 tỷ đồng.", ["KT703"]),
        ("Được giao 1.246 tỷ đồng. Vốn sự nghiệp 134,2 tỷ đồng, còn lại 21 tỷ đồng của năm trước.", []),
        (
            "Nhận 264 đơn, trong đó 251 đơn kiến nghị, 13 đơn tố cáo; đã giải quyết 240 đơn, còn 24 đơn đang xem xét.",
            ["="],
        ),
        (
            "Nhận 264 đơn, trong đó 251 đơn kiến nghị, 13 đơn tố cáo; đã giải quyết 240 đơn, còn 34 đơn đang xem xét.",
            ["KT703"],
        ),
        ("Tổng thu 14.286.450.000 đồng. Tổng chi 13.942.100.000 đồng. Kết dư 344.350.000 đồng.", ["="]),
        ("Tổng thu 14.286.450.000 đồng. Tổng chi 13.942.100.000 đồng. Kết dư 434.350.000 đồng.", ["KT703"]),
    ],
)
def test_what_is_left_and_what_lies_between(text: str, expected: list[str]) -> None:
    assert codes(check_rests(prose(text))) == expected
