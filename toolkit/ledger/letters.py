"""The outbox: letters by state, claimed by one process at a time, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Row, select

from toolkit.ledger.mail_schema import letters

LEASE = timedelta(minutes=30)
"""How long another host's claim is respected: longer than the ten minutes one waits for the answer to the final dot."""


class LetterState(StrEnum):
    """Where a letter is on its way."""

    QUEUED = "queued"
    SENDING = "sending"
    """Claimed; its last dot was not sent."""
    HANDING = "handing"
    """Its last dot may have been sent: whether the server took it is not known until it answers."""
    SENT = "sent"
    DEFERRED = "deferred"
    UNKNOWN = "unknown"
    """The server's answer was lost; it is sent once more, in the same bytes."""
    BOUNCED = "bounced"
    DEAD = "dead"
    SUPERSEDED = "superseded"
    """A newer letter of its kind to the same recipient took its place before it could be sent."""


WAITING = (LetterState.QUEUED, LetterState.DEFERRED, LetterState.UNKNOWN)
OPEN = (*WAITING, LetterState.SENDING, LetterState.HANDING)
MAX_UNKNOWNS = 2
ANSWER_LOST = "mất kết nối khi chờ máy chủ trả lời; không rõ thư đã được nhận hay chưa"


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A finished letter to one recipient; `key` says what it is, so that the same is never queued twice."""

    key: str
    kind: str
    period: str
    recipient: str
    message_id: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter as the outbox has it."""

    id: int
    key: str
    kind: str
    period: str
    recipient: str
    message_id: str
    state: LetterState
    attempts: int
    unknowns: int
    created: datetime
    reply: str


def add_letter(connection: Connection, letter: NewLetter, now: datetime, *, replaces: bool = False) -> bool:
    """Queue a letter unless its key is there already; whether it was queued.

    `replaces`: what still waits of this kind, period and recipient is taken back, for the new letter says it better.
    """
    if connection.execute(select(letters.c.id).where(letters.c.key == letter.key)).scalar() is not None:
        return False
    stamp = _stamp(now)
    if replaces:
        same = (
            (letters.c.kind == letter.kind)
            & (letters.c.period == letter.period)
            & (letters.c.recipient == letter.recipient)
            & letters.c.state.in_([LetterState.QUEUED.value, LetterState.DEFERRED.value])
        )
        connection.execute(letters.update().where(same).values(state=LetterState.SUPERSEDED.value, changed=stamp))
    values = {name: getattr(letter, name) for name in ("key", "kind", "period", "recipient", "message_id", "raw")}
    fresh = {"state": LetterState.QUEUED.value, "next_at": stamp, "created": stamp, "changed": stamp}
    connection.execute(letters.insert().values(**values, **fresh))
    return True


def recover_letters(connection: Connection, host: str, now: datetime) -> list[StoredLetter]:
    """Give back what a process of this host that is gone (or another host, long ago) had claimed.

    Gives those letters with which nothing more is tried.

    To be called only by the holder of the workspace's lock.
    """
    dead = []
    claimed = letters.c.state.in_([LetterState.SENDING.value, LetterState.HANDING.value])
    for row in connection.execute(select(letters).where(claimed)).all():
        if row.holder != host and _time(row.changed) > now - LEASE and _time(row.changed) <= now:
            continue
        if row.state == LetterState.SENDING.value:
            mark(connection, row.id, LetterState.QUEUED, now, reply=row.reply)
        elif mark_unknown(connection, _stored(row), now, now) is LetterState.DEAD:
            dead.append(_stored(row))
    return dead


def due_letters(connection: Connection, now: datetime, latest: timedelta) -> tuple[int, ...]:
    """Numbers of the letters to try now, oldest first; a longer wait than `latest` comes of a wrong clock."""
    waiting = letters.c.state.in_([state.value for state in WAITING])
    rows = connection.execute(select(letters).where(waiting).order_by(letters.c.id)).all()
    return tuple(row.id for row in rows if _time(row.next_at) <= now or _time(row.next_at) > now + latest)


def claim_letter(connection: Connection, number: int, host: str, now: datetime) -> tuple[StoredLetter, bytes] | None:
    """Take a waiting letter for this process; None if it is no longer waiting."""
    waiting = letters.c.state.in_([state.value for state in WAITING])
    claimed = connection.execute(
        letters.update()
        .where((letters.c.id == number) & waiting)
        .values(state=LetterState.SENDING.value, holder=host, attempts=letters.c.attempts + 1, changed=_stamp(now))
    )
    if claimed.rowcount != 1:
        return None
    row = connection.execute(select(letters).where(letters.c.id == number)).one()
    return _stored(row), bytes(row.raw)


def mark(
    connection: Connection,
    number: int,
    state: LetterState,
    now: datetime,
    *,
    reply: str = "",
    next_at: datetime | None = None,
) -> None:
    """Note what became of a letter."""
    values = {"state": state.value, "reply": reply, "changed": _stamp(now), "next_at": _stamp(next_at or now)}
    connection.execute(letters.update().where(letters.c.id == number).values(**values))


def mark_unknown(connection: Connection, letter: StoredLetter, now: datetime, next_at: datetime) -> LetterState:
    """Note that the server's answer was lost; lost twice, a person must ask, and nothing more is tried."""
    state = LetterState.UNKNOWN if letter.unknowns + 1 < MAX_UNKNOWNS else LetterState.DEAD
    mark(connection, letter.id, state, now, reply=ANSWER_LOST, next_at=next_at)
    connection.execute(letters.update().where(letters.c.id == letter.id).values(unknowns=letter.unknowns + 1))
    return state


def letters_in(connection: Connection, states: Iterable[LetterState] = OPEN) -> Sequence[StoredLetter]:
    """The letters in some states, oldest first."""
    wanted = letters.c.state.in_([state.value for state in states])
    return [_stored(row) for row in connection.execute(select(letters).where(wanted).order_by(letters.c.id)).all()]


def letter_with(connection: Connection, key: str) -> StoredLetter | None:
    """The letter with a key."""
    row = connection.execute(select(letters).where(letters.c.key == key)).one_or_none()
    return _stored(row) if row else None


def bytes_of(connection: Connection, number: int) -> bytes:
    """The bytes of a letter."""
    return bytes(connection.execute(select(letters.c.raw).where(letters.c.id == number)).scalar_one())


def _stored(row: Row[tuple[object, ...]]) -> StoredLetter:
    return StoredLetter(
        id=row.id,
        key=row.key,
        kind=row.kind,
        period=row.period,
        recipient=row.recipient,
        message_id=row.message_id,
        state=LetterState(row.state),
        attempts=row.attempts,
        unknowns=row.unknowns,
        created=_time(row.created),
        reply=row.reply,
    )


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
