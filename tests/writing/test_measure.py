"""Row heights from wrapped text."""

from __future__ import annotations

import pytest

from toolkit.writing.measure import count_lines, points_per_unit, row_height, text_width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, 1),
        ("ngắn", 100, 1),
        ("một dòng rất dài phải xuống dòng ở giữa", 100, 3),
        ("hai\ndòng", 100, 2),
        ("mộttừdàihơncảcộtnênphảibịcắtđôi", 60, 4),
    ],
)
def test_lines_are_counted_at_words_and_line_breaks(text: str, width: float, lines: int) -> None:
    assert count_lines(text, width, 12) == lines


def test_a_narrower_column_an_indent_and_bold_never_take_fewer_lines() -> None:
    text = "Số nhiệm vụ KH&CN cấp cơ sở được UBND tỉnh phê duyệt"
    plain = [count_lines(text, width, 12) for width in range(60, 400, 20)]
    assert plain == sorted(plain, reverse=True)
    assert all(
        count_lines(text, width, 12, bold=True, indent=3) >= count_lines(text, width, 12) for width in range(60, 400, 7)
    )


def test_marks_do_not_make_letters_wider() -> None:
    assert text_width("ế", 12) == text_width("e", 12)
    assert text_width("Đ", 12) == text_width("D", 12)


def test_heights_and_units_follow_the_font() -> None:
    assert row_height(2, 12) > 2 * 12
    assert (points_per_unit(11), points_per_unit(12)) == (5.25, 6.0)
