"""Percentages: shares between 0 and 100, none a hundredth of what it should be, and typed ratios that are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from toolkit.findings.past_problems import RATE_HUNDREDTH, RATE_OUT_OF_RANGE, RATIO_DIFFERS
from toolkit.model import NUMBER_COLUMNS, Column, Figure, Finding, Indicator, Nature
from toolkit.rules.about import about
from toolkit.rules.book import Book, rounding
from toolkit.rules.magnitude import is_counted
from toolkit.vietnamese import clean, format_number

_NO_SHARE = re.compile(
    r"tăng|giảm|tốc độ|chỉ số|so với|chênh|bình quân|thực hiện|hoàn thành|kế hoạch|tự cân đối|lãi|lạm"
)
"""Words in the name of a percentage that is not a share of a whole: growth and indexes have no bounds."""
_HUNDRED = Decimal(100)
_LEAST_SLACK = rounding(Decimal("0.000001"))
_ALIKE = Decimal(2)
"""How many times larger or smaller two percentages of one thing may be and still be of one order."""


def check_rates(book: Book) -> Iterator[Finding]:
    """A share lies between 0 and 100; a fraction is not taken for the percentage that its neighbours are."""
    for column in NUMBER_COLUMNS:
        for indicator, figure, value in book.numbers(column):
            if indicator.nature is Nature.RATE and clean(indicator.unit) == "%":
                yield from _check_rate(book, indicator, column, figure, value)


def _check_rate(book: Book, indicator: Indicator, column: Column, figure: Figure, value: Decimal) -> Iterator[Finding]:
    say = partial(about, figure, indicator, label=column.label, value=format_number(value))
    others = [n for c in NUMBER_COLUMNS if c is not column and (n := book.number(indicator.code, c)) is not None and n]
    share = _NO_SHARE.search(clean(indicator.name).casefold()) is None
    if share and others and 0 < value <= 1 and all(_is_hundredfold(other, value) for other in others):
        meant, other = format_number(value * _HUNDRED), format_number(others[0])
        yield say(RATE_HUNDREDTH, suggestion=meant, meant=meant, other=other)
    elif share and not 0 <= value <= _HUNDRED:
        yield say(RATE_OUT_OF_RANGE)


def _is_hundredfold(other: Decimal, value: Decimal) -> bool:
    return 1 / _ALIKE <= value * _HUNDRED / other <= _ALIKE


def check_typed_ratios(book: Book) -> Iterator[Finding]:
    """A typed ratio is the one that its figures give, as index, growth or fraction, within the digits written.

    What a person decided is not what the agency worked its ratio out from.
    """
    for ratio in book.ratios:
        indicator = book.catalogue.indicator_by_code.get(ratio.indicator)
        done, base = book.number(ratio.indicator, Column.ACTUAL), book.number(ratio.indicator, ratio.base)
        if indicator is None or done is None or base is None or base == 0 or ratio.value == 0:
            continue
        if book.is_decided(ratio.indicator, Column.ACTUAL) or book.is_decided(ratio.indicator, ratio.base):
            continue
        if _is_ratio(done, base, ratio.value) or _explains(indicator, done, base, ratio.value):
            continue
        computed = format_number((done / base * _HUNDRED).quantize(Decimal("0.1")))
        yield RATIO_DIFFERS.at(
            ratio.place,
            agency=ratio.agency,
            indicator=indicator.code,
            suggestion=computed,
            base=ratio.base.label,
            name=indicator.name,
            typed=_shown(ratio.value),
            computed=computed,
        )


def _shown(typed: Decimal) -> str:
    """A ratio as it is told: a formula's fifteen digits are rounded, what a person typed is not."""
    rounded = round(typed, 2)
    return format_number(typed if typed == rounded else rounded)


def _is_ratio(done: Decimal, base: Decimal, typed: Decimal) -> bool:
    """Whether a number is the index of two numbers as they are written, as most typed ratios are."""
    apart = abs(typed * base - done * _HUNDRED)
    return apart <= _LEAST_SLACK * abs(base) or apart <= rounding(typed) * abs(base)


def _explains(indicator: Indicator, done: Decimal, base: Decimal, typed: Decimal) -> bool:
    """Whether a number can be the ratio of two rounded numbers, in any of the ways in which ratios are written."""
    nothing = Decimal(0)
    slack_done, slack_base = (nothing, nothing) if is_counted(indicator) else (rounding(done), rounding(base))
    if abs(base) <= slack_base:
        return True
    slack = rounding(typed)
    corners = [
        (done + one) / (base + other) for one in (slack_done, -slack_done) for other in (slack_base, -slack_base)
    ]
    low, high = min(corners), max(corners)
    ways = (
        (low * _HUNDRED, high * _HUNDRED),
        ((low - 1) * _HUNDRED, (high - 1) * _HUNDRED),
        (low, high),
        (low - 1, high - 1),
        (done - base - slack_done - slack_base, done - base + slack_done + slack_base),
    )
    return any(first - slack <= typed <= last + slack for first, last in ways)
