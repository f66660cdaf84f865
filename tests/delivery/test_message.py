"""Received messages: hostile names, hostile costs, and the habits of real mail programs."""

from __future__ import annotations

import time
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.messages import message, with_raw_name
from toolkit.delivery.message import MessageRefused, read_message, safe_file_name


def test_a_message_is_read() -> None:
    raw = message(
        "Sở Y tế <SYT@daklak.gov.vn>", ("báo cáo 6 tháng.xlsx", b"PK1"), ("quét.pdf", b"%PDF"), ("b.xls", b"D0")
    )
    found = read_message(raw)
    assert (found.sender, found.subject) == ("syt@daklak.gov.vn", "Báo cáo 6 tháng đầu năm 2020")
    assert [(one.name, one.data) for one in found.workbooks] == [("báo cáo 6 tháng.xlsx", b"PK1"), ("b.xls", b"D0")]
    assert found.others == ("quét.pdf",)
    assert not found.automatic


@pytest.mark.parametrize(
    ("disposition", "kind", "name"),
    [
        ("attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o.xlsx", "", "Báo cáo.xlsx"),
        ("attachment; filename*0*=utf-8''B%C3%A1o; filename*1*=%20c%C3%A1o.xlsx", "", "Báo cáo.xlsx"),
        ('attachment; filename="=?utf-8?B?QsOhbyBjw6FvLnhsc3g=?="', "", "Báo cáo.xlsx"),
        ('attachment; filename="=?UTF-8?Q?B=C3=A1o_c=C3=A1o.xlsx?="', "", "Báo cáo.xlsx"),
        ("attachment; filename*=windows-1258''B%E1o%20c%E1o.xlsx", "", "Báo cáo.xlsx"),
        ('attachment; filename="Báo cáo.xlsx"', "", "Báo cáo.xlsx"),
        ("attachment", '; name="=?utf-8?B?QsOhbyBjw6FvLnhsc3g=?="', "Báo cáo.xlsx"),
        ('attachment; filename="../../../etc/cron.d/x.xlsx"', "", "x.xlsx"),
        ('attachment; filename="..\\\\..\\\\Startup\\\\x.xlsx"', "", "x.xlsx"),
        ('attachment; filename="C:\\\\Users\\\\x.xlsx"', "", "x.xlsx"),
        ("attachment; filename*=utf-8''..%2F..%2Fx.xlsx", "", "x.xlsx"),
        ("attachment; filename*=utf-8''x%00.exe.xlsx", "", "x.exe.xlsx"),
        ("attachment; filename*=utf-8''x%E2%80%AExslx.xlsx", "", "xxslx.xlsx"),
        ('attachment; filename="CON.xlsx"', "", "_CON.xlsx"),
        ('attachment; filename="~$bao cao.xlsx"', "", "bao cao.xlsx"),
        ('attachment; filename=".xlsx"', "", "xlsx"),
    ],
)
def test_names_on_the_wire(disposition: str, kind: str, name: str) -> None:
    found = read_message(with_raw_name(disposition, kind=kind))
    assert [one.name for one in found.workbooks] + list(found.others) == [name]


@given(st.text(min_size=0, max_size=400))
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = safe_file_name(name)
    assert PurePosixPath(safe).name == safe
    assert PureWindowsPath(safe).name == safe
    assert safe not in ("", ".", "..")
    assert not safe.startswith((".", "~", " "))
    assert len(safe.encode()) <= 240
    assert safe_file_name(safe) == safe


@pytest.mark.parametrize(
    "header",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; x"},
        {"Precedence": "bulk"},
        {"List_Id": "<x.y>"},
        {"Return_Path": "<>"},
    ],
)
def test_programs_and_lists_are_known(header: dict[str, Any]) -> None:
    assert read_message(message("a@b.vn", **header)).automatic
    assert not read_message(message("a@b.vn", Auto_Submitted="no", Return_Path="<a@b.vn>")).automatic


@pytest.mark.parametrize("sender", ["a@b.vn, c@d.vn", "không phải", "<>"])
def test_a_sender_is_one_address(sender: str) -> None:
    raw = message("a@b.vn").replace(b"From: a@b.vn", f"From: {sender}".encode())
    assert read_message(raw).sender == ""


def hostile() -> dict[str, bytes]:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
    return {
        "nested": b"From: a@b.vn\r\n" + nested,
        "nested a little": b"From: a@b.vn\r\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(60)),
        "parts": b'From: a@b.vn\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\n" * 40_000,
        "encoded words": b"From: a@b.vn\r\nSubject: " + b"=?utf-8?q?a?= " * 10_000 + b"\r\n\r\n",
        "fewer encoded words": b"From: a@b.vn\r\nSubject: " + b"=?utf-8?q?a?= " * 2_000 + b"\r\n\r\n",
        "headers": b"From: a@b.vn\r\n" + b"X: y\r\n" * 100_000 + b"\r\n",
    }


@pytest.mark.parametrize("name", sorted(hostile()))
def test_what_would_cost_too_much_is_refused_at_once(name: str) -> None:
    begun = time.monotonic()
    with pytest.raises(MessageRefused):
        read_message(hostile()[name])
    assert time.monotonic() - begun < 2


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        found = read_message(raw)
    except MessageRefused:
        return
    assert found.digest


@given(st.data())
def test_a_message_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(message("syt@daklak.gov.vn", ("báo cáo.xlsx", b"PK" * 20)))
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_message(bytes(raw))
    except MessageRefused:
        return
