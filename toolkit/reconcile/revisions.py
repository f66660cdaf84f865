"""Which submission of an agency counts: the newest, where something says which that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from toolkit.findings.submission_problems import LESS_THAN_BEFORE, REVISION_UNDECIDED, SAME_BYTES, SUPERSEDED
from toolkit.model import FileState, Finding, Place, Reading, SubmittedState

_NEVER = datetime.min.replace(tzinfo=UTC)
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading, and where its file stands among the others."""

    reading: Reading
    state: SubmittedState
    why: str


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
    if len(newest) > 1:
        files = "”, “".join(reading.file for reading in newest)
        findings.append(REVISION_UNDECIDED.at(Place(newest[0].file), agency=agency, files=files, sender=agency))
    for reading in distinct.values():
        if reading in newest:
            standings.append(Standing(reading, SubmittedState.MERGED, _why_merged(reading, len(distinct))))
        else:
            standings.append(_superseded(agency, reading, newest[0], findings))
    return standings


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


def _superseded(agency: str, older: Reading, newer: Reading, findings: list[Finding]) -> Standing:
    why = f"lần gửi {newer.revision}" if newer.revision > older.revision else "lưu sau"
    findings.append(SUPERSEDED.at(Place(older.file), agency=agency, newer=newer.file, why=why))
    there = {(figure.indicator, figure.column) for figure in (*newer.figures, *newer.held)}
    gone = [f for f in older.figures if (f.indicator, f.column) not in there]
    if gone:
        names = list(dict.fromkeys(figure.indicator or "" for figure in gone))
        shown = ", ".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")
        place = Place(newer.file)
        findings.append(LESS_THAN_BEFORE.at(place, agency=agency, count=len(gone), older=older.file, names=shown))
    return Standing(older, SubmittedState.SUPERSEDED, f"có bản mới hơn: “{newer.file}” ({why})")
