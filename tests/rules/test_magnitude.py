"""The silent thousandfold error, fractions and negatives of what is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.figures import PERIOD
from toolkit.model import Agency, Catalogue, Column, Figure, Finding, Indicator, Nature, Place, Plan
from toolkit.rules import Book
from toolkit.rules.magnitude import check_magnitude


def found(
    unit: str, *, nature: Nature = Nature.CUMULATIVE, assigned: object = None, name: str = "Chỉ tiêu", **values: object
) -> list[Finding]:
    catalogue = Catalogue(
        (Agency("I", "A", "Sở A"),),
        (Indicator("A.1", "A", "1", name, unit, nature=nature),),
        plans=(Plan("A.1", 2020, Decimal(str(assigned))),) if assigned is not None else (),
    )
    figures = [
        Figure("A.1", Column(column), Decimal(str(value)), str(value), Place("a.xlsx", "S", column), "A")
        for column, value in values.items()
    ]
    return list(check_magnitude(Book.of(catalogue, PERIOD, figures)))


@pytest.mark.parametrize(
    ("unit", "values", "expected"),
    [
        ("Phương tiện", {"plan": 13500, "actual": "4.031"}, ("KT408", "actual", "4.031")),
        ("Phương tiện", {"plan": "13.5", "actual": 4031}, ("KT408", "plan", "13.500")),
        ("Phương tiện", {"actual": "4.031"}, ("KT408", "actual", "4.031")),
        ("Tỷ đồng", {"plan": 9000, "actual": "3.851"}, ("KT408", "actual", "3.851")),
        ("Tấn", {"previous": 1250, "plan": 2600, "actual": "1.3"}, ("KT408", "actual", "1.300")),
        ("Vụ", {"actual": "12.5"}, ("KT409", "actual", None)),
        ("Vụ", {"actual": "12.5", "previous": 14}, ("KT409", "actual", None)),
        ("Người", {"actual": -12}, ("KT410", "actual", "12")),
        ("Phương tiện", {"plan": "13.5", "actual": 4031, "previous": 3900}, ("KT408", "plan", "13.500")),
        ("Người", {"plan": 4500, "previous": 3900, "actual": 4}, ("KT408", "actual", "4.000")),
        ("Tấn", {"plan": 4500, "previous": 3900, "actual": 4}, ("KT408", "actual", "4.000")),
    ],
)
def test_what_cannot_be_is_said_with_what_it_may_be(
    unit: str, values: dict[str, Any], expected: tuple[str, str, str | None]
) -> None:
    assert [(finding.code, finding.place.cell, finding.suggestion) for finding in found(unit, **values)] == [expected]


@pytest.mark.parametrize(
    ("unit", "values"),
    [
        ("Phương tiện", {"plan": 13500, "actual": 4031}),
        ("Tỷ đồng", {"plan": 9000, "actual": "3851.6"}),
        ("Tỷ đồng", {"actual": "3.851"}),
        ("Tỷ đồng", {"plan": 9, "actual": "3.851"}),
        ("Tỷ đồng", {"plan": 9000, "previous": "3.2", "actual": "3.851"}),
        ("Vụ", {"plan": 4500, "actual": 4}),
        ("Vụ", {"previous": 12, "actual": 2}),
        ("Tấn", {"plan": 100, "previous": 120, "actual": 1}),
        ("Tấn", {"plan": 5000, "previous": 6000, "actual": "4031.5"}),
        ("Nghìn người", {"actual": "12.5"}),
        ("Tấn", {"actual": "-1.5", "previous": 1250}),
        ("Tấn", {"actual": 3, "previous": 3000}),
        ("Ha", {"plan": 2500, "previous": "12.5"}),
    ],
)
def test_what_can_be_is_left_alone(unit: str, values: dict[str, Any]) -> None:
    assert found(unit, **values) == []


def test_an_average_of_what_is_counted_may_be_a_fraction() -> None:
    assert found("Bác sĩ", name="Số bác sĩ trên 1 vạn dân", actual="7.8") == []
    assert found("Lao động", name="Lao động bình quân một cơ sở", actual="7.8") == []


@pytest.mark.parametrize("name", ["Số giường bệnh trên vạn dân", "Mật độ dân số", "Tỷ suất sinh", "Số bác sĩ/vạn dân"])
def test_an_average_is_known_by_its_name(name: str) -> None:
    assert found("Giường", name=name, plan="41.5", actual=41, previous="40.2") == []


def test_what_is_planned_in_fractions_need_not_be_whole() -> None:
    assert found("Giường", name="Giường bệnh", assigned="41.5", plan="41.5", actual="40.7") == []


def test_a_rate_is_never_a_thousandfold() -> None:
    assert found("%", nature=Nature.RATE, plan=36, actual="0.036") == []


def test_the_plan_of_the_catalogue_is_evidence_too() -> None:
    assert [finding.code for finding in found("Tỷ đồng", assigned=9000, actual="3.851")] == ["KT408"]


def test_a_result_and_the_one_before_that_both_lost_their_thousands_are_found_by_the_catalogues_plan() -> None:
    """38.500 and 37.900 tấn typed on an English Excel, beside a plan of 115.000."""
    said = found("Tấn", assigned=115000, plan=115000, actual="38.5", previous="37.9")
    assert [(finding.place.cell, finding.suggestion) for finding in said] == [
        ("actual", "38.500"),
        ("previous", "37.900"),
    ]
    assert found("Tấn", assigned=115000, actual="3850.5", previous="3790.1") == []
    assert found("Tấn", assigned=115000, actual=30, previous=29) == []


@given(st.decimals(1, 10**6, places=3), st.decimals("0.05", 2, places=2))
def test_a_measure_that_is_of_one_order_with_its_plan_is_never_doubted(plan: Decimal, share: Decimal) -> None:
    actual = (plan * share).quantize(Decimal("0.001"))
    assert found("Tấn", plan=plan, actual=actual) == []


@given(st.integers(1001, 999_999).filter(lambda count: count % 1000))
def test_a_count_that_lost_its_thousands_is_always_found(count: int) -> None:
    stored = Decimal(count) / 1000
    assert [finding.code for finding in found("Hộ", plan=count, actual=stored)] == ["KT408"]


def both_lost_their_thousands() -> list[Finding]:
    return found("Phương tiện", plan="13.5", actual="4.031")


def test_a_plan_and_a_result_that_both_lost_their_thousands_are_both_found() -> None:
    assert [(finding.code, finding.suggestion) for finding in both_lost_their_thousands()] == [
        ("KT408", "13.500"),
        ("KT408", "4.031"),
    ]
