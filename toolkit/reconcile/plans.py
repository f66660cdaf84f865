"""The catalogue's plan beside what was reported: used where nobody reported one, held where they disagree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

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
from toolkit.reconcile.folded import FoldedSum, first_sent
from toolkit.reconcile.folding import Folding
from toolkit.rules.book import as_number
from toolkit.vietnamese import format_number


def weigh_plans(
    traced: list[TracedFigure], catalogue: Catalogue, period: Period, folding: Folding, *, check: bool = True
) -> tuple[list[TracedFigure], list[Finding]]:
    """Add the catalogue's plans to the figures, and hold what contradicts them; unchecked, what is reported is used."""
    positions: defaultdict[str | None, list[int]] = defaultdict(list)
    for position, one in enumerate(traced):
        if one.figure.column is Column.PLAN:
            positions[one.figure.indicator].append(position)
    result, findings, doubted = list(traced), [], []
    for indicator in catalogue.indicators:
        plan = catalogue.plan_by_indicator_year.get((indicator.code, period.year))
        if plan is None:
            continue
        key = (indicator.code, Column.PLAN)
        here, folded = positions[indicator.code], folding.sums.get(key)
        state, why = _end(plan, [traced[at] for at in here], folded)
        if not check and state is FigureState.HELD:
            state, why = FigureState.IGNORED, "lấy số báo cáo, quy tắc KT404 đang tắt"
        if state is FigureState.HELD:
            used = [at for at in here if traced[at].state is FigureState.USED]
            for at in used:
                result[at] = _held(traced[at])
            doubted += [key] if folded else []
            first = first_sent([traced[at] for at in used], folded)
            if first is not None and indicator.aggregation is Aggregation.SUM:
                findings.append(_differs(indicator, plan, first, _total([traced[at] for at in used], folded)))
        result.append(TracedFigure(_figure(plan, indicator), state, why, from_records=True))
    return [*result, *map(_held, folding.take_out_all(doubted))], findings


def _end(plan: Plan, reported: list[TracedFigure], folded: FoldedSum | None) -> tuple[FigureState, str]:
    used = [one for one in reported if one.state is FigureState.USED]
    if any(one.state is FigureState.HELD for one in reported):
        return FigureState.HELD, "báo cáo ghi kế hoạch khác, chờ xử lý"
    if not used and not (folded and folded.count):
        return FigureState.USED, "kế hoạch giao theo danh mục"
    if _total(used, folded) == plan.value:
        return FigureState.IGNORED, "khớp với báo cáo"
    if any(one.figure.decided for one in used):
        return FigureState.IGNORED, "có quyết định dùng số báo cáo"
    return FigureState.HELD, "báo cáo ghi kế hoạch khác, chờ xử lý"


def _total(used: list[TracedFigure], folded: FoldedSum | None) -> Decimal | None:
    return as_number(add_up([*(one.figure.value for one in used), folded.value if folded else None]))


def _held(one: TracedFigure) -> TracedFigure:
    return replace(one, state=FigureState.HELD, why="khác kế hoạch giao, chờ xử lý")


def _figure(plan: Plan, indicator: Indicator) -> Figure:
    return Figure(plan.indicator, Column.PLAN, plan.value, str(plan.value), plan.place, "", indicator.name)


def _differs(indicator: Indicator, plan: Plan, first: TracedFigure, total: Decimal | None) -> Finding:
    return PLAN_DIFFERS.at(
        first.figure.place,
        indicator=indicator.code,
        column=Column.PLAN,
        suggestion=format_number(plan.value),
        name=indicator.name,
        reported=format_number(plan.value * 0 + (total or 0)),
        assigned=format_number(plan.value),
        document=f" ({plan.document})" if plan.document else "",
    )
