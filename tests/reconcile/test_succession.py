"""Last year across mergers and splits: sums, weighted rates, or nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import indicator, past
from toolkit.model import Agency, Catalogue, Indicator, Nature, Past, Period, Succession
from toolkit.reconcile import restate

NOW, THEN = Period.parse("2025-9T"), Period.parse("2024-9T")
FIRST = Period.parse("2025-Q3")


def catalogue(*rows: tuple[str, str, str], rate: bool = False, first: Period = FIRST) -> Catalogue:
    """A catalogue with successions `(old, new, factor)`; old codes end where the new ones begin."""
    olds, news = {old for old, _, _ in rows}, {new for _, new, _ in rows}
    nature = Nature.RATE if rate else Nature.CUMULATIVE
    half = Period.parse("2025-6T")

    def made(code: str) -> Indicator:
        ends = half if code not in news else None
        begins = first if code not in olds else None
        return indicator(code, nature=nature, first=begins, last=ends)

    successions = tuple(Succession(old, new, first, Decimal(factor)) for old, new, factor in rows)
    return Catalogue((Agency("I", "A", "Sở A"),), tuple(map(made, sorted(olds | news))), successions=successions)


def restated(known: Catalogue, code: str, period: Period = NOW, **before: object) -> Decimal | None:
    found = restate(past({str(THEN): before}), known, period)
    return found.number(THEN, code)


def test_what_was_merged_is_added() -> None:
    known = catalogue(("M", "N", "1"), ("P", "N", "1"))
    assert restated(known, "N", M=10, P=5) == 15
    assert restated(known, "N", M=10, P="-") == 10


def test_what_goes_on_and_takes_over_another_adds_it_to_its_own() -> None:
    assert restated(catalogue(("P", "M", "1")), "M", M=10, P=5) == 15


def test_what_was_split_has_its_share() -> None:
    known = catalogue(("M", "N", "0.6"), ("M", "P", "0.4"))
    assert [restated(known, code, M=10) for code in "NP"] == [6, 4]


def test_units_may_change_with_the_code() -> None:
    assert restated(catalogue(("M", "N", "1000")), "N", M="1.25") == 1250


def test_a_part_that_is_not_known_leaves_the_whole_unknown() -> None:
    known = catalogue(("M", "N", "1"), ("P", "N", "1"))
    assert restated(known, "N", M=10) is None
    assert restated(known, "N", M=10, P="…") is None
    found = restate(past({str(THEN): {"M": 10}}), known, NOW)
    assert (THEN, "N") in found.incomparable


def test_a_rate_is_weighted_where_the_weights_are_known_and_blank_where_not() -> None:
    weighted = catalogue(("M", "N", "0.75"), ("P", "N", "0.25"), rate=True)
    assert restated(weighted, "N", M=8, P=4) == 7
    assert restated(catalogue(("M", "N", "1"), ("P", "N", "1"), rate=True), "N", M=8, P=4) is None
    assert restated(catalogue(("P", "M", "0.25"), ("M", "M", "0.75"), rate=True), "M", M=8, P=4) == 7
    assert restated(catalogue(("P", "M", "0.25"), rate=True), "M", M=8, P=4) is None
    assert restated(catalogue(("M", "N", "1"), rate=True), "N", M=8) == 8


def test_before_the_merger_and_in_periods_after_it_nothing_is_restated() -> None:
    known = catalogue(("M", "N", "1"), ("P", "N", "1"))
    assert restated(known, "N", Period.parse("2025-6T"), M=10, P=5) is None
    later = restate(past({"2025-9T": {"N": 20, "M": 1}}), known, Period.parse("2026-T3"))
    assert later.number(NOW, "N") == 20


def test_a_chain_of_successions_is_followed() -> None:
    winter = Period.parse("2024-Q4")
    indicators = (indicator("M"), indicator("N", first=winter), indicator("O", first=FIRST))
    rows = (Succession("M", "N", winter, Decimal(2)), Succession("N", "O", FIRST, Decimal(3)))
    known = Catalogue((), indicators, successions=rows)
    assert restated(known, "O", M=10) == 60


def test_what_merged_agencies_had_sent_is_added_and_their_rates_are_not() -> None:
    rate = indicator("R", nature=Nature.RATE)
    known = Catalogue(
        (Agency("I", "A", "Sở A"), Agency("II", "B", "Sở B")),
        (indicator("M"), rate),
        successions=(Succession("B", "A", FIRST),),
    )
    sent = {str(THEN): {("A", "M"): 3, ("B", "M"): 4, ("A", "R"): 50, ("B", "R"): 60, ("B", "Q"): "…"}}
    found = restate(past({str(THEN): {"M": 7}}, sent), known, NOW)
    assert found.sent_number(THEN, "A", "M") == 7
    assert found.sent_number(THEN, "B", "M") is None
    assert found.sent_number(THEN, "A", "R") in (50, 60)
    assert found.number(THEN, "M") == 7


def test_a_split_agencys_numbers_are_nobodys() -> None:
    known = Catalogue(
        tuple(Agency("", code, code) for code in "ABC"),
        (indicator("M"),),
        successions=(Succession("A", "B", FIRST), Succession("A", "C", FIRST)),
    )
    found = restate(past({str(THEN): {"M": 7}}, {str(THEN): {("A", "M"): 7}}), known, NOW)
    assert found.sent[THEN] == {}


@given(st.dictionaries(st.sampled_from("MNOP"), st.integers(0, 99)))
def test_without_successions_the_past_is_as_it_was(values: dict[str, Any]) -> None:
    before: Past = past({str(THEN): values})
    assert restate(before, Catalogue(), NOW) == before


@pytest.mark.parametrize("factors", [("0.5", "0.5"), ("0.3", "0.7"), ("0.333", "0.667")])
@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_a_weighted_rate_lies_between_those_it_was_made_of(
    factors: tuple[str, str], one: Decimal, other: Decimal
) -> None:
    known = catalogue(("M", "N", factors[0]), ("P", "N", factors[1]), rate=True)
    found = restated(known, "N", M=one, P=other)
    assert found is not None
    assert min(one, other) <= found <= max(one, other)
