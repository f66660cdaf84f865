"""Of all figures of one indicator and column, the one that is used, or those that are added — with why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.findings.past_problems import RATES_NOT_ADDED
from toolkit.findings.rule_problems import OWNER_DISAGREES, OWNER_SILENT, SUM_INCOMPLETE
from toolkit.model import (
    Aggregation,
    Catalogue,
    Column,
    FigureState,
    Finding,
    Indicator,
    Mark,
    Nature,
    TracedFigure,
    Value,
)
from toolkit.reconcile.folded import FoldedSum
from toolkit.reconcile.whys import OF_AGENCY
from toolkit.rules.book import as_number
from toolkit.vietnamese import format_number

MOST_NAMES = 15
"""How many of the agencies that are missing from a sum are named."""
MOST_NOTES = 12
"""How many agencies' notes stand together beside an indicator that is added up."""


@dataclass
class Choice:
    """What became of the candidates, and what is to be said about it."""

    traced: list[TracedFigure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def put(self, candidates: Iterable[TracedFigure], state: FigureState, why: str) -> None:
        """End candidates in a state."""
        for one in candidates:
            self.traced.append(
                TracedFigure(one.figure, state, why, one.revision, one.sha256, from_records=one.from_records)
            )


def choose(
    catalogue: Catalogue,
    indicator: Indicator,
    column: Column,
    candidates: list[TracedFigure],
    folded: FoldedSum | None = None,
) -> Choice:
    """Decide between the placed figures of one indicator and column; they come in a fixed order.

    What is folded of it is used; it has been decided with the rest of its files.
    """
    choice = Choice()
    reporters = {agency.code: None for agency in catalogue.reporters(indicator)}
    own = [one for one in candidates if one.figure.agency in reporters]
    others = [one for one in candidates if one.figure.agency not in reporters]
    if indicator.aggregation is Aggregation.SUM:
        _add(choice, indicator, column, own, list(reporters), folded)
    else:
        _take_one(choice, own)
    _compare(choice, indicator, column, others, _first(own, folded))
    return choice


def _first(own: list[TracedFigure], folded: FoldedSum | None) -> TracedFigure | None:
    """The owners' figure of the first file by name."""
    first = [*own[:1], *([folded.first_file] if folded and folded.first_file else [])]
    return min(first, key=lambda one: one.figure.place.file, default=None)


def _add(
    choice: Choice,
    indicator: Indicator,
    column: Column,
    own: list[TracedFigure],
    reporters: list[str],
    folded: FoldedSum | None,
) -> None:
    """Add one figure of each reporter; who is missing from a sum is said."""
    by_reporter: defaultdict[str, list[TracedFigure]] = defaultdict(list)
    for one in own:
        by_reporter[one.figure.agency].append(one)
    for reporter in reporters if by_reporter else ():
        _take_one(choice, by_reporter.get(reporter, []))
    if column is Column.NOTE:
        return
    if indicator.nature is Nature.RATE:
        _refuse_to_add(choice, indicator, column)
        return
    used = {one.figure.agency for one in choice.traced if one.state is FigureState.USED}
    sent = folded.sent if folded else bytes(len(reporters))
    missing = [one for one, is_folded in zip(reporters, sent, strict=True) if not is_folded and one not in used]
    count = len(reporters) - len(missing)
    if count and missing:
        choice.findings.append(
            SUM_INCOMPLETE.at(
                indicator=indicator.code,
                column=column,
                label=column.label,
                name=indicator.name,
                count=count,
                missing=_listed(missing),
            )
        )


def _refuse_to_add(choice: Choice, indicator: Indicator, column: Column) -> None:
    """Rates are never summed: of several that agree one is used, those that do not are held."""
    used = [one for one in choice.traced if one.state is FigureState.USED]
    choice.traced = [one for one in choice.traced if one.state is not FigureState.USED]
    if len({_comparable(one.figure.value) for one in used}) <= 1:
        choice.put(used[:1], FigureState.USED, OF_AGENCY)
        choice.put(used[1:], FigureState.IGNORED, "tỷ lệ không cộng; trùng với cơ quan khác")
        return
    choice.put(used, FigureState.HELD, "tỷ lệ của nhiều cơ quan không cộng được, chờ xử lý")
    choice.findings += [
        RATES_NOT_ADDED.at(
            one.figure.place,
            agency=one.figure.agency,
            indicator=indicator.code,
            column=column,
            label=column.label,
            name=indicator.name,
            count=len(used),
        )
        for one in used
    ]


def _listed(codes: list[str]) -> str:
    more = f" và {len(codes) - MOST_NAMES} cơ quan khác" if len(codes) > MOST_NAMES else ""
    return ", ".join(codes[:MOST_NAMES]) + more


def _take_one(choice: Choice, own: list[TracedFigure]) -> None:
    """One agency's figure; of several that agree the first, of several that do not, none."""
    if not own:
        return
    decided = [one for one in own if one.figure.decided]
    if decided:
        choice.put(decided[-1:], FigureState.USED, f"quyết định: {decided[-1].figure.decided}")
        choice.put([one for one in own if one is not decided[-1]], FigureState.SUPERSEDED, "có quyết định dùng số khác")
        return
    if len({_comparable(one.figure.value) for one in own}) > 1:
        choice.put(own, FigureState.HELD, "các bản gửi ghi khác nhau, chưa rõ bản nào mới hơn")
        return
    choice.put(own[:1], FigureState.USED, OF_AGENCY)
    choice.put(own[1:], FigureState.SUPERSEDED, f"trùng với “{own[0].figure.place.file}”")


def _compare(
    choice: Choice, indicator: Indicator, column: Column, others: list[TracedFigure], own: TracedFigure | None
) -> None:
    """Figures of agencies that do not own the indicator are compared with the owner's, never taken."""
    for other in others:
        if column is Column.NOTE:
            choice.put([other], FigureState.IGNORED, "ghi chú của cơ quan không chủ trì")
        elif own is None and other.figure.decided:
            choice.put([other], FigureState.USED, f"quyết định: {other.figure.decided}")
        elif own is None:
            choice.put([other], FigureState.HELD, "cơ quan chủ trì chưa báo cáo")
            choice.findings.append(_silent(indicator, column, other))
        elif _comparable(other.figure.value) == _comparable(own.figure.value):
            choice.put([other], FigureState.IGNORED, "khớp với cơ quan chủ trì")
        else:
            choice.put([other], FigureState.IGNORED, "khác cơ quan chủ trì; lấy theo chủ trì")
            choice.findings.append(_disagrees(indicator, column, other, own))


def _silent(indicator: Indicator, column: Column, other: TracedFigure) -> Finding:
    return OWNER_SILENT.at(
        other.figure.place,
        agency=other.figure.agency,
        indicator=indicator.code,
        column=column,
        label=column.label,
        name=indicator.name,
        reporter=other.figure.agency,
        value=written(other.figure.value),
    )


def _disagrees(indicator: Indicator, column: Column, other: TracedFigure, own: TracedFigure) -> Finding:
    return OWNER_DISAGREES.at(
        other.figure.place,
        agency=other.figure.agency,
        indicator=indicator.code,
        column=column,
        suggestion=written(own.figure.value),
        label=column.label,
        name=indicator.name,
        reporter=other.figure.agency,
        other=written(other.figure.value),
        owner=own.figure.agency,
        own=written(own.figure.value),
    )


def _comparable(value: Value | None) -> object:
    return value.normalize() if isinstance(value, Decimal) else value


def written(value: Value | None) -> str:
    """A value as an office writes it."""
    if isinstance(value, Decimal):
        return format_number(value)
    return value.value if isinstance(value, Mark) else str(value or "")


def told_notes(used: Iterable[TracedFigure]) -> list[TracedFigure]:
    """The notes that say something."""
    return [one for one in used if one.figure.value is not Mark.NIL][:MOST_NOTES]


def join_notes(used: list[TracedFigure]) -> Value:
    """The notes of several agencies, each with its sender; a single one as it is."""
    told = told_notes(used)
    if not told:
        return Mark.NIL
    if len(told) == 1:
        return told[0].figure.value or ""
    return "; ".join(f"{one.figure.agency}: {written(one.figure.value)}" for one in told)


def add_up(values: Iterable[Value | None]) -> Value | None:
    """The sum of values: nil counts 0, all nil is nil, nothing known is None."""
    known = [(value, number) for value in values if (number := as_number(value)) is not None]
    if not known:
        return None
    if all(value is Mark.NIL for value, _ in known):
        return Mark.NIL
    return sum((number for _, number in known), Decimal(0))
