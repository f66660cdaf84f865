"""Roman numerals from 1 to 399, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vietnamese import parse_roman, to_roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (21, "XXI"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (99, "XCIX"),
        (100, "C"),
        (388, "CCCLXXXVIII"),
        (399, "CCCXCIX"),
    ],
)
def test_a_number_has_one_numeral(number: int, numeral: str) -> None:
    assert to_roman(number) == numeral
    assert parse_roman(numeral) == number


def test_every_number_up_to_399_is_read_back() -> None:
    assert [parse_roman(to_roman(number)) for number in range(1, 400)] == list(range(1, 400))


@pytest.mark.parametrize("number", [0, -1, 400])
def test_a_number_without_a_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_roman(number)


@pytest.mark.parametrize(("text", "number"), [("XXI.", 21), ("IV)", 4), (" V ", 5), ("II. ", 2)])
def test_a_closing_mark_belongs_to_the_numbering(text: str, number: int) -> None:
    assert parse_roman(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", ")", "IIII", "VV", "VX", "IC", "IL", "XM", "LL", "LC", "CD", "D", "M", "CCCC", "IXI", "XCX"),
        *("iv", "xxi", "Iv", "1", "21", "A", "I V", "I-II", "XXI a", ".I", "Ⅳ", "І", "Х"),
    ],
)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_roman(text) is None


@given(st.text(alphabet="IVXLC.) ", max_size=12) | st.text(max_size=6))
def test_only_the_one_way_of_writing_a_number_is_read(text: str) -> None:
    number = parse_roman(text)
    assert number is None or to_roman(number) == text.strip().rstrip(".)")
