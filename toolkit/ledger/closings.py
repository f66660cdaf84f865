"""Closed periods: with which run, by whom and when; a later closing makes the next edition."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from toolkit.ledger.receipts import timestamp
from toolkit.ledger.schema import closings
from toolkit.model import Period


@dataclass(frozen=True, slots=True)
class Closing:
    """One edition of a period's result."""

    period: Period
    edition: int
    run: int
    closed: str
    who: str


def closings_of(connection: Connection, period: Period) -> tuple[Closing, ...]:
    """The editions of a period, the first first."""
    query = select(closings).where(closings.c.period == str(period)).order_by(closings.c.edition)
    return tuple(Closing(period, row.edition, row.run, row.closed, row.who) for row in connection.execute(query))


def append_closing(connection: Connection, period: Period, run: int, who: str) -> Closing:
    """Close a period with a run."""
    edition = len(closings_of(connection, period)) + 1
    made = Closing(period, edition, run, timestamp(), who)
    row = {"period": str(period), "edition": edition, "run": run, "closed": made.closed, "who": who}
    connection.execute(closings.insert().values(**row))
    return made
