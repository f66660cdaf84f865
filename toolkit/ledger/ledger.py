"""The ledger: append a run with its files and outputs in one transaction; SQLite by default."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from toolkit.ledger.schema import MIGRATIONS, files, outputs, run_files, runs, version
from toolkit.model import OperationError, Period, SubmittedFile


class _LaterVersion(Exception):
    def __init__(self, number: int) -> None:
        super().__init__(f"sổ do phiên bản mới hơn của ktxh lập (bậc {number}); hãy nâng cấp ktxh")


class LedgerError(OperationError):
    """The ledger cannot be read or written; nothing of the run was published."""

    def __init__(self, url: str, cause: Exception) -> None:
        reason = str(cause) if isinstance(cause, _LaterVersion) else cause.__class__.__name__
        super().__init__(f"Không dùng được sổ theo dõi ({url}): {reason}. Kết quả cũ còn nguyên.")


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is written down of a merge."""

    period: Period
    files: Sequence[SubmittedFile]
    sizes: Mapping[str, int]
    """Bytes of each file by its name."""
    outputs: Mapping[str, str]
    """Name and sha256 of what the run writes."""
    counts: Mapping[str, Any]


class Ledger:
    """An open ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path, url: str | None = None) -> Ledger:
        """Open (and bring up to date) the ledger at a URL, else the SQLite file at a path; raise LedgerError."""
        target = url or URL.create("sqlite", database=str(path))
        try:
            if url is None:
                path.parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(target)
        except (SQLAlchemyError, ImportError, OSError) as cause:
            raise LedgerError("[ledger] url" if url else str(path), cause) from cause
        ledger = cls(engine)
        try:
            with ledger.transaction() as connection:
                _migrate(connection)
        except LedgerError:
            engine.dispose()
            raise
        return ledger

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def recording(self, record: RunRecord) -> Iterator[int]:
        """Append a run and give its number; it is kept only if the block (which publishes) ends well."""
        with self.transaction() as connection:
            yield _append(connection, record)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose changes are kept only if the block ends well; raise LedgerError."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, _LaterVersion) as cause:
            raise LedgerError(self._engine.url.render_as_string(hide_password=True), cause) from cause

    def add_run(self, record: RunRecord) -> int:
        """Append a run and return its number; all or nothing; raise LedgerError."""
        with self.recording(record) as run:
            return run

    def last_run(self, period: Period) -> int | None:
        """The number of a period's last run."""
        query = select(runs.c.id).where(runs.c.period == str(period)).order_by(runs.c.id.desc()).limit(1)
        with self.transaction() as connection:
            return connection.execute(query).scalar()


def _migrate(connection: Connection) -> None:
    number = 0
    if inspect(connection).has_table(version.name):
        number = connection.execute(select(version.c.number)).scalar() or 0
    if number > len(MIGRATIONS):
        raise _LaterVersion(number)
    for step in MIGRATIONS[number:]:
        step(connection)
    if number < len(MIGRATIONS):
        connection.execute(version.delete())
        connection.execute(version.insert().values(number=len(MIGRATIONS)))


def _append(connection: Connection, record: RunRecord) -> int:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = connection.execute(
        runs.insert().values(
            period=str(record.period),
            finished=now,
            counts=json.dumps(record.counts, ensure_ascii=False, sort_keys=True),
        )
    )
    key = made.inserted_primary_key
    run = int(key[0]) if key else 0
    _note_files(connection, record, now)
    for file in record.files:
        values = {"name": file.file, "sha256": file.sha256, "state": file.state.value, "agency": file.agency}
        connection.execute(run_files.insert().values(run=run, revision=file.revision, **values))
    for name, digest in record.outputs.items():
        connection.execute(outputs.insert().values(run=run, name=name, sha256=digest))
    return run


def _note_files(connection: Connection, record: RunRecord, now: str) -> None:
    """Write down the files that were never seen before."""
    period = str(record.period)
    known = set(connection.execute(select(files.c.sha256).where(files.c.period == period)).scalars())
    for file in record.files:
        if file.sha256 not in known:
            known.add(file.sha256)
            size = record.sizes.get(file.file, 0)
            values = {"sha256": file.sha256, "period": period, "name": file.file, "size": size, "first_seen": now}
            connection.execute(files.insert().values(**values))
