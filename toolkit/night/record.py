"""The record of a night: what went in, what came of it, what was sent, how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from toolkit.deadlines import VIETNAM
from toolkit.model import FigureState, Finding, Reconciled, Severity, SubmittedState

MERGED, UNCHANGED, FAILED = "merged", "unchanged", "failed"


@dataclass
class PeriodRecord:
    """What was done with one period."""

    period: str
    state: str = UNCHANGED
    fingerprint: str = ""
    run: int | None = None
    inputs: dict[str, str] = field(default_factory=dict)
    """Name and sha256 of every submission."""
    outputs: dict[str, str] = field(default_factory=dict)
    """Name and sha256 of every workbook in the period's folder."""
    counts: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def note_result(self, run: int, result: Reconciled) -> None:
        """The counts of a merge."""
        counts, severities = result.counts, Counter(finding.severity for finding in result.findings)
        self.state, self.run, self.missing = MERGED, run, list(result.missing)
        self.counts = {
            "files": {"found": counts.files_found} | {state.value: counts.files[state] for state in SubmittedState},
            "cells": {"read": counts.cells_read} | {state.value: counts.cells[state] for state in FigureState},
            "findings": {severity.value: severities[severity] for severity in Severity},
        }

    @property
    def needs_a_person(self) -> bool:
        """Whether there are errors that wait for a person."""
        return bool(self.counts.get("findings", {}).get(Severity.ERROR.value, 0))

    def as_json(self) -> dict[str, Any]:
        """The record as it is kept."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> PeriodRecord:
        """A record as it was kept; what a newer program wrote beside it is left out."""
        return cls(**{name: value for name, value in kept.items() if name in cls.__dataclass_fields__})

    @property
    def line(self) -> str:
        """The period in the summary."""
        if self.state == FAILED:
            return f"kỳ {self.period}: không tổng hợp được"
        files, findings = self.counts.get("files", {}), self.counts.get("findings", {})
        what = "không có gì mới" if self.state == UNCHANGED else f"lần chạy {self.run}"
        return (
            f"kỳ {self.period}: {what}, {files.get('found', 0)} tệp, thiếu {len(self.missing)} cơ quan, "
            f"{findings.get('error', 0)} lỗi"
        )


@dataclass
class Night:
    """A whole night."""

    started: datetime
    finished: datetime
    number: int = 0
    exit: int = 0
    periods: list[PeriodRecord] = field(default_factory=list)
    mailbox: dict[str, int] = field(default_factory=dict)
    """Messages by what they became."""
    reminders: int = 0
    queued: int = 0
    sent: dict[str, int] = field(default_factory=dict)
    """Letters of this night by what became of them."""
    waiting: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The record as `nightly --json` gives it and the ledger keeps it."""
        return {
            "night": self.number,
            "started": self.started.isoformat(timespec="seconds"),
            "finished": self.finished.isoformat(timespec="seconds"),
            "exit": self.exit,
            "periods": [period.as_json() for period in self.periods],
            "mailbox": self.mailbox,
            "reminders": self.reminders,
            "mail": {"queued": self.queued, **self.sent, "waiting": self.waiting},
            "findings": [
                {"code": one.code, "severity": one.severity.value, "message": one.message, "agency": one.agency}
                for one in self.findings
            ],
            "timings": self.timings,
        }

    @property
    def line(self) -> str:
        """The night on one line."""
        pieces = [period.line for period in self.periods] or ["không kỳ nào đang mở"]
        if self.mailbox:
            pieces.append(f"hộp thư: {sum(self.mailbox.values())} thư, nhận {self.mailbox.get('accepted', 0)}")
        pieces.append(f"thư: gửi {self.sent.get('sent', 0)}, chờ {sum(self.waiting.values())}")
        seconds = (self.finished - self.started).total_seconds()
        when = self.started.astimezone(VIETNAM)
        return f"{when:%d/%m/%Y %H:%M} · {' · '.join(pieces)} · {seconds:.0f} giây · mã {self.exit}"
