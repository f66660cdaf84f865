"""Results against the pace of the plan: months gone for what accumulates, the way that is good, no plan no word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.reconciled import reconciled_seed
from toolkit.model import Direction, Indicator, Nature, Period
from toolkit.reconcile.pace import Pace, due, pace_of, score, standings


@pytest.mark.parametrize(
    ("period", "nature", "expected"),
    [("2020-6T", Nature.CUMULATIVE, 50), ("2020-T3", Nature.CUMULATIVE, 25), ("2020-Q3", Nature.CUMULATIVE, 75),
     ("2020", Nature.CUMULATIVE, 100), ("2020-T3", Nature.LEVEL, 100), ("2020-6T", Nature.RATE, 100)],
)  # fmt: skip
def test_what_is_due_follows_the_months_for_what_accumulates_only(period: str, nature: Nature, expected: int) -> None:
    assert due(Indicator("A.1", "A", "1", "x", nature=nature), Period.parse(period)) == expected


@pytest.mark.parametrize(
    ("done", "due_by_now", "direction", "expected"),
    [
        ("50", "50", Direction.UP, Pace.ON),
        ("49.9", "50", Direction.UP, Pace.NEAR),
        ("42.5", "50", Direction.UP, Pace.NEAR),
        ("42.4", "50", Direction.UP, Pace.BEHIND),
        ("10", "50", Direction.DOWN, Pace.ON),
        ("50", "50", Direction.DOWN, Pace.ON),
        ("57.5", "50", Direction.DOWN, Pace.NEAR),
        ("58", "50", Direction.DOWN, Pace.BEHIND),
    ],
)
def test_a_result_has_one_of_three_words(done: str, due_by_now: str, direction: Direction, expected: Pace) -> None:
    assert pace_of(score(Decimal(done), Decimal(due_by_now), direction)) is expected


@given(st.decimals(0, 1000, places=2), st.sampled_from([25, 50, 75, 100]))
def test_up_and_down_mirror_each_other(done: Decimal, due_by_now: int) -> None:
    up, down = (score(done, Decimal(due_by_now), one) for one in (Direction.UP, Direction.DOWN))
    assert up + down == 200


def test_the_three_are_told_apart_without_colour() -> None:
    assert len({pace.sign for pace in Pace}) == len({pace.value for pace in Pace}) == 3


def test_only_indicators_with_plan_and_result_stand_anywhere() -> None:
    found = {one.indicator.code: one for one in standings(reconciled_seed(D12="0"))}
    assert "SKHCN.1" not in found
    assert "SKHCN.1.1.1" not in found
    assert found["SKHCN.2"].done == Decimal(4031) / 13500 * 100
    assert found["SKHCN.2"].pace is Pace.BEHIND
