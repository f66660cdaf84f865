"""Close a period: its outputs are copied, never to be written again; later changes make the next edition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from toolkit.findings.submission_problems import CLOSED_DIFFERS
from toolkit.ledger import Ledger, history
from toolkit.ledger.closings import Closing, append_closing, closings_of
from toolkit.model import Finding, Origin, Reconciled
from toolkit.reconcile.choose import written
from toolkit.reconcile.differences import Change, differences
from toolkit.workspace.errors import WorkspaceError
from toolkit.workspace.merging import Merged
from toolkit.workspace.repeating import output_path
from toolkit.workspace.summary import Summary
from toolkit.writing.atomic import publish
from toolkit.writing.changes import changes_bytes

FOLDER = "chot"


@dataclass(frozen=True, slots=True)
class Closed:
    """A period that is closed: the edition, where it lies, and what it changed against the one before."""

    closing: Closing
    folder: Path
    changes: tuple[Change, ...]
    new: bool
    """Whether this closing made it, or nothing had changed since it was made."""
    summary: Summary
    """What the period came to: what still waits for a person is closed as it stands."""


def close_run(ledger: Ledger, merged: Merged, folder: Path, who: str) -> Closed:
    """Make a run the next edition of its period, unless it is what the last edition is; raise WorkspaceError."""
    period = merged.result.period
    with ledger.transaction() as connection:
        editions = closings_of(connection, period)
        _check_kept(connection, folder, editions)
        changes = _since(connection, editions[-1:], merged.result)
        if editions and not changes:
            return Closed(editions[-1], _place(folder, editions[-1].edition), (), False, merged.summary)
        closing = append_closing(connection, period, merged.run, who)
        there = _place(folder, closing.edition)
        contents = _copies(history.outputs_of(connection, merged.run), merged.master.parent, there)
        if closing.edition > 1:
            name = f"thay-doi-ban-{closing.edition}.xlsx"
            contents[there / name] = changes_bytes(changes, merged.result.catalogue, period, closing.edition)
        publish(contents)
    for path in contents:
        path.chmod(0o444)
    return Closed(closing, there, changes if closing.edition > 1 else (), True, merged.summary)


def closed_notices(connection: Connection, result: Reconciled) -> Iterator[Finding]:
    """What a merge of a closed period changes against its last edition, value by value."""
    editions = closings_of(connection, result.period)
    for one in _since(connection, editions[-1:], result) if editions else ():
        indicator = result.catalogue.indicator_by_code.get(one.indicator)
        yield CLOSED_DIFFERS.at(
            indicator=one.indicator,
            column=one.column,
            label=one.column.label,
            name=indicator.name if indicator else one.indicator,
            edition=editions[-1].edition,
            before=written(one.before) or "trống",
            after=written(one.after) or "trống",
        )


def _since(connection: Connection, last: tuple[Closing, ...], result: Reconciled) -> tuple[Change, ...]:
    """What differs from the last edition; everything where there is none."""
    run = history.run_of(connection, last[0].run) if last else None
    before = history.values_of(connection, run.result) if run else {}
    known = {key: value for key, value in result.values.items() if value.origin is not Origin.NONE}
    return differences(before, known)


def _place(folder: Path, edition: int) -> Path:
    return folder / FOLDER / f"ban-{edition}"


def _copies(outputs: dict[str, str], source: Path, target: Path) -> dict[Path, bytes]:
    """The outputs of a run, as they were written by it; raise WorkspaceError where they are others now."""
    found = {}
    for name, sha256 in outputs.items():
        path = output_path(source, name)
        data = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WorkspaceError(f"{path} không còn như lần chạy vừa ghi; hãy đóng tệp trong Excel rồi chốt lại.")
        found[target / path.relative_to(source)] = data
    return found


def _check_kept(connection: Connection, folder: Path, editions: tuple[Closing, ...]) -> None:
    """The earlier editions are as they were, byte for byte; raise WorkspaceError where one is not."""
    for one in editions:
        there = _place(folder, one.edition)
        for name, sha256 in history.outputs_of(connection, one.run).items():
            path = output_path(there, name)
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                raise WorkspaceError(f"Bản chốt {one.edition} đã bị sửa hoặc thiếu: {path}. Hãy khôi phục từ bản sao.")
