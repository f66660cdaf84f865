"""One value for each indicator and column, and why that one; nothing averaged, nothing silently chosen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.figures import CATALOGUE, PERIOD, Table, reading, with_plans
from tests.support.recalculation import compare_with_libreoffice
from toolkit.model import Aggregation, Catalogue, Column, FigureState, Mark, Origin, Reading, Reconciled
from toolkit.reconcile import reconcile
from toolkit.rules import apply_rules
from toolkit.writing.master import master_bytes

ACTUAL, PLAN = Column.ACTUAL, Column.PLAN


def merged(*readings: Reading, catalogue: Catalogue = CATALOGUE) -> Reconciled:
    return reconcile([apply_rules(one, catalogue) for one in readings], catalogue, PERIOD)


def test_the_totals_of_many_are_compared_with_the_parts_of_all_of_them() -> None:
    """One reporter's own total stands beside the sum of everybody's parts only in appearance."""
    indicators = tuple(replace(one, agency="xã", aggregation=Aggregation.SUM) for one in CATALOGUE.indicators[:3])
    catalogue = Catalogue(CATALOGUE.agencies, indicators)
    sent = [{("A.1", "actual"): n + 3, ("A.1.1", "actual"): n, ("A.1.2", "actual"): 3} for n in (5, 8)]
    result = merged(reading("X1", sent[0]), reading("X2", sent[1]), catalogue=catalogue)
    assert codes(result) == []
    assert {one.state for one in result.figures} == {FigureState.USED}
    assert result.value("A.1", ACTUAL) == 19


TOTAL = ("A.1", "actual")
PARTS: Table = {("A.1.1", "actual"): 5, ("A.1.2", "actual"): 3}


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("second", "value"),
    [
        (reading("X2", {TOTAL: 8, **PARTS}), 18),
        (reading("X2", PARTS, held={TOTAL: 9}), None),
        (reading("X2", PARTS), 16),
        (reading("X2", {}), 10),
    ],
    ids=["another total", "another waits", "another sent parts alone", "no other"],
)
def test_one_decided_total_of_those_that_are_added_makes_no_other_vanish(second: Reading, value: int | None) -> None:
    """A person took one commune's total of 10 as it is, over its parts that come to 8."""
    indicators = tuple(replace(one, agency="xã", aggregation=Aggregation.SUM) for one in CATALOGUE.indicators[:3])
    catalogue = Catalogue(CATALOGUE.agencies, indicators)
    first = reading("X1", {TOTAL: 10, **PARTS})
    taken = tuple(replace(one, decided="An, 01/07/2020") if one.value == 10 else one for one in first.figures)
    result = merged(replace(first, figures=taken), second, catalogue=catalogue)
    assert result.value("A.1", ACTUAL) == value
    assert compare_with_libreoffice(master_bytes(result, "Đắk Lắk")).differences == []


def of_a(table: dict[str, object], **more: object) -> Reading:
    return reading("A", {(code, "actual"): typed for code, typed in table.items()}, **more)  # type: ignore[arg-type]


def codes(result: Reconciled) -> list[str]:
    return [finding.code for finding in result.findings if finding.code != "KT501"]


@pytest.mark.parametrize(
    ("table", "total", "origin"),
    [
        ({"A.1": 15, "A.1.1": 9, "A.1.2": 6}, 15, Origin.PARTS),
        ({"A.1.1": 9, "A.1.2": 6}, 15, Origin.PARTS),
        ({"A.1.1": "9.5", "A.1.2": "-"}, "9.5", Origin.PARTS),
        ({"A.1.1": "-", "A.1.2": "-"}, "-", Origin.PARTS),
        ({"A.1": 15, "A.1.1": 9}, 15, Origin.REPORTED),
        ({"A.1": 15, "A.1.1": 9, "A.1.2": "…"}, 15, Origin.REPORTED),
        ({"A.1.1": 9, "A.1.2": "…"}, None, Origin.NONE),
        ({"A.1.1": 9}, None, Origin.NONE),
        ({}, None, Origin.NONE),
        ({"A.1": 16, "A.1.1": 9, "A.1.2": 6}, None, Origin.HELD),
    ],
)
def test_a_total_is_the_sum_of_its_parts_or_what_was_reported(
    table: dict[str, object], total: object, origin: Origin
) -> None:
    value = merged(of_a(table)).values["A.1", ACTUAL]
    expected = Mark.NIL if total == "-" else None if total is None else Decimal(str(total))
    assert (value.value, value.origin) == (expected, origin)


def test_a_held_part_blanks_a_total_that_nobody_reported() -> None:
    result = merged(of_a({"A.1.1": 9}, held={("A.1.2", "actual"): 6}))
    assert result.value("A.1.2", ACTUAL) is None
    assert result.values["A.1.2", ACTUAL].origin is Origin.HELD
    assert result.value("A.1", ACTUAL) is None


def test_rates_are_never_summed() -> None:
    result = merged(of_a({"A.2.1": 90}))
    assert result.values["A.2", ACTUAL].origin is Origin.NONE


def test_every_indicator_and_column_has_a_value() -> None:
    result = merged()
    assert set(result.values) == {(i.code, column) for i in CATALOGUE.indicators for column in Column}
    assert result.missing == ("A", "B", "X1", "X2")


def test_the_figures_of_a_group_are_added_and_who_is_missing_is_said() -> None:
    one, two = reading("X1", {("X.1", "actual"): 12}), reading("X2", {("X.1", "actual"): "3.5"})
    both = merged(one, two)
    assert (both.value("X.1", ACTUAL), both.values["X.1", ACTUAL].origin) == (Decimal("15.5"), Origin.REPORTERS)
    alone = merged(one)
    assert alone.value("X.1", ACTUAL) == 12
    assert [finding.message for finding in alone.findings if finding.code == "KT407"] == [
        "Lũy kế thực hiện của “Diện tích” cộng từ 1 cơ quan, còn thiếu: X2."
    ]


@pytest.mark.parametrize(
    ("own", "other", "expected", "code"),
    [(10, 10, 10, []), (10, "10.0", 10, []), (10, 11, 10, ["KT405"]), (None, 11, None, ["KT406"])],
)
def test_another_agencys_figure_is_compared_with_the_owners_never_taken(
    own: object, other: object, expected: object, code: list[str]
) -> None:
    mine: Table = {("B.1", "actual"): own} if own is not None else {}
    result = merged(reading("B", mine), reading("A", {("B.1", "actual"): other}))
    assert result.value("B.1", ACTUAL) == (None if expected is None else Decimal(str(expected)))
    assert codes(result) == code


def test_the_catalogues_plan_is_used_where_nobody_reported_one_and_is_not_counted() -> None:
    result = merged(of_a({"A.1.1": 3}), catalogue=with_plans(A_1_1=5))
    assert result.value("A.1.1", PLAN) == 5
    assert result.counts.cells_read == 1
    assert result.counts.balanced


def test_a_plan_that_contradicts_the_catalogue_holds_both() -> None:
    result = merged(reading("A", {("A.1.1", "plan"): 6}), catalogue=with_plans(A_1_1=5))
    assert result.values["A.1.1", PLAN].origin is Origin.HELD
    assert codes(result) == ["KT404"]
    assert {one.state for one in result.figures} == {FigureState.HELD}


def test_the_plans_of_a_group_are_added_before_they_are_compared() -> None:
    one, two = reading("X1", {("X.1", "plan"): 4}), reading("X2", {("X.1", "plan"): 5})
    assert merged(one, two, catalogue=with_plans(X_1=9)).value("X.1", PLAN) == 9
    wrong = merged(one, two, catalogue=with_plans(X_1=10))
    assert wrong.value("X.1", PLAN) is None
    assert codes(wrong) == ["KT404"]


def test_a_total_is_checked_again_over_what_a_newer_file_brings() -> None:
    result = merged(of_a({"A.1.2": 5}), of_a({"A.1.2": 5, "A.1.2.1": 6}, file="A lan 2.xlsx", revision=2))
    assert "KT403" in codes(result)
    assert result.value("A.1.2.1", ACTUAL) is None


def test_a_figure_of_an_indicator_that_is_no_longer_valid_is_held() -> None:
    gone = Catalogue(CATALOGUE.agencies, CATALOGUE.indicators[1:])
    result = reconcile([of_a({"A.1": 5})], gone, PERIOD)
    assert [(one.state, one.figure.indicator) for one in result.figures] == [(FigureState.HELD, "A.1")]
