"""The plan that an agency writes is the plan that the province assigned."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.findings.rule_problems import PLAN_DIFFERS
from toolkit.model import Aggregation, Column, Finding
from toolkit.rules.about import about
from toolkit.rules.book import Book, as_number
from toolkit.vietnamese import format_number


def check_plan(book: Book) -> Iterator[Finding]:
    """A reported plan equals the catalogue's for the year; plans shared by several agencies are reconciled later."""
    for indicator in book.indicators:
        figure = book.figures.get((indicator.code, Column.PLAN))
        plan = book.catalogue.plan_by_indicator_year.get((indicator.code, book.period.year)) if book.period else None
        if figure is None or plan is None:
            continue
        reported = as_number(figure.value)
        if reported is None or reported == plan.value:
            continue
        if indicator.aggregation is Aggregation.SUM:
            continue
        yield about(
            figure,
            indicator,
            PLAN_DIFFERS,
            suggestion=format_number(plan.value),
            reported=format_number(reported),
            assigned=format_number(plan.value),
            document=f" ({plan.document})" if plan.document else "",
        )
