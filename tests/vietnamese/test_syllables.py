"""Which letters make a Vietnamese syllable."""

from __future__ import annotations

import pytest

from toolkit.vietnamese.syllables import Wellformed, judge, split_tone


@pytest.mark.parametrize(
    "word", ["nghiệp", "NGHIỆP", "hoà", "hòa", "thuỷ", "thủy", "quyết", "quốc", "giếng", "gì", "Đắk", "ước", "y", "yêu"]
)
def test_words_of_the_field_are_common(word: str) -> None:
    assert judge(word) is Wellformed.COMMON


@pytest.mark.parametrize("word", ["quỵt", "quỳnh", "khuỷu", "giặm", "boong", "nguếch", "ẻo"])
def test_other_words_are_spelled_by_the_rules(word: str) -> None:
    assert judge(word) is Wellformed.GRAMMATICAL


@pytest.mark.parametrize(
    "word",
    ["khỏc", "xuõn", "tớnh", "kú", "cếm", "ngiệp", "ghá", "tăc", "viêt", "àh", "bộộ", "xyz", "§", "", "gh", "quoàc"],
)
def test_what_breaks_a_rule_is_no_syllable(word: str) -> None:
    assert judge(word) is Wellformed.NOT


def test_a_tone_is_taken_off_wherever_it_stands() -> None:
    assert split_tone("Hoà") == split_tone("hòa") == ("hoa", "\u0300")
    assert split_tone("á\u0300") == (None, "")
