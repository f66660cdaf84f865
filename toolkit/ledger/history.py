"""What earlier runs came to: their values, figures, files and findings, as they were written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from toolkit.ledger.accounts import account_of
from toolkit.ledger.codec import value_of
from toolkit.ledger.recording import CATALOGUE
from toolkit.ledger.schema import findings, outputs, result_files, runs, values
from toolkit.model import (
    Column,
    Finding,
    Origin,
    Period,
    Place,
    ReconciledValue,
    Severity,
    SubmittedFile,
    SubmittedState,
    TracedFigure,
)


@dataclass(frozen=True, slots=True)
class Run:
    """A merge that was done; runs that came to the same have the same `result`."""

    number: int
    period: Period
    finished: str
    counts: Mapping[str, Any]
    result: int
    inputs: str | None


def last_run(connection: Connection, period: Period, before: int | None = None) -> Run | None:
    """A period's last run, or the last one before a given number."""
    query = select(runs).where(runs.c.period == str(period)).order_by(runs.c.id.desc()).limit(1)
    found = connection.execute(query if before is None else query.where(runs.c.id < before)).first()
    return _run(found) if found else None


def run_of(connection: Connection, number: int) -> Run | None:
    """The run with a number."""
    found = connection.execute(select(runs).where(runs.c.id == number)).first()
    return _run(found) if found else None


def runs_of(connection: Connection, period: Period) -> tuple[Run, ...]:
    """All runs of a period, the first first."""
    query = select(runs).where(runs.c.period == str(period)).order_by(runs.c.id)
    return tuple(_run(row) for row in connection.execute(query))


def outputs_of(connection: Connection, run: int) -> dict[str, str]:
    """Name and sha256 of what a run wrote."""
    query = select(outputs.c.name, outputs.c.sha256).where(outputs.c.run == run)
    return {row.name: row.sha256 for row in connection.execute(query)}


def values_of(connection: Connection, result: int) -> dict[tuple[str, Column], ReconciledValue]:
    """The values of a result by indicator and column; what is not there was not known."""
    found = {}
    for row in connection.execute(select(values).where(values.c.result == result)).mappings():
        column, value = Column(row["column"]), value_of(row["kind"], row["value"])
        found[row["indicator"], column] = ReconciledValue(
            row["indicator"], column, value, Origin(row["origin"]), row["why"]
        )
    return found


def figures_of(connection: Connection, result: int, indicator: str | None = None) -> tuple[TracedFigure, ...]:
    """The figures of a result, or those of one indicator: by file, each file's in the order of its run."""
    return tuple(
        one
        for account in accounts_of(connection, result)
        for one in account_of(connection, account)
        if indicator is None or one.figure.indicator == indicator
    )


def accounts_of(connection: Connection, result: int) -> list[int]:
    """The accounts of a result's files, by name."""
    here = result_files.c.result == result, result_files.c.account.is_not(None)
    named = connection.execute(select(result_files.c.name, result_files.c.account).where(*here))
    return [account for _, account in sorted(map(tuple, named))]


def files_of(connection: Connection, result: int) -> tuple[SubmittedFile, ...]:
    """The files of a result, by name."""
    query = select(result_files).where(result_files.c.result == result, result_files.c.state != CATALOGUE)
    found = []
    for row in connection.execute(query.order_by(result_files.c.name)).mappings():
        counts = {name: row[name] for name in ("read", "placed", "held", "superseded", "ignored")}
        state = SubmittedState(row["state"])
        found.append(
            SubmittedFile(row["name"], row["sha256"], state, row["agency"], row["revision"], row["why"], **counts)
        )
    return tuple(sorted(found, key=lambda file: file.file))


def findings_of(connection: Connection, result: int) -> tuple[Finding, ...]:
    """The findings of a result, in their order."""
    query = select(findings).where(findings.c.result == result).order_by(findings.c.position)
    return tuple(
        Finding(
            code=row["code"],
            severity=Severity(row["severity"]),
            message=row["message"],
            place=Place(row["file"], row["sheet"], row["cell"]),
            agency=row["agency"],
            indicator=row["indicator"],
            column=Column(row["column"]) if row["column"] else None,
            suggestion=row["suggestion"],
        )
        for row in connection.execute(query).mappings()
    )


def _run(row: Row[Any]) -> Run:
    return Run(row.id, Period.parse(row.period), row.finished, json.loads(row.counts), row.result, row.inputs)
