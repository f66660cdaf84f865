"""Last year's column out of last year's ledger, beside what agencies type today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from toolkit.findings.past_problems import ESTIMATE_REPLACED, NOT_COMPARABLE, PREVIOUS_DIFFERS
from toolkit.model import (
    Aggregation,
    Catalogue,
    Column,
    Figure,
    FigureState,
    Finding,
    Indicator,
    Past,
    PastValue,
    Period,
    TracedFigure,
    Value,
)
from toolkit.reconcile.choose import add_up, written
from toolkit.reconcile.folded import FoldedSum, first_sent
from toolkit.reconcile.folding import Folding
from toolkit.reconcile.succession import origins
from toolkit.reconcile.whys import SETTLED
from toolkit.rules.book import as_number, rounding, slack
from toolkit.vietnamese import format_number


def weigh_previous(
    traced: list[TracedFigure],
    catalogue: Catalogue,
    period: Period,
    past: Past,
    folding: Folding,
    *,
    compare: bool = True,
) -> tuple[list[TracedFigure], list[Finding]]:
    """Add what last year came to; it goes before what is typed, except that an official number replaces an estimate."""
    typed: defaultdict[str | None, list[int]] = defaultdict(list)
    for position, one in enumerate(traced):
        if one.figure.column is Column.PREVIOUS and one.state is FigureState.USED:
            typed[one.figure.indicator].append(position)
    result, findings = list(traced), []
    for indicator in catalogue.indicators:
        settled = past.value(period.year_before, indicator.code)
        here, key = typed[indicator.code], (indicator.code, Column.PREVIOUS)
        sent = _Typed([traced[at] for at in here], folding.sums.get(key))
        if settled is None:
            if (period.year_before, indicator.code) in past.incomparable and not sent.count:
                findings.append(_not_comparable(indicator, catalogue))
            continue
        state, why, said = _end(indicator, catalogue, settled, sent, period, compare=compare)
        findings += said
        for at in here if state is FigureState.USED else ():
            result[at] = replace(traced[at], state=FigureState.IGNORED, why=SETTLED)
        if sent.folded and state is FigureState.USED:
            folding.ignore(key, SETTLED)
        result.append(TracedFigure(_figure(settled, indicator), state, why, from_records=True))
    return result, findings


class _Typed:
    """What agencies typed as last year's value of an indicator, and is used so far."""

    def __init__(self, loose: list[TracedFigure], folded: FoldedSum | None) -> None:
        self.loose = loose
        self.folded = folded if folded and folded.count else None
        self.count = len(loose) + (self.folded.count if self.folded else 0)
        self.first = first_sent(loose, self.folded)

    def sum(self) -> Value | None:
        return add_up([*(one.figure.value for one in self.loose), self.folded.value if self.folded else None])

    def slack(self, known: Decimal) -> Decimal:
        """By how much what was typed may differ from what is known, because all of it was rounded."""
        numbers = [*_numbers(self.loose), known]
        if self.folded is None or (self.folded.whole and not slack(*numbers)):
            return slack(*numbers)
        return sum(map(rounding, numbers), self.folded.rounding)


def _end(
    indicator: Indicator, catalogue: Catalogue, settled: PastValue, typed: _Typed, period: Period, *, compare: bool
) -> tuple[FigureState, str, list[Finding]]:
    """Where last year's value ends beside what was typed, why, and what is to be said."""
    if any(one.figure.decided for one in typed.loose):
        return FigureState.IGNORED, "đã quyết định lấy số báo cáo", []
    if typed.count and not compare:
        return FigureState.IGNORED, "lấy số báo cáo, quy tắc KT418 đang tắt", []
    why = settled.why or f"số đã tổng hợp của {period.year_before.label}"
    added = indicator.aggregation is Aggregation.SUM
    first = typed.first
    if first is None or (added and typed.count < len(catalogue.reporters(indicator))):
        return FigureState.USED, why, []
    number, known = as_number(typed.sum() if added else first.figure.value), as_number(settled.value)
    if number is None or known is None or abs(number - known) <= typed.slack(known):
        return FigureState.IGNORED, "khớp với báo cáo", []
    problem = ESTIMATE_REPLACED if settled.estimate else PREVIOUS_DIFFERS
    said = problem.at(
        first.figure.place,
        agency=first.figure.agency,
        indicator=indicator.code,
        column=Column.PREVIOUS,
        suggestion=None if settled.estimate else format_number(known),
        name=indicator.name,
        typed=format_number(number),
        known=format_number(known),
        period=period.year_before.label,
    )
    if settled.estimate:
        return FigureState.IGNORED, "số ước, đã có số chính thức thay", [said]
    return FigureState.USED, why, [said]


def _numbers(typed: list[TracedFigure]) -> list[Decimal]:
    return [number for one in typed if (number := as_number(one.figure.value)) is not None]


def _figure(settled: PastValue, indicator: Indicator) -> Figure:
    raw = written(settled.value)
    return Figure(indicator.code, Column.PREVIOUS, settled.value, raw, settled.place, "", indicator.name)


def _not_comparable(indicator: Indicator, catalogue: Catalogue) -> Finding:
    here = origins(catalogue, indicator.code)
    first = min((one.first for one in here), key=lambda one: one.end)
    old = ", ".join(one.old for one in here)
    return NOT_COMPARABLE.at(
        indicator=indicator.code, column=Column.PREVIOUS, name=indicator.name, old=old, first=first.label
    )
