"""The catalogue's plan beside what was reported: used where nobody reported one, held where they disagree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from toolkit.findings.rule_problems import PLAN_DIFFERS
from toolkit.model import (
    Aggregation,
    Catalogue,
    Column,
    Figure,
    FigureState,
    Finding,
    Indicator,
    Period,
    Plan,
    TracedFigure,
)
from toolkit.reconcile.choose import add_up
from toolkit.rules.book import as_number
from toolkit.vietnamese import format_number


def weigh_plans(
    traced: list[TracedFigure], catalogue: Catalogue, period: Period, *, check: bool = True
) -> tuple[list[TracedFigure], list[Finding]]:
    """Add the catalogue's plans to the figures, and hold what contradicts them; unchecked, what is reported is used."""
    positions: defaultdict[str | None, list[int]] = defaultdict(list)
    for position, one in enumerate(traced):
        if one.figure.column is Column.PLAN:
            positions[one.figure.indicator].append(position)
    result, findings = list(traced), []
    for indicator in catalogue.indicators:
        plan = catalogue.plan_by_indicator_year.get((indicator.code, period.year))
        if plan is None:
            continue
        here = positions[indicator.code]
        state, why = _end(plan, [traced[at] for at in here])
        if not check and state is FigureState.HELD:
            state, why = FigureState.IGNORED, "lấy số báo cáo, quy tắc KT404 đang tắt"
        used = [at for at in here if traced[at].state is FigureState.USED]
        for at in used if state is FigureState.HELD else ():
            result[at] = _held(traced[at])
        if state is FigureState.HELD and used and indicator.aggregation is Aggregation.SUM:
            findings.append(_differs(indicator, plan, [traced[at] for at in used]))
        result.append(TracedFigure(_figure(plan, indicator), state, why, from_catalogue=True))
    return result, findings


def _end(plan: Plan, reported: list[TracedFigure]) -> tuple[FigureState, str]:
    used = [one for one in reported if one.state is FigureState.USED]
    if any(one.state is FigureState.HELD for one in reported):
        return FigureState.HELD, "báo cáo ghi kế hoạch khác, chờ xử lý"
    if not used:
        return FigureState.USED, "kế hoạch giao theo danh mục"
    total = as_number(add_up(one.figure.value for one in used))
    if total == plan.value:
        return FigureState.IGNORED, "khớp với báo cáo"
    if any(one.figure.decided for one in used):
        return FigureState.IGNORED, "có quyết định dùng số báo cáo"
    return FigureState.HELD, "báo cáo ghi kế hoạch khác, chờ xử lý"


def _held(one: TracedFigure) -> TracedFigure:
    return replace(one, state=FigureState.HELD, why="khác kế hoạch giao, chờ xử lý")


def _figure(plan: Plan, indicator: Indicator) -> Figure:
    return Figure(plan.indicator, Column.PLAN, plan.value, str(plan.value), plan.place, "", indicator.name)


def _differs(indicator: Indicator, plan: Plan, used: list[TracedFigure]) -> Finding:
    total = as_number(add_up(one.figure.value for one in used)) or 0
    return PLAN_DIFFERS.at(
        used[0].figure.place,
        indicator=indicator.code,
        column=Column.PLAN,
        suggestion=format_number(plan.value),
        name=indicator.name,
        reported=format_number(plan.value * 0 + total),
        assigned=format_number(plan.value),
        document=f" ({plan.document})" if plan.document else "",
    )
