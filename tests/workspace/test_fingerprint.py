"""A fingerprint changes with everything that a reading depends on, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.support.seed import CATALOGUE, PERIOD, many_kinds
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.readers.limits import Limits
from toolkit.intake.submission import Context
from toolkit.model import Period
from toolkit.rules import DEFAULT, RuleSettings
from toolkit.workspace.fingerprint import reading_fingerprint


def test_each_thing_that_a_reading_depends_on_changes_it() -> None:
    context = Context(CATALOGUE, PERIOD)
    others = [
        Context(many_kinds(), PERIOD),
        Context(CATALOGUE, Period.parse("2020-9T")),
        Context(CATALOGUE, PERIOD, default_vocabulary().extended({"actual": ["Đã làm"]})),
        Context(CATALOGUE, PERIOD, limits=Limits(sheets=3)),
        Context(replace(CATALOGUE, indicators=CATALOGUE.indicators[::-1]), PERIOD),
    ]
    assert len({reading_fingerprint(one, DEFAULT) for one in (context, *others)}) == 6
    assert reading_fingerprint(context, RuleSettings(large_move=Decimal(9))) != reading_fingerprint(context, DEFAULT)
    assert reading_fingerprint(Context(replace(CATALOGUE), PERIOD), DEFAULT) == reading_fingerprint(context, DEFAULT)
