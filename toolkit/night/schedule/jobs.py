"""What is to run and when, whatever the scheduler: the night once a day, the outbox every half hour."""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from toolkit.delivery.passwords import MAIL, MAILBOX, credential_name
from toolkit.model import OperationError
from toolkit.workspace import Workspace

OUTBOX_MINUTES = 30
"""RFC 5321: a letter that was deferred is tried again after half an hour at the earliest."""
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class ScheduleError(OperationError):
    """The scheduler cannot be used, or does not take what it was given."""


@dataclass(frozen=True, slots=True)
class Job:
    """One command of the program, and when it runs: at an hour each day, or every so many minutes."""

    name: str
    description: str
    command: tuple[str, ...]
    at: tuple[int, int] | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs of a workspace, and what they need of the system."""

    root: Path
    user: str
    jobs: tuple[Job, ...]
    credentials: tuple[str, ...] = ()
    """Names of the passwords that systemd hands over."""
    addresses: tuple[str, ...] = ()
    """The only hosts that may be spoken to, by IP address; none: no limit."""

    @property
    def label(self) -> str:
        """A short text that is this workspace's and no other's."""
        return hashlib.sha256(str(self.root).encode()).hexdigest()[:8]


def plan_for(space: Workspace, at: str = "02:00", user: str = "", addresses: tuple[str, ...] = ()) -> Plan:
    """The plan of a workspace; raise ScheduleError on a time that is none."""
    found = _TIME.fullmatch(at)
    if not found:
        raise ScheduleError(f"Giờ “{at}” không đúng; hãy viết như 02:00.")
    root = space.root.resolve()
    if "\n" in str(root) or "\r" in str(root):
        raise ScheduleError(f"Đường dẫn {root!r} có ký tự xuống dòng, không lập lịch được.")
    program = (sys.executable, "-m", "toolkit.cli.main")
    mail, mailbox = space.config.mail, space.config.mailbox
    jobs = [
        Job(
            "ktxh-nightly",
            f"ktxh: tổng hợp báo cáo KT-XH hằng đêm, {root}",
            (*program, "nightly", "--quiet", "--workspace", str(root)),
            at=(int(found[1]), int(found[2])),
        )
    ]
    if mail.usable:
        command = (*program, "send", "--quiet", "--workspace", str(root))
        jobs.append(Job("ktxh-outbox", f"ktxh: gửi lại thư còn chờ, {root}", command, minutes=OUTBOX_MINUTES))
    secrets = [MAIL] if mail.user else []
    secrets += [MAILBOX] if mailbox.user else []
    return Plan(
        root,
        user or os.environ.get("SUDO_USER") or getpass.getuser(),
        tuple(jobs),
        tuple(map(credential_name, secrets)),
        addresses,
    )
