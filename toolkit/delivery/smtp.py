"""Hand one letter to the mail server, and know exactly how far it came."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from types import TracebackType
from typing import Self

from toolkit.delivery.settings import MailSettings, Security
from toolkit.model import OperationError, system_reason

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_TOO_LARGE = 552
_CLOSING = 421


class ServerError(OperationError):
    """The mail server cannot be used now; no letter was handed over by this."""


class Verdict(Enum):
    """What became of one attempt."""

    SENT = auto()
    DEFERRED = auto()
    """Not taken now (4xx, or the connection broke before the last dot)."""
    BOUNCED = auto()
    """Refused for good (5xx)."""
    UNKNOWN = auto()
    """The connection broke between the last dot and the answer to it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attempt: the verdict, the server's words, whether the connection is still of use."""

    verdict: Verdict
    reply: str
    alive: bool = True
    too_large: bool = False


class Courier:
    """A connection to the mail server; protected and verified unless the settings say `none`."""

    def __init__(self, settings: MailSettings, password: str | None) -> None:
        self._settings = settings
        self._password = password
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Connect, protect, log in; raise ServerError."""
        host, port = self._settings.address
        try:
            self._smtp = self._connect(host, port)
        except (OSError, smtplib.SMTPException) as cause:
            self.close()
            raise ServerError(f"Không dùng được máy chủ thư {host}:{port}: {_trouble(cause)}.") from cause
        except ServerError:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._smtp is not None and kind is None:
            try:
                self._smtp.quit()
            except (OSError, smtplib.SMTPException):
                self.close()
        self.close()

    def close(self) -> None:
        """Break the connection off; what was not ended by a dot is thrown away by the server."""
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def _connect(self, host: str, port: int) -> smtplib.SMTP:
        settings = self._settings
        name = settings.sender.rpartition("@")[2] or "localhost"
        if settings.security == Security.TLS:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, local_hostname=name, timeout=settings.connect_seconds, context=tls_context(settings.ca)
            )
        else:
            smtp = smtplib.SMTP(host, port, local_hostname=name, timeout=settings.connect_seconds)
        self._smtp = smtp
        if isinstance(smtp.sock, socket.socket):
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wait(settings.command_seconds)
        smtp.ehlo_or_helo_if_needed()
        if settings.security == Security.STARTTLS:
            smtp.starttls(context=tls_context(settings.ca))
            smtp.ehlo()
        if settings.user:
            self._log_in(smtp)
        return smtp

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if not self._password:
            raise ServerError(
                f"Chưa có mật khẩu cho tài khoản thư “{self._settings.user}”. Hãy đặt biến môi trường "
                "KTXH_MAIL_PASSWORD, hoặc cất mật khẩu vào kho khóa của hệ thống (keyring, dịch vụ ktxh)."
            )
        smtp.login(self._settings.user, self._password)

    def hand_over(self, sender: str, recipient: str, raw: bytes, before_dot: Callable[[], None]) -> Outcome:
        """Send one letter to one recipient; `before_dot` is called when nothing but the last dot is missing.

        If `before_dot` raises, the connection is broken off and the server has not taken the letter.
        """
        if self._smtp is None:
            return Outcome(Verdict.DEFERRED, "mất kết nối", alive=False)
        smtp, ended = self._smtp, False
        try:
            refusal = self._introduce(smtp, sender, recipient, raw)
            if refusal is not None:
                return refusal
            smtp.send(_transparent(raw))
            before_dot()
            ended = True
            self._wait(self._settings.final_seconds)
            smtp.send(b".\r\n")
            code, reply = smtp.getreply()
            self._wait(self._settings.command_seconds)
            return self._unanswered() if code < 0 else self._outcome(smtp, code, reply, accepted=code // 100 == 2)
        except (OSError, smtplib.SMTPException) as cause:
            if ended:
                return self._unanswered()
            self.close()
            return Outcome(Verdict.DEFERRED, _trouble(cause), alive=False)
        except BaseException:
            self.close()
            raise

    def _introduce(self, smtp: smtplib.SMTP, sender: str, recipient: str, raw: bytes) -> Outcome | None:
        """MAIL, RCPT, DATA; what refused the letter, or None when its text may be sent."""
        limit = smtp.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < len(raw):
            return Outcome(Verdict.BOUNCED, f"máy chủ chỉ nhận thư đến {limit} byte", too_large=True)
        steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
            lambda: smtp.mail(sender, [f"size={len(raw)}"] if smtp.has_extn("size") else []),
            lambda: smtp.rcpt(recipient),
            lambda: smtp.docmd("DATA"),
        )
        for step in steps:
            code, reply = step()
            if code // 100 not in (2, 3):
                return self._outcome(smtp, code, reply, accepted=False)
        return None

    def _outcome(self, smtp: smtplib.SMTP, code: int, reply: bytes, *, accepted: bool) -> Outcome:
        words = safe_reply(code, reply)
        if accepted:
            return Outcome(Verdict.SENT, words)
        alive = code != _CLOSING and self._reset(smtp)
        if not alive:
            self.close()
        if code // 100 == 5:
            return Outcome(Verdict.BOUNCED, words, alive, too_large=code == _TOO_LARGE)
        return Outcome(Verdict.DEFERRED, words, alive)

    def _unanswered(self) -> Outcome:
        self.close()
        return Outcome(Verdict.UNKNOWN, "mất kết nối khi chờ máy chủ trả lời", alive=False)

    @staticmethod
    def _reset(smtp: smtplib.SMTP) -> bool:
        try:
            return smtp.rset()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def _wait(self, seconds: int) -> None:
        if self._smtp is not None and isinstance(self._smtp.sock, socket.socket):
            self._smtp.sock.settimeout(seconds)


def tls_context(ca: str) -> ssl.SSLContext:
    """TLS 1.2 or later, certificate and host name checked; `ca` is trusted besides the system's authorities."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca:
        context.load_verify_locations(cafile=ca)
    return context


def _transparent(raw: bytes) -> bytes:
    """Lines that begin with a dot begin with two (RFC 5321, 4.5.2); the bytes end with a line's end."""
    doubled = re.sub(rb"(?m)^\.", b"..", raw)
    return doubled if doubled.endswith(b"\r\n") else doubled + b"\r\n"


def safe_reply(code: int, reply: bytes) -> str:
    """A server's words on one line, without controls, cut short."""
    return _CONTROL.sub(" ", f"{code} {reply.decode('utf-8', 'replace')}")[:200].strip()


_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "máy chủ không nhận tên đăng nhập hay mật khẩu ({reply})"),
    (smtplib.SMTPNotSupportedError, "máy chủ không có STARTTLS hay đăng nhập; không gửi thư qua kết nối không mã hóa"),
    (smtplib.SMTPResponseException, "máy chủ từ chối ({reply})"),
    (ssl.SSLCertVerificationError, "chứng thư của máy chủ không đáng tin ({certificate})"),
    (ssl.SSLError, "không lập được kết nối mã hóa (TLS)"),
    (TimeoutError, "quá thời gian chờ"),
    (socket.gaierror, "không tìm thấy tên máy chủ"),
    (smtplib.SMTPServerDisconnected, "máy chủ ngắt kết nối"),
)


def _trouble(cause: Exception) -> str:
    """Why, in a clerk's words; never with what was sent, for that may be the password."""
    code, said = getattr(cause, "smtp_code", 0), getattr(cause, "smtp_error", b"")
    reply = safe_reply(code, said if isinstance(said, bytes) else said.encode())
    words = next((words for kind, words in _WORDS if isinstance(cause, kind)), None)
    if words is None:
        return system_reason(cause) if isinstance(cause, OSError) else type(cause).__name__
    return words.format(reply=reply, certificate=getattr(cause, "verify_message", ""))
