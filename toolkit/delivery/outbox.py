"""Work through the outbox: every letter once, whatever happens; twice only where the server's answer was lost."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy

from sqlalchemy import Connection

from toolkit.delivery.letter import Attachment, Letter, compose, without_attachments
from toolkit.delivery.settings import MailSettings
from toolkit.delivery.smtp import Courier, Outcome, ServerError, Verdict
from toolkit.ledger import Ledger, LedgerError
from toolkit.ledger.letters import (
    ANSWER_LOST,
    LetterState,
    NewLetter,
    StoredLetter,
    add_letter,
    claim_letter,
    due_letters,
    mark,
    mark_unknown,
    recover_letters,
)

Clock = Callable[[], datetime]
FIRST_RETRY, LAST_RETRY = timedelta(minutes=30), timedelta(hours=4)
"""RFC 5321, 4.5.4.1: at least thirty minutes between attempts."""
_TRIES, _PAUSE = 3, 0.2
"""How often, and how many seconds apart, to write down what became of a letter: an answer forgotten doubles it."""
GIVE_UP_AFTER, GIVE_UP_ATTEMPTS = timedelta(days=4), 4
"""Four to five days; and that many attempts, lest a clock that jumped ahead throws letters away."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of one letter in this round."""

    letter: StoredLetter
    state: LetterState
    reply: str


@dataclass(slots=True)
class Round:
    """One round through the outbox."""

    posted: list[Posted] = field(default_factory=list)
    trouble: str = ""
    """Why the server could not be used; empty if it could, or if there was nothing to send."""

    def count(self, state: LetterState) -> int:
        """How many letters ended in a state."""
        return sum(one.state is state for one in self.posted)


def queue(connection: Connection, letter: Letter, settings: MailSettings, now: datetime, *, replaces: bool) -> bool:
    """Freeze a letter's bytes in the outbox, within the caller's transaction; raise UnsafeHeaderError.

    Whether it was new. A letter over the size limit goes without its attachments and says where they lie.
    """
    raw = compose(letter)
    if len(raw) > settings.size_limit and letter.attachments:
        raw = compose(without_attachments(letter, settings.share))
    new = NewLetter(letter.key, letter.kind, letter.period, letter.recipient, letter.message_id, raw)
    return add_letter(connection, new, now, replaces=replaces)


def work_through(
    ledger: Ledger,
    settings: MailSettings,
    clock: Clock,
    open_courier: Callable[[], AbstractContextManager[Courier]],
    host: str = "",
) -> Round:
    """Send what is due, one recipient at a time; the caller holds the workspace's lock. Raise LedgerError."""
    host = host or socket.gethostname()
    with ledger.transaction() as connection:
        lost = recover_letters(connection, host, clock())
        due = due_letters(connection, clock(), LAST_RETRY)
    done = Round([Posted(letter, LetterState.DEAD, ANSWER_LOST) for letter in lost])
    if not due:
        return done
    try:
        with open_courier() as courier:
            for number in due:
                posted = _post(ledger, settings, clock, courier, (number, host))
                done.posted += [posted[0]] if posted else []
                if posted and not posted[1]:
                    done.trouble = posted[0].reply
                    break
    except ServerError as cause:
        done.trouble = str(cause)
        _postpone(ledger, due, clock(), str(cause), host)
    return done


def _post(
    ledger: Ledger, settings: MailSettings, clock: Clock, courier: Courier, claim: tuple[int, str]
) -> tuple[Posted, bool] | None:
    """Send one letter; what became of it, and whether the connection is still alive. None if it was not waiting."""
    with ledger.transaction() as connection:
        claimed = claim_letter(connection, *claim, clock())
    if claimed is None:
        return None
    letter, raw = claimed

    def note_dot() -> None:
        with ledger.transaction() as connection:
            mark(connection, letter.id, LetterState.HANDING, clock(), reply=letter.reply)

    outcome = courier.hand_over(settings.sender, letter.recipient, raw, note_dot)
    for left in reversed(range(_TRIES)):
        try:
            with ledger.transaction() as connection:
                state = _note(connection, letter, outcome, clock())
                if outcome.too_large:
                    _queue_without_attachments(connection, letter, raw, settings, clock())
            break
        except LedgerError:
            if not left:
                raise
            time.sleep(_PAUSE)
    return Posted(letter, state, outcome.reply), outcome.alive


def _note(connection: Connection, letter: StoredLetter, outcome: Outcome, now: datetime) -> LetterState:
    if outcome.verdict is Verdict.UNKNOWN:
        return mark_unknown(connection, letter, now, now + FIRST_RETRY)
    state = {Verdict.SENT: LetterState.SENT, Verdict.BOUNCED: LetterState.BOUNCED}.get(
        outcome.verdict, LetterState.DEFERRED
    )
    if state is LetterState.DEFERRED and _too_late(letter, now):
        state = LetterState.DEAD
    mark(connection, letter.id, state, now, reply=outcome.reply, next_at=now + _pause(letter.attempts))
    return state


def _too_late(letter: StoredLetter, now: datetime) -> bool:
    return letter.attempts >= GIVE_UP_ATTEMPTS and now - letter.created >= GIVE_UP_AFTER


def _pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 30 minutes, doubled each time, at most 4 hours."""
    return min(FIRST_RETRY * (1 << min(max(0, attempts - 1), 8)), LAST_RETRY)


def _postpone(ledger: Ledger, numbers: Iterable[int], now: datetime, why: str, host: str) -> None:
    """The server cannot be reached: every letter that was due has had its attempt."""
    with ledger.transaction() as connection:
        for number in numbers:
            claimed = claim_letter(connection, number, host, now)
            if claimed is None:
                continue
            letter = claimed[0]
            if letter.unknowns:
                mark(connection, number, LetterState.UNKNOWN, now, reply=why, next_at=now + _pause(letter.attempts))
            else:
                state = LetterState.DEAD if _too_late(letter, now) else LetterState.DEFERRED
                mark(connection, number, state, now, reply=why, next_at=now + _pause(letter.attempts))


def _queue_without_attachments(
    connection: Connection, letter: StoredLetter, raw: bytes, settings: MailSettings, now: datetime
) -> None:
    """What the server finds too large goes again as text alone, as a letter of its own."""
    slim = slimmed(raw, settings)
    if slim is None:
        return
    new = NewLetter(slim.key, letter.kind, letter.period, letter.recipient, slim.message_id, compose(slim))
    add_letter(connection, new, now)


def slimmed(raw: bytes, settings: MailSettings) -> Letter | None:
    """A letter read back from its bytes, with its attachments named instead of attached; None if it has none."""
    read = message_from_bytes(raw, policy=policy.default)
    attachments = tuple(
        Attachment(part.get_filename() or "tệp", part.get_content()) for part in read.iter_attachments()
    )
    text = read.get_body(("plain",))
    if not attachments or text is None:
        return None
    to, sender = read["To"].addresses[0], read["From"].addresses[0]
    return without_attachments(
        Letter(
            kind="too-large",
            period="",
            sender=sender.addr_spec,
            recipient=to.addr_spec,
            subject=str(read["Subject"]),
            body=text.get_content(),
            date=read["Date"].datetime,
            artefacts=(str(read["Message-ID"]),),
            attachments=attachments,
            automatic=str(read["Auto-Submitted"]),
        ),
        settings.share,
    )
