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
)
from toolkit.reconcile.choose import add_up, written
from toolkit.reconcile.succession import origins
from toolkit.rules.book import as_number, slack
from toolkit.vietnamese import format_number


def weigh_previous(
    traced: list[TracedFigure], catalogue: Catalogue, period: Period, past: Past, *, compare: bool = True
) -> tuple[list[TracedFigure], list[Finding]]:
    """Add what last year came to; it goes before what is typed, except that an official number replaces an estimate."""
    typed: defaultdict[str | None, list[int]] = defaultdict(list)
    for position, one in enumerate(traced):
        if one.figure.column is Column.PREVIOUS and one.state is FigureState.USED:
            typed[one.figure.indicator].append(position)
    result, findings = list(traced), []
    for indicator in catalogue.indicators:
        settled = past.value(period.year_before, indicator.code)
        here = typed[indicator.code]
        if settled is None:
            if (period.year_before, indicator.code) in past.incomparable and not here:
                findings.append(_not_comparable(indicator, catalogue))
            continue
        state, why = FigureState.USED, settled.why or f"số đã tổng hợp của {period.year_before.label}"
        if any(traced[at].figure.decided for at in here):
            state, why = FigureState.IGNORED, "đã quyết định lấy số báo cáo"
        elif here and not compare:
            state, why = FigureState.IGNORED, "lấy số báo cáo, quy tắc KT418 đang tắt"
        elif here:
            state, why, said = _end(indicator, catalogue, settled, [traced[at] for at in here], period)
            findings += said
        for at in here if state is FigureState.USED else ():
            result[at] = replace(traced[at], state=FigureState.IGNORED, why="lấy số đã tổng hợp năm trước")
        result.append(TracedFigure(_figure(settled, indicator), state, why, from_catalogue=True))
    return result, findings


def _end(
    indicator: Indicator, catalogue: Catalogue, settled: PastValue, typed: list[TracedFigure], period: Period
) -> tuple[FigureState, str, list[Finding]]:
    """Where last year's value ends beside what was typed, why, and what is to be said."""
    why = settled.why or f"số đã tổng hợp của {period.year_before.label}"
    added = indicator.aggregation is Aggregation.SUM
    if added and len(typed) < len(catalogue.reporters(indicator)):
        return FigureState.USED, why, []
    value = add_up(one.figure.value for one in typed) if added else typed[0].figure.value
    number, known = as_number(value), as_number(settled.value)
    if number is None or known is None or abs(number - known) <= slack(*_numbers(typed), known):
        return FigureState.IGNORED, "khớp với báo cáo", []
    problem = ESTIMATE_REPLACED if settled.estimate else PREVIOUS_DIFFERS
    said = problem.at(
        typed[0].figure.place,
        agency=typed[0].figure.agency,
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
