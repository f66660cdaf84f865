"""The steps by which an older ledger becomes today's; each can be taken again after a failure half way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.schema import CreateColumn

from toolkit.ledger import schema
from toolkit.ledger.mail_schema import create_mail

Step = Callable[[Connection], None]

_first = MetaData()
Table("version", _first, Column("number", Integer, nullable=False))
Table(
    "files",
    _first,
    Column("sha256", String(64), primary_key=True),
    Column("period", String(12), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("first_seen", String(32), nullable=False),
)
Table(
    "runs",
    _first,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("period", String(12), nullable=False),
    Column("finished", String(32), nullable=False),
    Column("counts", Text, nullable=False),
)
_run_files = Table(
    "run_files",
    _first,
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("agency", Text),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("run", "name"),
)
Table(
    "outputs",
    _first,
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
)


def create_tables(connection: Connection, *tables: Table) -> None:
    """Create the tables that are not there yet, with their indexes."""
    schema.metadata.create_all(connection, tables=tables)


def add_columns(connection: Connection, table: Table, names: Iterable[str]) -> None:
    """Add the columns that a table does not have yet; they must be nullable."""
    known = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for name in names:
        if name not in known:
            column = table.c[name]
            defined = CreateColumn(column).compile(dialect=connection.dialect)
            refers = "".join(
                f' REFERENCES "{key.column.table.name}" ("{key.column.name}")' for key in column.foreign_keys
            )
            connection.execute(text(f'ALTER TABLE "{table.name}" ADD COLUMN {defined}{refers}'))


def keep_rows(connection: Connection, *tables: Table) -> None:
    """Make the database refuse to change or delete rows of the tables."""
    for table in tables:
        for statement in _TRIGGERS[connection.dialect.name]:
            connection.execute(text(statement.format(table=table.name)))


_TRIGGERS = {
    "sqlite": tuple(
        f'CREATE TRIGGER IF NOT EXISTS "{{table}}_no_{event}" BEFORE {event} ON "{{table}}" '
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        for event in ("update", "delete")
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION ktxh_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$",
        'CREATE OR REPLACE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION ktxh_append_only()",
    ),
}


def _create(connection: Connection) -> None:
    """Version 1: files, runs with their files, outputs."""
    _first.create_all(connection)


def _keep_history(connection: Connection) -> None:
    """Version 2: results with figures, values and findings; receipts, decisions, adjustments, closings."""
    there = set(schema.metadata.tables.values()) - {schema.version, schema.files, schema.runs, schema.outputs}
    create_tables(connection, *there)
    add_columns(connection, schema.runs, ("result", "inputs"))
    for index in schema.runs.indexes:
        index.create(connection, checkfirst=True)
    if inspect(connection).has_table(_run_files.name):
        _move_run_files(connection)
        _run_files.drop(connection)
    keep_rows(connection, *schema.APPENDED)


def _move_run_files(connection: Connection) -> None:
    """Give every old run a result of its own, which has its files."""
    results, runs, files = schema.results, schema.runs, schema.result_files
    old = connection.execute(runs.select().where(runs.c.result.is_(None)).order_by(runs.c.id)).all()
    for run in old:
        digest = f"version-1-run-{run.id}"
        result = connection.scalar(results.insert().values(period=run.period, digest=digest).returning(results.c.id))
        connection.execute(runs.update().where(runs.c.id == run.id).values(result=result))
        blank = dict.fromkeys(("read", "placed", "held", "superseded", "ignored"), 0) | {"why": "", "result": result}
        rows = connection.execute(_run_files.select().where(_run_files.c.run == run.id)).mappings().all()
        moved = [{k: v for k, v in row.items() if k != "run"} | blank for row in rows]
        if moved:
            connection.execute(files.insert(), moved)


def _know_masters(connection: Connection) -> None:
    """Version 4: the masters that were written, and the row that a decision is about where no indicator is known."""
    create_tables(connection, schema.masters)
    add_columns(connection, schema.decisions, ("row_name",))
    keep_rows(connection, schema.masters)


def _mark_estimates(connection: Connection) -> None:
    """Version 5: figures say whether they were estimates."""
    add_columns(connection, schema.figures, ("estimate",))


def _name_who_decided(connection: Connection) -> None:
    """Figures say by whom and when it was decided what becomes of them."""
    add_columns(connection, schema.figures, ("decided",))


MIGRATIONS: tuple[Step, ...] = (_create, _keep_history, create_mail, _know_masters, _mark_estimates, _name_who_decided)
"""The steps in order; a ledger of version n has seen the first n."""
