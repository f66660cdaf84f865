"""Letters and a ledger to send them from, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.support.smtp_server import PASSWORD, USER, SmtpServer
from toolkit.delivery.letter import Attachment, Letter
from toolkit.delivery.outbox import Round, queue, work_through
from toolkit.delivery.settings import MailSettings
from toolkit.delivery.smtp import Courier
from toolkit.ledger import Ledger
from toolkit.ledger.letters import LetterState, StoredLetter, letters_in

START = datetime(2020, 6, 16, 2, 0, tzinfo=UTC)


@dataclass
class Moving:
    """A clock that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def a_letter(recipient: str = "a@daklak.gov.vn", artefact: str = "1" * 64, **more: object) -> Letter:
    """A letter with one attachment."""
    letter = Letter(
        kind="table",
        period="2020-6T",
        sender="ktxh@daklak.gov.vn",
        recipient=recipient,
        subject="Biểu 6 tháng",
        body="Kính gửi,\n.dòng có dấu chấm đầu\n",
        date=START,
        artefacts=(artefact,),
        attachments=(Attachment("bieu-2020-6T.xlsx", b"PK" * 300),),
    )
    return replace(letter, **more)  # type: ignore[arg-type]


def mail_settings(server: SmtpServer, **more: object) -> MailSettings:
    """Settings to reach a server, impatient."""
    settings = MailSettings(
        host="localhost",
        port=server.port,
        security=server.security,
        user=USER if server.login else "",
        sender="ktxh@daklak.gov.vn",
        ca=str(server.ca),
        connect_seconds=1,
        command_seconds=1,
        final_seconds=1,
    )
    return replace(settings, **more)  # type: ignore[arg-type]


@dataclass
class Post:
    """An outbox over a ledger of its own."""

    ledger: Ledger
    clock: Moving = field(default_factory=Moving)

    @classmethod
    def at(cls, folder: Path) -> Post:
        return cls(Ledger.open(folder / "ktxh.db"))

    def put(self, settings: MailSettings, *letters: Letter, replaces: bool = False) -> list[bool]:
        with self.ledger.transaction() as connection:
            return [queue(connection, one, settings, self.clock(), replaces=replaces) for one in letters]

    def send(self, settings: MailSettings, password: str | None = PASSWORD) -> Round:
        return work_through(self.ledger, settings, self.clock, lambda: Courier(settings, password), "may-nay")

    def state(self) -> dict[str, str]:
        """Recipient and state of every letter; of several to one recipient, the last."""
        return {one.recipient: one.state.value for one in self.all()}

    def all(self) -> list[StoredLetter]:
        with self.ledger.reading() as connection:
            return list(letters_in(connection, tuple(LetterState)))


Clocked = Callable[[], datetime]
