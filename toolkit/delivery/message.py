"""Read one received message: who sent it, which workbooks; refused before it can cost much; no name leaves a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePosixPath

from toolkit.delivery.letter import Attachment, safe_text
from toolkit.delivery.settings import is_address

HEADER_BYTES, BOUNDARIES, PARTS, DEPTH, ENCODED_WORDS = 64_000, 1_000, 200, 20, 400
"""Above these a message is refused unparsed: nested parts and encoded words cost the parser their square."""
WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_NAME_LETTERS = 100
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


class MessageRefused(Exception):
    """A message that is not read; says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Received:
    """A message as far as it concerns us."""

    digest: str
    message_id: str
    sender: str
    """The one address of From, in small letters; empty if there is none or more than one."""
    subject: str
    results: tuple[str, ...]
    """Its Authentication-Results, the newest first."""
    automatic: bool
    """Sent by a program or a list: never to be answered."""
    workbooks: tuple[Attachment, ...]
    others: tuple[str, ...]
    """Names of attachments that are no workbooks."""


def read_message(raw: bytes) -> Received:
    """Read a message; raise MessageRefused."""
    check_cost(raw)
    try:
        message = message_from_bytes(raw, policy=policy.default)
        found = list(_leaves(message, 0))
        workbooks = tuple(one for one in map(_attachment, found) if one is not None and _is_workbook(one.name))
        others = tuple(one.name for one in map(_attachment, found) if one is not None and not _is_workbook(one.name))
        return Received(
            digest=hashlib.sha256(raw).hexdigest(),
            message_id=str(message.get("Message-ID", "")).strip()[:250],
            sender=_sender(message),
            subject=safe_text(str(message.get("Subject", ""))),
            results=tuple(str(value) for value in message.get_all("Authentication-Results", [])),
            automatic=_is_automatic(message),
            workbooks=workbooks,
            others=others,
        )
    except MessageRefused:
        raise
    except Exception as cause:
        raise MessageRefused("thư viết sai chuẩn, không đọc được") from cause


def check_cost(raw: bytes) -> None:
    """Refuse what would cost the parser too much; raise MessageRefused."""
    end = _END_OF_HEADERS.search(raw)
    headers = raw[: end.start()] if end else raw
    if len(headers) > HEADER_BYTES:
        raise MessageRefused(f"đầu thư {len(headers)} byte, giới hạn {HEADER_BYTES}")
    if headers.count(b"=?") > ENCODED_WORDS:
        raise MessageRefused("đầu thư có quá nhiều từ mã hóa")
    if raw.count(b"\n--") > BOUNDARIES or raw.lower().count(b"\ncontent-type:") > PARTS:
        raise MessageRefused("thư có quá nhiều phần")


def _leaves(part: EmailMessage, depth: int) -> list[EmailMessage]:
    """The parts that hold something; what is inside an attached message is that message's own."""
    if depth > DEPTH:
        raise MessageRefused("thư lồng nhau quá nhiều lớp")
    if part.get_content_maintype() != "multipart":
        return [part]
    return [leaf for one in part.iter_parts() for leaf in _leaves(one, depth + 1)]  # type: ignore[arg-type]


def _attachment(part: EmailMessage) -> Attachment | None:
    name = part.get_filename()
    if name is None and part.get_content_disposition() != "attachment":
        return None
    if part.get_content_maintype() == "message":
        return Attachment(safe_file_name(name or "thu-kem.eml"), b"")
    data = part.get_payload(decode=True)
    return Attachment(safe_file_name(name or "khong-ten"), data if isinstance(data, bytes) else b"")


def _is_workbook(name: str) -> bool:
    return PurePosixPath(name).suffix.casefold() in WORKBOOKS


def _sender(message: EmailMessage) -> str:
    found = [one for header in message.get_all("From", []) for one in header.addresses]
    address = str(found[0].addr_spec).casefold() if len(found) == 1 else ""
    return address if is_address(address) else ""


def _is_automatic(message: EmailMessage) -> bool:
    """RFC 3834: answers, lists and notices of failure are never answered."""
    submitted = str(message.get("Auto-Submitted", "no")).split(";")[0].strip().casefold()
    precedence = str(message.get("Precedence", "")).strip().casefold()
    path = message.get("Return-Path")
    return (
        submitted != "no"
        or precedence in ("bulk", "list", "junk", "auto_reply")
        or any(name.casefold().startswith("list-") for name in message)
        or (path is not None and str(path).strip() in ("", "<>"))
        or message.get_content_type() == "multipart/report"
    )


def safe_file_name(name: str) -> str:
    """A name that is a name on every system: no folder, no control, no trick of direction, not too long."""
    base = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in unicodedata.normalize("NFC", base) if unicodedata.category(c)[0] not in "CZ" or c == " ")
    kept = re.sub(r'[<>:"|?*\x00]', "_", kept).lstrip(" .~$").rstrip(" .")
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    stem, dot, suffix = kept.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, suffix = kept, ""
    short = stem[:_NAME_LETTERS].rstrip(" .")
    while len(short.encode("utf-8", "ignore")) > 2 * _NAME_LETTERS:
        short = short[:-1]
    return f"{short or 'khong-ten'}{f'.{suffix}' if suffix else ''}"
