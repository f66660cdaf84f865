"""The same period in earlier years, as the ledger has it: what a result is seen against."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from toolkit.ledger.history import last_run, values_of
from toolkit.model import Column, EarlierYears, Period

YEARS = 5
"""How many years back."""


def earlier_years(connection: Connection, period: Period) -> EarlierYears:
    """What the last run of the same period came to in each of the years before that had a run."""
    found = {}
    for year in range(period.year - YEARS, period.year):
        then = replace(period, year=year)
        run = last_run(connection, then)
        if run is not None:
            values = values_of(connection, run.result)
            found[then] = {
                code: one.value
                for (code, column), one in values.items()
                if column is Column.ACTUAL and one.value is not None
            }
    return found
