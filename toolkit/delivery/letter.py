"""Build one letter: headers that data cannot break, attachments whose Vietnamese names every client shows right."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes, policy
from email.header import Header, decode_header, make_header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, parseaddr
from urllib.parse import quote

from toolkit.delivery.settings import is_address

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {
    "xlsx": XLSX,
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@\[\]:-]{3,250}>")
_CHUNK = 50


class UnsafeHeaderError(ValueError):
    """A text that must not stand in a header; the message is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    data: bytes

    @property
    def content_type(self) -> str:
        """Its media type, by its name."""
        return _TYPES.get(self.name.rpartition(".")[2].lower(), "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one recipient, before it is bytes.

    `artefacts` are the hashes of what it is about: the same artefacts to the same recipient are the same letter,
    whatever its text says.
    """

    kind: str
    period: str
    sender: str
    recipient: str
    subject: str
    body: str
    date: datetime
    artefacts: tuple[str, ...]
    attachments: tuple[Attachment, ...] = ()
    sender_name: str = ""
    recipient_name: str = ""
    in_reply_to: str = ""
    automatic: str = "auto-generated"
    """RFC 3834: `auto-generated`, or `auto-replied` for an answer."""

    @property
    def key(self) -> str:
        """What makes it this letter and no other."""
        parts = (self.kind, self.period, self.recipient.casefold(), *self.artefacts)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def message_id(self) -> str:
        """Derived from the key, so that a letter built again has the same."""
        return f"<{self.key[:32]}@{self.sender.rpartition('@')[2]}>"


def without_attachments(letter: Letter, where: str) -> Letter:
    """The letter with a line for each of its files that says where it lies."""
    files = "\n".join(f"- {one.name} ({_megabytes(one.data)})" for one in letter.attachments)
    note = f"Tệp kèm theo vượt dung lượng cho phép của máy chủ thư nên không gửi kèm. Xin lấy tại: {where}\n{files}"
    return replace(letter, attachments=(), body=f"{letter.body.rstrip()}\n\n{note}\n")


def _megabytes(data: bytes) -> str:
    return f"{len(data) / 1e6:.1f} MB".replace(".", ",")


def compose(letter: Letter) -> bytes:
    """The letter's bytes (RFC 5322, ASCII, CRLF), the same each time; raise UnsafeHeaderError."""
    headers = _headers(letter)
    text = _part("Content-Type: text/plain; charset=utf-8", "", letter.body.encode())
    if letter.attachments:
        boundary = f"=_{letter.key[:40]}"
        headers.append(f'Content-Type: multipart/mixed; boundary="{boundary}"')
        parts = [text, *(_attached(one) for one in letter.attachments)]
        body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"
        raw = "\r\n".join(headers) + "\r\n\r\n" + body
    else:
        raw = "\r\n".join(headers) + "\r\n" + text
    data = raw.encode("ascii")
    _verify(letter, data)
    return data


def _headers(letter: Letter) -> list[str]:
    for address in (letter.sender, letter.recipient):
        if not is_address(address):
            raise UnsafeHeaderError(f"“{safe_text(address)}” không phải là một địa chỉ thư")
    headers = [
        f"From: {_mailbox(letter.sender_name, letter.sender)}",
        f"To: {_mailbox(letter.recipient_name, letter.recipient)}",
        f"Subject: {_encoded('Subject', letter.subject)}",
        f"Date: {format_datetime(letter.date)}",
        f"Message-ID: {letter.message_id}",
        f"Auto-Submitted: {letter.automatic}",
        "X-Auto-Response-Suppress: All",
        "MIME-Version: 1.0",
    ]
    if letter.in_reply_to and _MESSAGE_ID.fullmatch(letter.in_reply_to) and "=?" not in letter.in_reply_to:
        headers += [f"In-Reply-To: {letter.in_reply_to}", f"References: {letter.in_reply_to}"]
    return headers


def _mailbox(name: str, address: str) -> str:
    if not name:
        return address
    encoded = _encoded("To", name)
    return formataddr((name, address)) if encoded == name else f"{encoded}\r\n <{address}>"


def _encoded(header: str, text: str) -> str:
    _refuse_unsafe(text)
    if text.isascii() and len(text) < 60:
        return text
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _refuse_unsafe(text: str) -> None:
    """Neither a control character, nor a line's end in any writing, nor an encoded word may come from data."""
    if "=?" in text or any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") for letter in text):
        raise UnsafeHeaderError(f"“{safe_text(text)}” có ký tự không được đứng trong đầu thư")


def safe_text(text: str) -> str:
    """A text that may be shown: without controls, and short."""
    kept = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    return kept if len(kept) <= 80 else f"{kept[:79]}…"


def _part(first: str, second: str, data: bytes) -> str:
    coded = base64.encodebytes(data).decode("ascii").replace("\n", "\r\n")
    lines = [first, *([second] if second else []), "Content-Transfer-Encoding: base64"]
    return "\r\n".join(lines) + "\r\n\r\n" + coded


def _attached(attachment: Attachment) -> str:
    """RFC 2231 in Content-Disposition, and RFC 2047 in Content-Type's `name`, which older Outlook reads."""
    name = attachment.name
    _refuse_unsafe(name)
    if name.isascii() and len(name) < 60 and not set(name) & set('"\\'):
        kind, disposition = f';\r\n name="{name}"', f'; filename="{name}"'
    else:
        words = Header(name, "utf-8", maxlinelen=70).encode(linesep="\r\n")
        kind, disposition = f';\r\n name="{words}"', _rfc2231(name)
    return _part(
        f"Content-Type: {attachment.content_type}{kind}",
        f"Content-Disposition: attachment{disposition}",
        attachment.data,
    )


def _rfc2231(name: str) -> str:
    """Continuations are cut between characters, for there are programs that decode each of them by itself."""
    chunks = [""]
    for letter in name:
        coded = quote(letter, safe="")
        if len(chunks[-1]) + len(coded) > _CHUNK:
            chunks.append("")
        chunks[-1] += coded
    if len(chunks) == 1:
        return f";\r\n filename*=utf-8''{chunks[0]}"
    lines = [f"filename*0*=utf-8''{chunks[0]}", *(f"filename*{n}*={chunk}" for n, chunk in enumerate(chunks[1:], 1))]
    return "".join(f";\r\n {line}" for line in lines)


def _verify(letter: Letter, data: bytes) -> None:
    """Read the bytes as a mail program would, and compare headers, recipients and names with what was meant."""
    built: EmailMessage = message_from_bytes(data, policy=policy.default)
    known = {"from", "to", "subject", "date", "message-id", "auto-submitted", "x-auto-response-suppress"}
    known |= {"mime-version", "content-type", "content-transfer-encoding", "in-reply-to", "references"}
    names = [name.casefold() for name in built]
    told = [part.get_filename() for part in built.iter_attachments()] if letter.attachments else []
    same = (
        len(names) == len(set(names))
        and set(names) <= known
        and [one.addr_spec for one in built["To"].addresses] == [letter.recipient]
        and _raw_name(data, "To") == letter.recipient_name
        and [one.addr_spec for one in built["From"].addresses] == [letter.sender]
        and str(built["Subject"]) == letter.subject
        and told == [one.name for one in letter.attachments]
    )
    if not same:
        raise UnsafeHeaderError(f"đầu thư “{safe_text(letter.subject)}” không giữ nguyên được khi gửi")


def _raw_name(data: bytes, header: str) -> str:
    """The display name by the older decoder: the newer puts a space between the parts of one name."""
    raw = message_from_bytes(data, policy=policy.compat32)[header]
    return str(make_header(decode_header(parseaddr(raw)[0])))
