"""The database behind a ledger: SQLite that keeps what it has committed, or PostgreSQL by a URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text

READ_ONLY = "ktxh_reading"
"""The execution option of a connection that only reads: it does not ask for the right to write."""
_SECONDS_TO_WAIT = 30


def make_engine(path: Path, url: str | None) -> Engine:
    """An engine for a URL, else for the SQLite file at a path; raise SQLAlchemyError or ImportError."""
    target = make_url(url) if url else URL.create("sqlite", database=str(path))
    if target.drivername in ("postgresql", "postgres"):
        target = target.set(drivername="postgresql+psycopg")
    if target.get_backend_name() != "sqlite":
        return create_engine(target)
    engine = create_engine(target, connect_args={"timeout": _SECONDS_TO_WAIT})
    event.listen(engine, "connect", _open_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def one_writer(connection: Connection) -> None:
    """Wait until nobody else appends to the ledger; SQLite has seen to that when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE runs IN EXCLUSIVE MODE"))


def _open_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401
    """Leave transactions to us, and have every commit on the disk before it is said to be done.

    The rollback journal stays: one file beside the workbooks, which can be copied, and readers are not in the way.
    """
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer asks for the right to write at once, so that it never fails half way for want of it."""
    reading = connection.get_execution_options().get(READ_ONLY)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
