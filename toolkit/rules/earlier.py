"""Against earlier periods of the year: what adds up never falls, and no report is last period's with a new date."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.findings.past_problems import BELOW_ESTIMATE, CUMULATIVE_FELL
from toolkit.findings.submission_problems import UNCHANGED
from toolkit.model import Column, Finding, Nature, Place
from toolkit.rules.about import about
from toolkit.rules.book import Book, slack
from toolkit.vietnamese import format_number

_FEW, _ENOUGH = 3, 5
"""With this many figures all must be equal, and with this many most, for a report to be last period's."""


def check_falls(book: Book) -> Iterator[Finding]:
    """A cumulative result is at least that of the year's latest earlier period; an estimate may have been too high."""
    if book.period is None:
        return
    earlier = book.past.earlier_in_year(book.period)
    if not earlier:
        return
    for indicator, figure, done in book.numbers(Column.ACTUAL):
        if indicator.nature is not Nature.CUMULATIVE or not book.owns(indicator):
            continue
        known = ((period, number) for period in earlier if (number := book.past_number(period, indicator)) is not None)
        period, before = next(known, (book.period, Decimal(0)))
        if before <= 0 or done >= before - slack(done, before):
            continue
        settled = book.past.value(period, indicator.code)
        problem = BELOW_ESTIMATE if settled is not None and settled.estimate else CUMULATIVE_FELL
        yield about(
            figure,
            indicator,
            problem,
            value=format_number(done),
            earlier=period.label,
            before=format_number(before),
        )


def check_unchanged(book: Book) -> Iterator[Finding]:
    """Not nearly all of a report's results are those of the period before: then only its date was changed."""
    if book.period is None or book.agency is None:
        return
    last = next((one for one in book.past.before(book.period) if one in book.past.sent), None)
    if last is None or last.last_month == book.period.last_month:
        return
    pairs = [
        (done, before, indicator.nature)
        for indicator, _, done in book.numbers(Column.ACTUAL)
        if done != 0 and (before := book.past.sent_number(last, book.agency, indicator.code)) is not None
    ]
    same = [nature for done, before, nature in pairs if done == before]
    if Nature.CUMULATIVE not in same or len(same) < _FEW:
        return
    if len(same) == len(pairs) or (len(pairs) >= _ENOUGH and len(same) * 100 >= book.settings.unchanged * len(pairs)):
        place = next(iter(book.figures.values())).place
        there = Place(place.file)
        yield UNCHANGED.at(there, agency=book.agency, same=len(same), count=len(pairs), earlier=last.label)
