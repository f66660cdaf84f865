"""Readings are kept by bytes, name and all else that they depend on."""

from __future__ import annotations

from tests.support.figures import reading
from toolkit.ledger import Ledger
from toolkit.ledger.codec import unpack
from toolkit.ledger.readings import keep_readings, kept_readings, reading_key
from toolkit.model import Reading

A = reading("A", {("A.2", "actual"): "4.50"}, held={("A.1", "plan"): "…"}, ignored=2, saved=3)
ONE, OTHER = "1" * 64, "2" * 64


def keep(ledger: Ledger, fingerprint: str, *made: Reading) -> None:
    with ledger.transaction() as connection:
        keep_readings(connection, fingerprint, made)


def known(ledger: Ledger, fingerprint: str) -> dict[tuple[str, str], Reading]:
    with ledger.reading() as connection:
        return {key: unpack(Reading, body) for key, body in kept_readings(connection, fingerprint).items()}


def test_a_reading_is_found_under_its_bytes_name_and_fingerprint(ledger: Ledger) -> None:
    keep(ledger, ONE, A)
    assert known(ledger, ONE) == {reading_key(A.sha256, A.file): A}
    assert known(ledger, OTHER) == {}


def test_the_same_bytes_under_another_name_are_another_reading(ledger: Ledger) -> None:
    second = reading("A", {("A.2", "actual"): "4.50"}, "A lan 2.xlsx", revision=2, content="A.xlsx")
    assert second.sha256 == A.sha256
    keep(ledger, ONE, A, second)
    assert len(known(ledger, ONE)) == 2


def test_a_reading_is_kept_once(ledger: Ledger) -> None:
    keep(ledger, ONE, A)
    keep(ledger, ONE, A, A)
    assert len(known(ledger, ONE)) == 1
