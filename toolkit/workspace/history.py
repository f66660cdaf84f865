"""What the ledger knows of earlier periods, in the codes of the period that is worked on."""

from __future__ import annotations

from toolkit.ledger import Ledger
from toolkit.ledger.past import read_past, read_same_months
from toolkit.model import NO_PAST, Catalogue, Past, Period
from toolkit.reconcile import restate


def past_of(ledger: Ledger | None, catalogue: Catalogue, period: Period | None) -> Past:
    """The past of a period, restated across mergers and splits; nothing where there is no ledger or no period."""
    if ledger is None or period is None:
        return NO_PAST
    with ledger.reading() as connection:
        past = read_past(connection, period)
    return restate(past, catalogue, period)


def same_months_of(ledger: Ledger | None, catalogue: Catalogue, period: Period) -> Past:
    """The same period in the years before, restated across mergers and splits."""
    if ledger is None:
        return NO_PAST
    with ledger.reading() as connection:
        past = read_same_months(connection, period)
    return restate(past, catalogue, period)
