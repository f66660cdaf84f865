"""Sending and reminding when a person asks for it, through the same outbox as the night's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.deadlines import VIETNAM
from toolkit.model import Finding, Period, Severity
from toolkit.night.nightly import Clock, now
from toolkit.night.post_office import PostOffice
from toolkit.night.reminders import by_hand, reminders
from toolkit.workspace import Workspace

_PERSON, _NOT_DONE = 3, 4


@dataclass
class Sent:
    """What was sent, or would be."""

    period: str
    queued: int = 0
    sent: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    trouble: str = ""

    @property
    def exit(self) -> int:
        """4 where letters still wait, 3 where a person must do something."""
        if self.trouble or self.waiting:
            return _NOT_DONE
        return _PERSON if any(one.severity is Severity.ERROR for one in self.findings) else 0

    @property
    def lines(self) -> list[str]:
        """What was done, for a terminal."""
        if self.files:
            return [str(path) for path in self.files]
        words = {
            "sent": "đã gửi",
            "deferred": "chờ gửi lại",
            "unknown": "không rõ",
            "bounced": "bị từ chối",
            "dead": "thôi gửi",
        }
        told = ", ".join(f"{number} {words.get(state, state)}" for state, number in sorted(self.sent.items()))
        return [f"Thư: {self.queued} mới; {told or 'không có gì để gửi'}; {sum(self.waiting.values())} còn chờ"]

    def as_json(self) -> dict[str, Any]:
        """The same as a document."""
        findings = [{"code": one.code, "severity": one.severity.value, "message": one.message} for one in self.findings]
        mail = {"queued": self.queued, **self.sent, "waiting": self.waiting}
        return {"period": self.period, "mail": mail, "files": [str(path) for path in self.files], "findings": findings}


def send_results(space: Workspace, period: Period | None, clock: Clock = now) -> Sent:
    """Queue what the last run of a period wrote, unless it was queued before, and send what is due."""
    return _sending(space, period, clock, lambda post: post.send_period(period) if period else None)


def send_reminders(space: Workspace, period: Period, clock: Clock = now) -> Sent:
    """Remind the agencies that have sent nothing, once a day, and send what is due."""

    def queue(post: PostOffice) -> None:
        missing = space.reconcile(period).missing
        today = clock().astimezone(VIETNAM).date()
        with space.ledger() as ledger, ledger.transaction() as connection:
            post.put(connection, list(reminders(post, period, missing, by_hand(today))))

    return _sending(space, period, clock, queue)


def _sending(space: Workspace, period: Period | None, clock: Clock, queue: Callable[[PostOffice], None]) -> Sent:
    post = PostOffice(space, clock)
    post.require_mail()
    with space.locked():
        queue(post)
        done = post.deliver()
        states = Counter(one.state.value for one in done.posted)
        return Sent(
            str(period or ""), post.queued, dict(states), post.waiting(), findings=post.findings, trouble=done.trouble
        )


def preview_results(space: Workspace, period: Period, clock: Clock = now) -> Sent:
    """The letters about the last run as files."""
    post = PostOffice(space, clock)
    post.require_mail()
    with space.locked(), space.ledger() as ledger:
        with ledger.reading() as connection:
            letters = post.published(connection, period)
        return Sent(str(period), files=post.dry_run(period, letters), findings=post.findings)


def preview_reminders(space: Workspace, period: Period, clock: Clock = now) -> Sent:
    """The reminders as files."""
    post = PostOffice(space, clock)
    post.require_mail()
    with space.locked():
        letters = reminders(post, period, space.reconcile(period).missing, by_hand(clock().astimezone(VIETNAM).date()))
        return Sent(str(period), files=post.dry_run(period, letters), findings=post.findings)
