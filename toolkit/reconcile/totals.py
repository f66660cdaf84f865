"""Values of the whole table: leaves from their figures, parents from their parts, blank where something is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from toolkit.ledger.folded import Key
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
    Value,
)
from toolkit.reconcile.choose import add_up, join_notes
from toolkit.reconcile.folded import FoldedSum
from toolkit.reconcile.folding import Folding
from toolkit.rules.book import Book, as_number
from toolkit.rules.registry import OF_WHICH, SUMS
from toolkit.rules.settings import RuleSettings

Values = dict[Key, ReconciledValue]
Sums = Mapping[Key, FoldedSum]
NO_SUMS: Sums = {}


def value_all(figures: Iterable[TracedFigure], catalogue: Catalogue, sums: Sums = NO_SUMS) -> Values:
    """A value for every indicator and column of the catalogue, in its order; `sums` are those of folded figures."""
    by_key: defaultdict[tuple[str | None, Column | None], list[TracedFigure]] = defaultdict(list)
    for one in figures:
        by_key[one.figure.indicator, one.figure.column].append(one)
    table = _Table(catalogue)
    for column in Column:
        for indicator in _parts_first(catalogue):
            own = by_key.get((indicator.code, column), [])
            table.put(indicator, column, _Own(own, sums.get((indicator.code, column))))
    return {(i.code, column): table.values[i.code, column] for i in catalogue.indicators for column in Column}


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


class _Own:
    """The figures of one indicator and column."""

    def __init__(self, figures: list[TracedFigure], folded: FoldedSum | None) -> None:
        held, is_used = FigureState.HELD, FigureState.USED
        self.held = [one for one in figures if one.state is held]
        self.used = [one for one in figures if one.state is is_used]
        self.folded = folded if folded and folded.is_used else None
        self.count = len(self.used) + (self.folded.count if self.folded else 0)
        self.sent = self.folded is not None or (bool(self.used) and self.used[0].counted)
        """Whether agencies sent what is used."""

    def reporters(self) -> set[str]:
        """The agencies whose figures are used."""
        return {one.figure.agency for one in self.used} | set(self.folded.senders if self.folded else ())

    def sum(self) -> Value | None:
        """What the used ones come to."""
        values = [one.figure.value for one in self.used]
        return add_up([*values, self.folded.value] if self.folded else values)


class _Table:
    """The values that are known so far, each put in after its parts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._own: dict[Key, _Own] = {}
        self.values: Values = {}

    def put(self, indicator: Indicator, column: Column, own: _Own) -> None:
        """Add the value of an indicator and column by its own figures and its parts."""
        self._own[indicator.code, column] = own
        self.values[indicator.code, column] = self._value(indicator, column, own)

    def _value(self, indicator: Indicator, column: Column, own: _Own) -> ReconciledValue:
        parts = self._catalogue.parts(indicator.code) if column in NUMBER_COLUMNS else ()
        of_parts = [self.values[part.code, column].value for part in parts]
        adds_parts = bool(parts) and all(as_number(value) is not None for value in of_parts)
        is_decided = any(one.figure.decided for one in own.used)
        if is_decided and indicator.aggregation is Aggregation.SUM and parts:
            is_decided = not own.held and not (adds_parts and self._lacks(own, parts, column))
        if is_decided:
            return _own_value(indicator, column, own)
        if own.held and (parts or not own.count):
            whys = "; ".join(dict.fromkeys(one.why for one in own.held))
            return ReconciledValue(indicator.code, column, None, Origin.HELD, whys)
        if adds_parts:
            why = f"cộng {len(parts)} thành phần"
            return ReconciledValue(indicator.code, column, add_up(of_parts), Origin.PARTS, why)
        return _own_value(indicator, column, own)

    def _lacks(self, own: _Own, parts: Iterable[Indicator], column: Column) -> bool:
        """Whether somebody reported parts of a total and not the total."""
        reporters = own.reporters()
        return any(not self._own[part.code, column].reporters() <= reporters for part in parts)


def _own_value(indicator: Indicator, column: Column, own: _Own) -> ReconciledValue:
    if not own.count:
        return ReconciledValue(indicator.code, column, None, Origin.NONE, "chưa có số liệu báo cáo")
    if indicator.aggregation is Aggregation.SUM and own.sent:
        if column is Column.NOTE:
            why = "ghi chú của các cơ quan"
            return ReconciledValue(indicator.code, column, join_notes(own.used), Origin.REPORTERS, why)
        return ReconciledValue(indicator.code, column, own.sum(), Origin.REPORTERS, f"cộng {own.count} cơ quan")
    one = own.used[0]
    origin = Origin.ADJUSTED if one.adjusted else Origin.REPORTED
    return ReconciledValue(indicator.code, column, one.figure.value, origin, one.why)


def hold_doubted_totals(
    traced: list[TracedFigure],
    catalogue: Catalogue,
    period: Period,
    settings: RuleSettings,
    folding: Folding | None = None,
) -> tuple[list[TracedFigure], list[Finding]]:
    """Check sums and of-which once more over all agencies together, and hold what does not agree."""
    adds = any(one.aggregation is Aggregation.SUM for one in catalogue.indicators)
    values = value_all(traced, catalogue, folding.sums if folding else NO_SUMS) if adds else {}
    used = _last_used(traced, folding)
    figures = [_as_whole(one, values, catalogue) for one in used.values()]
    book = replace(Book.of(catalogue, period, figures), settings=settings)
    decided = (one.figure for one in traced if one.figure.decided and one.state is FigureState.USED)
    explained = {(one.indicator, one.column) for one in decided if _is_term(one, catalogue)}
    said = (finding for rule in (SUMS, OF_WHICH) for finding in rule.findings(book))
    findings = [one for one in said if (one.indicator, one.column) not in explained]
    doubted = {finding.place for finding in findings if finding.severity is Severity.ERROR}
    loose = folding.take_out(doubted) if folding else ()
    held = [
        replace(one, state=FigureState.HELD, why="không khớp với số liệu của cơ quan khác, chờ xử lý")
        if one.state is FigureState.USED and one.figure.place in doubted and not one.figure.decided
        else one
        for one in (*traced, *loose)
    ]
    return held, findings


def _is_term(figure: Figure, catalogue: Catalogue) -> bool:
    """Whether a figure is one of those that are added: where one was decided, all may differ from their parts by it."""
    indicator = catalogue.indicator_by_code.get(figure.indicator or "")
    return indicator is not None and indicator.aggregation is Aggregation.SUM


def _last_used(traced: Iterable[TracedFigure], folding: Folding | None) -> dict[tuple[str, Column], TracedFigure]:
    """The used figure of each indicator and number column; of several reporters' the last one's."""
    used = {
        (one.figure.indicator or "", one.figure.column): one
        for one in traced
        if one.state is FigureState.USED and one.figure.column in NUMBER_COLUMNS
    }
    for key, folded in folding.sums.items() if folding else ():
        own = used.get(key)
        if folded.is_used and folded.last and (own is None or folded.is_before(own, folded.last)):
            used[key] = folded.last
    return used


def _as_whole(one: TracedFigure, values: Values, catalogue: Catalogue) -> Figure:
    """A figure with the value in which it is to be compared: for figures that are added, what all come to."""
    code, column = one.figure.indicator or "", one.figure.column or Column.NOTE
    indicator, found = catalogue.indicator_by_code.get(code), values.get((code, column))
    added = indicator is not None and indicator.aggregation is Aggregation.SUM
    return replace(one.figure, value=found.value) if added and found else one.figure
