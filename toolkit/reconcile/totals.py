"""Values of the whole table: leaves from their figures, parents from their parts, blank where something is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from toolkit.model import (
    NUMBER_COLUMNS,
    Aggregation,
    Catalogue,
    Column,
    Figure,
    FigureState,
    Finding,
    Indicator,
    Origin,
    Period,
    ReconciledValue,
    Severity,
    TracedFigure,
)
from toolkit.reconcile.choose import add_up, join_notes
from toolkit.rules.book import Book, as_number
from toolkit.rules.registry import OF_WHICH, SUMS
from toolkit.rules.settings import RuleSettings

Values = dict[tuple[str, Column], ReconciledValue]


def value_all(figures: Iterable[TracedFigure], catalogue: Catalogue) -> Values:
    """A value for every indicator and column of the catalogue, in its order."""
    by_key: defaultdict[tuple[str | None, Column | None], list[TracedFigure]] = defaultdict(list)
    for one in figures:
        by_key[one.figure.indicator, one.figure.column].append(one)
    found: Values = {}
    for column in Column:
        for indicator in _parts_first(catalogue):
            own = by_key[indicator.code, column]
            found[indicator.code, column] = _value(catalogue, indicator, column, own, found)
    return {(i.code, column): found[i.code, column] for i in catalogue.indicators for column in Column}


def _parts_first(catalogue: Catalogue) -> list[Indicator]:
    """The indicators with every part before its total."""
    ordered: list[Indicator] = []

    def visit(indicator: Indicator) -> None:
        for child in catalogue.children.get(indicator.code, ()):
            visit(child)
        ordered.append(indicator)

    for indicator in catalogue.indicators:
        if indicator.parent not in catalogue.indicator_by_code:
            visit(indicator)
    return ordered


def _value(
    catalogue: Catalogue, indicator: Indicator, column: Column, own: list[TracedFigure], found: Values
) -> ReconciledValue:
    parts = catalogue.parts(indicator.code) if column in NUMBER_COLUMNS else ()
    held = any(one.state is FigureState.HELD for one in own)
    used = [one for one in own if one.state is FigureState.USED]
    if any(one.figure.decided for one in used):
        return _own_value(indicator, column, used)
    if held and (parts or not used):
        whys = "; ".join(dict.fromkeys(one.why for one in own if one.state is FigureState.HELD))
        return ReconciledValue(indicator.code, column, None, Origin.HELD, whys)
    part_values = [found[part.code, column].value for part in parts]
    if parts and all(as_number(value) is not None for value in part_values):
        why = f"cộng {len(parts)} thành phần"
        return ReconciledValue(indicator.code, column, add_up(part_values), Origin.PARTS, why)
    return _own_value(indicator, column, used)


def _own_value(indicator: Indicator, column: Column, used: list[TracedFigure]) -> ReconciledValue:
    if not used:
        return ReconciledValue(indicator.code, column, None, Origin.NONE, "chưa có số liệu báo cáo")
    if indicator.aggregation is Aggregation.SUM and column is Column.NOTE and used[0].counted:
        return ReconciledValue(indicator.code, column, join_notes(used), Origin.REPORTERS, "ghi chú của các cơ quan")
    if indicator.aggregation is Aggregation.SUM and used[0].counted:
        value = add_up(one.figure.value for one in used)
        return ReconciledValue(indicator.code, column, value, Origin.REPORTERS, f"cộng {len(used)} cơ quan")
    one = used[0]
    origin = Origin.ADJUSTED if one.adjusted else Origin.REPORTED
    return ReconciledValue(indicator.code, column, one.figure.value, origin, one.why)


def hold_doubted_totals(
    traced: list[TracedFigure], catalogue: Catalogue, period: Period, settings: RuleSettings
) -> tuple[list[TracedFigure], list[Finding]]:
    """Check sums and of-which once more over all agencies together, and hold what does not agree."""
    values = value_all(traced, catalogue)
    used = {
        (one.figure.indicator, one.figure.column): one
        for one in traced
        if one.state is FigureState.USED and one.figure.column in NUMBER_COLUMNS
    }
    figures = [_as_whole(one, values) for one in used.values()]
    book = replace(Book.of(catalogue, period, figures), settings=settings)
    findings = [finding for rule in (SUMS, OF_WHICH) for finding in rule.findings(book)]
    doubted = {finding.place for finding in findings if finding.severity is Severity.ERROR}
    held = [
        replace(one, state=FigureState.HELD, why="không khớp với số liệu của cơ quan khác, chờ xử lý")
        if one.state is FigureState.USED and one.figure.place in doubted and not one.figure.decided
        else one
        for one in traced
    ]
    return held, findings


def _as_whole(one: TracedFigure, values: Values) -> Figure:
    """A figure with the value in which it is to be compared: for figures that are added, their sum."""
    found = values.get((one.figure.indicator or "", one.figure.column or Column.NOTE))
    return replace(one.figure, value=found.value) if found and found.origin is Origin.REPORTERS else one.figure
