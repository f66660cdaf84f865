"""A paragraph's sentences, brackets and clauses."""

from __future__ import annotations

from tests.support.reports import prose


def test_sentences_end_at_full_stops_outside_brackets_and_not_behind_short_forms() -> None:
    text = "Có 12 vụ tại TP. Huế (Phú Vang 5 vụ. Hương Thủy 7 vụ). Trong đó, 3 vụ nặng! ThS. Nam báo cáo."
    found = prose(text)
    assert [text[start:end].strip() for start, end in found.sentences] == [
        "Có 12 vụ tại TP. Huế (Phú Vang 5 vụ. Hương Thủy 7 vụ).",
        "Trong đó, 3 vụ nặng!",
        "ThS. Nam báo cáo.",
    ]


def test_brackets_nest() -> None:
    found = prose("24 đề tài (9 cấp tỉnh (5 mới, 4 cũ), 15 cơ sở) và 3 dự án")
    assert [(one.start, one.depth) for one in found.brackets] == [(10, 1), (22, 2)]
    assert [found.depth(one.start) for one in found.quantities] == [0, 1, 2, 2, 1, 0]


def test_what_stands_before_and_behind_a_quantity_in_its_clause() -> None:
    found = prose("Trong kỳ, đã tổ chức 05 lớp tập huấn về đo lường, cho 250 người. Kinh phí thực hiện: 12 triệu đồng.")
    lop, nguoi, dong = found.quantities
    assert (found.before(lop), found.after(lop)) == (" đã tổ chức ", " lớp tập huấn về đo lường")
    assert found.before(nguoi) == " cho "
    assert found.before(dong).strip() == "Kinh phí thực hiện:"
