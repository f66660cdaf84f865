"""The letters of a period: to each recipient what he is to receive, to an agency its own slip and nothing else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from toolkit.config import Config
from toolkit.delivery.letter import Attachment, Letter
from toolkit.ledger.mailbox import HandledMessage
from toolkit.model import Agency, Catalogue, Period, Receives, Recipient, Reconciled
from toolkit.night.texts import RECEIPT, RESULT, SLIP, Texts
from toolkit.writing.summary_text import expected_agencies, night_summary

BULLETIN, SLIP_LETTER = "bulletin", "slip"
SLIP_FILE, FORM_FILE = "phieu", "bieu-nhap"
REPLACING = (BULLETIN, SLIP_LETTER)
"""Kinds of which a newer letter takes the place of one that still waits."""


@dataclass(frozen=True)
class Bulletin:
    """What there is to send of a period: its result, and the files that go with it by their names."""

    result: Reconciled
    master: Attachment
    table: Attachment
    slips: Mapping[str, tuple[Attachment, ...]]
    """By agency."""
    answers: Mapping[str, str]
    """The Message-ID of the message that an agency's slip answers."""

    def letters(self, config: Config, texts: Texts, now: datetime) -> Iterator[Letter]:
        """All letters, those to recipients first, in the catalogue's order."""
        for recipient in self.result.catalogue.recipients:
            for address in addresses(recipient.email):
                yield self._to_recipient(recipient, address, config, texts, now)
        for agency in self.result.catalogue.agencies:
            if agency.code in self.slips:
                for address in addresses(agency.email):
                    yield self._to_agency(agency, address, config, texts, now)

    def _to_recipient(self, recipient: Recipient, address: str, config: Config, texts: Texts, now: datetime) -> Letter:
        files = [self.table] if Receives.TABLE in recipient.receives else []
        files += [self.master] if Receives.MASTER in recipient.receives else []
        said = [night_summary(self.result, config.province)]
        artefacts = [digest(one.data) for one in files]
        if Receives.STATUS in recipient.receives:
            said.append(submission_status(self.result))
            artefacts.append(digest(said[-1].encode()))
        subject, body = texts.fill(
            RESULT,
            ky=self.result.period.label,
            nguoi_nhan=recipient.name,
            don_vi=signature(config),
            noi_dung="\n".join(said),
        )
        return Letter(
            kind=BULLETIN,
            period=str(self.result.period),
            sender=config.mail.sender,
            sender_name=config.mail.sender_name or config.coordinator,
            recipient=address,
            recipient_name=recipient.name,
            subject=subject,
            body=body,
            date=now,
            artefacts=tuple(artefacts),
            attachments=tuple(files),
        )

    def _to_agency(self, agency: Agency, address: str, config: Config, texts: Texts, now: datetime) -> Letter:
        slips = self.slips[agency.code]
        subject, body = texts.fill(
            SLIP, ky=self.result.period.label, nguoi_nhan=agency.name, don_vi=signature(config), noi_dung=""
        )
        answered = self.answers.get(agency.code, "")
        return Letter(
            kind=SLIP_LETTER,
            period=str(self.result.period),
            sender=config.mail.sender,
            sender_name=config.mail.sender_name or config.coordinator,
            recipient=address,
            recipient_name=agency.name,
            subject=subject,
            body=body,
            date=now,
            artefacts=tuple(digest(one.data) for one in slips),
            attachments=slips,
            in_reply_to=answered,
            automatic="auto-replied" if answered else "auto-generated",
        )


def receipt(config: Config, catalogue: Catalogue, texts: Texts, message: HandledMessage, now: datetime) -> Letter:
    """The answer to a message: what was taken of it, or why it was not."""
    agency = catalogue.agency_by_code.get(message.agency or "")
    name = agency.name if agency else message.sender
    said = [f"- {PurePath(file).name}" for file in message.files]
    if message.state == "accepted":
        said = [f"Các tệp được nhận cho kỳ {message.period}:", *said]
    else:
        said = ["Thư không nhận được vì:", *said]
    subject, body = texts.fill(
        RECEIPT, nguoi_nhan=name, don_vi=signature(config), noi_dung="".join(f"{line}\n" for line in said)
    )
    return Letter(
        kind="receipt",
        period=message.period or "",
        sender=config.mail.sender,
        sender_name=config.mail.sender_name or config.coordinator,
        recipient=message.sender,
        recipient_name=agency.name if agency else "",
        subject=subject,
        body=body,
        date=now,
        artefacts=(message.digest,),
        in_reply_to=message.message_id,
        automatic="auto-replied",
    )


def signature(config: Config) -> str:
    """Who writes."""
    return config.mail.sender_name or config.coordinator or f"Cơ quan tổng hợp tỉnh {config.province}"


def submission_status(result: Reconciled) -> str:
    """Who has sent and who has not, as text."""
    names = {agency.code: agency.name for agency in result.catalogue.agencies}
    expected = expected_agencies(result)
    missing = [code for code in expected if code in result.missing]
    lines = ["Tình hình nộp:", f"- Đã có báo cáo: {len(expected) - len(missing)} trên {len(expected)} cơ quan."]
    lines += ["- Chưa có báo cáo:"] + [f"  + {names[code]}" for code in missing] if missing else []
    return "\n".join(lines) + "\n"


def addresses(text: str) -> tuple[str, ...]:
    """The addresses of a cell of the catalogue, which are separated by semicolons or commas."""
    return tuple(dict.fromkeys(one for one in re.split(r"[;,\s]+", text) if one))


def belonging_to(kind: str, agency: str, period: Period, files: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """The slips or forms of one agency and no other: phieu-SYT-2020-6T.xlsx, phieu-SYT-2020-6T-2.xlsx."""
    name = re.compile(rf"{kind}-{re.escape(agency)}-{re.escape(str(period))}(?:-\d+)?\.xlsx")
    return tuple(sorted((one for one in files if name.fullmatch(one.name)), key=lambda one: (len(one.name), one.name)))


def digest(data: bytes) -> str:
    """The hash by which an artefact is known."""
    return hashlib.sha256(data).hexdigest()
