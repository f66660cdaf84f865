"""The steps by which an older ledger becomes today's; each can be taken again after a failure half way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
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
    select,
    text,
)
from sqlalchemy.schema import CreateColumn

from toolkit.ledger import schema
from toolkit.ledger.codec import pack_all, value_of
from toolkit.ledger.mail_schema import create_mail
from toolkit.model import ADJUSTED_BY, Figure, FigureState, Place, TracedFigure
from toolkit.model import Column as FigureColumn

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


_rows = MetaData()
_figures = Table(
    "figures",
    _rows,
    Column("account", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("file", "sha256", "sheet", "cell", "raw", "name", "agency", "why")
    ),
    *(Column(name, Text) for name in ("indicator", "column", "kind", "value", "decided")),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("from_catalogue", Boolean, nullable=False),
    Column("estimate", Boolean),
)
"""Figures as they were kept up to version 6: one row each."""


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
    _add_to_figures(connection, "estimate")


def _name_who_decided(connection: Connection) -> None:
    """Version 6: figures say by whom and when it was decided what becomes of them."""
    _add_to_figures(connection, "decided")


def _add_to_figures(connection: Connection, name: str) -> None:
    if inspect(connection).has_table(_figures.name):
        add_columns(connection, _figures, (name,))


def _pack_figures(connection: Connection) -> None:
    """Version 7: the figures of an account are packed; a value says where its figure stands."""
    create_tables(connection, schema.account_figures)
    add_columns(connection, schema.values, ("file", "sheet", "cell", "estimate"))
    if inspect(connection).has_table(_figures.name):
        _move_figures(connection)
        _figures.drop(connection)
    keep_rows(connection, schema.account_figures)


def _figure_of_row(row: Mapping[Any, Any]) -> TracedFigure:
    figure = Figure(
        indicator=row["indicator"],
        column=FigureColumn(row["column"]) if row["column"] else None,
        value=value_of(row["kind"], row["value"]),
        raw=row["raw"],
        place=Place(row["file"], row["sheet"], row["cell"]),
        agency=row["agency"],
        name=row["name"],
        estimate=bool(row["estimate"]),
        decided=row["decided"] or "",
    )
    origin = {"from_records": row["from_catalogue"], "adjusted": figure.agency == ADJUSTED_BY}
    return TracedFigure(figure, FigureState(row["state"]), row["why"], row["revision"], row["sha256"], **origin)


def _move_figures(connection: Connection) -> None:
    """Pack the figures that were rows, account by account."""
    packed = schema.account_figures
    done = set(connection.execute(select(packed.c.account)).scalars())
    for account in connection.execute(select(schema.accounts.c.id).order_by(schema.accounts.c.id)).scalars().all():
        if account not in done:
            query = select(_figures).where(_figures.c.account == account).order_by(_figures.c.position)
            body = pack_all(TracedFigure, [_figure_of_row(row) for row in connection.execute(query).mappings()])
            connection.execute(packed.insert().values(account=account, body=body))


def _keep_ends(connection: Connection) -> None:
    """Version 8: folded figures say where they ended, if they are not used."""
    add_columns(connection, schema.account_figures, ("ends",))


MIGRATIONS: tuple[Step, ...] = (
    *(_create, _keep_history, create_mail, _know_masters, _mark_estimates, _name_who_decided),
    *(_pack_figures, _keep_ends),
)
"""The steps in order; a ledger of version n has seen the first n."""
