"""Counts spelled out in words, where what they count follows: `ba nhiệm vụ`, `hai mươi lăm hộ`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.words.lexicon import counted_noun

_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_LAST = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_ONES = "|".join(_DIGITS)
_SPELLED = re.compile(
    rf"(?<!\w)(?<!-)(?:(?P<tens>{_ONES})\s+mươi|(?P<ten>mười))(?:\s+(?P<last>{'|'.join(_LAST)}))?(?=\s)"
    rf"|(?<!\w)(?<!-)(?P<one>{_ONES})(?=\s)",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?i)(?<!\w)(?:thứ|cấp|lớp|tháng|hàng|mỗi|từng|quý|khoá|khóa|loại|hạng|bậc|mức|số|quận|khu|tổ|là|trong|cuối|đầu"
    r"|qua|các)\s+$"
)
"""In front of a number that names, or of `năm` that is a year."""
_DOUBTFUL = {"một", "năm"}
"""Also “a” and “year”: counts only beside another one that is spelled out."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A count in words: where its words stand, its value, what it counts and where that ends."""

    start: int
    bare: int
    value: int
    noun: str
    end: int


def spelled_counts(text: str) -> tuple[Spelled, ...]:
    """The counts of a paragraph that are spelled out."""
    found = list(_all(text))
    sure = any(text[one.start : one.bare].casefold() not in _DOUBTFUL for one in found)
    return tuple(found) if sure else ()


def _all(text: str) -> Iterator[Spelled]:
    for match in _SPELLED.finditer(text):
        noun, end = counted_noun(text, match.end())
        named = _NAMING.search(text[: match.start()])
        if noun and not (named and (match["one"] or match["ten"])):
            yield Spelled(match.start(), match.end(), _value(match), noun, end)


def _value(match: re.Match[str]) -> int:
    if match["one"]:
        return _DIGITS[match["one"].casefold()]
    tens = 1 if match["ten"] else _DIGITS[match["tens"].casefold()]
    return tens * 10 + (_LAST[match["last"].casefold()] if match["last"] else 0)
