"""Large moves without a word, notes that say the opposite, ceilings that were passed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.books import book, codes, found, indicator, past, rule_of
from toolkit.model import Direction, Nature, Relation
from toolkit.rules import RuleSettings

MOVES, NOTES, CEILING = rule_of("KT412"), rule_of("KT417"), rule_of("KT424")


def moved(done: object, before: object, note: object = None, **more: Any) -> list[tuple[str, str]]:
    values = {("A.1", "actual"): done, ("A.1", "previous"): before} | ({("A.1", "note"): note} if note else {})
    settings = more.pop("settings", RuleSettings())
    return codes(MOVES, book(indicator(**more), values=values, settings=settings))


@pytest.mark.parametrize(
    ("done", "before", "large"),
    [
        ("151", "100", True),
        ("150", "100", False),
        ("49", "100", True),
        ("15.2", "10.1", True),
        ("1", "3", False),
        ("9", "4", False),
        ("40", "12", True),
        ("5", "0", False),
        ("5", "-", False),
        ("…", "100", False),
    ],
)
def test_a_large_move_is_one_beyond_the_threshold_and_beyond_chance(done: str, before: str, large: bool) -> None:
    assert moved(done, before) == ([("KT412", "actual-A.1")] if large else [])


def test_a_note_answers_it_and_a_dash_does_not() -> None:
    assert moved(200, 100, "Do dịch bệnh") == []
    assert moved(200, 100, "-") == [("KT412", "actual-A.1")]


def test_nothing_that_happened_is_told_as_it_was_written() -> None:
    made = book(indicator(), values={("A.1", "actual"): "-", ("A.1", "previous"): 44})
    [finding] = found(MOVES, made)
    assert "là “-” (không phát sinh), giảm 100 % so với cùng kỳ (44)" in finding.message


def test_a_rate_moves_by_points() -> None:
    assert moved("12.5", "2.4", unit="%", nature=Nature.RATE) == [("KT412", "actual-A.1")]
    assert moved("9.5", "2.4", unit="%", nature=Nature.RATE) == []


def test_the_threshold_is_the_provinces() -> None:
    assert moved(1300, 1000, settings=RuleSettings(large_move=20)) == [("KT412", "actual-A.1")]  # type: ignore[arg-type]


def test_last_years_ledger_is_asked_before_the_typed_column() -> None:
    made = book(
        indicator(),
        values={("A.1", "actual"): 200, ("A.1", "previous"): 190},
        before=past({"2019-6T": {"A.1": 100}}),
    )
    [finding] = found(MOVES, made)
    assert "tăng 100 % so với cùng kỳ (100)" in finding.message


def test_one_word_about_the_whole_is_enough_for_its_part() -> None:
    part = indicator("A.1.1", parent="A.1", relation=Relation.OF_WHICH)
    values = {("A.1", "actual"): 200, ("A.1", "previous"): 100, ("A.1.1", "actual"): 90, ("A.1.1", "previous"): 40}
    assert codes(MOVES, book(indicator(), part, values=values)) == [("KT412", "actual-A.1")]
    assert codes(MOVES, book(indicator(), part, values={**values, ("A.1.1", "actual"): 2})) == [
        ("KT412", "actual-A.1"),
        ("KT412", "actual-A.1.1"),
    ]


@pytest.mark.parametrize(
    ("note", "contradicts"),
    [
        ("Giảm 5% so với cùng kỳ", True),
        ("giảm so với cùng kỳ do dịch", True),
        ("Do Covid, giảm khoảng 12 tỷ", True),
        ("Tăng 20%", False),
        ("Tăng cường công tác thu", False),
        ("Giảm nghèo bền vững", False),
        ("Không giảm so với cùng kỳ", False),
        ("Thu phí giảm 5% nhưng tổng tăng 20%", False),
        ("giảm 5% so với kế hoạch", False),
    ],
)
def test_a_note_that_plainly_says_the_opposite_is_said(note: str, contradicts: bool) -> None:
    made = book(indicator(), values={("A.1", "actual"): 120, ("A.1", "previous"): 100, ("A.1", "note"): note})
    assert codes(NOTES, made) == ([("KT417", "note-A.1")] if contradicts else [])


def test_what_is_equal_but_for_rounding_has_not_moved() -> None:
    values = {("A.1", "actual"): "10.1", ("A.1", "previous"): "10.12", ("A.1", "note"): "Tăng 1% so với cùng kỳ"}
    assert codes(NOTES, book(indicator(), values=values)) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"direction": Direction.DOWN}, True),
        ({"direction": Direction.UP}, False),
        ({"direction": Direction.DOWN, "nature": Nature.LEVEL}, False),
    ],
)
def test_what_should_go_down_does_not_pass_its_plan(more: dict[str, Any], said: bool) -> None:
    made = book(indicator(**more), values={("A.1", "actual"): 310, ("A.1", "plan"): 280})
    assert codes(CEILING, made) == ([("KT424", "actual-A.1")] if said else [])
