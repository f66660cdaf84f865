"""The same fact told in two places."""

from __future__ import annotations

import pytest

from tests.support.reports import codes
from toolkit.words.paragraphs import in_parts
from toolkit.words.prose import Prose
from toolkit.words.quantities import quantities
from toolkit.words.retold import check_retold


def said(first: str, later: str) -> list[str]:
    texts = ("I. KẾT QUẢ THỰC HIỆN", first, "II. ĐÁNH GIÁ CHUNG", later)
    found = in_parts((text, 0) for text in texts)
    return codes(check_retold([Prose(one, quantities(one.text)) for one in found], None))


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Tổ chức 05 lớp tập huấn về sở hữu trí tuệ cho 250 người.", "Đã tổ chức 06 lớp tập huấn về sở hữu trí tuệ."),
        ("Xảy ra 30 vụ tai nạn giao thông, 14 người chết.", "Trên địa bàn xảy ra 32 vụ tai nạn giao thông."),
        ("Có 78/152 xã đạt chuẩn nông thôn mới.", "Toàn tỉnh có 76/152 xã đạt chuẩn nông thôn mới."),
        ("Kiểm định 18.620 phương tiện đo.", "Kiểm định 18.260 phương tiện đo, vượt kế hoạch."),
        ("Tổng thu du lịch ước đạt 4.420 tỷ đồng.", "Tổng thu du lịch ước đạt 4.240 tỷ đồng."),
        ("Tổ chức 1.245 buổi tuyên truyền.", "Đã tổ chức 1.254 buổi tuyên truyền."),
        ("Xảy ra 165 vụ tai nạn giao thông, làm 104 người chết.", "Tai nạn giao thông làm 114 người chết."),
        ("Tổng số trạm BTS: 4.260 trạm, tăng 5%.", "Hạ tầng phát triển, tổng số trạm BTS: 4.620 trạm."),
        ("Thi học sinh giỏi đạt 24 giải (01 giải Nhất, 23 giải Ba).", "Thi học sinh giỏi đạt 26 giải."),
    ],
)
def test_two_numbers_for_one_fact(first: str, later: str) -> None:
    assert said(first, later) == ["KT707"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Tiếp nhận 120 hồ sơ đất đai.", "Đã giải quyết 118 hồ sơ đất đai."),
        ("Huyện Ea Kar xảy ra 12 vụ tai nạn giao thông.", "Huyện Krông Pắc xảy ra 14 vụ tai nạn giao thông."),
        ("Quý I xảy ra 12 vụ tai nạn giao thông.", "Quý II xảy ra 14 vụ tai nạn giao thông."),
        ("Nghiệm thu 12 đề tài cấp tỉnh.", "Nghiệm thu 14 đề tài cấp cơ sở."),
        ("Kiểm tra 62 cơ sở kinh doanh vàng.", "Kiểm tra 38 cơ sở kinh doanh xăng dầu."),
        ("Thu nội địa tăng 16,3% so với cùng kỳ năm trước.", "Kim ngạch tăng 21,7% so với cùng kỳ năm trước."),
        ("Xảy ra 30 vụ tai nạn giao thông.", "Xảy ra 05 vụ tai nạn giao thông rất nghiêm trọng."),
    ],
)
def test_two_facts(first: str, later: str) -> None:
    assert [one for one in said(first, later) if one != "="] == []


def test_the_same_number_again_is_an_agreement_and_a_bound_is_kept() -> None:
    assert said("Tổ chức 05 lớp tập huấn về sở hữu trí tuệ.", "Tổ chức 05 lớp tập huấn về sở hữu trí tuệ.") == ["="]
    assert said("Đón 1.234.500 lượt khách du lịch nội địa.", "Đón 1,2 triệu lượt khách du lịch nội địa.") == ["="]
    assert said("Có 52 lượt đăng ký sở hữu trí tuệ.", "Có hơn 50 lượt đăng ký sở hữu trí tuệ.") == ["="]


def test_what_is_planned_is_no_fact() -> None:
    texts = ("I. KẾT QUẢ", "Kiểm định 18.620 phương tiện đo.", "II. PHƯƠNG HƯỚNG", "Kiểm định 18.260 phương tiện đo.")
    found = in_parts((text, 0) for text in texts)
    assert codes(check_retold([Prose(one, quantities(one.text)) for one in found], None)) == []
