"""A result that stands far from all that an indicator came to before, by the modified z-score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from toolkit.findings.past_problems import OUTLIER
from toolkit.model import Column, Finding, Indicator, Nature, Period
from toolkit.rules.about import about
from toolkit.rules.book import Book
from toolkit.vietnamese import format_number

_CONSISTENT = Decimal("0.6745")
"""Makes the median of absolute deviations comparable with a standard deviation (Iglewicz and Hoaglin 1993)."""
_LEAST_SPREAD = Decimal("0.05")
"""The part of the median below which deviations are not told apart: what hardly ever moved is not an alarm at once."""


def check_outliers(book: Book) -> Iterator[Finding]:
    """The result of a month (for what adds up: the average month) against those of earlier periods."""
    if book.period is None:
        return
    earlier = book.past.before(book.period)
    if len(earlier) < book.settings.outlier_periods:
        return
    for indicator, figure, done in book.numbers(Column.ACTUAL):
        if not book.owns(indicator) or book.has_note(indicator.code):
            continue
        numbers = [(one, number) for one in earlier if (number := book.past_number(one, indicator)) is not None]
        if len(numbers) < book.settings.outlier_periods:
            continue
        known = [_pace(indicator, one, number) for one, number in numbers]
        middle = median(known)
        score = _score(_pace(indicator, book.period, done), known, middle)
        if score is not None and abs(score) > book.settings.outlier:
            usual = middle * _months(indicator, book.period)
            yield about(
                figure,
                indicator,
                OUTLIER,
                value=format_number(done),
                usual=format_number(usual.quantize(Decimal("0.1")).normalize() + 0),
                count=len(known),
                score=format_number(score.quantize(Decimal("0.1"))),
            )


def _months(indicator: Indicator, period: Period) -> int:
    return period.last_month if indicator.nature is Nature.CUMULATIVE else 1


def _pace(indicator: Indicator, period: Period, number: Decimal) -> Decimal:
    return number / _months(indicator, period)


def _score(value: Decimal, known: list[Decimal], middle: Decimal) -> Decimal | None:
    """The modified z-score; None where the past is nothing but zero."""
    spread = max(median(abs(one - middle) for one in known), abs(middle) * _LEAST_SPREAD)
    return None if spread == 0 else _CONSISTENT * (value - middle) / spread
