"""A merge of what was merged before: where nothing differs, nothing is read, reconciled or written again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from toolkit.executors.program import digest, program_digest
from toolkit.ledger import Ledger, Run, history
from toolkit.ledger.closings import closings_of
from toolkit.ledger.past import past_digest
from toolkit.ledger.recording import repeat_run
from toolkit.ledger.schema import adjustments, decisions
from toolkit.locations.hashes import sha256_if_read
from toolkit.model import Catalogue, FigureState, MergeCounts, Period, Reconciled, SubmittedState
from toolkit.workspace.summary import Summary, missing_of

if TYPE_CHECKING:
    from toolkit.workspace import Workspace
    from toolkit.workspace.merging import Merged


def repeated(space: Workspace, period: Period) -> Merged | None:
    """The last merge, noted once more, if a merge now would come to the same and nobody has its master open."""
    from toolkit.workspace.merging import Merged

    master, table = space.outputs(period)
    folder = space.folder(period)
    with space.ledger_if_any() as ledger:
        if ledger is None or master.with_name(f"~${master.name}").exists():
            return None
        with space.sent(period) as files:
            sent = [(file.name, file.sha256()) for file in files]
        last = same_run(ledger, period, space.root, sent, folder)
        if last is None:
            return None
        run, summary = repeat(ledger, last, space.catalogue)
    slips = tuple(sorted((folder / "slips").glob("*.xlsx")))
    made = partial(_work_out_again, space, period, master)
    return Merged(run, summary, made, master, table, folder / "report.html", slips)


def _work_out_again(space: Workspace, period: Period, master: Path) -> Reconciled:
    """What the last merge of a period came to."""
    from toolkit.workspace.working_out import work_out_edited

    with space.ledger_if_any() as ledger:
        return work_out_edited(space, period, master, ledger).result


def inputs_digest(connection: Connection, period: Period, root: Path, sent: Iterable[tuple[str, str]]) -> str:
    """All that a merge depends on: program, settings, templates, submissions, decisions, earlier periods, closings."""
    kept = [root / "ktxh.toml", *sorted((root / "templates").glob("*"))]
    files = [f"{path.name} {sha256_if_read(path)}" for path in kept if path.is_file()]
    names = [f"{name} {sha256}" for name, sha256 in sorted(sent)]
    decided = [
        str(connection.scalar(select(func.max(table.c.id)).where(table.c.period == str(period))))
        for table in (decisions, adjustments)
    ]
    others = (past_digest(connection, period), repr(closings_of(connection, period)))
    pieces = (program_digest(), str(period), *files, *names, *decided, *others)
    return digest(*(piece.encode("utf-8", "surrogatepass") for piece in pieces))


def same_run(ledger: Ledger, period: Period, root: Path, sent: Iterable[tuple[str, str]], folder: Path) -> Run | None:
    """A period's last run, if a merge would come to the same and its outputs are all as it wrote them."""
    with ledger.reading() as connection:
        last = history.last_run(connection, period)
        if last is None or last.inputs is None or last.inputs != inputs_digest(connection, period, root, sent):
            return None
        written = history.outputs_of(connection, last.number)
    there = all(sha256_if_read(output_path(folder, name)) == sha256 for name, sha256 in written.items())
    return last if there and written else None


def repeat(ledger: Ledger, last: Run, catalogue: Catalogue) -> tuple[int, Summary]:
    """Append a run that came to the same; its number and what it came to."""
    with ledger.transaction() as connection:
        run = repeat_run(connection, last.period, last.number, history.outputs_of(connection, last.number))
    with ledger.reading() as connection:
        findings = history.findings_of(connection, last.result)
        files = history.files_of(connection, last.result)
    counted = {"files": last.counts["files"], "cells": last.counts["cells"]}
    counts = MergeCounts(
        files={state: counted["files"][state.value] for state in SubmittedState},
        files_found=counted["files"]["found"],
        cells={state: counted["cells"][state.value] for state in FigureState},
        cells_read=counted["cells"]["read"],
    )
    expected, missing = missing_of(catalogue.active(last.period), files)
    return run, Summary(last.period, counts, findings, expected, missing)


def output_path(folder: Path, name: str) -> Path:
    """Where an output of a run lies: beside the master, or among the slips."""
    slip = folder / "slips" / name
    return slip if slip.is_file() else folder / name
