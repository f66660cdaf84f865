"""The outbox of a workspace: letters composed of what was published, queued with the run, sent, told."""

from __future__ import annotations

import re
import socket
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from toolkit.delivery.letter import Attachment, Letter, UnsafeHeaderError, compose, safe_text
from toolkit.delivery.outbox import Round, queue, work_through
from toolkit.delivery.passwords import MAIL, password
from toolkit.delivery.smtp import Courier
from toolkit.findings.file_problems import OPEN_ELSEWHERE, STILL_COPYING
from toolkit.findings.night_problems import (
    ANSWER_LOST,
    BAD_RECIPIENT,
    BOUNCED,
    GIVEN_UP,
    NO_ADDRESS,
    SERVER_UNUSABLE,
    WAITS,
)
from toolkit.ledger.history import files_of, last_run, outputs_of, runs_of
from toolkit.ledger.letters import OPEN, LetterState, letters_in
from toolkit.ledger.mailbox import answers_owed, note_answer, unanswered
from toolkit.model import Finding, OperationError, Period, Reconciled, SubmittedState
from toolkit.night.bulletins import BULLETIN, REPLACING, SLIP_FILE, SLIP_LETTER, Bulletin, belonging_to, digest, receipt
from toolkit.night.texts import Texts
from toolkit.workspace import Workspace
from toolkit.writing.atomic import publish

Clock = Callable[[], datetime]
_SHOWN_AS = {BULLETIN: "ket-qua", SLIP_LETTER: "phieu", "reminder": "nhac"}
"""What letters that are only shown are called in the folder `thu`, by their kind."""
_TOLD = {LetterState.BOUNCED: BOUNCED, LetterState.DEAD: GIVEN_UP, LetterState.DEFERRED: WAITS}


class NoMailError(OperationError):
    """There is no mail server to send with."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} chưa có mục [mail]: cần ít nhất host và sender để gửi thư.")


class NotPublishedError(OperationError):
    """What lies in the folder is not what the last run wrote; half-built or changed files are not sent."""


class UnreadableError(OperationError):
    """Submissions that are there but cannot be read now."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"Không đọc được “{'”, “'.join(names[:5])}” từ đĩa hay thư mục mạng, nên giữ kết quả cũ. "
            "Hãy kiểm tra quyền đọc, đóng tệp nếu đang mở, rồi chạy lại."
        )


@dataclass
class PostOffice:
    """What a workspace sends, and has sent."""

    space: Workspace
    clock: Clock
    findings: list[Finding] = field(default_factory=list)
    queued: int = 0

    @property
    def texts(self) -> Texts:
        """The words of the letters."""
        return Texts(self.space.root / "templates" / "thu")

    def require_mail(self) -> None:
        """Raise NoMailError if nothing can be sent."""
        if not self.space.config.mail.usable:
            raise NoMailError(self.space.root / "ktxh.toml")

    def within_run(self, connection: Connection, result: Reconciled, contents: Mapping[Path, bytes]) -> None:
        """Queue a period's letters in the transaction of its run; nothing where there is no mail server.

        Raise UnreadableError where a submission could not be read from the disk: its figures would be gone from what is
        published, and nobody would have decided so. So it is with one that is open or being copied just now, and that
        the run before had merged.
        """
        unreadable = [file.file for file in result.files if not file.sha256]
        if unreadable or (unreadable := _left_now(connection, result)):
            raise UnreadableError(unreadable)
        if self.space.config.mail.usable:
            written = {
                path.relative_to(self.space.folder(result.period)).as_posix(): data for path, data in contents.items()
            }
            self.put(connection, self.bulletin(connection, result, written))

    def send_period(self, period: Period) -> None:
        """Queue the letters about what the last run of a period wrote; raise NotPublishedError."""
        with self.space.ledger() as ledger, ledger.transaction() as connection:
            self.put(connection, self.published(connection, period))

    def published(self, connection: Connection, period: Period) -> list[Letter]:
        """The letters about what lies in a period's folder, if that is what its last run wrote."""
        run = last_run(connection, period)
        if run is None:
            raise NotPublishedError(f"Kỳ {period} chưa được tổng hợp. Hãy chạy ktxh merge {period} trước.")
        folder = self.space.folder(period)
        written = {}
        for name, sha256 in outputs_of(connection, run.number).items():
            path = next((one for one in (folder / name, *folder.glob(f"*/{name}")) if one.is_file()), None)
            data = path.read_bytes() if path else b""
            if path is None or digest(data) != sha256:
                raise NotPublishedError(
                    f"{folder / name} không còn như lần tổng hợp {run.number} đã ghi, nên không gửi. "
                    f"Hãy chạy ktxh merge {period} rồi gửi lại."
                )
            written[path.relative_to(folder).as_posix()] = data
        return self.bulletin(connection, self.space.reconcile(period), written)

    def bulletin(self, connection: Connection, result: Reconciled, written: Mapping[str, bytes]) -> list[Letter]:
        """The letters about a result and the files written of it, by their paths in the period's folder."""
        period = result.period
        files = {name: Attachment(Path(name).name, data) for name, data in written.items()}
        by_agency = {
            agency.code: slips
            for agency in result.catalogue.agencies
            if (slips := belonging_to(SLIP_FILE, agency.code, period, files.values()))
        }
        bulletin = Bulletin(
            result=result,
            master=files[f"tong-hop-{period}.xlsx"],
            table=files[f"bieu-{period}.xlsx"],
            slips=by_agency,
            answers=answers_owed(connection, str(period)),
        )
        self.findings += [
            NO_ADDRESS.at(agency=agency.code, name=agency.name)
            for agency in result.catalogue.agencies
            if agency.code in by_agency and not agency.email
        ]
        return list(bulletin.letters(self.space.config, self.texts, self.clock()))

    def put(self, connection: Connection, letters: Iterable[Letter]) -> None:
        """Queue letters; one that cannot be written is said, and stops no other."""
        settings = self.space.config.mail
        for letter in letters:
            try:
                new = queue(connection, letter, settings, self.clock(), replaces=letter.kind in REPLACING)
            except UnsafeHeaderError as wrong:
                self.findings.append(self._bad_recipient(letter, wrong))
                continue
            self.queued += new
            if new and letter.kind == SLIP_LETTER and letter.in_reply_to:
                note_answer(connection, letter.in_reply_to, letter.key)

    def queue_receipts(self) -> None:
        """Answer every message that no slip has answered: what was taken of it."""
        with self.space.ledger() as ledger, ledger.transaction() as connection:
            for message in unanswered(connection):
                letter = receipt(self.space.config, self.space.catalogue, self.texts, message, self.clock())
                self.put(connection, [letter])
                note_answer(connection, message.message_id, letter.key)

    @staticmethod
    def _bad_recipient(letter: Letter, wrong: UnsafeHeaderError) -> Finding:
        return BAD_RECIPIENT.at(recipient=safe_text(letter.recipient_name or letter.recipient), why=str(wrong))

    def dry_run(self, period: Period, letters: Iterable[Letter]) -> list[Path]:
        """Write letters as .eml files instead of queueing them; where they lie."""
        folder = self.space.folder(period) / "thu"
        contents: dict[Path, bytes] = {}
        for number, letter in enumerate(letters, 1):
            try:
                kind = _SHOWN_AS.get(letter.kind, letter.kind)
                name = re.sub(r"[^A-Za-z0-9.-]+", "_", f"{number:03d}-{kind}-{letter.recipient}")
                contents[folder / f"{name[:100]}.eml"] = compose(letter)
            except UnsafeHeaderError as wrong:
                self.findings.append(self._bad_recipient(letter, wrong))
        publish(contents)
        return list(contents)

    def deliver(self) -> Round:
        """Work through the outbox, and say what did not arrive."""
        settings = self.space.config.mail
        secret = password(MAIL, settings.user) if settings.user else None
        with self.space.ledger() as ledger:
            done = work_through(ledger, settings, self.clock, lambda: Courier(settings, secret), socket.gethostname())
        for one in done.posted:
            if one.state is LetterState.UNKNOWN:
                self.findings.append(ANSWER_LOST.at(recipient=one.letter.recipient))
            elif one.state in _TOLD:
                self.findings.append(_TOLD[one.state].at(recipient=one.letter.recipient, reply=one.reply))
        if done.trouble:
            self.findings.append(SERVER_UNUSABLE.at(why=done.trouble.rstrip(".")))
        return done

    def waiting(self) -> dict[str, int]:
        """How many letters are still open, by state."""
        with self.space.ledger_if_any() as ledger:
            if ledger is None:
                return {}
            with ledger.reading() as connection:
                return dict(Counter(letter.state.value for letter in letters_in(connection, OPEN)))


def _left_now(connection: Connection, result: Reconciled) -> list[str]:
    """Files that were left because somebody is writing them, and that the run before had merged."""
    left = {one.place.file for one in result.findings if one.code in (STILL_COPYING.code, OPEN_ELSEWHERE.code)}
    runs = runs_of(connection, result.period)[:-1]
    if not left or not runs:
        return []
    merged = {file.file for file in files_of(connection, runs[-1].result) if file.state is SubmittedState.MERGED}
    return sorted(left & merged)
