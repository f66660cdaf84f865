"""What a file's bytes show: its cells and its tables, all of it found where the limits on memory and time hold."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.intake.layout.columns import Vocabulary
from toolkit.intake.layout.seen import see, see_submission
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import Grid
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import in_worker, quick_grid
from toolkit.intake.shown import say_shown
from toolkit.intake.slip import Slip, find_slip
from toolkit.model import Finding


@dataclass(frozen=True, slots=True)
class Sighting:
    """A workbook with its tables, whose sheets are those of the grid, and what is to be said of them."""

    grid: Grid
    slip: Slip | None
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


def sight(file: str, data: bytes, vocabulary: Vocabulary, limits: Limits) -> Sighting:
    """Everything in a workbook, as `look` shows it; raise Refused."""
    grid = quick_grid(data, limits)
    if grid is None:
        return in_worker(limits, sight, file, data, vocabulary, limits)
    tables, findings = see(grid, file, vocabulary)
    return Sighting(grid, None, tables, (*findings, *say_shown(file, tables)))


def sight_submission(file: str, data: bytes, vocabulary: Vocabulary, limits: Limits) -> Sighting:
    """What counts in a workbook that was sent; of a slip, the table as it was sent, with the answers; raise Refused."""
    grid = quick_grid(data, limits)
    if grid is None:
        return in_worker(limits, sight_submission, file, data, vocabulary, limits)
    slip = find_slip(grid, file)
    sent = slip.grid if slip else grid
    tables, findings = see_submission(sent, file, vocabulary)
    return Sighting(sent, slip, tables, tuple(findings))
