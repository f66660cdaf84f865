"""What people decided, applied: to figures before the rules see them, to values last of all, and to the findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.findings.decision_problems import ADJUSTMENT_OUTDATED, DECISION_LAPSED
from toolkit.model import (
    ADJUSTED_BY,
    Adjustment,
    Answer,
    Answered,
    Catalogue,
    Column,
    Decision,
    Decisions,
    Figure,
    FigureState,
    FileState,
    Finding,
    Place,
    Reading,
    ReconciledValue,
    Subject,
    TracedFigure,
    Value,
)
from toolkit.reconcile.choose import written

_CELL = re.compile(r"[A-Z]+(?P<row>\d+)")


def decide_figures(reading: Reading, decisions: Decisions) -> Reading:
    """The reading with every decision about its figures applied; to be called before the rules are.

    A figure for which “dùng số đã gửi” was chosen although nobody can read it stays held.
    """
    if reading.state is not FileState.ACCEPTED or not decisions.by_subject:
        return reading
    placed: list[Figure] = []
    held: list[Figure] = []
    ignored: list[Figure] = []
    for figures, state in ((reading.figures, placed), (reading.held, held), (reading.ignored, ignored)):
        for figure in figures:
            decision = decisions.about(figure) if figure.column is not None else None
            target, decided = (state, figure) if decision is None else _decide(figure, decision, placed, ignored, held)
            target.append(decided)
    return replace(reading, figures=tuple(placed), held=tuple(held), ignored=tuple(ignored))


def _decide(
    figure: Figure, decision: Decision, placed: list[Figure], ignored: list[Figure], held: list[Figure]
) -> tuple[list[Figure], Figure]:
    marked = replace(figure, decided=sentence(decision))
    if decision.answer is Answer.LEAVE_OUT:
        return ignored, marked
    value = figure.value if decision.answer is Answer.ACCEPT else decision.value
    if value is None or figure.indicator is None:
        return held, figure
    return placed, replace(marked, value=value)


def newest_by_decision(readings: Iterable[Reading], decisions: Decisions) -> list[Reading]:
    """The readings with those files raised to the newest revision that a person chose."""
    chosen = {decision.value for decision in decisions.with_answer(Answer.NEWEST)}
    found = list(readings)
    if not chosen:
        return found
    latest = max((reading.revision for reading in found), default=0)
    return [replace(one, revision=latest + 1) if one.file in chosen else one for one in found]


def settle_decided(traced: Iterable[TracedFigure]) -> list[TracedFigure]:
    """Beside a figure that a person decided to use, no other of the same agency, indicator and column waits."""
    found = list(traced)
    settled = {_slot(one.figure) for one in found if one.figure.decided and one.state is FigureState.USED}
    return [
        replace(one, state=FigureState.SUPERSEDED, why="có quyết định dùng số khác")
        if one.state is FigureState.HELD and not one.figure.decided and _slot(one.figure) in settled
        else one
        for one in found
    ]


def _slot(figure: Figure) -> tuple[str, str | None, Column | None]:
    return figure.agency, figure.indicator, figure.column


def adjust(
    traced: Iterable[TracedFigure],
    decisions: Decisions,
    before: dict[tuple[str, Column], ReconciledValue],
    catalogue: Catalogue,
) -> list[TracedFigure]:
    """The figures with the adjusted values in place of those they cover; `before` are the unadjusted values."""
    adjusted = {slot: one for slot, one in decisions.adjusted.items() if slot[0] in catalogue.indicator_by_code}
    result = []
    for one in traced:
        adjustment = adjusted.get((one.figure.indicator or "", one.figure.column or Column.NOTE))
        waits = one.state in (FigureState.USED, FigureState.HELD)
        if adjustment is not None and waits and one.figure.column is not None:
            result.append(replace(one, state=FigureState.SUPERSEDED, why=f"chỉnh tay: {sentence(adjustment)}"))
        else:
            result.append(one)
    return [*result, *(_typed(one, before[slot].value, catalogue) for slot, one in adjusted.items())]


def _typed(adjustment: Adjustment, underlying: Value | None, catalogue: Catalogue) -> TracedFigure:
    """The adjusted value as a figure; its raw text is the value that it covers."""
    figure = Figure(
        indicator=adjustment.indicator,
        column=adjustment.column,
        value=adjustment.value,
        raw=written(underlying),
        place=Place(ADJUSTED_BY, "", f"{adjustment.indicator} – {adjustment.column.label}"),
        agency=ADJUSTED_BY,
        name=catalogue.indicator_by_code[adjustment.indicator].name,
        decided=sentence(adjustment),
    )
    why = f"chỉnh tay: {sentence(adjustment)}; không chỉnh thì là {written(underlying) or 'trống'}"
    return TracedFigure(figure, FigureState.USED, why, adjusted=True)


def outdated(
    decisions: Decisions, before: dict[tuple[str, Column], ReconciledValue], catalogue: Catalogue
) -> Iterator[Finding]:
    """Adjustments whose underlying value has changed since they were typed; `before` are the unadjusted values."""
    for (code, column), adjustment in decisions.adjusted.items():
        underlying = before.get((code, column))
        if underlying is None or same(underlying.value, adjustment.base) or same(underlying.value, adjustment.value):
            continue
        yield ADJUSTMENT_OUTDATED.at(
            indicator=code,
            column=column,
            suggestion=written(underlying.value) or None,
            label=column.label,
            name=catalogue.indicator_by_code[code].name,
            who=adjustment.who,
            adjusted=written(adjustment.value),
            base=written(adjustment.base) or "trống",
            now=written(underlying.value) or "trống",
        )


def lapsed(traced: Iterable[TracedFigure], decisions: Decisions) -> Iterator[Finding]:
    """Figures of which an earlier text was decided about, and which now say something else."""
    for one in traced if decisions.by_slot else ():
        figure = one.figure
        decision = decisions.by_slot.get(Subject.of(figure).slot) if one.counted else None
        if decision is None or figure.column is None or one.state is FigureState.SUPERSEDED:
            continue
        if decision.subject == Subject.of(figure) or decision.answer is Answer.WITHDRAWN:
            continue
        yield DECISION_LAPSED.at(
            figure.place,
            agency=figure.agency,
            indicator=figure.indicator,
            column=figure.column,
            label=figure.column.label,
            name=figure.name,
            who=decision.who,
            answer=decision.answer.label,
            before=decision.subject.raw,
            now=figure.raw,
        )


def separate_answered(
    findings: Iterable[Finding], traced: Iterable[TracedFigure], decisions: Decisions
) -> tuple[list[Finding], list[Answered]]:
    """The findings that are still open, and those that a decision or an adjustment has settled."""
    if not decisions:
        return list(findings), []
    index = _Settled(tuple(traced), decisions)
    found, answered = [], []
    for finding in findings:
        by = index.by(finding)
        if by is None:
            found.append(finding)
        else:
            answered.append(Answered(finding, by))
    return found, answered


class _Settled:
    """Which findings are settled: by place, by row for the decision's own code, or by their words."""

    def __init__(self, traced: tuple[TracedFigure, ...], decisions: Decisions) -> None:
        self._places: dict[Place, Decision | Adjustment] = {}
        self._rows: dict[tuple[str, str, str, str], Decision] = {}
        self._waiting = {_row(one.figure.place) for one in traced if one.state is FigureState.HELD}
        for one in traced:
            figure = one.figure
            if not one.counted:
                continue
            decision = decisions.about(figure) if figure.decided else None
            adjustment = decisions.adjusted.get((figure.indicator or "", figure.column or Column.NOTE))
            if decision is not None:
                self._places[figure.place] = decision
                self._rows[(decision.finding, *_row(figure.place))] = decision
            elif adjustment is not None and figure.column is not None:
                self._places[figure.place] = adjustment
        self._words = {one.subject.raw: one for one in decisions.with_answer(Answer.SEEN)}

    def _said(self, finding: Finding) -> Decision | None:
        return self._words.get(" ".join(finding.message.split()))

    def by(self, finding: Finding) -> Decision | Adjustment | None:
        """What settles a finding."""
        seen = self._said(finding)
        if seen or finding.code.startswith("KT8"):
            return seen
        if finding.place in self._places:
            return self._places[finding.place]
        row = _row(finding.place)
        return None if row in self._waiting else self._rows.get((finding.code, *row))


def _row(place: Place) -> tuple[str, str, str]:
    found = _CELL.fullmatch(place.cell)
    return place.file, place.sheet, found["row"] if found else place.cell


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two values are one, however many zeros stand behind the point."""
    return one == other and (one is None) == (other is None)


def sentence(by: Decision | Adjustment) -> str:
    """Who decided, and when, as an office writes it."""
    day = by.when[:10].split("-")
    return f"{by.who}, {'/'.join(reversed(day))}" if by.when else by.who
