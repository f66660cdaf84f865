"""Rules are switched and dated, thresholds are set, and what cannot be is refused in a sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.support.figures import CATALOGUE, reading
from toolkit.model import Period
from toolkit.rules import SWITCHES, RuleSettings, apply_rules
from toolkit.rules.settings import RuleSettingError

WRONG = {("A.1", "actual"): 16, ("A.1.1", "actual"): 9, ("A.1.2", "actual"): 6}


def read(**section: Any) -> RuleSettings:
    return RuleSettings.read(section, SWITCHES)


def test_a_rule_that_is_off_finds_nothing_and_holds_nothing() -> None:
    assert apply_rules(reading("A", WRONG), CATALOGUE).held
    off = apply_rules(reading("A", WRONG), CATALOGUE, read(KT401=False))
    assert not off.held
    assert not off.findings


@pytest.mark.parametrize(
    ("span", "applies"),
    [
        ({"from": "2020-6T"}, {"2020-T5": False, "2020-6T": True, "2021": True}),
        ({"to": "2020-Q2"}, {"2020-T5": True, "2020-6T": True, "2020-9T": False}),
        ({"from": "2020", "to": "2020"}, {"2019": False, "2020-T1": True, "2020": True, "2021-T1": False}),
    ],
)
def test_a_rule_that_is_dated_holds_between_its_periods(span: dict[str, str], applies: dict[str, bool]) -> None:
    settings = read(KT412=span)
    assert {text: settings.applies("KT412", Period.parse(text)) for text in applies} == applies
    assert settings.applies("KT411", Period.parse("2020"))


def test_a_threshold_is_exact() -> None:
    assert read(large_move=30, outlier=4.5) == RuleSettings(large_move=Decimal(30), outlier=Decimal("4.5"))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ({"KT999": False}, "KT999"),
        ({"KT201": False}, "KT201"),
        ({"large_mov": 3}, "large_mov"),
        ({"large_move": "nhiều"}, "phải là số lớn hơn 0"),
        ({"large_move": 0}, "phải là số lớn hơn 0"),
        ({"large_move": True}, "phải là số lớn hơn 0"),
        ({"KT412": "tắt"}, "phải là true, false"),
        ({"KT412": {"since": "2020"}}, "phải là true, false"),
        ({"KT412": {"from": "2020-13"}}, "Kỳ báo cáo"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(section: dict[str, Any], said: str) -> None:
    with pytest.raises(RuleSettingError, match=said):
        read(**section)


def test_every_switch_is_a_rules_and_every_rule_has_one() -> None:
    from toolkit.findings.past_problems import NOT_COMPARABLE, PAST_PROBLEMS, RATES_NOT_ADDED

    unswitched = {"KT406", "KT420", RATES_NOT_ADDED.code, NOT_COMPARABLE.code}
    assert {problem.code for problem in PAST_PROBLEMS} - SWITCHES <= unswitched
