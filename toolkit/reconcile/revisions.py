"""Which submission of an agency counts: the newest, where something says which that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from toolkit.findings.submission_problems import (
    LESS_THAN_BEFORE,
    PART_OF_REPORT,
    REVISION_UNDECIDED,
    SAME_BYTES,
    SEVERAL_FILES,
    SUPERSEDED,
)
from toolkit.model import Column, Figure, FileState, Finding, Place, Reading, SubmittedState

_NEVER = datetime.min.replace(tzinfo=UTC)
_NAMES_SHOWN = 5
_Key = tuple[str | None, Column | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading, and where its file stands among the others."""

    reading: Reading
    state: SubmittedState
    why: str
    kept: frozenset[str] = frozenset()
    """Indicators for which a superseded file still counts, because no newer one speaks of them."""
    doubtful: frozenset[_Key] = frozenset()
    """What is held of a file, because nobody knows whether another one is newer."""


def rank_submissions(readings: Iterable[Reading]) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """Give every file its standing; the order in which the files come does not matter."""
    ordered = sorted(readings, key=lambda reading: (reading.file, reading.sha256))
    standings = [_refused(reading) for reading in ordered if reading.state is not FileState.ACCEPTED]
    findings: list[Finding] = []
    by_agency: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in ordered:
        if reading.state is FileState.ACCEPTED:
            by_agency[reading.agency or ""].append(reading)
    for agency, sent in by_agency.items():
        standings += _rank(agency, sent, findings)
    return tuple(sorted(standings, key=lambda standing: standing.reading.file)), tuple(findings)


def _refused(reading: Reading) -> Standing:
    rejected = reading.state is FileState.REJECTED
    why = next((finding.message for finding in reading.findings if finding.severity == "error" or not rejected), "")
    return Standing(reading, SubmittedState.REJECTED if rejected else SubmittedState.IGNORED, why)


def _rank(agency: str, sent: list[Reading], findings: list[Finding]) -> list[Standing]:
    """The standings of one agency's files: copies first, then by stated revision, then by when they were saved."""
    standings: list[Standing] = []
    distinct: dict[str, Reading] = {}
    for reading in sorted(sent, key=lambda reading: (len(reading.file), reading.file)):
        first = distinct.setdefault(reading.sha256, reading)
        if first is not reading:
            findings.append(SAME_BYTES.at(Place(reading.file), agency=agency, first=first.file))
            standings.append(Standing(reading, SubmittedState.SUPERSEDED, f"giống hệt “{first.file}”"))
    newest = _newest(list(distinct.values()))
    doubtful = _doubtful(newest)
    if len(newest) > 1:
        files = "”, “".join(reading.file for reading in newest)
        problem = REVISION_UNDECIDED if doubtful else SEVERAL_FILES
        findings.append(problem.at(Place(newest[0].file), agency=agency, files=files, sender=agency))
    why = "một trong nhiều tệp của báo cáo" if len(newest) > 1 and not doubtful else ""
    standings += [
        Standing(one, SubmittedState.MERGED, why or _why_merged(one, len(distinct)), doubtful=doubtful)
        for one in newest
    ]
    older = [reading for reading in distinct.values() if reading not in newest]
    return standings + _rank_older(agency, newest, older, findings)


def _rank_older(agency: str, newest: list[Reading], older: list[Reading], findings: list[Finding]) -> list[Standing]:
    """Older files give way, except for indicators that no newer file speaks of: a resubmission may be a part."""
    standings = []
    said = {figure.indicator for reading in newest for figure in _all(reading)}
    for reading in sorted(older, key=lambda one: (one.revision, one.saved or _NEVER, one.file), reverse=True):
        kept = frozenset(f.indicator for f in (*reading.figures, *reading.held) if f.indicator) - said
        standings.append(_superseded(agency, reading, newest[0], kept, findings))
        said |= {figure.indicator for figure in _all(reading)}
    return standings


def _all(reading: Reading) -> tuple[Figure, ...]:
    return (*reading.figures, *reading.held, *reading.ignored)


def _doubtful(newest: list[Reading]) -> frozenset[_Key]:
    """Where it matters which of several files is the newer one: everything in which they are not alike.

    Files that do not contradict each other are parts of one report, and nothing of them is in doubt.
    """
    if len(newest) < 2:
        return frozenset()
    contents = [_content(reading) for reading in newest]
    keys = {key for content in contents for key in content}
    contradicted = any(len({content[key] for content in contents if key in content}) > 1 for key in keys)
    if not contradicted:
        return frozenset()
    return frozenset(key for key in keys if len({content.get(key) for content in contents}) > 1)


def _content(reading: Reading) -> dict[_Key, object]:
    """What a file says for each indicator and column, numbers by their value."""
    return {
        (f.indicator, f.column): f.value.normalize() if isinstance(f.value, Decimal) else (f.value or f.raw)
        for f in (*reading.figures, *reading.held)
        if f.indicator and f.column
    }


def _newest(sent: list[Reading]) -> list[Reading]:
    latest = max(reading.revision for reading in sent)
    sent = [reading for reading in sent if reading.revision == latest]
    if any(reading.saved is None for reading in sent):
        return sent
    last = max(reading.saved or _NEVER for reading in sent)
    return [reading for reading in sent if reading.saved == last]


def _why_merged(reading: Reading, sent: int) -> str:
    if sent == 1:
        return "bản duy nhất"
    return f"lần gửi {reading.revision}" if reading.revision > 1 else "bản lưu sau cùng"


def _superseded(agency: str, older: Reading, newer: Reading, kept: frozenset[str], findings: list[Finding]) -> Standing:
    why = f"lần gửi {newer.revision}" if newer.revision > older.revision else "lưu sau"
    findings.append(SUPERSEDED.at(Place(older.file), agency=agency, newer=newer.file, why=why))
    there = {(figure.indicator, figure.column) for figure in (*newer.figures, *newer.held)}
    gone = [f for f in older.figures if (f.indicator, f.column) not in there and f.indicator not in kept]
    still = [figure for figure in older.figures if figure.indicator in kept]
    for problem, figures in ((LESS_THAN_BEFORE, gone), (PART_OF_REPORT, still)):
        if figures:
            facts = {"count": len(figures), "older": older.file, "names": _named(figures)}
            findings.append(problem.at(Place(newer.file), agency=agency, **facts))  # type: ignore[arg-type]
    return Standing(older, SubmittedState.SUPERSEDED, f"có bản mới hơn: “{newer.file}” ({why})", kept)


def _named(figures: list[Figure]) -> str:
    names = list(dict.fromkeys(figure.indicator or "" for figure in figures))
    return ", ".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")
