"""Files on a disk, read: a submission as a Reading, any file as the tables that are seen in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from toolkit.findings.file_problems import OPEN_AS_SAVED, OPEN_ELSEWHERE, STILL_COPYING
from toolkit.intake.layout.columns import Vocabulary
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.sighting import sight
from toolkit.intake.submission import Context, read_submission
from toolkit.locations.snapshot import Snapshot, take_snapshot
from toolkit.model import Decisions, FileState, Finding, Place, Reading
from toolkit.reconcile.decided import decide_figures
from toolkit.rules import RuleSettings, apply_rules


def read_snapshot(
    snapshot: Snapshot, context: Context, rules: RuleSettings, decisions: Decisions = Decisions()
) -> Reading:
    """Read one submission, apply what people decided about its figures, then the rules; nothing is raised."""
    if snapshot.trouble is not None:
        return _left(snapshot, snapshot.trouble)
    reading = decide_figures(read_submission(snapshot.name, snapshot.data or b"", context), decisions)
    return apply_rules(reading, context.catalogue, rules)


def read_or_leave(snapshot: Snapshot, context: Context, rules: RuleSettings) -> Reading:
    """The same, but a file that somebody has open is left for the next run."""
    if snapshot.open_in is not None and snapshot.trouble is None:
        return _left(snapshot, snapshot.open_in)
    return read_snapshot(snapshot, context, rules)


def say_open(reading: Reading, snapshot: Snapshot) -> Reading:
    """A reading of a file that somebody has open, with that said."""
    if snapshot.open_in is None or reading.state is FileState.IGNORED:
        return reading
    said = OPEN_AS_SAVED.at(Place(snapshot.name), agency=reading.agency, **snapshot.open_in.facts)
    return replace(reading, findings=(said, *reading.findings))


def _left(snapshot: Snapshot, why: Refused) -> Reading:
    state = FileState.IGNORED if why.problem in (STILL_COPYING, OPEN_ELSEWHERE) else FileState.REJECTED
    return Reading(snapshot.name, snapshot.sha256, state, findings=(why.finding(snapshot.name),))


def read_file(path: Path, name: str, context: Context, rules: RuleSettings) -> Reading:
    """Read one submission, named as its findings shall name it, and apply the rules; nothing is raised."""
    snapshot = take_snapshot(path, name, context.limits)
    return say_open(read_snapshot(snapshot, context, rules), snapshot)


def see_file(path: Path, vocabulary: Vocabulary, limits: Limits) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The tables of one file and what is wrong with it, without any catalogue."""
    file = str(path)
    snapshot = take_snapshot(path, file, limits)
    try:
        if snapshot.trouble is not None:
            raise snapshot.trouble
        seen = sight(file, snapshot.data or b"", vocabulary, limits)
    except Refused as refusal:
        return (), (refusal.finding(file),)
    return seen.tables, seen.findings
