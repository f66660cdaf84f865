"""What becomes of one message: whose it is, for which period, which files are taken, and why others are not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.deadlines import VIETNAM
from toolkit.delivery.authentication import is_proven
from toolkit.delivery.letter import Attachment
from toolkit.delivery.message import Received
from toolkit.findings.night_problems import (
    NOTHING_ATTACHED,
    OTHER_AGENCY,
    PERIOD_NOT_OPEN,
    SENDER_UNKNOWN,
    SENDER_UNPROVEN,
)
from toolkit.intake.layout.periods import find_period
from toolkit.model import Finding, Period
from toolkit.night.bulletins import addresses
from toolkit.workspace import Workspace

ACCEPTED, HELD, REJECTED, IGNORED = "accepted", "held", "rejected", "ignored"


@dataclass
class Incoming:
    """A message, judged."""

    state: str
    sender: str = ""
    agency: str | None = None
    period: Period | None = None
    files: dict[Path, bytes] = field(default_factory=dict)
    """Where each workbook that is taken shall lie."""
    findings: list[Finding] = field(default_factory=list)
    answer: bool = False


@dataclass(frozen=True)
class Judge:
    """Judges messages for a workspace whose open periods are known."""

    space: Workspace
    periods: tuple[Period, ...]

    def judge(self, message: Received, came: datetime, *, confirmed: bool) -> Incoming:
        """What becomes of a message; `confirmed` by a clerk, who moved it to the folder for that."""
        settings = self.space.config.mailbox
        agencies = self._agencies_of(message.sender)
        about: dict[str, Any] = {"subject": message.subject, "sender": message.sender or "?"}
        if message.sender == self.space.config.mail.sender or (message.automatic and not message.workbooks):
            return Incoming(IGNORED, message.sender)
        if not agencies:
            return Incoming(REJECTED, message.sender, findings=[SENDER_UNKNOWN.at(**about)])
        proven, why = is_proven(message.sender, message.results, settings.authserv)
        if not proven and not confirmed:
            told = SENDER_UNPROVEN.at(**about, why=why, folder=settings.held)
            return Incoming(HELD, message.sender, agencies[0], findings=[told])
        found = Incoming(REJECTED, message.sender, agencies[0])
        for workbook in message.workbooks:
            self._take(found, workbook, message, came, agencies)
        if not message.workbooks:
            others = f" (có: {', '.join(message.others)[:200]})" if message.others else ""
            found.findings.append(NOTHING_ATTACHED.at(agency=agencies[0], **about, others=others))
        found.state = ACCEPTED if found.files else REJECTED
        found.answer = settings.reply and not message.automatic
        return found

    def _agencies_of(self, sender: str) -> list[str]:
        if not sender:
            return []
        known = self.space.catalogue.agencies
        return [one.code for one in known if sender in (address.casefold() for address in addresses(one.email))]

    def _take(
        self, found: Incoming, workbook: Attachment, message: Received, came: datetime, agencies: list[str]
    ) -> None:
        reading = self.space.read(workbook.name, workbook.data)
        about: dict[str, Any] = {"name": workbook.name, "sender": message.sender}
        if reading.agency is not None and reading.agency not in agencies:
            found.findings.append(OTHER_AGENCY.at(agency=agencies[0], **about, owner=reading.agency))
            return
        period, why = self._period(reading.period, message.subject)
        if period is None:
            found.findings.append(PERIOD_NOT_OPEN.at(agency=agencies[0], **about, why=why))
            return
        found.agency, found.period = reading.agency or agencies[0], period
        when = came.astimezone(VIETNAM)
        name = f"{found.agency}_{when:%Y%m%d-%H%M}_{message.digest[:8]}_{workbook.name}"
        folder = self.space.submissions(period)
        number = 1
        while folder / name in found.files:
            number += 1
            name = f"{found.agency}_{when:%Y%m%d-%H%M}_{message.digest[:8]}_{number}_{workbook.name}"
        found.files[folder / name] = workbook.data

    def _period(self, inside: Period | None, subject: str) -> tuple[Period | None, str]:
        """The open period that the workbook, else the subject speaks of; else the only one."""
        named = inside or find_period(subject)
        if named in self.periods:
            return named, ""
        if named is not None:
            return None, f"kỳ {named} không mở"
        if len(self.periods) == 1:
            return self.periods[0], ""
        return None, "tệp không nói rõ kỳ nào" if self.periods else "không kỳ nào đang mở"
