"""Counts spelled out in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.words.quantities import quantities
from toolkit.words.spelled import spelled_counts

_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _said(number: int) -> str:
    tens, ones = divmod(number, 10)
    front = "" if not tens else "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _ONES[ones]) if tens else _ONES[ones]
    return f"{front} {last}".strip()


@given(st.integers(2, 99).filter(lambda number: number != 5))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert [one.value for one in spelled_counts(f"Đã thực hiện {_said(number)} nhiệm vụ.")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Xây dựng một dự án.",
        "Trong năm dự án được duyệt.",
        "Khám cho học sinh lớp ba trường tiểu học.",
        "Hai bên thống nhất.",
        "Ngày thứ hai đoàn làm việc.",
    ],
)
def test_words_that_only_look_like_numbers_count_nothing(text: str) -> None:
    assert not spelled_counts(text)


def test_one_counts_beside_others_in_words_and_digits_stay_as_they_are() -> None:
    found = quantities("Giảm ba trường tiểu học, một trường mầm non và 02 phòng học.")
    assert [(int(one.value), one.noun, one.change) for one in found] == [
        (3, "trường", -1),
        (1, "trường", 0),
        (2, "phòng học", 0),
    ]
