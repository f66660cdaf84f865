"""The tables of the ledger as they are today; every one but `version` and `readings` is only ever appended to."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
_KIND, _PERIOD, _STATE, _TIME = String(8), String(12), String(16), String(32)


def _hash(name: str, *, nullable: bool = False, key: bool = False) -> Column[str]:
    return Column(name, String(64), nullable=nullable, primary_key=key)


def _number(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=True)


def _of(name: str, table: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.id"), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


version = Table("version", metadata, Column("number", Integer, nullable=False))

files = Table(
    "files",
    metadata,
    _hash("sha256", key=True),
    Column("period", _PERIOD, primary_key=True),
    _text("name"),
    Column("size", Integer, nullable=False),
    Column("first_seen", _TIME, nullable=False),
)
"""Every byte string that was ever found in a period's folder, under the name it first had."""

receipts = Table(
    "receipts",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    _hash("sha256"),
    _text("name"),
    Column("channel", _STATE, nullable=False),
    _text("sender", nullable=True),
    Column("received", _TIME, nullable=False),
    UniqueConstraint("period", "sha256", "name", "channel"),
)
"""When and how a file came: channel `folder`, `mail`…; the same bytes may come more than once."""

results = Table(
    "results",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    _hash("digest"),
    UniqueConstraint("period", "digest"),
)
"""What reconciling gave; runs with the same outcome share one result."""

runs = Table(
    "runs",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    Column("finished", _TIME, nullable=False),
    _text("counts"),
    _of("result", "results", nullable=True),
    _hash("inputs", nullable=True),
    Index("runs_of_a_period", "period", "id"),
)
"""One row a merge: its counts as JSON, its result, and a fingerprint of all that went in."""

accounts = Table("accounts", metadata, _number(), _hash("digest"), UniqueConstraint("digest"))
"""An account of one file: where each of its figures ended, and why. Results in which nothing of it differs share it."""

account_figures = Table(
    "account_figures",
    metadata,
    Column("account", Integer, ForeignKey("accounts.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("reading", LargeBinary),
    Column("taken", LargeBinary),
    _text("used", nullable=True),
    _text("ignored", nullable=True),
    Column("ends", LargeBinary),
)
"""The figures of an account, exactly as they were read: packed (`codec.pack_all` of TracedFigure), and where they are
folded, what a FoldedFile is made of; `ends` are packed too (of OtherEnd), where some of its figures are not used."""

result_files = Table(
    "result_files",
    metadata,
    _of("result", "results"),
    _text("name"),
    _hash("sha256"),
    Column("state", _STATE, nullable=False),
    _text("agency", nullable=True),
    Column("revision", Integer, nullable=False),
    _text("why"),
    *(Column(name, Integer, nullable=False) for name in ("read", "placed", "held", "superseded", "ignored")),
    _of("account", "accounts", nullable=True),
    UniqueConstraint("result", "name"),
)
"""Where every file of a result ended; the row without a name has the account of what comes from the catalogue."""

values = Table(
    "values",
    metadata,
    _of("result", "results"),
    _text("indicator"),
    Column("column", _STATE, nullable=False),
    Column("kind", _KIND, nullable=True),
    _text("value", nullable=True),
    Column("origin", _STATE, nullable=False),
    _text("why"),
    *(_text(name, nullable=True) for name in ("file", "sheet", "cell")),
    Column("estimate", Boolean),
    UniqueConstraint("result", "indicator", "column"),
)
"""The one value of each indicator and column; those of which nothing is known at all are left out. Beside it where its
figure stands, if it has one alone, and whether an estimate is in it; nothing in what was written before version 7."""

findings = Table(
    "findings",
    metadata,
    _of("result", "results"),
    Column("position", Integer, nullable=False),
    Column("code", _KIND, nullable=False),
    Column("severity", _KIND, nullable=False),
    _text("message"),
    *(_text(name) for name in ("file", "sheet", "cell")),
    *(_text(name, nullable=True) for name in ("agency", "indicator")),
    Column("column", _STATE, nullable=True),
    _text("suggestion", nullable=True),
    UniqueConstraint("result", "position"),
)
"""What a person had to know of a result, in its order."""

outputs = Table("outputs", metadata, _of("run", "runs"), _text("name"), _hash("sha256"))
"""What a run wrote."""

decisions = Table(
    "decisions",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    _of("run", "runs", nullable=True),
    _text("asked"),
    _text("answer"),
    Column("kind", _KIND, nullable=True),
    _text("value", nullable=True),
    _text("note"),
    _text("who"),
    Column("decided", _TIME, nullable=False),
    _text("indicator", nullable=True),
    Column("column", _STATE, nullable=True),
    _text("agency", nullable=True),
    _hash("sha256", nullable=True),
    *(_text(name, nullable=True) for name in ("file", "sheet", "cell", "raw")),
    Column("given_kind", _KIND, nullable=True),
    _text("given_value", nullable=True),
    _hash("source", nullable=True),
    _text("row_name", nullable=True),
)
"""What a person decided: in which run it was asked and how, the answer with its value, who and when, the figure (bytes,
place, text) and the value it was given for, and the hash of the workbook it was read from. A later row for the same
question replaces an earlier one; none is ever changed."""

adjustments = Table(
    "adjustments",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    _of("run", "runs", nullable=True),
    _text("indicator"),
    Column("column", _STATE, nullable=False),
    Column("before_kind", _KIND, nullable=True),
    _text("before_value", nullable=True),
    Column("kind", _KIND, nullable=True),
    _text("value", nullable=True),
    _text("note"),
    _text("who"),
    Column("adjusted", _TIME, nullable=False),
    _hash("source", nullable=True),
)
"""A value that a person typed over the one a run had written; `before` is what that run wrote."""

closings = Table(
    "closings",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    Column("edition", Integer, nullable=False),
    _of("run", "runs"),
    Column("closed", _TIME, nullable=False),
    _text("who"),
    UniqueConstraint("period", "edition"),
)
"""A period that was closed with a run; later changes make the next edition."""

readings = Table(
    "readings",
    metadata,
    _hash("sha256", key=True),
    Column("name_hash", String(64), primary_key=True),
    Column("fingerprint", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""What reading a file gave, so that it is not opened again; a cache that may be emptied at any time."""

masters = Table(
    "masters",
    metadata,
    _number(),
    Column("period", _PERIOD, nullable=False),
    _hash("sha256"),
    _hash("base"),
    _text("own"),
    _text("notices"),
    Column("noted", _TIME, nullable=False),
    Index("masters_of_a_period", "period", "sha256"),
)
"""Every master that was, or was about to be, put in its place: the fingerprint that stands in it, what people had added
to it, and what was still to be said about edits; both as JSON. A master that is in none of these rows was edited."""

APPENDED = tuple(table for table in metadata.sorted_tables if table not in (version, readings))
"""The tables whose rows the database itself refuses to change or delete."""
