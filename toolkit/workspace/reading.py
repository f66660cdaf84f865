"""Files on a disk, read: a submission as a Reading, any file as the tables that are seen in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from toolkit.intake.columns import Vocabulary
from toolkit.intake.limits import Limits
from toolkit.intake.read_grid import read_grid
from toolkit.intake.refusal import Refused, damaged, over_limit
from toolkit.intake.seen import see
from toolkit.intake.submission import Context, read_submission
from toolkit.intake.table import Table
from toolkit.model import FileState, Finding, Reading
from toolkit.rules import apply_rules


def read_file(path: Path, name: str, context: Context) -> Reading:
    """Read one submission, named as its findings shall name it, and apply the rules; nothing is raised."""
    limits = context.limits
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            refused = over_limit("dung lượng tệp (byte)", size, limits.file_bytes).finding(name)
            return Reading(name, digest, FileState.REJECTED, findings=(refused,))
        data = path.read_bytes()
    except OSError as cause:
        refused = damaged(cause.strerror or "không mở được tệp").finding(name)
        return Reading(name, "", FileState.REJECTED, findings=(refused,))
    return apply_rules(read_submission(name, data, context), context.catalogue)


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
