"""The plan that an agency writes is the one that the province assigned."""

from __future__ import annotations

import pytest

from tests.support.figures import PERIOD, reading, with_plans
from toolkit.model import Period
from toolkit.rules import Book
from toolkit.rules.plan import check_plan


@pytest.mark.parametrize(("written", "found"), [(5, False), ("5.0", False), (6, True), ("-", True), ("…", False)])
def test_a_plan_that_differs_is_said_with_the_assigned_one(written: object, found: bool) -> None:
    figures = reading("A", {("A.1.1", "plan"): written}).figures
    findings = list(check_plan(Book.of(with_plans(A_1_1=5), PERIOD, figures)))
    assert [(finding.code, finding.suggestion) for finding in findings] == ([("KT404", "5")] if found else [])


def test_a_plan_of_another_year_and_of_a_shared_indicator_are_not_compared() -> None:
    figures = reading("A", {("A.1.1", "plan"): 6}).figures
    assert list(check_plan(Book.of(with_plans(A_1_1=5), Period.parse("2021-6T"), figures))) == []
    assert list(check_plan(Book.of(with_plans(A_1_1=5), None, figures))) == []
    shared = reading("X1", {("X.1", "plan"): 6}).figures
    assert list(check_plan(Book.of(with_plans(X_1=9), PERIOD, shared))) == []
