"""Outliers against all that an indicator came to before, by the modified z-score."""

from __future__ import annotations

from decimal import Decimal
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import book, codes, found, indicator, past, rule_of
from toolkit.model import Nature, Period
from toolkit.rules import RuleSettings

OUTLIERS = rule_of("KT413")
MONTHS = {f"2019-T{month}": month * 100 + month % 3 * 7 for month in range(1, 13)}
"""About a hundred a month."""


def outlying(done: object, earlier: dict[str, int], note: str = "", **more: object) -> list[tuple[str, str]]:
    made = indicator(nature=more.get("nature", Nature.CUMULATIVE))
    values: dict[tuple[str, str], object] = {("A.1", "actual"): done} | ({("A.1", "note"): note} if note else {})
    settings = RuleSettings(outlier_periods=Decimal(str(more.get("periods", 6))))
    before = past({period: {"A.1": number} for period, number in earlier.items()})
    return codes(OUTLIERS, book(made, values=values, before=before, settings=settings))


def test_a_month_unlike_all_months_before_is_said() -> None:
    assert outlying(6150, MONTHS) == [("KT413", "actual-A.1")]
    assert outlying(60, MONTHS) == [("KT413", "actual-A.1")]
    assert outlying(640, MONTHS) == outlying(560, MONTHS) == []


def test_a_note_answers_it() -> None:
    assert outlying(6150, MONTHS, "Có dự án lớn") == []


def test_with_few_periods_nothing_is_said() -> None:
    few = dict(list(MONTHS.items())[:5])
    assert outlying(6150, few) == []
    assert outlying(6150, few, periods=5) == [("KT413", "actual-A.1")]


def test_what_swings_by_itself_is_no_outlier() -> None:
    harvest = {f"2019-T{month}": total for month, total in enumerate([0, 0, 900, 900, 900, 2500, 2500, 2600], 1)}
    assert outlying(2400, harvest) == []


def test_a_level_is_compared_as_it_is() -> None:
    levels = {f"2019-T{month}": 1000 + month for month in range(1, 10)}
    assert outlying(1020, levels, nature=Nature.LEVEL) == []
    assert outlying(102, levels, nature=Nature.LEVEL) == [("KT413", "actual-A.1")]


def test_the_finding_says_what_was_usual() -> None:
    made = book(
        indicator(),
        values={("A.1", "actual"): 9000},
        before=past({period: {"A.1": number} for period, number in MONTHS.items()}),
    )
    [finding] = found(OUTLIERS, made)
    assert "theo 12 kỳ trước thường khoảng 60" in finding.message


@given(st.lists(st.integers(90, 110), min_size=6, max_size=24), st.integers(-25, 25))
def test_what_stays_within_a_quarter_of_the_median_is_never_an_outlier(paces: list[int], percent: int) -> None:
    months = [Period.parse(f"{2018 + at // 12}-T{at % 12 + 1}") for at in range(len(paces))]
    earlier = {str(one): per_month * one.last_month for one, per_month in zip(months, paces, strict=True)}
    pace = Decimal(median(paces)) * (100 + percent) / 100
    assert outlying(pace * 6, earlier) == []
