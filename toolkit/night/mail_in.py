"""Mail in: every message of the mailbox is handled once, its workbooks become submissions, it is moved and kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from toolkit.delivery.imap import Lying, Mailbox, MailboxError
from toolkit.delivery.message import MessageRefused, Received, read_message
from toolkit.delivery.passwords import MAILBOX, password
from toolkit.findings.night_problems import MAILBOX_UNUSABLE, MESSAGE_REFUSED
from toolkit.ledger import Ledger
from toolkit.ledger.mailbox import NO_ANSWER, HandledMessage, is_handled, note_message, refused_lately
from toolkit.ledger.receipts import MAIL, Receipt, note_receipts
from toolkit.model import Finding, Period
from toolkit.night.bulletins import digest
from toolkit.night.incoming import ACCEPTED, HELD, IGNORED, REJECTED, Incoming, Judge
from toolkit.workspace import Workspace
from toolkit.writing.atomic import publish

Clock = Callable[[], datetime]


@dataclass
class MailRead:
    """What a round through the mailbox came to."""

    counts: Counter[str] = field(default_factory=Counter)
    """Messages by what they became."""
    findings: list[Finding] = field(default_factory=list)
    broken: bool = False
    """Whether the mailbox failed before the end: the rest is read the next time."""


def read_mailbox(space: Workspace, clock: Clock, periods: Sequence[Period]) -> MailRead:
    """Read what lies in the inbox and in the folder of confirmed messages; the caller holds the workspace's lock."""
    done = MailRead()
    settings = space.config.mailbox
    if not settings.usable:
        return done
    try:
        with Mailbox(settings, password(MAILBOX, settings.user)) as mailbox, space.ledger() as ledger:
            _Reader(space, clock, Judge(space, tuple(periods)), mailbox, ledger, done).read_all()
    except MailboxError as cause:
        done.broken = True
        done.findings.append(MAILBOX_UNUSABLE.at(why=str(cause).rstrip(".")))
    return done


@dataclass(frozen=True)
class _Reader:
    space: Workspace
    clock: Clock
    judge: Judge
    mailbox: Mailbox
    ledger: Ledger
    done: MailRead

    def read_all(self) -> None:
        settings = self.space.config.mailbox
        self.mailbox.folders(settings.processed, settings.rejected, settings.held, settings.confirmed)
        for folder in (settings.folder, settings.confirmed):
            for lying in self.mailbox.lying_in(folder):
                self._handle(lying, confirmed=folder == settings.confirmed)

    def _handle(self, lying: Lying, *, confirmed: bool) -> None:
        """Files first, then the ledger, then the move: done again after a break, it comes to the same."""
        settings = self.space.config.mailbox
        if lying.size > settings.message_bytes:
            self._refuse(lying, f"thư {_megabytes(lying.size)}, giới hạn {_megabytes(settings.message_bytes)}")
            return
        raw = self.mailbox.read(lying.uid)
        if raw is None:
            return
        with self.ledger.reading() as connection:
            known = is_handled(connection, hashlib.sha256(raw).hexdigest())
        if known:
            self.mailbox.move(lying.uid, settings.processed)
            return
        try:
            message = read_message(raw)
        except MessageRefused as why:
            self._refuse(lying, str(why))
            return
        incoming = self.judge.judge(message, lying.came, confirmed=confirmed)
        self._keep(message, incoming, lying)

    def _refuse(self, lying: Lying, why: str) -> None:
        self.done.counts[REJECTED] += 1
        self.done.findings.append(MESSAGE_REFUSED.at(subject=f"số {lying.uid}", sender="?", why=why))
        self.mailbox.move(lying.uid, self.space.config.mailbox.rejected)

    def _keep(self, message: Received, incoming: Incoming, lying: Lying) -> None:
        settings = self.space.config.mailbox
        publish(incoming.files)
        with self.ledger.transaction() as connection:
            lately = incoming.state == REJECTED and refused_lately(connection, incoming.sender, self.clock())
            told = [path.name for path in incoming.files] + [one.message for one in incoming.findings]
            note_message(
                connection,
                HandledMessage(
                    digest=message.digest,
                    message_id=message.message_id,
                    sender=incoming.sender,
                    agency=incoming.agency,
                    period=str(incoming.period) if incoming.period else None,
                    received=lying.came,
                    state=incoming.state,
                    files=told,
                    answer="" if incoming.answer and not lately else NO_ANSWER,
                ),
                self.clock(),
            )
            if incoming.period is not None:
                note_receipts(connection, incoming.period, _receipts(incoming, lying.came))
        self.done.counts[incoming.state] += 1
        self.done.findings += incoming.findings
        folders = {ACCEPTED: settings.processed, IGNORED: settings.processed, HELD: settings.held}
        self.mailbox.move(lying.uid, folders.get(incoming.state, settings.rejected))


def _receipts(incoming: Incoming, came: datetime) -> list[Receipt]:
    return [
        Receipt(path.name, digest(data), len(data), came, MAIL, incoming.sender)
        for path, data in incoming.files.items()
    ]


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB".replace(".", ",")
