"""Letters: headers that nothing can break, names that every client shows, the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.delivery.letter import XLSX, Attachment, Letter, UnsafeHeaderError, compose, without_attachments

NAME = "Biểu tổng hợp các chỉ tiêu kinh tế - xã hội 6 tháng đầu năm (bản “cuối”), Đắk Lắk.xlsx"
LETTER = Letter(
    kind="table",
    period="2020-6T",
    sender="ktxh@daklak.gov.vn",
    recipient="vanphong@daklak.gov.vn",
    subject="Biểu chỉ tiêu kinh tế - xã hội 6 tháng đầu năm 2020 của tỉnh Đắk Lắk (tự động)",
    body="Kính gửi Văn phòng,\n\n.một dòng bắt đầu bằng dấu chấm\n",
    date=datetime(2020, 6, 16, 2, tzinfo=timezone(timedelta(hours=7))),
    artefacts=("a" * 64,),
    attachments=(Attachment(NAME, b"PK\x03\x04" * 400), Attachment("bieu-2020-6T.xlsx", b"PK")),
    sender_name="Sở Kế hoạch và Đầu tư",
    recipient_name="Văn phòng Ủy ban nhân dân tỉnh, Đắk Lắk",
)


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def test_what_is_written_is_what_a_mail_program_reads() -> None:
    message = read(compose(LETTER))
    assert str(message["Subject"]) == LETTER.subject
    assert [one.addr_spec for one in message["To"].addresses] == ["vanphong@daklak.gov.vn"]
    assert str(message["From"]) == "Sở Kế hoạch và Đầu tư <ktxh@daklak.gov.vn>"
    assert message["Date"] == "Tue, 16 Jun 2020 02:00:00 +0700"
    assert message["Auto-Submitted"] == "auto-generated"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content() == LETTER.body
    assert [
        (part.get_filename(), part.get_content_type(), part.get_content()) for part in message.iter_attachments()
    ] == [
        (NAME, XLSX, b"PK\x03\x04" * 400),
        ("bieu-2020-6T.xlsx", XLSX, b"PK"),
    ]


def test_a_vietnamese_name_stands_there_by_rfc_2231_and_by_rfc_2047() -> None:
    raw = compose(LETTER).decode("ascii")
    assert "filename*0*=utf-8''Bi%E1%BB%83u%20t" in raw
    older = message_from_bytes(raw.encode()).get_payload()[1]  # type: ignore[index]
    name = str(older.get_param("name"))  # type: ignore[union-attr]
    assert str(make_header(decode_header(name))) == NAME


def test_no_continuation_of_a_name_ends_within_a_letter() -> None:
    from urllib.parse import unquote

    lines = [line for line in compose(LETTER).decode("ascii").split("\r\n") if line.startswith(" filename*")]
    pieces = [line.partition("=")[2].rstrip(";").removeprefix("utf-8''") for line in lines]
    assert len(pieces) > 3
    assert "".join(unquote(piece, errors="strict") for piece in pieces) == NAME


def test_lines_are_short_and_ascii_and_end_as_the_standard_says() -> None:
    raw = compose(LETTER)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 98
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")


def test_the_same_letter_has_the_same_bytes_and_message_id() -> None:
    assert compose(LETTER) == compose(replace(LETTER))
    assert LETTER.message_id == f"<{LETTER.key[:32]}@daklak.gov.vn>"


@pytest.mark.parametrize(
    "change",
    [{"kind": "master"}, {"period": "2020-9T"}, {"recipient": "a@b.vn"}, {"artefacts": ("b" * 64,)}],
)
def test_another_kind_period_recipient_or_artefact_is_another_letter(change: dict[str, str]) -> None:
    assert replace(LETTER, **change).key != LETTER.key  # type: ignore[arg-type]


def test_other_words_about_the_same_artefact_are_the_same_letter() -> None:
    assert replace(LETTER, body="khác", subject="khác", recipient="VanPhong@daklak.gov.vn").key == LETTER.key


@pytest.mark.parametrize("field", ["subject", "recipient_name", "sender_name"])
@pytest.mark.parametrize(
    "text",
    [
        "a\r\nBcc: ke.xau@x.vn",
        "a\nBcc: ke.xau@x.vn",
        "a\rBcc: b",
        "=?UTF-8?Q?a=0ABcc:_ke.xau@x.vn?=",
        "=?utf-8?b?CkJjYzogYUBiLmM=?=",
        "a\u2028Bcc: b",
        "a\u0085Bcc: b",
        "a\x00b",
        "\u202egpj.exe",
        "a\ud800",
    ],
)
def test_nothing_in_data_makes_a_header(field: str, text: str) -> None:
    with pytest.raises(UnsafeHeaderError):
        compose(replace(LETTER, **{field: text}))  # type: ignore[arg-type]


def test_a_name_with_commas_and_addresses_adds_no_recipient() -> None:
    for name in ('Sở "X", a@b.vn', "a@b.vn, c@d.vn", "X <a@b.vn>", "Sở Y <a@b.vn>, Z", "a;b:c,d"):
        message = read(compose(replace(LETTER, recipient_name=name)))
        assert [one.addr_spec for one in message["To"].addresses] == [LETTER.recipient]


@pytest.mark.parametrize(
    "address", ["a@b.vn, c@d.vn", "a b@c.vn", "ông@tỉnh.vn", "a@b.vn\r\nBcc: x@y", "", "=?a?=@b.vn"]
)
def test_only_one_plain_address_is_a_recipient(address: str) -> None:
    with pytest.raises(UnsafeHeaderError):
        compose(replace(LETTER, recipient=address))


def test_an_answer_names_only_a_well_formed_message() -> None:
    assert read(compose(replace(LETTER, in_reply_to="<abc.1@x.vn>")))["In-Reply-To"] == "<abc.1@x.vn>"
    for bad in ("<a@b>\r\nBcc: x@y.vn", "không phải", "<=?utf-8?q?=0aBcc:x?=@b>", "<" + "a" * 400 + "@b>"):
        assert read(compose(replace(LETTER, in_reply_to=bad)))["In-Reply-To"] is None


def test_files_left_out_are_named_with_where_they_lie() -> None:
    slim = without_attachments(LETTER, r"\\may-chu\ket-qua")
    body = read(compose(slim)).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert r"Xin lấy tại: \\may-chu\ket-qua" in text
    assert f"- {NAME} (0,0 MB)" in text
    assert not list(read(compose(slim)).iter_attachments())
    assert slim.key == LETTER.key


@given(subject=st.text(max_size=120), name=st.text(max_size=60), file=st.text(min_size=1, max_size=60))
def test_any_text_is_kept_or_refused(subject: str, name: str, file: str) -> None:
    letter = replace(LETTER, subject=subject, recipient_name=name, attachments=(Attachment(file, b"x"),))
    try:
        message = read(compose(letter))
    except UnsafeHeaderError:
        return
    assert str(message["Subject"]) == subject
    assert [part.get_filename() for part in message.iter_attachments()] == [file]
    assert len(message["To"].addresses) == 1
