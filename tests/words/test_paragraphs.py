"""Headings, list marks and section numbers of a report."""

from __future__ import annotations

import pytest

from toolkit.words.paragraphs import Part, bullet_level, heading_depth, in_parts, mark_length


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("I. KẾT QUẢ THỰC HIỆN", 1),
        ("Phần thứ nhất. KẾT QUẢ", 1),
        ("2.1. Công tác quản lý", 2),
        ("a) Dịch COVID-19", 2),
        ("ĐÁNH GIÁ CHUNG", 1),
        ("Tổ chức 05 lớp tập huấn.", 0),
        ("- Kiểm tra 62 cơ sở", 0),
        ("2.350 người dân", 0),
    ],
)
def test_headings(text: str, depth: int) -> None:
    assert heading_depth(text) == depth


def test_marks_of_lists() -> None:
    assert [bullet_level(text) for text in ("- Một", "+ Hai", "• Ba", "Bốn")] == [1, 2, 3, 0]
    assert [mark_length(text) for text in ("- 12 vụ", "2.1. Có 12 vụ", "12 vụ")] == [2, 5, 0]


def test_plans_are_told_from_results() -> None:
    headings = (
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "II. NHIỆM VỤ TRỌNG TÂM",
        "III. ĐÁNH GIÁ KẾT QUẢ KẾ HOẠCH",
        "IV. KIẾN NGHỊ",
    )
    assert [one.part for one in in_parts((text, 0) for text in headings)] == [
        Part.RESULTS,
        Part.PLANS,
        Part.RESULTS,
        Part.PLANS,
    ]
