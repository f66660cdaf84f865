"""The tables of the ledger and the steps by which an older ledger becomes today's."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

version = Table("version", metadata, Column("number", Integer, nullable=False))

files = Table(
    "files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("period", String(12), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("first_seen", String(32), nullable=False),
)
"""Every byte string that was ever found in a period's folder, under the name it first had."""

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("period", String(12), nullable=False),
    Column("finished", String(32), nullable=False),
    Column("counts", Text, nullable=False),
)
"""One row a merge, with its counts as JSON; never changed, never deleted."""

run_files = Table(
    "run_files",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("agency", Text),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("run", "name"),
)
"""Where every file of a run ended."""

outputs = Table(
    "outputs",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
)
"""What a run wrote."""


def _create(connection: Connection) -> None:
    metadata.create_all(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_create,)
"""The steps in order; a ledger of version n has seen the first n."""
