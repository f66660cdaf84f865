"""The tables of mail and of nights: letters to send, messages received, runs of the night."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, String, Table, Text

mail_metadata = MetaData()

letters = Table(
    "letters",
    mail_metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("kind", String(24), nullable=False),
    Column("period", String(12), nullable=False),
    Column("recipient", String(320), nullable=False),
    Column("message_id", String(200), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("unknowns", Integer, nullable=False, default=0),
    Column("next_at", String(32), nullable=False),
    Column("holder", Text, nullable=False, default=""),
    Column("created", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
    Column("reply", Text, nullable=False, default=""),
    Index("letters_by_state", "state", "next_at"),
)
"""One letter to one recipient, in the bytes in which it is sent however often it is tried."""

messages = Table(
    "messages",
    mail_metadata,
    Column("digest", String(64), primary_key=True),
    Column("message_id", Text, nullable=False),
    Column("sender", String(320), nullable=False),
    Column("agency", Text),
    Column("period", String(12)),
    Column("received", String(32), nullable=False),
    Column("handled", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("files", Text, nullable=False),
    Column("answer", String(64), nullable=False),
)
"""A message of the mailbox, handled once: who sent it, what it became, and the key of the letter that answers it.

`answer` is empty while an answer is owed, and `-` where none is to be given.
"""

nights = Table(
    "nights",
    mail_metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("started", String(32), nullable=False),
    Column("finished", String(32), nullable=False),
    Column("exit", Integer, nullable=False),
    Column("record", Text, nullable=False),
)
"""One row a nightly run, with its record as JSON."""


def create_mail(connection: Connection) -> None:
    """Add letters, messages and nights."""
    mail_metadata.create_all(connection)
