"""What came: every file's bytes by their hash, when they came and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from toolkit.ledger.codec import kept_text
from toolkit.ledger.schema import files, receipts
from toolkit.model import Period

FOLDER, MAIL = "folder", "mail"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One coming of a file; `received` is when its bytes were there, in UTC."""

    name: str
    """Relative to the period's folder of submissions."""
    sha256: str
    size: int
    received: datetime
    channel: str = FOLDER
    sender: str | None = None
    """Who sent it, where the channel knows."""


def note_receipts(connection: Connection, period: Period, came: Iterable[Receipt]) -> None:
    """Write down the comings that were not known; what is known stays as it was first written."""
    known = {
        tuple(row)
        for row in connection.execute(
            select(receipts.c.sha256, receipts.c.name, receipts.c.channel).where(receipts.c.period == str(period))
        )
    }
    seen = set(connection.execute(select(files.c.sha256).where(files.c.period == str(period))).scalars())
    new_files, new_receipts = [], []
    for one in came:
        name = kept_text(one.name)
        first = {"period": str(period), "sha256": one.sha256, "name": name}
        if one.sha256 not in seen:
            seen.add(one.sha256)
            new_files.append({**first, "size": one.size, "first_seen": timestamp()})
        if (one.sha256, name, one.channel) not in known:
            known.add((one.sha256, name, one.channel))
            when = one.received.astimezone(UTC).isoformat(timespec="seconds")
            new_receipts.append({**first, "channel": one.channel, "sender": one.sender, "received": when})
    for table, rows in ((files, new_files), (receipts, new_receipts)):
        if rows:
            connection.execute(table.insert(), rows)


def received(connection: Connection, period: Period) -> dict[str, datetime]:
    """When the bytes of each file of a period first came, by their hash."""
    query = select(receipts.c.sha256, receipts.c.received).where(receipts.c.period == str(period))
    found: dict[str, datetime] = {}
    for digest, when in connection.execute(query):
        moment = datetime.fromisoformat(when)
        found[digest] = min(moment, found.get(digest, moment))
    return found


def timestamp() -> str:
    """Now, as the ledger writes times."""
    return datetime.now(UTC).isoformat(timespec="seconds")
