"""Readings kept by the bytes, the name and all that reading depends on: what was read is not opened again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from toolkit.ledger.codec import pack
from toolkit.ledger.packed import PackedReading
from toolkit.ledger.schema import readings
from toolkit.model import Reading


def kept_readings(connection: Connection, fingerprint: str) -> dict[tuple[str, str], bytes]:
    """All readings kept under a fingerprint, still packed, by hash of the bytes and hash of the name."""
    query = select(readings.c.sha256, readings.c.name_hash, readings.c.body)
    found = connection.execute(query.where(readings.c.fingerprint == fingerprint))
    return {(row.sha256, row.name_hash): row.body for row in found}


def reading_key(sha256: str, name: str) -> tuple[str, str]:
    """Under what a reading is kept: a file's name says who sent it and in which revision."""
    return sha256, hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def keep_readings(connection: Connection, fingerprint: str, made: Iterable[Reading | PackedReading]) -> None:
    """Keep readings that were not kept before."""
    found: Mapping[tuple[str, str], Reading | PackedReading] = {reading_key(one.sha256, one.file): one for one in made}
    known = select(readings.c.sha256, readings.c.name_hash).where(readings.c.fingerprint == fingerprint)
    there = {(row.sha256, row.name_hash) for row in connection.execute(known)}
    rows = [
        {
            "sha256": key[0],
            "name_hash": key[1],
            "fingerprint": fingerprint,
            "body": one.body if isinstance(one, PackedReading) else pack(one),
        }
        for key, one in found.items()
        if key not in there
    ]
    if rows:
        connection.execute(readings.insert(), rows)
