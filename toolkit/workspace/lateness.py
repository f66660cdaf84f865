"""Which agencies reported after the due date, as far as the times at which files came say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from toolkit.deadlines import VIETNAM
from toolkit.ledger import Ledger, Receipt
from toolkit.ledger.receipts import received
from toolkit.model import Period, Reconciled, SubmittedState

_SAYS_NOTHING = timedelta(days=180)
"""Files that all came so long after the due date were copied out of an archive; that says nothing of who was late."""
_TAKEN = (SubmittedState.MERGED, SubmittedState.SUPERSEDED)


def arrivals(ledger: Ledger | None, period: Period, found: Iterable[Receipt]) -> dict[str, datetime]:
    """When the bytes of each file first came, by their hash: as it was written down, else as the folder says."""
    times = {receipt.sha256: receipt.received for receipt in found}
    if ledger is None:
        return times
    with ledger.reading() as connection:
        return times | received(connection, period)


def late_agencies(result: Reconciled, due: date, came: dict[str, datetime]) -> frozenset[str] | None:
    """Codes of agencies of which nothing that could be taken came in time; None where the times say nothing."""
    first: dict[str, date] = {}
    for file in result.files:
        if file.agency is not None and file.state in _TAKEN and file.sha256 in came:
            day = came[file.sha256].astimezone(VIETNAM).date()
            first[file.agency] = min(day, first.get(file.agency, day))
    if not first or min(first.values()) > due + _SAYS_NOTHING:
        return None
    return frozenset(code for code, day in first.items() if day > due)
