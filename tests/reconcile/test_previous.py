"""Last year's column comes from last year's ledger and is compared with what agencies type."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.support.books import past
from tests.support.figures import CATALOGUE, PERIOD, reading
from toolkit.model import Catalogue, Column, FigureState, Past, Period, Reconciled, Succession
from toolkit.reconcile import check_conservation, reconcile, restate
from toolkit.rules import RuleSettings

P = Column.PREVIOUS


def merged(*readings: Any, before: Past, settings: RuleSettings = RuleSettings()) -> Reconciled:  # noqa: B008
    result = reconcile(readings, CATALOGUE, PERIOD, past=before, settings=settings)
    check_conservation(result.counts)
    return result


def ends(result: Reconciled, code: str) -> list[tuple[str, str]]:
    return [
        (str(one.figure.value), one.state.value)
        for one in result.figures
        if (one.figure.indicator, one.figure.column) == (code, P)
    ]


def test_what_nobody_types_comes_from_the_ledger_with_its_place() -> None:
    result = merged(reading("B", {("B.1", "actual"): 7}), before=past({"2019-6T": {"B.1": "6.5"}}))
    assert result.value("B.1", P) == Decimal("6.5")
    [one] = [one for one in result.figures if one.figure.column is P]
    assert (one.figure.place.file, one.figure.place.cell, one.state) == ("2019-6T/A.xlsx", "E5", FigureState.USED)
    assert one.why == "số đã tổng hợp của 6 tháng đầu năm 2019"


@pytest.mark.parametrize("typed", ["6.5", "6.50", "6.4999", "7"])
def test_what_agrees_within_its_digits_stays_as_it_was_typed(typed: str) -> None:
    result = merged(reading("B", {("B.1", "previous"): typed}), before=past({"2019-6T": {"B.1": "6.5"}}))
    assert result.value("B.1", P) == Decimal(typed)
    assert not [finding for finding in result.findings if finding.code == "KT418"]


def test_what_differs_is_said_and_the_ledger_is_taken() -> None:
    result = merged(reading("B", {("B.1", "previous"): "6.9"}), before=past({"2019-6T": {"B.1": "6.5"}}))
    assert result.value("B.1", P) == Decimal("6.5")
    assert sorted(ends(result, "B.1")) == [("6.5", "used"), ("6.9", "ignored")]
    [finding] = [finding for finding in result.findings if finding.code == "KT418"]
    assert (finding.place.file, finding.suggestion) == ("B.xlsx", "6,5")


def test_an_official_number_replaces_an_estimate_and_is_said() -> None:
    result = merged(reading("B", {("B.1", "previous"): "6.9"}), before=past({"2019-6T": {"B.1": "ước 6.5"}}))
    assert result.value("B.1", P) == Decimal("6.9")
    assert "KT420" in {finding.code for finding in result.findings}


def test_only_the_same_kind_of_period_a_year_before_counts() -> None:
    result = merged(reading("B", {("B.1", "actual"): 7}), before=past({"2019-9T": {"B.1": 9}, "2018-6T": {"B.1": 5}}))
    assert result.value("B.1", P) is None


def test_what_several_add_up_is_compared_as_a_whole() -> None:
    before = past({"2019-6T": {"X.1": 10}})
    one, two = reading("X1", {("X.1", "previous"): 4}), reading("X2", {("X.1", "previous"): 7})
    alone = merged(one, before=before)
    assert alone.value("X.1", P) == 10
    assert ("KT418" in {f.code for f in alone.findings}) is False
    both = merged(one, two, before=before)
    assert both.value("X.1", P) == 10
    assert ("KT418" in {f.code for f in both.findings}) is True
    agreeing = merged(one, reading("X2", {("X.1", "previous"): 6}), before=before)
    assert agreeing.value("X.1", P) == 10
    assert ("KT418" in {f.code for f in agreeing.findings}) is False


def test_what_a_person_decided_about_the_typed_number_stands() -> None:
    one = reading("B", {("B.1", "previous"): 9})
    decided = replace(one, figures=tuple(replace(figure, decided="Lan, 10/7/2020") for figure in one.figures))
    assert merged(decided, before=past({"2019-6T": {"B.1": 6}})).value("B.1", P) == 9


def test_with_the_rule_off_what_is_typed_is_taken() -> None:
    off = RuleSettings.read({"KT418": False}, {"KT418"})
    result = merged(reading("B", {("B.1", "previous"): 9}), before=past({"2019-6T": {"B.1": 6}}), settings=off)
    assert result.value("B.1", P) == 9
    assert "KT418" not in {finding.code for finding in result.findings}


def test_what_cannot_be_compared_is_blank_and_said() -> None:
    successions = tuple(Succession(old, "A.2", Period.parse("2020")) for old in ("A.2", "A.2.1"))
    catalogue = Catalogue(CATALOGUE.agencies, CATALOGUE.indicators, successions=successions)
    before = restate(past({"2019-6T": {"A.2": 5, "A.2.1": 7}}), catalogue, PERIOD)
    result = reconcile([reading("A", {("A.2", "actual"): 6})], catalogue, PERIOD, past=before)
    assert result.value("A.2", P) is None
    [finding] = [finding for finding in result.findings if finding.code == "KT423"]
    assert "không so sánh được" in finding.message
