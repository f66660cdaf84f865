"""Roman numerals, by which the standard table numbers its agencies."""

from __future__ import annotations

import re

_STEPS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def to_roman(number: int) -> str:
    """The Roman numeral of a number from 1 to 399."""
    if not 1 <= number <= 399:
        raise ValueError(f"{number} is outside 1–399")
    written = ""
    for value, letters in _STEPS:
        count, number = divmod(number, value)
        written += letters * count
    return written


def parse_roman(text: str) -> int | None:
    """The number a Roman numeral in capitals stands for, or None; a closing full stop is allowed."""
    letters = text.strip().rstrip(".)")
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    total = 0
    for value, sign in _STEPS:
        while letters.startswith(sign):
            total, letters = total + value, letters[len(sign) :]
    return total
