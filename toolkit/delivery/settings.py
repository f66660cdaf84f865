"""What ktxh.toml says of mail: [mail] for sending, [mailbox] for receiving; never a password."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model import SettingError

ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}"
)


class Security(StrEnum):
    """How a connection is protected; `none` only where somebody wrote so."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


def is_address(text: str) -> bool:
    """Whether a text is one plain e-mail address, in ASCII, and nothing more."""
    return len(text) <= 254 and "=?" not in text and ADDRESS.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class MailSettings:
    """[mail]: the server that takes our letters, who writes them, and who is told of failures."""

    host: str = ""
    port: int = 0
    """0: 587 for starttls, 465 for tls, 25 for none."""
    security: str = Security.STARTTLS.value
    user: str = ""
    sender: str = ""
    sender_name: str = ""
    operator: str = ""
    """Who is told when a run fails; the sender if nobody is named."""
    ca: str = ""
    """A file with the certificate authority of an internal server; the system's authorities are trusted besides."""
    size_limit: int = 10_000_000
    """The largest letter in bytes; beyond it attachments are left out and said to lie at `share`."""
    share: str = ""
    """Where recipients find the files otherwise, as they would type it."""
    connect_seconds: int = 30
    command_seconds: int = 300
    final_seconds: int = 600
    """How long to wait for the answer to the last dot: RFC 5321 says ten minutes; who gives up early sends twice."""

    def __post_init__(self) -> None:
        _check_security(self.security, self.user, self.host)
        for name, address in (("sender", self.sender), ("operator", self.operator)):
            if address and not is_address(address):
                raise SettingError(
                    f"“{name}” phải là một địa chỉ thư, ví dụ ktxh@daklak.gov.vn; không phải “{address}”"
                )
        if self.host and not self.sender:
            raise SettingError("thiếu “sender”, địa chỉ của người gửi")

    @property
    def usable(self) -> bool:
        """Whether letters can be sent."""
        return bool(self.host)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port or {"starttls": 587, "tls": 465, "none": 25}[self.security]

    @property
    def told(self) -> str:
        """Who is told of failures."""
        return self.operator or self.sender


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """[mailbox]: where agencies send their workbooks to, and where handled messages go."""

    host: str = ""
    port: int = 0
    security: str = Security.TLS.value
    user: str = ""
    ca: str = ""
    folder: str = "INBOX"
    processed: str = "Da xu ly"
    rejected: str = "Tu choi"
    held: str = "Cho xac nhan"
    """Where messages go whose sender is not proven; what a clerk moves on to `confirmed` is taken."""
    confirmed: str = "Da xac nhan"
    authserv: str = ""
    """The name our own mail server gives itself in Authentication-Results; `none` takes messages without proof."""
    reply: bool = True
    message_bytes: int = 30_000_000
    timeout_seconds: int = 120

    def __post_init__(self) -> None:
        _check_security(self.security, self.user, self.host)
        if self.host and not self.user:
            raise SettingError("thiếu “user”, tên đăng nhập hộp thư")

    @property
    def usable(self) -> bool:
        """Whether there is a mailbox to read."""
        return bool(self.host)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port or {"starttls": 143, "tls": 993, "none": 143}[self.security]


def _check_security(security: str, user: str, host: str) -> None:
    if security not in set(Security):
        raise SettingError(f"“security” phải là starttls, tls hoặc none; không phải “{security}”")
    if security == Security.NONE and user and not is_loopback(host):
        raise SettingError("“security” là none thì không được đăng nhập: mật khẩu sẽ đi qua mạng mà không mã hóa")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
