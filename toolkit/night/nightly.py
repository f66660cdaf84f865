"""A night: every open period is merged where anything is new, what is due is sent, and a record is kept."""

from __future__ import annotations

import json
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.deadlines import VIETNAM, ReportingCalendar
from toolkit.findings.night_problems import LEFT_UNFINISHED, STEP_FAILED
from toolkit.ledger.nights import add_night, nights_back
from toolkit.model import Finding, OperationError, Period, PeriodError, Severity, system_reason
from toolkit.night.alert import alert_operator
from toolkit.night.inputs import fingerprint, output_hashes, submission_hashes
from toolkit.night.logs import LOG, logging_to
from toolkit.night.mail_in import read_mailbox
from toolkit.night.post_office import PostOffice
from toolkit.night.record import FAILED, Night, PeriodRecord
from toolkit.night.reminders import queue_reminders
from toolkit.workspace import Workspace
from toolkit.writing.atomic import publish

Clock = Callable[[], datetime]
_RECORDS_KEPT = 60
_CRASHED, _PERSON, _NOT_DONE = 1, 3, 4


def now() -> datetime:
    """The time in Vietnam."""
    return datetime.now(VIETNAM)


def run_night(space: Workspace, clock: Clock = now, periods: Sequence[Period] = ()) -> Night:
    """Do a night's work under the workspace's lock; raise LockedError. Whatever else fails is in the record."""
    with space.locked() as before, logging_to(space.root / "workbooks" / "logs") as log:
        run = _Run(space, clock, Night(clock(), clock()), PostOffice(space, clock), log)
        if before is not None:
            run.say(LEFT_UNFINISHED.at(holder=str(before)))
        run.work(periods)
        return run.night


def open_periods(space: Workspace, today: datetime) -> list[Period]:
    """The periods that have a folder of submissions and are open on a day, in the order of their due dates."""
    calendar = ReportingCalendar(space.config.calendar)
    found = []
    for folder in sorted((space.root / "workbooks").iterdir()):
        try:
            period = Period.parse(folder.name)
        except PeriodError:
            continue
        if space.has_submissions(period) and calendar.is_open(period, today.astimezone(VIETNAM).date()):
            found.append(period)
    return sorted(found, key=lambda period: (calendar.due(period), str(period)))


@dataclass
class _Run:
    """A night while it goes on; `not_done` and `crashed` decide its exit code."""

    space: Workspace
    clock: Clock
    night: Night
    post: PostOffice
    log: Path
    not_done: bool = False
    crashed: bool = False
    posted: bool = False
    """Whether the outbox was worked through to its end: only then is the alert sent in the same night."""

    def work(self, periods: Sequence[Period]) -> None:
        """All steps; one that fails stops no other."""
        LOG.info("bắt đầu")
        with self.step("mở"):
            periods = periods or open_periods(self.space, self.clock())
        with self.step("hộp thư"):
            self.collect(periods)
        for period in periods:
            with self.step(f"kỳ {period}"):
                self.merge(period)
        with self.step("thư trả lời, nhắc hạn"):
            self.write_letters(periods)
        with self.step("gửi thư"):
            self.send()
        with self.step("báo người vận hành"):
            self.alert()
        self.finish()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step: timed, and its failure written down."""
        begun = time.monotonic()
        try:
            yield
        except OperationError as trouble:
            self.not_done = True
            self.say(*(getattr(trouble, "findings", ())), STEP_FAILED.at(step=name, why=str(trouble).rstrip(".")))
        except OSError as cause:
            self.not_done = True
            where = f" ({cause.filename})" if cause.filename else ""
            self.say(STEP_FAILED.at(step=name, why=f"lỗi đọc, ghi: {system_reason(cause)}{where}"))
        except Exception as crash:
            self.crashed = True
            LOG.error("%s", traceback.format_exc())
            why = f"lỗi của chương trình ({type(crash).__name__}); chi tiết trong nhật ký"
            self.say(STEP_FAILED.at(step=name, why=why))
        finally:
            self.night.timings[name] = round(time.monotonic() - begun, 3)

    def say(self, *findings: Finding) -> None:
        """Put findings into record and log."""
        for one in findings:
            self.night.findings.append(one)
            level = {Severity.ERROR: LOG.error, Severity.WARNING: LOG.warning}.get(one.severity, LOG.info)
            level("%s %s", one.code, one.message)

    def collect(self, periods: Sequence[Period]) -> None:
        """Messages of the mailbox become submissions."""
        read = read_mailbox(self.space, self.clock, periods)
        self.night.mailbox = dict(read.counts)
        self.not_done |= read.broken
        self.say(*read.findings)

    def merge(self, period: Period) -> None:
        """Merge a period if anything is new, its letters with it."""
        record = PeriodRecord(str(period))
        self.night.periods.append(record)
        begun = time.monotonic()
        try:
            record.inputs = submission_hashes(self.space, period)
            before = self._before(period, record.inputs)
            if before is None:
                merged = self.space.merge(period, within=self.post.within_run)
                record.note_result(merged.run, merged.result)
            else:
                record.run, record.counts, record.missing = before.run, before.counts, before.missing
            record.fingerprint = self._fingerprint(period, record.inputs)
            record.outputs = output_hashes(self.space, period)
        except BaseException:
            record.state, record.fingerprint = FAILED, ""
            raise
        finally:
            record.seconds = round(time.monotonic() - begun, 3)
            LOG.info("%s", record.line)

    def _before(self, period: Period, sent: Mapping[str, str]) -> PeriodRecord | None:
        """The record of the last night in which the period was done, if nothing has changed since."""
        print_now = self._fingerprint(period, sent)
        with self.space.ledger_if_any() as ledger:
            if ledger is None:
                return None
            with ledger.reading() as connection:
                for night in nights_back(connection):
                    for kept in night["periods"]:
                        if kept["period"] == str(period) and kept["state"] != FAILED:
                            found = PeriodRecord.from_json(kept)
                            return found if found.fingerprint == print_now else None
        return None

    def _fingerprint(self, period: Period, sent: Mapping[str, str]) -> str:
        with self.space.ledger_if_any() as ledger:
            if ledger is None:
                return fingerprint(self.space, period, sent, None)
            with ledger.reading() as connection:
                return fingerprint(self.space, period, sent, connection)

    def write_letters(self, periods: Sequence[Period]) -> None:
        """Answers that are owed, and reminders that are due today."""
        if not self.space.config.mail.usable:
            return
        merged = {record.period: record for record in self.night.periods if record.state != FAILED}
        for period in periods:
            if str(period) in merged:
                self.night.reminders += queue_reminders(self.post, period, merged[str(period)].missing)
        self.post.queue_receipts()

    def alert(self) -> None:
        """Tell the operator what needs him, now if the server can be used; nothing where nothing does."""
        if alert_operator(self.post, self.night.findings, self.log) and self.posted:
            self.send()

    def send(self) -> None:
        """Work through the outbox."""
        if self.space.config.mail.usable:
            done = self.post.deliver()
            self.say(*self.post.findings)
            self.post.findings.clear()
            self.night.sent = dict(Counter(self.night.sent) + Counter(one.state.value for one in done.posted))
            self.not_done |= bool(done.trouble)
            self.posted = not done.trouble

    def finish(self) -> None:
        """The exit code, the record in the ledger and beside it; the alert of what happened while sending."""
        night = self.night
        with self.step("sổ"):
            night.queued, night.waiting = self.post.queued, self.post.waiting()
            self.not_done |= bool(night.waiting)
        night.finished = self.clock()
        night.exit = self._exit()
        with self.step("ghi lại"):
            with self.space.ledger() as ledger, ledger.transaction() as connection:
                night.number = add_night(connection, night.as_json())
            self._write_record()
        night.exit = self._exit()
        LOG.info("%s", night.line)

    def _exit(self) -> int:
        if self.crashed:
            return _CRASHED
        if self.not_done:
            return _NOT_DONE
        errors = any(one.severity is Severity.ERROR for one in self.night.findings)
        return _PERSON if errors or any(record.needs_a_person for record in self.night.periods) else 0

    def _write_record(self) -> None:
        folder = self.log.parent
        text = json.dumps(self.night.as_json(), ensure_ascii=False, indent=2)
        publish({folder / f"nightly-{self.night.number:06d}.json": text.encode()})
        for old in sorted(folder.glob("nightly-*.json"))[:-_RECORDS_KEPT]:
            old.unlink(missing_ok=True)
