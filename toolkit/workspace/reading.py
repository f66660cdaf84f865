"""Files on a disk, read: a submission as a Reading, any file as the tables that are seen in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from toolkit.intake.columns import Vocabulary
from toolkit.intake.limits import Limits
from toolkit.intake.read_grid import read_grid
from toolkit.intake.refusal import Refused, damaged, over_limit
from toolkit.intake.seen import see
from toolkit.intake.submission import Context, read_submission
from toolkit.intake.table import Table
from toolkit.model import Decisions, FileState, Finding, Reading
from toolkit.reconcile.decided import decide_figures
from toolkit.rules import RuleSettings, apply_rules


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a file as they were at one moment; none where the file cannot or must not be read."""

    name: str
    """As its findings shall name it."""
    sha256: str
    size: int
    data: bytes | None
    trouble: str = ""
    """Why there are no bytes."""


def take_snapshot(path: Path, name: str, limits: Limits) -> Snapshot:
    """The bytes of a file, or their hash alone where there are too many; nothing is raised."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            with path.open("rb") as file:
                return Snapshot(name, hashlib.file_digest(file, "sha256").hexdigest(), size, None)
        data = path.read_bytes()
    except OSError as cause:
        return Snapshot(name, "", 0, None, cause.strerror or "không mở được tệp")
    return Snapshot(name, hashlib.sha256(data).hexdigest(), len(data), data)


def read_snapshot(
    snapshot: Snapshot, context: Context, rules: RuleSettings, decisions: Decisions = Decisions()
) -> Reading:
    """Read one submission, apply what people decided about its figures, then the rules; nothing is raised."""
    name = snapshot.name
    if snapshot.data is not None:
        reading = decide_figures(read_submission(name, snapshot.data, context), decisions)
        return apply_rules(reading, context.catalogue, rules)
    if snapshot.trouble:
        refused = damaged(snapshot.trouble)
    else:
        refused = over_limit("dung lượng tệp (byte)", snapshot.size, context.limits.file_bytes)
    return Reading(name, snapshot.sha256, FileState.REJECTED, findings=(refused.finding(name),))


def read_file(path: Path, name: str, context: Context, rules: RuleSettings) -> Reading:
    """Read one submission, named as its findings shall name it, and apply the rules; nothing is raised."""
    return read_snapshot(take_snapshot(path, name, context.limits), context, rules)


def see_file(path: Path, vocabulary: Vocabulary, limits: Limits) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The tables of one file and what is wrong with it, without any catalogue."""
    file = str(path)
    try:
        grid = read_grid(path.read_bytes(), limits)
    except OSError as cause:
        return (), (damaged(cause.strerror or "không mở được tệp").finding(file),)
    except Refused as refusal:
        return (), (refusal.finding(file),)
    tables, findings = see(grid, file, vocabulary)
    return tables, tuple(findings)
