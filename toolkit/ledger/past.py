"""What earlier periods came to, out of the ledger: of each its last run, or the one it was closed with."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, func, select

from toolkit.ledger.accounts import account_of, actuals_of
from toolkit.ledger.codec import value_of
from toolkit.ledger.history import accounts_of
from toolkit.ledger.marks import Marks
from toolkit.ledger.schema import closings, runs, values
from toolkit.model import Column, Past, PastValue, Period, Place, SentValues

MOST_PERIODS = 24
"""How many earlier periods are looked at, beside the year before."""
MOST_YEARS = 5
"""How many years back the same period is shown."""


def read_past(connection: Connection, period: Period) -> Past:
    """The actuals of the periods that ended before one, as far as it is compared with them."""
    settled = settled_runs(connection)
    earlier = sorted((one for one in settled if one.end < period.end), key=lambda one: (one.end, str(one)))
    chosen = dict.fromkeys([*earlier[-MOST_PERIODS:], *([period.year_before] if period.year_before in earlier else [])])
    known = {one: _values(connection, one, *settled[one]) for one in chosen}
    sent = {one: _sent(connection, settled[one][1]) for one in {*earlier[-1:], period.year_before} if one in settled}
    return Past(known, sent)


def read_same_months(connection: Connection, period: Period) -> Past:
    """The actuals of the same period in each of the years before that had a run, the oldest first."""
    settled = settled_runs(connection)
    same = [replace(period, year=year) for year in range(period.year - MOST_YEARS, period.year)]
    return Past({one: _values(connection, one, *settled[one]) for one in same if one in settled})


def past_digest(connection: Connection, period: Period) -> str:
    """What a period's comparison with the past depends on: a text that changes when any of it does."""
    settled = settled_runs(connection)
    return repr(sorted((str(one), result) for one, (_, result) in settled.items() if one.end < period.end))


def settled_runs(connection: Connection) -> dict[Period, tuple[int, int]]:
    """By period the run that counts and its result: the one with which it was closed last, else its last run."""
    last = select(func.max(runs.c.id)).group_by(runs.c.period)
    query = select(runs.c.period, runs.c.id, runs.c.result)
    found = {row.period: (row.id, row.result) for row in connection.execute(query.where(runs.c.id.in_(last)))}
    closed = query.join(closings, closings.c.run == runs.c.id).order_by(closings.c.edition)
    found |= {row.period: (row.id, row.result) for row in connection.execute(closed)}
    return {Period.parse(period): both for period, both in found.items()}


def _values(connection: Connection, period: Period, run: int, result: int) -> dict[str, PastValue]:
    query = select(values).where(
        values.c.result == result, values.c.column == Column.ACTUAL.value, values.c.kind.is_not(None)
    )
    rows = connection.execute(query).all()
    marks = _marks(connection, result) if any(row.estimate is None for row in rows) else None
    found = {}
    for row in rows:
        value = value_of(row.kind, row.value)
        place, estimate = marks.of(row.indicator) if marks else (Place(row.file, row.sheet, row.cell), row.estimate)
        there = Place(f"{period}/{place.file}" if place.file else str(period), place.sheet, place.cell)
        if value is not None:
            found[row.indicator] = PastValue(value, run, there, estimate)
    return found


def _marks(connection: Connection, result: int) -> Marks:
    """The marks of a result whose values were written before they had any."""
    marks = Marks()
    for account in accounts_of(connection, result):
        marks.note(account_of(connection, account))
    return marks


def _sent(connection: Connection, result: int) -> SentValues:
    """The used actuals of a result by agency and indicator."""
    return SentValues(actuals_of(connection, accounts_of(connection, result)))
