"""What a rule looks at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.figures import CATALOGUE, PERIOD, reading
from toolkit.model import Column, Mark, Value
from toolkit.rules import Book
from toolkit.rules.book import as_number, tolerance


@pytest.mark.parametrize(
    ("value", "number"),
    [(Decimal(5), Decimal(5)), (Mark.NIL, Decimal(0)), (Mark.UNAVAILABLE, None), ("ghi chú", None), (None, None)],
)
def test_nil_counts_zero_and_what_is_not_known_counts_nothing(value: Value | None, number: Decimal | None) -> None:
    assert as_number(value) == number


@pytest.mark.parametrize(
    ("numbers", "allowed"),
    [(["15", "9", "6"], "0"), (["10.1", "5.0", "5.1"], "0.15"), (["10", "5.25"], "0.01"), ([], "0"), (["1E+3"], "0")],
)
def test_a_sum_may_miss_by_half_of_the_last_digit_for_each_term(numbers: list[str], allowed: str) -> None:
    assert tolerance(map(Decimal, numbers)) == Decimal(allowed)


def test_digits_of_a_computer_do_not_count() -> None:
    assert tolerance([Decimal("0.1234567890123")]) == Decimal("0.0000005")


def test_figures_are_found_by_indicator_and_column() -> None:
    book = Book.of(CATALOGUE, PERIOD, reading("A", {("A.1", "plan"): 7, ("A.1", "actual"): "-"}, ignored=1).figures)
    assert book.number("A.1", Column.PLAN) == 7
    assert book.number("A.1", Column.ACTUAL) == 0
    assert book.number("A.1", Column.PREVIOUS) is None
