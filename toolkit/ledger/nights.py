"""The runs of the night, with their records, and how far the ledger had come."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from toolkit.ledger.mail_schema import nights
from toolkit.ledger.schema import adjustments, closings, decisions, runs


def add_night(connection: Connection, record: Mapping[str, Any]) -> int:
    """Append a record; its number."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    values = {name: record[name] for name in ("started", "finished", "exit")}
    number: int = connection.execute(nights.insert().values(record=text, **values).returning(nights.c.id)).scalar_one()
    return number


def nights_back(connection: Connection, most: int = 60) -> Iterator[dict[str, Any]]:
    """The records of the last nights, the latest first."""
    query = select(nights.c.id, nights.c.record).order_by(nights.c.id.desc()).limit(most)
    for row in connection.execute(query):
        yield {"night": row.id, **json.loads(row.record)}


def marks(connection: Connection) -> str:
    """A text that changes when a run, a decision, an adjustment or a closing is added."""
    tables = (runs, decisions, adjustments, closings)
    return " ".join(str(connection.scalar(select(func.max(table.c.id))) or 0) for table in tables)
