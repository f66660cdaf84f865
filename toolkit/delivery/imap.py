"""A mailbox: what lies in a folder, the bytes of one message, and moving it; nothing is ever deleted."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from toolkit.delivery.settings import MailboxSettings, Security
from toolkit.delivery.smtp import tls_context
from toolkit.model import OperationError, system_reason

HANDLED = b"$KtxhHandled"
_AT_ONCE = 500
"""How many numbers stand in one command: servers take lines of some thousand letters."""


class MailboxError(OperationError):
    """The mailbox cannot be used now; what was not handled stays in it."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A message in a folder, by what can be known without reading it."""

    uid: int
    size: int
    came: datetime


class Mailbox:
    """A connection to the mailbox; protected and verified unless the settings say `none`."""

    def __init__(self, settings: MailboxSettings, password: str | None) -> None:
        self._settings = settings
        self._password = password
        self._client: Any = None

    def __enter__(self) -> Self:
        """Connect and log in; raise MailboxError."""
        settings, (host, port) = self._settings, self._settings.address
        if not self._password:
            raise MailboxError(
                f"Chưa có mật khẩu cho hộp thư “{settings.user}”. Hãy đặt biến môi trường KTXH_MAILBOX_PASSWORD, "
                "hoặc cất mật khẩu vào kho khóa của hệ thống (keyring, dịch vụ ktxh)."
            )
        with self._saying():
            tls = tls_context(settings.ca)
            self._client = IMAPClient(
                host, port, ssl=settings.security == Security.TLS, ssl_context=tls, timeout=settings.timeout_seconds
            )
            if settings.security == Security.STARTTLS:
                self._client.starttls(tls)
            self._client.login(settings.user, self._password)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(IMAPClientError, OSError):
                client.logout() if kind is None else client.shutdown()
            with suppress(IMAPClientError, OSError):
                client.shutdown()

    @contextmanager
    def _saying(self) -> Iterator[None]:
        host, port = self._settings.address
        try:
            yield
        except (IMAPClientError, OSError) as cause:
            client, self._client = self._client, None
            if client is not None:
                with suppress(IMAPClientError, OSError):
                    client.shutdown()
            raise MailboxError(f"Không dùng được hộp thư {host}:{port}: {_trouble(cause)}.") from cause

    def folders(self, *names: str) -> None:
        """Make the folders that are not there; raise MailboxError."""
        with self._saying():
            there = {name for _, _, name in self._client.list_folders()}
            for name in names:
                if name not in there and name.upper() != "INBOX":
                    self._client.create_folder(name)
                    self._client.subscribe_folder(name)

    def lying_in(self, folder: str) -> list[Lying]:
        """What lies in a folder and was not handled, oldest first; raise MailboxError."""
        with self._saying():
            self._client.select_folder(folder)
            uids = self._client.search()
            found: dict[int, Any] = {}
            for start in range(0, len(uids), _AT_ONCE):
                several = uids[start : start + _AT_ONCE]
                found |= self._client.fetch(several, ["RFC822.SIZE", "INTERNALDATE", "FLAGS"])
        return [
            Lying(uid, int(about[b"RFC822.SIZE"]), _in_utc(about[b"INTERNALDATE"]))
            for uid, about in sorted(found.items())
            if HANDLED not in about.get(b"FLAGS", ())
        ]

    def read(self, uid: int) -> bytes | None:
        """The bytes of a message of the folder selected last, unread as it was; None if it is gone."""
        with self._saying():
            found = self._client.fetch([uid], ["BODY.PEEK[]"])
        body = found.get(uid, {}).get(b"BODY[]")
        return bytes(body) if body is not None else None

    def move(self, uid: int, folder: str) -> None:
        """Move a message of the folder selected last; where that cannot be done, mark it as handled."""
        with self._saying():
            if self._client.has_capability("MOVE"):
                self._client.move([uid], folder)
                return
            self._client.copy([uid], folder)
            self._client.add_flags(
                [uid], [HANDLED, b"\\Deleted"] if self._client.has_capability("UIDPLUS") else [HANDLED]
            )
            if self._client.has_capability("UIDPLUS"):
                self._client.uid_expunge([uid])


def _in_utc(moment: datetime) -> datetime:
    """IMAPClient gives local times without a zone."""
    return moment.astimezone(UTC)


def _trouble(cause: Exception) -> str:
    if isinstance(cause, LoginError):
        return "máy chủ không nhận tên đăng nhập hay mật khẩu"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"chứng thư của máy chủ không đáng tin ({cause.verify_message})"
    if isinstance(cause, TimeoutError):
        return "quá thời gian chờ"
    if isinstance(cause, OSError) and cause.errno:
        return system_reason(cause)
    return " ".join(str(cause).split())[:150] or type(cause).__name__
