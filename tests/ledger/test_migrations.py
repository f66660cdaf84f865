"""A ledger of an earlier version becomes today's with all it holds; what it holds can only be added to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.engine import Engine

from tests.support.figures import reading
from tests.support.ledgers import record, rows
from toolkit.ledger import Ledger, LedgerError, history
from toolkit.ledger.engine import make_engine
from toolkit.ledger.mail_schema import mail_metadata
from toolkit.ledger.migrations import MIGRATIONS
from toolkit.ledger.past import read_past
from toolkit.ledger.schema import APPENDED, metadata
from toolkit.model import Column, Figure, FigureState, Mark, PastValue, Period, Place, SubmittedState, TracedFigure

HALF = Period.parse("2020-6T")
A, B, C, D, E = (letter * 64 for letter in "abcde")
COUNTS = '{"cells": {"read": 5, "used": 5}, "files": {"found": 2, "merged": 1, "rejected": 1}}'
VERSION_1 = f"""
CREATE TABLE files (sha256 VARCHAR(64) NOT NULL, period VARCHAR(12) NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
first_seen VARCHAR(32) NOT NULL, PRIMARY KEY (sha256, period));
INSERT INTO files VALUES('{A}','2020-6T','a.xlsx',1200,'2026-11-25T01:25:32+00:00');
INSERT INTO files VALUES('{B}','2020-6T','b.xlsx',900,'2026-11-25T01:25:32+00:00');
CREATE TABLE runs (id INTEGER NOT NULL, period VARCHAR(12) NOT NULL, finished VARCHAR(32) NOT NULL,
counts TEXT NOT NULL, PRIMARY KEY (id));
INSERT INTO runs VALUES(1,'2020-6T','2026-11-25T01:25:32+00:00','{COUNTS}');
INSERT INTO runs VALUES(2,'2020-6T','2026-11-25T01:25:32+00:00','{COUNTS}');
CREATE TABLE outputs (run INTEGER NOT NULL, name TEXT NOT NULL, sha256 VARCHAR(64) NOT NULL,
FOREIGN KEY(run) REFERENCES runs (id));
INSERT INTO outputs VALUES(1,'tong-hop-2020-6T.xlsx','{C}');
INSERT INTO outputs VALUES(1,'bieu-2020-6T.xlsx','{D}');
INSERT INTO outputs VALUES(2,'tong-hop-2020-6T.xlsx','{E}');
CREATE TABLE run_files (run INTEGER NOT NULL, name TEXT NOT NULL, sha256 VARCHAR(64) NOT NULL,
state VARCHAR(16) NOT NULL, agency TEXT, revision INTEGER NOT NULL, UNIQUE (run, name),
FOREIGN KEY(run) REFERENCES runs (id));
INSERT INTO run_files VALUES(1,'a.xlsx','{A}','merged','SYT',1);
INSERT INTO run_files VALUES(1,'b.xlsx','{B}','rejected',NULL,1);
INSERT INTO run_files VALUES(2,'a.xlsx','{A}','merged','SYT',1);
CREATE TABLE version (number INTEGER NOT NULL);
INSERT INTO version VALUES(1);
"""
"""What the first version of the program left after two runs, as `sqlite3 .dump` gives it."""


def lay_down(path: Path, url: str | None) -> None:
    """Put a ledger of version 1 in its place."""
    if url is None:
        path.parent.mkdir(parents=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(VERSION_1)
        return
    engine = make_engine(path, url)
    with engine.begin() as connection:
        for statement in filter(str.strip, VERSION_1.split(";")):
            connection.exec_driver_sql(statement.strip())
    engine.dispose()


@pytest.fixture
def old(path: Path, ledger_url: str | None) -> str | None:
    lay_down(path, ledger_url)
    return ledger_url


def test_a_ledger_of_version_1_becomes_todays_and_keeps_what_it_holds(path: Path, old: str | None) -> None:
    with closing(Ledger.open(path, old)) as ledger, ledger.reading() as connection:
        first, second = history.runs_of(connection, HALF)
        assert (first.number, second.number, first.finished) == (1, 2, "2026-11-25T01:25:32+00:00")
        assert first.counts["cells"] == {"read": 5, "used": 5}
        assert [
            (file.file, file.sha256, file.state, file.agency) for file in history.files_of(connection, first.result)
        ] == [("a.xlsx", A, SubmittedState.MERGED, "SYT"), ("b.xlsx", B, SubmittedState.REJECTED, None)]
        assert [file.file for file in history.files_of(connection, second.result)] == ["a.xlsx"]
        assert history.outputs_of(connection, 1) == {"tong-hop-2020-6T.xlsx": C, "bieu-2020-6T.xlsx": D}
        assert history.values_of(connection, first.result) == {}
        assert rows(ledger, "SELECT name, size FROM files ORDER BY name") == [("a.xlsx", 1200), ("b.xlsx", 900)]
        assert rows(ledger, "SELECT number FROM version") == [(len(MIGRATIONS),)]


def test_what_became_todays_is_appended_to(path: Path, old: str | None) -> None:
    with closing(Ledger.open(path, old)) as ledger:
        assert ledger.add_run(record(reading("A", {("A.2", "actual"): 4}))) == 3
        assert ledger.last_run(HALF) == 3


def shape(engine: Engine) -> dict[str, set[str]]:
    inspector = inspect(engine)
    return {name: {column["name"] for column in inspector.get_columns(name)} for name in inspector.get_table_names()}


def test_an_old_and_a_new_ledger_have_the_tables_that_the_program_speaks_of(path: Path, old: str | None) -> None:
    fresh = path.with_name("moi.db")
    for there, url in ((path, old), (fresh, None)):
        Ledger.open(there, url).close()
        engine = make_engine(there, url)
        expected = {
            table.name: {column.name for column in table.columns}
            for table in (*metadata.sorted_tables, *mail_metadata.sorted_tables)
        }
        assert shape(engine) == expected
        engine.dispose()


@pytest.mark.parametrize("done", range(1, len(MIGRATIONS) + 1))
def test_a_step_that_was_cut_off_is_taken_again(path: Path, done: int) -> None:
    """A server or a copy may keep the first part of a step that did not end: no step minds what is there already."""
    lay_down(path, None)
    engine = create_engine(make_url(f"sqlite:///{path}"))
    for step in MIGRATIONS[1:done]:
        with engine.begin() as connection:
            step(connection)
    engine.dispose()
    with closing(Ledger.open(path)) as ledger:
        assert ledger.last_run(HALF) == 2


FIGURES_OF_VERSION_6 = (
    """CREATE TABLE figures (account INTEGER NOT NULL, position INTEGER NOT NULL, file TEXT NOT NULL,
    sha256 VARCHAR(64) NOT NULL, revision INTEGER NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL, raw TEXT NOT NULL,
    name TEXT NOT NULL, agency TEXT NOT NULL, indicator TEXT, "column" VARCHAR(16), kind VARCHAR(8), value TEXT,
    state VARCHAR(16) NOT NULL, why TEXT NOT NULL, from_catalogue BOOLEAN NOT NULL, estimate BOOLEAN, decided TEXT,
    UNIQUE (account, position), FOREIGN KEY(account) REFERENCES accounts (id))""",
    "INSERT INTO accounts VALUES (1, 'e')",
    "INSERT INTO figures VALUES (1, 1, 'a.xlsx', 'a', 2, 'S', 'E9', '4.50', 'Hai', 'A', 'A.2', 'actual', 'number', "
    "'4.50', 'used', 'số của cơ quan báo cáo', FALSE, TRUE, NULL)",
    "INSERT INTO figures VALUES (1, 0, 'a.xlsx', 'a', 2, 'S', 'D5', '-', 'Một', 'A', 'A.1', 'plan', 'mark', '-', "
    "'held', 'chờ xử lý', FALSE, NULL, 'Lan, 10/7/2020')",
    "INSERT INTO results VALUES (9, '2020-T5', 'd')",
    "INSERT INTO runs (id, period, finished, counts, result) VALUES (9, '2020-T5', '2020-06-01', '{}', 9)",
    "INSERT INTO result_files VALUES (9, 'a.xlsx', 'a', 'merged', 'A', 2, '', 2, 1, 1, 0, 0, 1)",
    'INSERT INTO "values" (result, indicator, "column", kind, value, origin, why) '
    "VALUES (9, 'A.2', 'actual', 'number', '4.50', 'reported', '')",
)
"""What a run of version 6 had left of two figures, with the tables of today around them."""


def test_figures_that_were_rows_are_packed_and_nothing_of_them_is_lost(path: Path, old: str | None) -> None:
    engine = make_engine(path, old)
    with engine.begin() as connection:
        for step in MIGRATIONS[1:6]:
            step(connection)
        for statement in ("DROP TABLE account_figures", "UPDATE version SET number = 6", *FIGURES_OF_VERSION_6):
            connection.exec_driver_sql(statement)
    engine.dispose()
    with closing(Ledger.open(path, old)) as ledger, ledger.reading() as connection:
        held, used = history.figures_of(connection, 9)
        assert held == TracedFigure(
            Figure("A.1", Column.PLAN, Mark.NIL, "-", Place("a.xlsx", "S", "D5"), "A", "Một", decided="Lan, 10/7/2020"),
            *(FigureState.HELD, "chờ xử lý", 2, "a"),
        )
        assert (used.figure.value, used.figure.estimate, used.figure.place.cell) == (Decimal("4.50"), True, "E9")
        past = read_past(connection, HALF).value(Period.parse("2020-T5"), "A.2")
    assert past == PastValue(Decimal("4.50"), 9, Place("2020-T5/a.xlsx", "S", "E9"), estimate=True)


@pytest.mark.parametrize("table", [table.name for table in APPENDED])
def test_nothing_that_was_appended_can_be_changed_or_deleted(ledger: Ledger, table: str) -> None:
    one = reading("A", {("A.2", "actual"): 4, ("A.1", "actual"): 3, ("A.1.1", "actual"): 1, ("A.1.2", "actual"): 1})
    ledger.add_run(record(one, outputs={"bieu.xlsx": D}))
    _add_a_row(ledger, table)
    before = rows(ledger, f'SELECT * FROM "{table}"')  # noqa: S608
    assert before
    column = metadata.tables[table].columns.keys()[-1]
    for change in (f'UPDATE "{table}" SET "{column}" = "{column}"', f'DELETE FROM "{table}"'):  # noqa: S608
        with pytest.raises(LedgerError), ledger.transaction() as connection:
            connection.execute(text(change))
    assert rows(ledger, f'SELECT * FROM "{table}"') == before  # noqa: S608


def _add_a_row(ledger: Ledger, name: str) -> None:
    """A row for those tables that a merge alone does not fill."""
    person = {"period": "2020-6T", "run": 1, "who": "Lan", "note": ""}
    rows_by_table: dict[str, dict[str, object]] = {
        "decisions": person | {"asked": "KT401", "answer": "dùng", "decided": "2020-07-10T08:00:00+00:00"},
        "adjustments": person | {"indicator": "A.2", "column": "actual", "adjusted": "2020-07-10T08:00:00+00:00"},
        "masters": {
            "period": "2020-6T",
            "noted": "2020-07-15T08:00:00+00:00",
            "sha256": A,
            "base": B,
            "own": "",
            "notices": "",
        },
        "closings": {"period": "2020-6T", "edition": 1, "run": 1, "closed": "2020-07-15T08:00:00+00:00", "who": "Lan"},
    }
    if name in rows_by_table:
        with ledger.transaction() as connection:
            connection.execute(metadata.tables[name].insert().values(**rows_by_table[name]))
