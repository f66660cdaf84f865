"""Append a run: what it found of every file, every figure's end, every value, every finding, and what it wrote."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from toolkit.ledger.accounts import account_rows, digest_of
from toolkit.ledger.codec import kept_text, kept_value
from toolkit.ledger.engine import one_writer
from toolkit.ledger.marks import Marks
from toolkit.ledger.receipts import Receipt, note_receipts, timestamp
from toolkit.ledger.schema import account_figures, accounts, findings, outputs, result_files, results, runs, values
from toolkit.model import (
    Column,
    Finding,
    MergeCounts,
    Origin,
    Period,
    Place,
    Reconciled,
    ReconciledValue,
    SubmittedFile,
    TracedFigure,
)

CATALOGUE = "catalogue"
"""The state of the row that has the account of the catalogue's own figures."""
_COUNTS = ("read", "placed", "held", "superseded", "ignored")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is written down of a merge."""

    result: Reconciled
    outputs: Mapping[str, str]
    """Name and sha256 of what the run writes."""
    receipts: Sequence[Receipt] = ()
    inputs: str | None = None
    """A fingerprint of all that went in: with the same one, the outputs are the same."""


def append_run(connection: Connection, record: RunRecord) -> int:
    """Append a run and give its number."""
    one_writer(connection)
    period = record.result.period
    note_receipts(connection, period, record.receipts)
    result = _append_result(connection, record.result)
    counts = counts_json(record.result.counts)
    return _append(connection, period, record.outputs, {"counts": counts, "result": result, "inputs": record.inputs})


def repeat_run(connection: Connection, period: Period, run: int, written: Mapping[str, str]) -> int:
    """Append a run that came to the same as an earlier one, from the same inputs."""
    one_writer(connection)
    query = select(runs.c.counts, runs.c.result, runs.c.inputs).where(runs.c.id == run)
    same = connection.execute(query).mappings().one()
    return _append(connection, period, written, dict(same))


def counts_json(counts: MergeCounts) -> str:
    """The counts of a merge as they are kept."""
    kept = {
        "files": {state.value: number for state, number in counts.files.items()} | {"found": counts.files_found},
        "cells": {state.value: number for state, number in counts.cells.items()} | {"read": counts.cells_read},
    }
    return json.dumps(kept, sort_keys=True)


def _append(connection: Connection, period: Period, written: Mapping[str, str], more: Row) -> int:
    run = (connection.scalar(select(func.max(runs.c.id))) or 0) + 1
    connection.execute(runs.insert().values(id=run, period=str(period), finished=timestamp(), **more))
    rows = [{"run": run, "name": name, "sha256": digest} for name, digest in sorted(written.items())]
    _insert(connection, outputs, rows)
    return run


def _append_result(connection: Connection, result: Reconciled) -> int:
    """The number of the result; one that is there already is not written again."""
    kept, marks = _accounts(connection, result.figures)
    files = _file_rows(result, kept)
    valued = [_value_row(one, marks) for one in result.values.values() if one.origin is not Origin.NONE]
    said = [_finding_row(position, one) for position, one in enumerate(result.findings)]
    digest = _digest([files, valued, said])
    period = str(result.period)
    query = select(results.c.id).where(results.c.period == period, results.c.digest == digest)
    known: int | None = connection.execute(query).scalar()
    if known is not None:
        return known
    added = results.insert().values(period=period, digest=digest).returning(results.c.id)
    number: int = connection.execute(added).scalar_one()
    for table, rows in ((result_files, files), (values, valued), (findings, said)):
        _insert(connection, table, [{"result": number, **row} for row in rows])
    return number


def _accounts(connection: Connection, traced: Sequence[TracedFigure]) -> tuple[dict[str, int], Marks]:
    """The account of each file by its name, the catalogue's under an empty name; and what they say of the actuals."""
    rows = dict(account_rows(traced))
    digests = {name: digest_of(row) for name, row in rows.items()}
    known = _known_accounts(connection, digests.values())
    new = {digest: name for name, digest in digests.items() if digest not in known}
    for digest in new:
        added = accounts.insert().values(digest=digest).returning(accounts.c.id)
        known[digest] = connection.execute(added).scalar_one()
    _insert(connection, account_figures, [{"account": known[digest], **rows[name]} for digest, name in new.items()])
    return {name: known[digest] for name, digest in digests.items()}, Marks.of_figures(traced)


def _known_accounts(connection: Connection, digests: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    wanted = sorted(set(digests))
    for start in range(0, len(wanted), 500):
        query = select(accounts.c.digest, accounts.c.id).where(accounts.c.digest.in_(wanted[start : start + 500]))
        found.update({row.digest: row.id for row in connection.execute(query)})
    return found


def _file_rows(result: Reconciled, kept: Mapping[str, int]) -> list[Row]:
    rows = [_file_row(file) | {"account": kept.get(file.file)} for file in result.files]
    if "" in kept:
        nothing = dict.fromkeys(_COUNTS, 0) | dict.fromkeys(("name", "sha256", "why"), "")
        rows.append(nothing | {"state": CATALOGUE, "agency": None, "revision": 1, "account": kept[""]})
    return rows


def _file_row(file: SubmittedFile) -> Row:
    texts = {"name": kept_text(file.file), "sha256": file.sha256, "why": kept_text(file.why)}
    counts = {name: getattr(file, name) for name in _COUNTS}
    return texts | counts | {"state": file.state.value, "agency": file.agency, "revision": file.revision}


def _value_row(one: ReconciledValue, marks: Marks) -> Row:
    kind, value = kept_value(one.value)
    slot = {"indicator": one.indicator, "column": one.column.value}
    place, estimate = marks.of(one.indicator) if one.column is Column.ACTUAL else (Place(), False)
    there = {"file": kept_text(place.file), "sheet": kept_text(place.sheet), "cell": place.cell, "estimate": estimate}
    return {**slot, "kind": kind, "value": value, "origin": one.origin.value, "why": kept_text(one.why), **there}


def _finding_row(position: int, one: Finding) -> Row:
    return {
        "position": position,
        "code": one.code,
        "severity": one.severity.value,
        "message": kept_text(one.message),
        "file": kept_text(one.place.file),
        "sheet": kept_text(one.place.sheet),
        "cell": one.place.cell,
        "agency": one.agency,
        "indicator": one.indicator,
        "column": one.column.value if one.column else None,
        "suggestion": None if one.suggestion is None else kept_text(one.suggestion),
    }


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:  # noqa: ANN401
    if rows:
        connection.execute(table.insert(), rows)


def _digest(rows: object) -> str:
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
