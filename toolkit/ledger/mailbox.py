"""Messages of the mailbox, each handled once, and the answers owed for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from toolkit.ledger.mail_schema import messages

NO_ANSWER = "-"


@dataclass(frozen=True, slots=True)
class HandledMessage:
    """A message, and what it became: accepted, held, rejected or ignored."""

    digest: str
    message_id: str
    sender: str
    agency: str | None
    period: str | None
    received: datetime
    state: str
    files: Sequence[str]
    """Paths of what was taken of it, below the period's folder of submissions."""
    answer: str = NO_ANSWER
    """Empty: an answer is owed."""


def is_handled(connection: Connection, digest: str) -> bool:
    """Whether a message was handled before (and held back ones are not: they may be confirmed)."""
    query = select(messages.c.state).where(messages.c.digest == digest)
    return connection.execute(query).scalar() not in (None, "held")


def note_message(connection: Connection, message: HandledMessage, now: datetime) -> None:
    """Write down what a message became; a held one that is handled at last is written anew."""
    connection.execute(messages.delete().where(messages.c.digest == message.digest))
    connection.execute(
        messages.insert().values(
            digest=message.digest,
            message_id=message.message_id,
            sender=message.sender,
            agency=message.agency,
            period=message.period,
            received=message.received.astimezone(UTC).isoformat(timespec="seconds"),
            handled=now.astimezone(UTC).isoformat(timespec="seconds"),
            state=message.state,
            files=json.dumps(list(message.files), ensure_ascii=False),
            answer=message.answer,
        )
    )


def answers_owed(connection: Connection, period: str) -> dict[str, str]:
    """The last message of each agency that is to be answered, by agency."""
    query = (
        select(messages.c.agency, messages.c.message_id)
        .where(messages.c.period == period, messages.c.answer == "", messages.c.agency.is_not(None))
        .order_by(messages.c.received, messages.c.digest)
    )
    return {row.agency: row.message_id for row in connection.execute(query)}


def unanswered(connection: Connection) -> Sequence[HandledMessage]:
    """Every message that is to be answered, in the order in which they came."""
    query = select(messages).where(messages.c.answer == "").order_by(messages.c.received, messages.c.digest)
    return [
        HandledMessage(
            digest=row.digest,
            message_id=row.message_id,
            sender=row.sender,
            agency=row.agency,
            period=row.period,
            received=datetime.fromisoformat(row.received),
            state=row.state,
            files=json.loads(row.files),
            answer=row.answer,
        )
        for row in connection.execute(query)
    ]


def note_answer(connection: Connection, message_id: str, key: str) -> None:
    """Note which letter answers the messages with an id."""
    owed = (messages.c.message_id == message_id) & (messages.c.answer == "")
    connection.execute(messages.update().where(owed).values(answer=key))


def refused_lately(connection: Connection, sender: str, now: datetime) -> bool:
    """Whether a refusal was answered to a sender within a day."""
    since = (now - timedelta(days=1)).astimezone(UTC).isoformat(timespec="seconds")
    query = select(messages.c.digest).where(
        messages.c.sender == sender,
        messages.c.state == "rejected",
        messages.c.answer != NO_ANSWER,
        messages.c.handled > since,
    )
    return connection.execute(query.limit(1)).first() is not None
