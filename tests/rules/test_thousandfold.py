"""Thousands that were lost are found by the sum they belong to, and the sum is not blamed for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.figures import PERIOD
from toolkit.model import Agency, Catalogue, Column, Figure, Indicator, Place, Relation
from toolkit.rules import RULES, Book
from toolkit.rules.settings import DEFAULT, RuleSettings, Switch


def findings(
    total: object, *parts: object, unit: str = "Tấn", settings: RuleSettings = DEFAULT
) -> list[tuple[str, str, str | None]]:
    codes = ["A.1", *(f"A.1.{number}" for number in range(1, len(parts) + 1))]
    indicators = [Indicator("A.1", "A", "1", "Tổng", unit)]
    indicators += [Indicator(code, "A", "", f"Phần {code}", unit, "A.1", Relation.PART) for code in codes[1:]]
    figures = [
        Figure(code, Column.ACTUAL, Decimal(str(value)), str(value), Place("a.xlsx", "S", code), "A")
        for code, value in zip(codes, (total, *parts), strict=True)
    ]
    book = Book.of(Catalogue((Agency("I", "A", "Sở A"),), tuple(indicators)), PERIOD, figures)
    book = replace(book, settings=settings)
    found = [finding for rule in RULES for finding in rule.findings(book)]
    return [(finding.code, finding.place.cell, finding.suggestion) for finding in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((4031, "2.5", 1531), [("KT408", "A.1.1", "2.500")]),
        ((4031, "2.5", "1.531"), [("KT408", "A.1.1", "2.500"), ("KT408", "A.1.2", "1.531")]),
        (("4.031", 2500, 1531), [("KT408", "A.1", "4.031")]),
        ((4500, 4, 500), [("KT408", "A.1.1", "4.000")]),
        ((10, 4, 6), []),
        (("10.5", "4.2", "6.3"), []),
        (("4.031", "2.5", "1.531"), []),
        ((100, 40, 50), [("KT401", "A.1", "90")]),
        ((4000, 2, 3), [("KT401", "A.1", "5")]),
    ],
)
def test_a_sum_tells_which_number_lost_its_thousands(
    numbers: tuple[object, ...], expected: list[tuple[str, str, str | None]]
) -> None:
    assert findings(*numbers) == expected


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_parts_that_add_up_are_never_doubted(parts: list[int]) -> None:
    assert findings(sum(parts), *parts) == []


@given(st.lists(st.integers(1_000, 999_999), min_size=2, max_size=6), st.integers(0, 5))
def test_one_part_that_lost_its_thousands_is_held_and_nothing_else(parts: list[int], at: int) -> None:
    lost = at % len(parts)
    typed = [Decimal(part) / 1000 if number == lost else part for number, part in enumerate(parts)]
    found = findings(sum(parts), *typed)
    assert [(code, cell) for code, cell, _ in found] == [("KT408", f"A.1.{lost + 1}")]


def test_a_sum_is_said_where_nothing_else_says_what_is_wrong() -> None:
    settings = RuleSettings(switches=(Switch("KT408", on=False),))
    assert findings(4031, "2.5", 1531, settings=settings) == [("KT401", "A.1", "1.533,5")]
