"""What changed between two runs of a period: values, files, findings."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from toolkit.ledger import Ledger, Run, history
from toolkit.model import Finding, Period, SubmittedFile
from toolkit.reconcile.differences import Change, differences
from toolkit.workspace.errors import WorkspaceError
from toolkit.workspace.tracing import no_run


@dataclass(frozen=True, slots=True)
class Difference:
    """From one run to another."""

    period: Period
    before: int
    after: int
    changes: tuple[Change, ...]
    files: tuple[tuple[SubmittedFile | None, SubmittedFile | None], ...]
    """Files that came, went, or ended otherwise, before and after."""
    said: tuple[Finding, ...]
    """Findings that only the later run has."""
    gone: tuple[Finding, ...]


def compare_runs(ledger: Ledger | None, period: Period, before: int | None, after: int | None) -> Difference:
    """Two runs, by default the last and the latest before it that came to something else; raise WorkspaceError."""
    if ledger is None:
        raise no_run(period)
    with ledger.reading() as connection:
        later = _run(connection, period, after)
        earlier = _run(connection, period, before) if before is not None else _other(connection, period, later)
        old, new = (history.values_of(connection, run.result) for run in (earlier, later))
        files = [{file.file: file for file in history.files_of(connection, run.result)} for run in (earlier, later)]
        said = [history.findings_of(connection, run.result) for run in (earlier, later)]
    pairs = [(files[0].get(name), files[1].get(name)) for name in sorted({*files[0], *files[1]})]
    return Difference(
        period,
        earlier.number,
        later.number,
        differences(old, new),
        tuple((was, now) for was, now in pairs if was != now),
        tuple(one for one in said[1] if one not in set(said[0])),
        tuple(one for one in said[0] if one not in set(said[1])),
    )


def _run(connection: Connection, period: Period, number: int | None) -> Run:
    found = history.last_run(connection, period) if number is None else history.run_of(connection, number)
    if found is None and number is None:
        raise no_run(period)
    if found is None or found.period != period:
        numbers = ", ".join(str(run.number) for run in history.runs_of(connection, period)[-10:])
        raise WorkspaceError(
            f"Lần chạy {number} không phải của {period.label}; các lần gần nhất: {numbers or 'không'}."
        )
    return found


def _other(connection: Connection, period: Period, later: Run) -> Run:
    """The latest run before that came to something else, else the one just before, else the same."""
    earlier = [run for run in reversed(history.runs_of(connection, period)) if run.number < later.number]
    return next((run for run in earlier if run.result != later.result), earlier[0] if earlier else later)
