"""Books for rules, out of one agency's typed values and what earlier periods came to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.support.figures import value
from toolkit.model import (
    Agency,
    Aggregation,
    Catalogue,
    Column,
    Figure,
    Finding,
    Indicator,
    Past,
    PastValue,
    Period,
    Place,
    SentValues,
    TypedRatio,
)
from toolkit.rules import Book, RuleSettings
from toolkit.rules.registry import Rule
from toolkit.rules.settings import DEFAULT

PERIOD = Period.parse("2020-6T")
AGENCY = Agency("I", "A", "Sở A")
XA = (Agency("", "X1", "Xã Một", "xã"), Agency("", "X2", "Xã Hai", "xã"))


def indicator(code: str = "A.1", name: str = "Chỉ tiêu", unit: str = "Tỷ đồng", **more: Any) -> Indicator:
    """An indicator of the agency A (or, with `xã`, of the group)."""
    return Indicator(code, more.pop("agency", "A"), "1", name, unit, **more)


def added(code: str = "X.1", **more: Any) -> Indicator:
    """An indicator that the communes report and that is added up."""
    return indicator(code, agency="xã", aggregation=Aggregation.SUM, **more)


def figure(code: str, column: str, typed: object, agency: str = "A") -> Figure:
    """A figure; its cell is named after its column. Texts other than marks stay text in the note column."""
    where = Place(f"{agency}.xlsx", "S", f"{column}-{code}")
    taken = str(typed) if column == "note" and typed not in ("-", "…") else value(typed)
    return Figure(code, Column(column), taken, str(typed), where, agency)


def past(values: Mapping[str, Mapping[str, object]], sent: Mapping[str, Mapping[tuple[str, str], object]] = {}) -> Past:
    """What indicators came to by period; a number after `ước ` was an estimate."""
    known = {
        Period.parse(period): {code: _past_value(period, typed) for code, typed in found.items()}
        for period, found in values.items()
    }
    reported = {
        Period.parse(period): SentValues((*key, value(typed)) for key, typed in found.items())
        for period, found in sent.items()
    }
    return Past(known, reported)


def _past_value(period: str, typed: object) -> PastValue:
    text = str(typed)
    return PastValue(value(text.removeprefix("ước ")), 1, Place(f"{period}/A.xlsx", "S", "E5"), "ước" in text)


def book(
    *indicators: Indicator,
    values: Mapping[tuple[str, str], object],
    before: Past = Past(),  # noqa: B008
    ratios: Mapping[tuple[str, str], object] = {},
    agency: str = "A",
    settings: RuleSettings = DEFAULT,
    period: Period = PERIOD,
) -> Book:
    """A book of one agency's values by indicator code and column."""
    figures = {(code, Column(column)): figure(code, column, typed, agency) for (code, column), typed in values.items()}
    typed = tuple(
        TypedRatio(code, Column(base), Decimal(str(ratio)), Place("A.xlsx", "S", f"ratio-{base}"), agency)
        for (code, base), ratio in ratios.items()
    )
    catalogue = Catalogue((AGENCY, *XA), indicators)
    return Book(catalogue, period, figures, agency, typed, frozenset(figures), before, settings)


def codes(rule: Rule, made: Book) -> list[tuple[str, str]]:
    """Code and cell of everything that a rule finds."""
    return [(finding.code, finding.place.cell) for finding in found(rule, made)]


def found(rule: Rule, made: Book) -> list[Finding]:
    """Everything that a rule finds."""
    return list(rule.findings(made))


def rule_of(code: str) -> Rule:
    """The rule that finds a problem."""
    from toolkit.rules import PAST_RULES, RULES

    return next(rule for rule in (*RULES, *PAST_RULES) if code in {problem.code for problem in rule.problems})
