"""Find the reporting period that a text speaks of: a title, a column's label, a file's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from toolkit.model import Period, PeriodKind
from toolkit.vietnamese import clean, parse_roman

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\bngay \d{1,2} thang \d{1,2}(?: nam \d{4})?|\b\d{1,2} \d{1,2} (?:19|20)\d\d\b")
_SPAN = re.compile(
    r"\b\d{1,2} nam (?:19|20)\d\d (?:19|20)\d\d\b|\btu thang \d{1,2}(?: (?:nam )?(?:19|20)\d\d)? (?=den\b)"
)
_DATE_WORDS = {"", *("thang", "nam", "quy", "ca", "dau", "cuoi", "ky", "t", "q"), *("i", "ii", "iii", "iv")}
_WORDS = {"ba": 3, "sau": 6, "chin": 9, "muoi hai": 12}
_MONTHS = re.compile(r"(?<!\d)0?(?P<count>1[0-2]|[1-9]) ?(?:thang|t)(?![a-z])(?! \d{1,2}(?!\d))(?P<end> cuoi)?")
_SPELLED = re.compile(r"\b(?P<word>ba|sau|chin|muoi hai) thang(?= dau nam|\b)")
_QUARTER = re.compile(r"\b(?:qu[yi]|q) ?(?P<number>iv|i{1,3}|[1-4])\b")
_MONTH = re.compile(r"\b(?:thang|t) ?0?(?P<number>1[0-2]|[1-9])(?!\d)")
_SO_FAR = re.compile(r"\b(?:luy ke|cong don|dau nam)\b")
_YEAR_ONLY = re.compile(r"\b(?:ca nam|nam)\b")
_MONTH_COUNT = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2]) ?thang\b")


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case without any mark, for patterns of fixed words: `Quý II` is `quy ii`."""
    plain = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[\s_\-–.,;:()/]+", " ", bare)


def find_year(text: str) -> int | None:
    """The first year (1900–2099) that a text names."""
    found = _YEAR.search(re.sub(r"(?<=[^\W\d_])(?=(?:19|20)\d\d)", " ", text))
    return int(found.group()) if found else None


@lru_cache(maxsize=16_384)
def find_period(text: str, default_year: int | None = None) -> Period | None:
    """The period that a text names together with its year, None if it names no whole one.

    Six and nine months, quarters and months are looked for first; a mere year (`năm 2020`) counts only where
    no count of months stands beside it. Dates (`ngày 15 tháng 6 năm 2020`) and spans of years (`5 năm 2016-2020`)
    are no periods, and of `từ tháng 1 đến tháng 6` only the end counts.
    """
    folded = _without_dates(text)
    for kind, position, number in _candidates(folded):
        year = _year_near(folded, position) or default_year
        if year is not None:
            return Period(year, kind, number)
    whole = _YEAR_ONLY.search(folded)
    if whole and not _MONTH_COUNT.search(folded):
        year = find_year(folded) or (default_year if whole.group() == "ca nam" else None)
        return Period(year, PeriodKind.YEAR) if year else None
    return None


def only_dated(text: str) -> bool:
    """Whether a text names a year or a period and says nothing else: `6 tháng 2019`, `Năm 2020`."""
    return all(word.strip("0123456789") in _DATE_WORDS for word in _without_dates(text).split())


@lru_cache(maxsize=16_384)
def is_part_of_year(text: str) -> bool:
    """Whether a text speaks of months or a quarter, even of those at the year's end, which are no reporting period."""
    folded = _without_dates(text)
    named = any(kind is not PeriodKind.YEAR for kind, _, _ in _candidates(folded))
    return named or any(found["end"] for found in _MONTHS.finditer(folded))


def is_sum_so_far(text: str) -> bool:
    """Whether a text speaks of the months since January (`lũy kế`, `5 tháng`) and not of one month or quarter alone."""
    folded = _without_dates(text)
    return any(pattern.search(folded) for pattern in (_SO_FAR, _MONTHS, _SPELLED))


def _without_dates(text: str) -> str:
    unglued = re.sub(r"(?<=[a-z])(?=(?:19|20)\d\d)", " ", fold(text))
    return _SPAN.sub(" ", _DATE.sub(" ", unglued))


def _candidates(folded: str) -> list[tuple[PeriodKind, int, int]]:
    """Kind, place in the text and number of every period named; single months only where nothing else is."""
    found = [(*_first_months(int(m["count"])), m.end()) for m in _MONTHS.finditer(folded) if not m["end"]]
    found += [(*_first_months(_WORDS[m["word"]]), m.end()) for m in _SPELLED.finditer(folded)]
    found += [(PeriodKind.QUARTER, _number(m["number"]), m.end()) for m in _QUARTER.finditer(folded)]
    if not found:
        found = [(PeriodKind.MONTH, int(m["number"]), m.end()) for m in _MONTH.finditer(folded)]
    return [(kind, position, number) for kind, number, position in sorted(found, key=lambda named: named[2])]


def _first_months(count: int) -> tuple[PeriodKind, int]:
    """`5 tháng` is the cumulative report of May."""
    return {6: (PeriodKind.HALF, 0), 9: (PeriodKind.NINE_MONTHS, 0), 12: (PeriodKind.YEAR, 0)}.get(
        count, (PeriodKind.MONTH, count)
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else parse_roman(text.upper()) or 0


def _year_near(folded: str, position: int) -> int | None:
    """The first year behind a position, else the last one before it."""
    behind = _YEAR.search(folded, position)
    if behind:
        return int(behind.group())
    before = _YEAR.findall(folded[:position])
    return int(before[-1]) if before else None
