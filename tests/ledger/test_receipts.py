"""What came is written down once, with when and how; the first word stands."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.figures import PERIOD, reading
from tests.support.ledgers import receipt, record, rows
from toolkit.ledger import Ledger
from toolkit.ledger.receipts import MAIL, note_receipts, received
from toolkit.model import Period

A, B = "a" * 64, "b" * 64
NINE = Period.parse("2020-9T")


def note(ledger: Ledger, *came: object, period: Period = PERIOD) -> None:
    with ledger.transaction() as connection:
        note_receipts(connection, period, came)  # type: ignore[arg-type]


def test_a_file_is_noted_the_first_time_its_bytes_are_seen(ledger: Ledger) -> None:
    note(ledger, receipt("a.xlsx", A))
    seen = rows(ledger, "SELECT name, size, first_seen FROM files")
    note(ledger, receipt("a lan 2.xlsx", A, 9), receipt("b.xlsx", B))
    assert rows(ledger, f"SELECT name, size, first_seen FROM files WHERE sha256 = '{A}'") == seen  # noqa: S608
    assert rows(ledger, "SELECT name FROM files ORDER BY name") == [("a.xlsx",), ("b.xlsx",)]


def test_the_same_bytes_may_come_under_two_names_and_two_ways(ledger: Ledger) -> None:
    mailed = receipt("a.xlsx", A, 2, channel=MAIL, sender="so@example.vn")
    note(ledger, receipt("a.xlsx", A, 3), mailed, receipt("copy.xlsx", A, 4))
    note(ledger, receipt("a.xlsx", A, 5), mailed)
    assert rows(ledger, "SELECT name, channel, sender, received FROM receipts ORDER BY received") == [
        ("a.xlsx", "mail", "so@example.vn", "2020-07-02T08:00:00+00:00"),
        ("a.xlsx", "folder", None, "2020-07-03T08:00:00+00:00"),
        ("copy.xlsx", "folder", None, "2020-07-04T08:00:00+00:00"),
    ]


def test_bytes_came_when_they_came_first(ledger: Ledger) -> None:
    note(ledger, receipt("a.xlsx", A, 9), receipt("copy.xlsx", A, 4), receipt("b.xlsx", B, 6))
    note(ledger, receipt("a.xlsx", A, 1), period=NINE)
    with ledger.reading() as connection:
        found = received(connection, PERIOD)
    assert found == {A: datetime(2020, 7, 4, 8, tzinfo=UTC), B: datetime(2020, 7, 6, 8, tzinfo=UTC)}


def test_changed_bytes_under_the_same_name_are_another_file(ledger: Ledger) -> None:
    note(ledger, receipt("a.xlsx", A), receipt("a.xlsx", B))
    assert rows(ledger, "SELECT sha256 FROM files ORDER BY sha256") == [(A,), (B,)]


def test_a_run_notes_what_it_found(ledger: Ledger) -> None:
    one = reading("A", {("A.2", "actual"): 4})
    ledger.add_run(record(one))
    ledger.add_run(record(one))
    assert rows(ledger, "SELECT period, sha256, name FROM receipts") == [("2020-6T", one.sha256, "A.xlsx")]
