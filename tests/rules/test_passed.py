"""Which rules a figure has passed: those that look at it and found nothing."""

from __future__ import annotations

from tests.support.figures import PERIOD, with_plans
from toolkit.findings.rule_problems import SUM_DIFFERS
from toolkit.model import Column
from toolkit.rules import SWITCHES, RuleSettings
from toolkit.rules.passed import LOOKS, passed


def codes(code: str, column: Column, *findings: object, settings: RuleSettings = RuleSettings()) -> set[str]:  # noqa: B008
    return set(passed(with_plans(A_1=5), (code, column), PERIOD, settings, findings))  # type: ignore[arg-type]


def test_a_total_passes_sums_and_a_plan_the_plan_rule() -> None:
    assert {"KT401", "KT402", "KT404"} <= codes("A.1", Column.PLAN)
    assert "KT404" not in codes("A.1", Column.ACTUAL)
    assert "KT401" not in codes("A.1.1", Column.ACTUAL)
    assert "KT403" in codes("A.1.2.1", Column.ACTUAL)


def test_what_was_found_was_not_passed() -> None:
    said = SUM_DIFFERS.at(
        indicator="A.1", column=Column.ACTUAL, label="", name="", total="", count=2, sum="", difference=""
    )
    assert "KT401" not in codes("A.1", Column.ACTUAL, said)
    assert "KT401" in codes("A.1", Column.PLAN, said)


def test_a_rule_that_is_off_was_not_passed() -> None:
    assert "KT412" not in codes("A.1", Column.ACTUAL, settings=RuleSettings.read({"KT412": False}, SWITCHES))


def test_every_rule_about_a_figure_says_what_it_looks_at() -> None:
    assert set(LOOKS) == SWITCHES - {"KT506"}
