"""Ups and downs that follow from two amounts."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, prose
from toolkit.words.growth import check_growth


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xảy ra 50 vụ, tăng 25% so với cùng kỳ năm 2019 (40 vụ).", ["="]),
        ("Xảy ra 50 vụ, tăng 20% so với cùng kỳ năm 2019 (40 vụ).", ["KT705"]),
        ("Xảy ra 50 vụ, giảm 25% so với cùng kỳ năm 2019 (40 vụ).", ["KT705"]),
        ("Xảy ra 15 vụ, giảm 04 vụ so với năm 2021 (19 vụ).", ["="]),
        ("Xảy ra 15 vụ, giảm 05 vụ so với năm 2021 (19 vụ).", ["KT705"]),
        ("Xảy ra 42 vụ, tăng 6 vụ (16,7%) so với cùng kỳ.", ["="]),
        ("Xảy ra 42 vụ, tăng 6 vụ (14,3%) so với cùng kỳ.", ["KT705"]),
        ("Hộ nghèo giảm từ 2.450 hộ xuống còn 1.960 hộ, giảm 490 hộ.", ["="]),
        ("Tăng từ 26 vụ xuống 20 vụ.", ["KT705"]),
        (
            "Xảy ra 312 vụ, bị thương 221 người. So với cùng kỳ tăng 21 vụ (7,2%), tăng 40 người bị thương (22,1%).",
            ["=", "="],
        ),
        (
            "Xảy ra 312 vụ, bị thương 221 người. So với cùng kỳ tăng 21 vụ (7,2%), tăng 40 người bị thương (28,1%).",
            ["=", "KT705"],
        ),
        ("Có 84 trường, 9.340 em; so với cùng kỳ giảm 6 trường (90 trường), tăng 120 em (9.220 em).", ["=", "="]),
        ("Có 84 trường, 9.340 em; so với cùng kỳ giảm 6 trường (90 trường), tăng 130 em (9.220 em).", ["=", "KT705"]),
        ("Thu 468 tỷ đồng, tăng 98 tỷ đồng so với cùng kỳ (370 tỷ đồng), tương ứng tăng 26,5%.", ["=", "="]),
        ("Thu 468 tỷ đồng, tăng 98 tỷ đồng so với cùng kỳ (370 tỷ đồng), tương ứng tăng 28,5%.", ["=", "KT705"]),
        ("Chi cho 6.105 người với số tiền 98.254 triệu đồng; tăng 642 người so với cùng kỳ (5.643 người).", ["KT705"]),
        ("Có 486 doanh nghiệp, vốn 4.374 tỷ đồng, tăng 14,6% so với cùng kỳ (424 doanh nghiệp).", ["="]),
        ("Tiếp 2.314 lượt với 2.846 người; so với cùng kỳ tăng 9,4% số lượt (2.204 lượt).", ["KT705"]),
        ("Bao phủ đạt 91,6%, tăng 1,1 điểm % so với năm 2021 (90,5%).", ["="]),
        ("Giải ngân đạt 24% kế hoạch (6.500 tỷ đồng), cao hơn 5,5 điểm % so với cùng kỳ (18,5%).", ["="]),
        ("Giải ngân đạt 24% kế hoạch (6.500 tỷ đồng), cao hơn 3,5 điểm % so với cùng kỳ (18,5%).", ["KT705"]),
        ("Bao phủ đạt 91,6%, tăng 1,4 điểm % so với năm 2021 (90,5%).", ["KT705"]),
        ("Giải quyết đạt 85,1%, tăng 3,5% so với cùng kỳ (82,1%).", ["KT705"]),
        (
            "165 vụ, làm 104 người chết. So với cùng kỳ giảm 45 vụ (21,4%), giảm 16 người chết (15,4%).",
            ["=", "KT705"],
        ),
        ("Có 412 trường hợp, phạt 1.236 triệu đồng, giảm 68 trường hợp so với năm 2019 là 470 trường hợp.", ["KT705"]),
        ("Có 4.260 trạm (2G: 1.320 trạm; 4G: 2.940 trạm), tăng 185 trạm so với đầu năm (4.085 trạm).", ["KT705"]),
        (
            "7 dự án, 84 tỷ đồng, 12 tỷ đồng/dự án, tăng 02 dự án và 24 tỷ đồng so với cùng kỳ (05 dự án, 62 tỷ đồng).",
            ["=", "KT705"],
        ),
        ("Sản lượng 476.424 tấn, giảm 2.100 tấn so với niên vụ trước (478.083 tấn).", ["KT705"]),
        ("Giảm 09 phòng chuyên môn thuộc sở, từ 142 phòng xuống còn 131 phòng.", ["KT705"]),
        ("Giảm 284 thôn (từ 2.481 thôn còn 2.197 thôn).", ["="]),
        ("Có 06 cuộc tại 11 đơn vị, tăng 02 cuộc so với cùng kỳ năm 2019 (05 cuộc).", ["KT705"]),
        ("Có 04 vụ làm 46 người mắc, tăng 01 vụ và 18 người so với năm 2019 (03 vụ, 32 người).", ["=", "KT705"]),
        ("46 dự án, 230 tỷ đồng, tăng 06 dự án và 30 tỷ đồng so với cùng kỳ (40 dự án, 200 tỷ đồng).", ["=", "="]),
        (
            "46 dự án, 230 tỷ đồng, tăng 06 dự án và 50 tỷ đồng so với cùng kỳ (40 dự án, 200 tỷ đồng).",
            ["=", "KT705"],
        ),
        ("So với cùng kỳ năm 2019, giảm 42 vụ (198/240), giảm 22 người chết (126/144).", ["=", "KT705"]),
        ("Xảy ra 198/240 vụ, giảm 42 vụ so với cùng kỳ.", ["="]),
        ("Xảy ra 198/240 vụ, giảm 52 vụ so với cùng kỳ.", ["KT705"]),
        ("Hoàn thành 18/25 nhiệm vụ, tăng 04 nhiệm vụ so với cùng kỳ.", []),
        ("Đàn gia cầm 6,2 triệu con, tăng 5,1% so với cùng kỳ năm 2021 (5,9 triệu con).", ["="]),
        ("Tỷ lệ hộ nghèo giảm từ 12,5% xuống còn 9,8%, giảm 2,7%.", ["="]),
        ("Sắp xếp 2.071 thôn còn 1.978 thôn (giảm 103 thôn).", ["KT705"]),
        ("Sắp xếp 2.071 thôn còn 1.978 thôn (giảm 93 thôn).", ["="]),
        ("Thu 48.334 ha, tăng 4,49% (tương đương tăng 2.076 ha) so với cùng kỳ.", ["="]),
        ("Thu 48.334 ha, tăng 5,41% (tương đương 2.076 ha) so với cùng kỳ.", ["KT705"]),
        ("Kiểm định 4.031 phương tiện (cùng kỳ năm trước là 4.607 phương tiện), giảm 12,5%.", ["="]),
        ("Kiểm định 4.031 phương tiện (cùng kỳ năm trước là 4.607 phương tiện), giảm 15,5%.", ["KT705"]),
        ("Hộ nghèo giảm 1.250 hộ, từ 9.850 hộ xuống còn 8.500 hộ.", ["KT705"]),
        ("Hộ nghèo giảm 1.350 hộ, từ 9.850 hộ xuống còn 8.500 hộ.", ["="]),
        ("Năm 2019 có 120 vụ, năm 2020 có 150 vụ (tăng 20%).", ["KT705"]),
        ("Năm 2019 có 120 vụ, năm 2020 có 150 vụ (tăng 25%).", ["="]),
        ("Giảm từ 5% đến 10% số vụ tai nạn.", []),
        ("Xảy ra 50 vụ, tăng 25% so với cùng kỳ, làm chết 40 người.", []),
        ("Thu 120 tỷ đồng, bằng 60% dự toán, tăng 15% so với cùng kỳ; chi 340 tỷ đồng.", []),
    ],
)
def test_a_change_and_its_two_amounts(text: str, expected: list[str]) -> None:
    assert codes(check_growth(prose(text))) == expected
