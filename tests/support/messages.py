"""Messages as agencies send them, and as nobody should."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

RESULTS = "mx.daklak.gov.vn; dkim=pass header.d=daklak.gov.vn; spf=pass smtp.mailfrom=daklak.gov.vn"


def message(
    sender: str,
    *files: tuple[str, bytes],
    subject: str = "Báo cáo 6 tháng đầu năm 2020",
    results: str | None = RESULTS,
    number: int = 1,
    **headers: Any,
) -> bytes:
    """A message with attachments, vouched for by our server unless `results` says otherwise."""
    made = EmailMessage(policy=SMTP)
    if results is not None:
        made["Authentication-Results"] = results
    made["From"] = sender
    made["To"] = "tonghop@daklak.gov.vn"
    made["Subject"] = subject
    made["Message-ID"] = f"<thu.{number}@{sender.rpartition('@')[2].rstrip('>')}>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Kính gửi, xin gửi báo cáo kèm theo.\n")
    for name, data in files:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def with_raw_name(disposition: str, data: bytes = b"PK", sender: str = "syt@daklak.gov.vn", kind: str = "") -> bytes:
    """A message whose attachment's headers are given as they stand on the wire."""
    import base64

    lines = [
        f"Authentication-Results: {RESULTS}",
        f"From: {sender}",
        "Subject: x",
        "Message-ID: <raw@x.vn>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        f"Content-Type: application/octet-stream{kind}",
        f"Content-Disposition: {disposition}",
        "Content-Transfer-Encoding: base64",
        "",
        base64.b64encode(data).decode(),
        "--b--",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")
