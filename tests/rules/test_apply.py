"""What a rule doubts at error level is held; nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace

from tests.support.figures import CATALOGUE, reading
from toolkit.model import FileState
from toolkit.rules import PAST_RULES, RULES, apply_rules

WRONG = {("A.1", "actual"): 16, ("A.1.1", "actual"): 9, ("A.1.2", "actual"): 6, ("A.1", "plan"): 7}


def test_the_doubted_figure_is_held_and_the_others_stay() -> None:
    before = reading("A", WRONG)
    after = apply_rules(before, CATALOGUE)
    assert [(figure.indicator, figure.place.cell) for figure in after.held] == [("A.1", "E5")]
    assert {figure.place for figure in (*after.figures, *after.held)} == {figure.place for figure in before.figures}
    assert [finding.code for finding in after.findings] == ["KT401"]
    assert after.cells.balanced


def test_a_file_that_was_not_accepted_is_left_alone() -> None:
    rejected = replace(reading("A", WRONG), state=FileState.REJECTED)
    assert apply_rules(rejected, CATALOGUE) is rejected


def test_every_rule_is_listed_once() -> None:
    rules = (*RULES, *PAST_RULES)
    assert len({rule.check for rule in rules}) == len(rules)
