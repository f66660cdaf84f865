"""Ledgers and what is written into them, out of literal tables of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from tests.support.figures import CATALOGUE, PERIOD
from toolkit.ledger import Ledger, Receipt, RunRecord
from toolkit.model import Catalogue, Period, Reading, Reconciled
from toolkit.reconcile import reconcile


def result(*readings: Reading, period: Period = PERIOD, catalogue: Catalogue = CATALOGUE) -> Reconciled:
    """The readings, reconciled."""
    return reconcile(readings, catalogue, period)


def record(
    *readings: Reading,
    period: Period = PERIOD,
    outputs: Mapping[str, str] | None = None,
    receipts: Iterable[Receipt] | None = None,
    inputs: str | None = None,
) -> RunRecord:
    """A run over the readings; a receipt for each file if none are given."""
    came = [receipt(one.file, one.sha256) for one in readings] if receipts is None else receipts
    return RunRecord(result(*readings, period=period), outputs or {}, tuple(came), inputs)


def receipt(name: str, sha256: str, day: int = 1, **more: Any) -> Receipt:
    """A file that came on a day of July 2020."""
    return Receipt(name, sha256, 1200, datetime(2020, 7, day, 8, tzinfo=UTC), **more)


def rows(ledger: Ledger, query: str) -> list[tuple[Any, ...]]:
    """What a query gives."""
    with ledger.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
