"""Parts add up to their total; an of-which part is at most its whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from toolkit.findings.rule_problems import OF_WHICH_EXCEEDS, PARTS_EXCEED, SUM_DIFFERS, THOUSANDFOLD
from toolkit.model import NUMBER_COLUMNS, Column, Figure, Finding, Indicator, Relation
from toolkit.rules.about import about
from toolkit.rules.book import Book, as_number, tolerance
from toolkit.rules.thousandfold import mended_by_thousands
from toolkit.vietnamese import format_number


def check_sums(book: Book) -> Iterator[Finding]:
    """A reported total equals the sum of its parts, where all of them are reported.

    A sum that comes out once a number is a thousand times larger is that number's fault (check_magnitude says so).
    """
    thousands_said = book.settings.applies(THOUSANDFOLD.code, book.period)
    for indicator in book.indicators:
        parts = book.catalogue.parts(indicator.code)
        for column in NUMBER_COLUMNS if parts else ():
            total = book.figures.get((indicator.code, column))
            if total is None or as_number(total.value) is None:
                continue
            if not (thousands_said and mended_by_thousands(book, indicator, column)):
                yield from _check_sum(book, indicator, parts, column, total)


def _check_sum(
    book: Book, indicator: Indicator, parts: tuple[Indicator, ...], column: Column, total: Figure
) -> Iterator[Finding]:
    said = as_number(total.value) or Decimal(0)
    known = [number for part in parts if (number := book.number(part.code, column)) is not None]
    summed = sum(known, Decimal(0))
    allowed = tolerance([said, *known])
    say = partial(about, total, indicator, label=column.label, total=format_number(said), sum=format_number(summed))
    if len(known) == len(parts) and abs(said - summed) > allowed:
        difference = format_number(said - summed)
        yield say(SUM_DIFFERS, suggestion=format_number(summed), count=len(parts), difference=difference)
    elif known and len(known) < len(parts) and min(known) >= 0 and summed - said > allowed:
        yield say(PARTS_EXCEED, count=len(known))


def check_of_which(book: Book) -> Iterator[Finding]:
    """An of-which part is at most the whole it belongs to."""
    for indicator in book.indicators:
        if indicator.relation is not Relation.OF_WHICH or indicator.parent is None:
            continue
        whole_indicator = book.catalogue.indicator_by_code[indicator.parent]
        for column in NUMBER_COLUMNS:
            figure = book.figures.get((indicator.code, column))
            part, whole = book.number(indicator.code, column), book.number(indicator.parent, column)
            if figure is None or part is None or whole is None or part - whole <= tolerance([part, whole]):
                continue
            yield about(
                figure,
                indicator,
                OF_WHICH_EXCEEDS,
                part=format_number(part),
                whole_name=whole_indicator.name,
                whole=format_number(whole),
                label=column.label,
            )
