"""Reconcile a period: rank the files, choose among their figures, add up, and keep account of every cell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from toolkit.findings.past_problems import MISSING_REQUIRED, PREVIOUS_DIFFERS
from toolkit.findings.rule_problems import PLAN_DIFFERS, SUM_INCOMPLETE
from toolkit.findings.submission_problems import AGENCY_MISSING
from toolkit.ledger.packed import PackedReading
from toolkit.model import (
    NO_PAST,
    Catalogue,
    Column,
    Decisions,
    Figure,
    FigureState,
    Finding,
    Past,
    Period,
    Reading,
    Reconciled,
    Severity,
    SubmittedFile,
    SubmittedState,
    TracedFigure,
)
from toolkit.reconcile.choose import choose
from toolkit.reconcile.conservation import count
from toolkit.reconcile.decided import adjust, lapsed, newest_by_decision, outdated, separate_answered, settle_decided
from toolkit.reconcile.folding import Folding
from toolkit.reconcile.plans import weigh_plans
from toolkit.reconcile.previous import weigh_previous
from toolkit.reconcile.revisions import Standing, rank_submissions
from toolkit.reconcile.totals import Sums, hold_doubted_totals, value_all
from toolkit.reconcile.whys import NOT_IN_TABLE
from toolkit.rules import DEFAULT, SWITCHES, RuleSettings, apply_past_rules
from toolkit.rules.passed import PassedRules

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_COLUMNS = tuple(Column)


def reconcile(
    readings: Sequence[Reading | PackedReading],
    catalogue: Catalogue,
    period: Period,
    decisions: Decisions = Decisions(),
    notices: Iterable[Finding] = (),
    past: Past = NO_PAST,
    settings: RuleSettings = DEFAULT,
) -> Reconciled:
    """One value for each indicator and column of a period; the order of the readings does not matter.

    Decisions about single figures must have been applied to the readings before the rules were (`decide_figures`);
    `notices` are findings about what people decided, which are said beside the others; `past` is what earlier periods
    came to, restated in the codes of this one. Of packed readings, which are very many, the figures that are added up
    stay folded.
    """
    active = catalogue.active(period)
    folding = Folding(active, period, decisions, past, readings)
    checked = (_checked(reading, active, settings, past, folding) for reading in readings)
    standings, findings = rank_submissions(newest_by_decision(checked, decisions))
    traced, said = _decide_all(standings, active, period, past, settings, folding)
    said |= set(findings)
    traced = settle_decided(traced)
    if decisions.adjusted:
        before = value_all(traced, active, folding.sums)
        said |= set(outdated(decisions, before, active))
        traced = adjust(traced, decisions, before, active)
    missing = _missing(standings, active)
    said |= set(_said_of(standings))
    said |= {*lapsed(traced, decisions), *notices, *(_say_missing(active, code) for code in missing)}
    still_open, answered = separate_answered(sorted(said, key=_finding_order), traced, decisions)
    ordered = tuple(sorted(traced, key=figure_order(active)))
    ends = folding.ends + Counter((one.figure.place.file, one.state) for one in ordered if one.counted)
    files = tuple(_file(standing, ends) for standing in standings)
    return Reconciled(
        period=period,
        catalogue=active,
        values=value_all(ordered, active, folding.sums),
        figures=folding.with_loose(ordered) if folding.ends else ordered,
        files=files,
        findings=tuple(still_open),
        counts=count(files, ends),
        missing=missing,
        answered=tuple(answered),
        passed=PassedRules(active, period, settings, (*still_open, *(one.finding for one in answered))),
    )


def _checked(
    one: Reading | PackedReading, catalogue: Catalogue, settings: RuleSettings, past: Past, folding: Folding
) -> Reading:
    """A reading with what the rules say that look at earlier periods, without what is folded of it."""
    if isinstance(one, Reading):
        return apply_past_rules(one, catalogue, settings, past)
    reading = one.unpack()
    return folding.fold(one, reading, apply_past_rules(reading, catalogue, settings, past))


def with_findings(result: Reconciled, more: Iterable[Finding]) -> Reconciled:
    """The result with more to say about it."""
    return replace(result, findings=tuple(sorted({*result.findings, *more}, key=_finding_order)))


def _decide_all(
    standings: Iterable[Standing],
    catalogue: Catalogue,
    period: Period,
    past: Past,
    settings: RuleSettings,
    folding: Folding,
) -> tuple[list[TracedFigure], set[Finding]]:
    """What becomes of every figure by the rules alone, before people's decisions, and what is to be said about it."""

    def applies(code: str) -> bool:
        return code not in SWITCHES or settings.applies(code, period)

    traced, chosen = _choose_all(standings, catalogue, folding.sums)
    traced, planned = weigh_plans(traced, catalogue, period, folding, check=applies(PLAN_DIFFERS.code))
    compares = applies(PREVIOUS_DIFFERS.code)
    traced, settled = weigh_previous(traced, catalogue, period, past, folding, compare=compares)
    traced, doubted = hold_doubted_totals(traced, catalogue, period, settings, folding)
    known = {(one.figure.indicator, one.figure.column) for one in traced if one.from_records}
    chosen = [one for one in chosen if one.code != SUM_INCOMPLETE.code or (one.indicator, one.column) not in known]
    return traced, {*(one for one in chosen if applies(one.code)), *planned, *settled, *doubted}


def _choose_all(
    standings: Iterable[Standing], catalogue: Catalogue, sums: Sums
) -> tuple[list[TracedFigure], list[Finding]]:
    traced: list[TracedFigure] = []
    findings: list[Finding] = []
    candidates: defaultdict[tuple[str, Column], list[TracedFigure]] = defaultdict(list)
    for standing in standings:
        for one in _candidates(standing, traced):
            candidates[one.figure.indicator or "", one.figure.column or Column.NOTE].append(one)
    for code, column in sorted(candidates.keys() | {key for key, folded in sums.items() if folded.count}):
        found, folded = candidates[code, column], sums.get((code, column))
        indicator = catalogue.indicator_by_code.get(code)
        if indicator is None:
            traced += [
                replace(one, state=FigureState.HELD, why="chỉ tiêu không còn hiệu lực trong kỳ") for one in found
            ]
            continue
        choice = choose(catalogue, indicator, column, found, folded)
        traced += choice.traced
        findings += choice.findings
    return traced, findings


def _candidates(standing: Standing, traced: list[TracedFigure]) -> list[TracedFigure]:
    """The placed figures of a merged file; all others end here."""
    reading = standing.reading

    def end(figures: Iterable[Figure], state: FigureState, why: str) -> list[TracedFigure]:
        return [TracedFigure(figure, state, why, reading.revision, reading.sha256) for figure in figures]

    if standing.state is SubmittedState.SUPERSEDED:
        over = [figure for figure in (*reading.figures, *reading.held) if figure.indicator not in standing.kept]
        traced += end(over, FigureState.SUPERSEDED, standing.why)
        traced += end(reading.ignored, FigureState.IGNORED, standing.why)
        waiting = [figure for figure in reading.held if figure.indicator in standing.kept]
        traced += end(waiting, FigureState.HELD, "chờ xử lý; bản mới hơn không có số liệu này")
        return end([f for f in reading.figures if f.indicator in standing.kept], FigureState.USED, "")
    merged = standing.state is SubmittedState.MERGED
    for figure in reading.ignored:
        why = f"quyết định: {figure.decided}" if figure.decided else NOT_IN_TABLE
        traced += end([figure], FigureState.IGNORED, why if merged else standing.why)
    reasons = {finding.place: finding.code for finding in reading.findings if finding.severity is Severity.ERROR}
    for figure in reading.held:
        traced += end([figure], FigureState.HELD, f"chờ xử lý {reasons.get(figure.place, '')}".strip())
    doubtful = [f for f in reading.figures if not f.decided and (f.indicator, f.column) in standing.doubtful]
    traced += end(doubtful, FigureState.HELD, "các bản gửi ghi khác nhau, chưa rõ bản nào mới hơn")
    return end([figure for figure in reading.figures if figure not in doubtful], FigureState.USED, "")


def _said_of(standings: Iterable[Standing]) -> Iterator[Finding]:
    """The findings of the files that count; of one that was superseded only those about what still counts."""
    found = list(standings)
    parts = {standing.reading.agency for standing in found if standing.kept}
    for standing in found:
        reading = standing.reading
        if standing.state is SubmittedState.SUPERSEDED:
            yield from (one for one in reading.findings if one.indicator in standing.kept)
        else:
            whole = reading.agency not in parts
            yield from (one for one in reading.findings if whole or one.code != MISSING_REQUIRED.code)


def _file(standing: Standing, ends: Counter[tuple[str, FigureState]]) -> SubmittedFile:
    """A file with how many of its cells ended in which state."""
    reading = standing.reading
    return SubmittedFile(
        file=reading.file,
        sha256=reading.sha256,
        state=standing.state,
        agency=reading.agency,
        revision=reading.revision,
        why=standing.why,
        read=reading.read,
        placed=ends[reading.file, FigureState.USED],
        held=ends[reading.file, FigureState.HELD],
        superseded=ends[reading.file, FigureState.SUPERSEDED],
        ignored=ends[reading.file, FigureState.IGNORED],
    )


def _missing(standings: Iterable[Standing], catalogue: Catalogue) -> tuple[str, ...]:
    sent = {standing.reading.agency for standing in standings if standing.state is SubmittedState.MERGED}
    return tuple(a.code for a in catalogue.agencies if a.code not in sent and catalogue.of_agency(a.code))


def _say_missing(catalogue: Catalogue, code: str) -> Finding:
    return AGENCY_MISSING.at(agency=code, name=catalogue.agency_by_code[code].name)


@lru_cache(maxsize=65_536)
def _natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """A key by which B9 comes before B10."""
    return tuple((0, int(piece)) if piece.isdigit() else (1, piece) for piece in re.split(r"(\d+)", text) if piece)


def figure_order(catalogue: Catalogue) -> Callable[[TracedFigure], tuple[Any, ...]]:
    """By what figures are sorted: their place in the catalogue, then file and cell."""
    positions: dict[str | None, int] = {indicator.code: n for n, indicator in enumerate(catalogue.indicators)}

    def order(one: TracedFigure) -> tuple[Any, ...]:
        place = one.figure.place
        position = positions.get(one.figure.indicator, len(positions))
        column = _COLUMNS.index(one.figure.column) if one.figure.column else len(_COLUMNS)
        return position, column, place.file, place.sheet, _natural(place.cell)

    return order


def _finding_order(finding: Finding) -> tuple[Any, ...]:
    place = finding.place
    return (
        _ORDER[finding.severity],
        place.file,
        place.sheet,
        _natural(place.cell),
        finding.code,
        finding.message,
    )
