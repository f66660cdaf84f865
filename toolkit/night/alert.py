"""What the operator is told: that a night needs a person, and why; leaders never see it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolkit.deadlines import VIETNAM
from toolkit.delivery.letter import Letter
from toolkit.model import Finding, Severity
from toolkit.night.bulletins import digest
from toolkit.night.post_office import PostOffice
from toolkit.night.texts import ALERT

KIND = "alert"


def alert_operator(post: PostOffice, findings: Iterable[Finding], log: Path) -> bool:
    """Queue a letter to the operator about what went wrong, once a day for the same; whether there is one.

    Where the ledger cannot take it (a full disk), the exit code, the log and the scheduler's own mail are what is left.
    """
    config = post.space.config
    told = [one for one in findings if one.severity is not Severity.INFO]
    if not told or not config.mail.usable:
        return False
    now = post.clock()
    lines = "\n".join(f"- {one.severity.label} {one.code}: {one.message}" for one in told)
    day = now.astimezone(VIETNAM)
    subject, body = post.texts.fill(ALERT, ngay=f"{day:%d/%m/%Y}", noi_dung=f"{lines}\n", nhat_ky=str(log))
    letter = Letter(
        kind=KIND,
        period="",
        sender=config.mail.sender,
        sender_name=config.mail.sender_name,
        recipient=config.mail.told,
        subject=subject,
        body=body,
        date=now,
        artefacts=(f"{day:%Y-%m-%d}", digest(lines.encode())),
    )
    with post.space.ledger() as ledger, ledger.transaction() as connection:
        post.put(connection, [letter])
    return True
