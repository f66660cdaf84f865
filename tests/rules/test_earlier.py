"""What adds up does not fall within a year; a report is not last period's with a new date."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.books import added, book, codes, found, indicator, past, rule_of
from toolkit.model import Nature, Period

FALLS, UNCHANGED = rule_of("KT411"), rule_of("KT506")


def fell(done: object, **earlier: Any) -> list[tuple[str, str]]:
    nature = earlier.pop("nature", Nature.CUMULATIVE)
    before = past({period.replace("_", "-").removeprefix("p"): {"A.1": typed} for period, typed in earlier.items()})
    made = book(indicator(nature=nature), values={("A.1", "actual"): done}, before=before)
    return codes(FALLS, made)


def test_what_adds_up_does_not_fall_within_a_year() -> None:
    assert fell(90, p2020_T5=100) == [("KT411", "actual-A.1")]
    assert fell(100, p2020_T5=100) == fell(110, p2020_T5=100) == []
    assert fell(90, p2019_9T=100) == fell(90, p2020_9T=100) == []


def test_the_latest_period_that_is_known_counts() -> None:
    assert fell(90, p2020_T4=100, p2020_T5=80) == []
    assert fell(90, p2020_T4=100, p2020_T5="…") == [("KT411", "actual-A.1")]


def test_a_level_and_a_rate_may_fall() -> None:
    assert fell(90, p2020_T5=100, nature=Nature.LEVEL) == fell(90, p2020_T5=100, nature=Nature.RATE) == []


def test_rounding_is_no_fall() -> None:
    assert fell("99.9", p2020_T5="99.94") == []
    assert fell("99.8", p2020_T5="99.94") == [("KT411", "actual-A.1")]
    assert fell(99, p2020_T5="99.4") == []


def test_an_estimate_may_have_been_too_high() -> None:
    assert fell(90, p2020_T5="ước 100") == [("KT419", "actual-A.1")]


def test_what_several_add_up_is_compared_with_what_each_sent() -> None:
    before = past({"2020-T5": {"X.1": 100}}, {"2020-T5": {("X1", "X.1"): 40, ("X2", "X.1"): 60}})
    values = {("X.1", "actual"): 50}
    assert codes(FALLS, book(added(), values=values, before=before, agency="X1")) == []
    assert codes(FALLS, book(added(), values=values, before=before, agency="X2")) == [("KT411", "actual-X.1")]


def unchanged(today: dict[str, object], before: dict[str, object], **more: Any) -> list[str]:
    indicators = [indicator(code, nature=more.get("nature", Nature.CUMULATIVE)) for code in sorted({*today, *before})]
    period = more.get("earlier", "2020-T5")
    known = past({period: before}, {period: {("A", code): typed for code, typed in before.items()}})
    values = {(code, "actual"): typed for code, typed in today.items()}
    made = book(*indicators, values=values, before=known, period=Period.parse("2020-6T"))
    return [finding.message for finding in found(UNCHANGED, made)]


LAST: dict[str, object] = {f"A.{n}": n * 10 for n in range(1, 12)}


def test_a_report_that_is_nearly_last_periods_is_said_once_for_the_file() -> None:
    [message] = unchanged({**LAST, "A.1": 11}, LAST)
    assert message == "10 trên 11 kết quả thực hiện giống hệt tháng 5 năm 2020."


@pytest.mark.parametrize(
    ("today", "before", "more"),
    [
        ({**LAST, "A.1": 11, "A.2": 21}, LAST, {}),
        ({"A.1": 10, "A.2": 20}, LAST, {}),
        ({"A.1": 0, "A.2": 0, "A.3": "-", "A.4": 1}, {"A.1": 0, "A.2": 0, "A.3": "-", "A.4": 1}, {}),
        (LAST, LAST, {"nature": Nature.LEVEL}),
        (LAST, LAST, {"earlier": "2020-T6"}),
        (LAST, {}, {}),
    ],
)
def test_what_may_be_chance_is_not(today: dict[str, object], before: dict[str, object], more: dict[str, Any]) -> None:
    assert unchanged(today, before, **more) == []


def test_three_of_three_are_enough() -> None:
    few: dict[str, object] = {"A.1": 10, "A.2": 20, "A.3": 30}
    assert len(unchanged(few, few)) == 1
