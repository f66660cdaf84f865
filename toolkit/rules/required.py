"""What an agency has to report and did not: results of what has a plan, or was reported before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.findings.past_problems import MISSING_REQUIRED
from toolkit.model import Column, Finding, Indicator, Period, Place
from toolkit.rules.book import Book

_NAMES_SHOWN = 8


def check_required(book: Book) -> Iterator[Finding]:
    """One finding for all results that an agency owes; totals of parts come from their parts."""
    if book.agency not in book.catalogue.agency_by_code or not any(c is Column.ACTUAL for _, c in book.seen):
        return
    earlier = book.past.earlier_in_year(book.period)[:1] if book.period else []
    missing = [one for one in book.catalogue.of_agency(book.agency or "") if _is_owed(book, one, earlier)]
    if missing:
        names = "; ".join(f"{one.name} ({one.code})" for one in missing[:_NAMES_SHOWN])
        place = next(iter(book.figures.values())).place if book.figures else Place()
        more = "…" if len(missing) > _NAMES_SHOWN else ""
        yield MISSING_REQUIRED.at(
            Place(place.file), agency=book.agency, indicator=missing[0].code, count=len(missing), names=names + more
        )


def _is_owed(book: Book, indicator: Indicator, earlier: Iterable[Period]) -> bool:
    if (indicator.code, Column.ACTUAL) in book.seen or book.catalogue.parts(indicator.code):
        return False
    if book.number(indicator.code, Column.PLAN):
        return True
    return any(book.past_number(period, indicator) for period in earlier)
