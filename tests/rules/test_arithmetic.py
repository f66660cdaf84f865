"""Parts add up to their total, an of-which part is at most its whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.figures import CATALOGUE, PERIOD, Table, reading
from toolkit.model import Finding
from toolkit.rules import Book
from toolkit.rules.arithmetic import check_of_which, check_sums
from toolkit.rules.book import tolerance


def book(table: Table) -> Book:
    return Book.of(CATALOGUE, PERIOD, reading("A", table).figures)


def sums(total: object, one: object, two: object, column: str = "actual") -> list[Finding]:
    table = {("A.1", column): total, ("A.1.1", column): one, ("A.1.2", column): two}
    return list(check_sums(book({key: typed for key, typed in table.items() if typed is not None})))


@pytest.mark.parametrize(
    ("total", "one", "two", "code"),
    [
        (15, 9, 6, None),
        (15, 9, 7, "KT401"),
        (15, 9, 5, "KT401"),
        (9, 9, "-", None),
        ("-", "-", "-", None),
        ("-", 1, "-", "KT401"),
        (15, 9, None, None),
        (15, 16, None, "KT402"),
        (15, 16, "…", "KT402"),
        (15, "…", "…", None),
        ("…", 9, 6, None),
        (None, 9, 6, None),
        ("10.1", "5.0", "5.0", None),
        ("10.2", "5.0", "5.0", "KT401"),
        ("12.75", "9.5", "3.25", None),
        ("-3", "-1", "-2", None),
        (0, 0, 0, None),
    ],
)
def test_a_total_equals_its_parts(total: object, one: object, two: object, code: str | None) -> None:
    assert [finding.code for finding in sums(total, one, two)] == ([code] if code else [])


def test_the_finding_stands_at_the_total_with_the_sum_as_suggestion() -> None:
    finding = sums(1200, 900, 315, "plan")[0]
    assert (finding.place.cell, finding.indicator, finding.suggestion) == ("D5", "A.1", "1.215")
    assert "KH năm của “Tổng” ghi 1.200, cộng 2 thành phần được 1.215 (lệch -15)" in finding.message


def test_rates_are_never_added() -> None:
    assert list(check_sums(book({("A.2", "actual"): 50, ("A.2.1", "actual"): 90}))) == []


@pytest.mark.parametrize(
    ("whole", "part", "found"),
    [(12, 12, False), (12, 13, True), (12, "-", False), ("-", 1, True), ("-", "-", False), ("…", 5, False),
     ("12.0", "12.1", False), ("12.0", "12.2", True)],
)  # fmt: skip
def test_an_of_which_is_at_most_its_whole(whole: object, part: object, found: bool) -> None:
    findings = list(check_of_which(book({("A.1.2", "actual"): whole, ("A.1.2.1", "actual"): part})))
    assert [finding.code for finding in findings] == (["KT403"] if found else [])
    assert all(finding.place.cell == "E8" for finding in findings)


NUMBERS = st.decimals(0, 10**9, places=2)


@given(NUMBERS, NUMBERS)
def test_a_true_sum_is_never_doubted_and_one_off_by_more_than_rounding_always(one: Decimal, two: Decimal) -> None:
    assert sums(one + two, one, two) == []
    wrong = one + two + tolerance([one + two, one, two]) + Decimal("0.01")
    assert [finding.code for finding in sums(wrong, one, two)] == ["KT401"]


@given(st.lists(NUMBERS, min_size=2, max_size=2), st.integers(0, 2))
def test_rounding_every_term_to_the_same_digits_is_within_the_tolerance(terms: list[Decimal], digits: int) -> None:
    step = Decimal(1).scaleb(-digits)
    rounded = [term.quantize(step) for term in (sum(terms, Decimal(0)), *terms)]
    if digits:
        assert sums(rounded[0], rounded[1], rounded[2]) == []
