"""Shares outside 0–100, percentages typed as fractions, ratios that their figures do not give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import book, codes, found, indicator, rule_of
from toolkit.model import Nature

RATES, TYPED = rule_of("KT415"), rule_of("KT416")


def rated(name: str = "Tỷ lệ hộ nghèo", **values: Any) -> list[tuple[str, str]]:
    made = indicator(name=name, unit="%", nature=Nature.RATE)
    return codes(RATES, book(made, values={("A.1", column): typed for column, typed in values.items()}))


@pytest.mark.parametrize("value", ["874", "-1.5", "100.1"])
def test_a_share_lies_between_nothing_and_all(value: str) -> None:
    assert rated(actual=value) == [("KT415", "actual-A.1")]


@pytest.mark.parametrize("value", ["0", "100", "8.74", "-", "…"])
def test_what_a_share_can_be_is_left_alone(value: str) -> None:
    assert rated(actual=value) == []


@pytest.mark.parametrize("name", ["Tốc độ tăng GRDP", "Chỉ số giá tiêu dùng", "Tỷ lệ thực hiện so với kế hoạch"])
def test_growth_and_indexes_have_no_bounds(name: str) -> None:
    assert rated(name, actual="104.9") == rated(name, actual="-3.2") == []


def test_a_fraction_beside_percentages_is_held_with_what_it_means() -> None:
    made = indicator(name="Tỷ lệ hộ nghèo", unit="%", nature=Nature.RATE)
    values = {("A.1", "actual"): "0.0874", ("A.1", "previous"): "9.35", ("A.1", "plan"): "8"}
    [finding] = found(RATES, book(made, values=values))
    assert (finding.code, finding.place.cell, finding.suggestion) == ("KT421", "actual-A.1", "8,74")
    assert rated(actual="0.5", previous="0.6") == []
    assert rated(actual="0.5") == []


@pytest.mark.parametrize(
    ("done", "base", "typed", "right"),
    [
        (12, 15, "80.0", True),
        (12, 15, "80", True),
        (12, 15, "0.8", True),
        (12, 15, "-20", True),
        (12, 15, "-3", True),
        (12, 15, "85", True),
        (12, 15, "90", False),
        ("3841.6", "9000", "42.7", True),
        ("3841.6", "9000", "45.2", False),
        ("1.1", "0.3", "366.7", True),
        ("1.1", "0.3", "440", True),
        ("1.1", "0.3", "600", False),
        (4031, 13500, "29.859259259259257", True),
    ],
)
def test_a_typed_ratio_is_the_one_that_its_figures_give(done: Any, base: Any, typed: str, right: bool) -> None:
    made = book(
        indicator(),
        values={("A.1", "actual"): done, ("A.1", "plan"): base},
        ratios={("A.1", "plan"): typed},
    )
    assert codes(TYPED, made) == ([] if right else [("KT416", "ratio-plan")])


def test_what_is_counted_is_not_rounded() -> None:
    values = {("A.1", "actual"): 12, ("A.1", "plan"): 15}
    made = book(indicator(unit="Vụ"), values=values, ratios={("A.1", "plan"): "85"})
    [finding] = found(TYPED, made)
    assert (finding.code, finding.suggestion) == ("KT416", "80")


def test_a_ratio_worked_out_from_what_a_person_corrected_since_is_not_doubted() -> None:
    """5.440 was sent, of 2.400, and the agency's own formula gave 226,67; a clerk decided on 2.440."""
    typed = {("A.1", "previous"): "226.666666666667"}
    made = book(indicator(), values={("A.1", "actual"): 2440, ("A.1", "previous"): 2400}, ratios=typed)
    [finding] = found(TYPED, made)
    assert "ghi 226,67, tính từ số liệu được 101,7" in finding.message
    corrected = {key: replace(one, decided="Lan, 25/06/2020") for key, one in made.figures.items()}
    assert codes(TYPED, replace(made, figures=corrected)) == []


def test_a_ratio_without_its_figures_says_nothing() -> None:
    assert codes(TYPED, book(indicator(), values={("A.1", "actual"): 5}, ratios={("A.1", "plan"): 80})) == []
    assert codes(TYPED, book(indicator(), values={}, ratios={("A.1", "previous"): 80})) == []


@given(st.decimals(1, 10**6, places=1), st.decimals(1, 10**6, places=1), st.integers(0, 4))
def test_a_ratio_that_was_rightly_worked_out_and_rounded_is_never_doubted(
    done: Decimal, base: Decimal, digits: int
) -> None:
    for exact in (done / base * 100, (done / base - 1) * 100, done / base):
        typed = exact.quantize(Decimal(1).scaleb(-digits))
        made = book(
            indicator(),
            values={("A.1", "actual"): done, ("A.1", "previous"): base},
            ratios={("A.1", "previous"): typed},
        )
        assert codes(TYPED, made) == []
