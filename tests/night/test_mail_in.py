"""Mail in, against Dovecot: what becomes of each message, once, and what the sender hears."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.dovecot import PASSWORD, Dovecot, dovecot
from tests.support.messages import message, with_raw_name
from tests.support.nights import (
    OPERATOR,
    PROVINCE,
    SKHCN,
    STC,
    SYT,
    NightClock,
    again,
    files_of,
    mail_section,
    night_workspace,
    read_letter,
    stc_report,
    syt_report,
    text_of,
)
from tests.support.seed import PERIOD, seed_workbook
from tests.support.smtp_server import SmtpServer
from toolkit.delivery.imap import Mailbox
from toolkit.delivery.passwords import MAILBOX
from toolkit.night import run_night
from toolkit.night.mail_in import read_mailbox
from toolkit.workspace import Workspace

pytestmark = pytest.mark.dovecot
DONE, REFUSED, HELD, CONFIRMED = "Da xu ly", "Tu choi", "Cho xac nhan", "Da xac nhan"


@pytest.fixture(scope="module")
def running() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture
def imap(running: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    monkeypatch.setenv(MAILBOX, PASSWORD)
    with running.client() as client:
        for _, _, name in client.list_folders():
            client.select_folder(name)
            if found := client.search():
                client.delete_messages(found)
                client.expunge()
    return running


@pytest.fixture
def space(tmp_path: Path, imap: Dovecot, server: SmtpServer) -> Workspace:
    config = mail_section(server) + imap.section() + "\n[reminders]\nenabled = false\n"
    return night_workspace(tmp_path, config, files={})


def submitted(space: Workspace) -> dict[str, bytes]:
    """The files in the folder of submissions; of the names only what the sender gave."""
    return {path.name.split("_", 3)[-1]: path.read_bytes() for path in sorted(space.submissions(PERIOD).iterdir())}


def codes(space: Workspace) -> list[str]:
    return [one.code for one in read_mailbox(space, NightClock(), [PERIOD]).findings]


def test_a_workbook_by_mail_is_merged_the_same_night_and_answered(
    space: Workspace, imap: Dovecot, server: SmtpServer
) -> None:
    imap.put(message(f"Sở Y tế <{SYT}>", ("Báo cáo của Sở Y tế.xlsx", syt_report())))
    night = run_night(space, NightClock())
    assert (night.exit, night.mailbox) == (0, {"accepted": 1})
    assert submitted(space) == {"Báo cáo của Sở Y tế.xlsx": syt_report()}
    [period] = night.periods
    assert period.missing == ["SKHCN", "STC"]
    assert (imap.count("INBOX"), imap.count(DONE)) == (0, 1)
    [answer] = [read_letter(raw) for raw in server.to(SYT)]
    assert (answer["In-Reply-To"], answer["Auto-Submitted"]) == ("<thu.1@daklak.gov.vn>", "auto-replied")
    assert "Báo cáo của Sở Y tế.xlsx" in text_of(answer)
    assert run_night(again(space), NightClock()).mailbox == {}
    assert len(server.to(SYT)) == 1


def test_the_answer_is_the_slip_where_there_is_something_to_ask(
    space: Workspace, imap: Dovecot, server: SmtpServer
) -> None:
    imap.put(message(SYT, ("a.xlsx", syt_report("chừng 500"))))
    run_night(space, NightClock())
    [answer] = [read_letter(raw) for raw in server.to(SYT)]
    assert answer["In-Reply-To"] == "<thu.1@daklak.gov.vn>"
    assert files_of(answer) == ["phieu-SYT-2020-6T.xlsx"]


def test_a_receipt_says_when_it_came_and_from_whom(space: Workspace, imap: Dovecot) -> None:
    imap.put(message(SYT, ("a.xlsx", syt_report())))
    run_night(space, NightClock())
    from sqlalchemy import text

    with space.ledger() as ledger, ledger.reading() as connection:
        found = connection.execute(text("SELECT channel, sender FROM receipts ORDER BY channel")).all()
    assert ("mail", SYT) in [tuple(row) for row in found]


@pytest.mark.parametrize(
    ("results", "why"),
    [(None, "không có"), ("mx.daklak.gov.vn; dkim=fail", "dkim=fail"), ("mx.ke-xau.vn; dkim=pass", "không có")],
)
def test_an_unproven_sender_waits_for_a_person(space: Workspace, imap: Dovecot, results: str | None, why: str) -> None:
    imap.put(message(SYT, ("a.xlsx", syt_report()), results=results))
    done = read_mailbox(space, NightClock(), [PERIOD])
    assert [(one.code, why in one.message) for one in done.findings] == [("KT622", True)]
    assert (submitted(space), imap.count(HELD)) == ({}, 1)
    assert read_mailbox(space, NightClock(), [PERIOD]).counts == {}
    imap.move_all(HELD, CONFIRMED)
    assert read_mailbox(space, NightClock(), [PERIOD]).counts == {"accepted": 1}
    assert (submitted(space), imap.count(DONE)) == ({"a.xlsx": syt_report()}, 1)


def test_strangers_and_their_tricks_are_kept_apart(space: Workspace, imap: Dovecot, server: SmtpServer) -> None:
    imap.put(
        message("ai.do@gmail.com", ("so-y-te.xlsx", syt_report())),
        message(f'"{SYT}" <ai.do@gmail.com>', ("SYT.xlsx", syt_report()), number=2),
        message(SYT, ("skhcn.xlsx", seed_workbook()), number=3),
        message(SYT, ("a.xlsx", syt_report()), subject="x", number=4),
    )
    night = run_night(space, NightClock())
    assert [one.code for one in night.findings if one.code.startswith("KT62")] == ["KT621", "KT621", "KT626"]
    assert submitted(space) == {"a.xlsx": syt_report()}
    assert (imap.count(REFUSED), imap.count(DONE)) == (3, 1)
    assert {to for to, _ in server.taken} <= {OPERATOR, SYT, *(one.email for one in PROVINCE.recipients)}


def test_what_is_no_workbook_is_told_once_a_day(space: Workspace, imap: Dovecot, server: SmtpServer) -> None:
    for number in range(3):
        imap.put(message(STC, ("quet.pdf", b"%PDF"), number=number))
    run_night(space, NightClock())
    [told] = [read_letter(raw) for raw in server.to(STC)]
    assert "không kèm bảng tính nào (có: quet.pdf)" in text_of(told)
    assert imap.count(REFUSED) == 3


@pytest.mark.parametrize("header", [{"Auto_Submitted": "auto-replied"}, {"List_Id": "<x.y>"}, {"Precedence": "bulk"}])
def test_programs_are_never_answered(
    space: Workspace, imap: Dovecot, server: SmtpServer, header: dict[str, Any]
) -> None:
    imap.put(message(SYT, ("a.xlsx", syt_report()), **header), message(STC, number=2, **header))
    night = run_night(space, NightClock())
    assert night.mailbox == {"accepted": 1, "ignored": 1}
    assert server.to(SYT) == server.to(STC) == []


def test_another_period_is_not_guessed(space: Workspace, imap: Dovecot) -> None:
    from tests.support.workbooks import sheet, xlsx

    table: list[list[object]] = [
        ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện"],
        ["1", "Số giường bệnh", "Giường", 1000, 500],
    ]
    silent = xlsx(sheet(["SỞ Y TẾ"], [], *table))
    imap.put(
        message(SYT, ("a.xlsx", silent), subject="Báo cáo quý I năm 2019"),
        message(SYT, ("b.xlsx", silent), subject="Báo cáo", number=2),
    )
    assert codes(space) == ["KT625"]
    assert submitted(space) == {"b.xlsx": silent}
    imap.put(message(SYT, ("c.xlsx", silent), subject="Báo cáo", number=3))
    (space.root / "workbooks/2020-Q2/submissions").mkdir(parents=True)
    from toolkit.model import Period

    done = read_mailbox(space, NightClock(), [PERIOD, Period.parse("2020-Q2")])
    assert ["không nói rõ kỳ nào" in one.message for one in done.findings] == [True]


def test_hostile_names_stay_in_the_folder(space: Workspace, imap: Dovecot) -> None:
    names = ["../../../../etc/cron.d/x.xlsx", "..\\\\..\\\\x.xlsx", "CON.xlsx", "x" * 900 + ".xlsx", "~$a.xlsx"]
    imap.put(*(with_raw_name(f'attachment; filename="{name}"', stc_report(n)) for n, name in enumerate(names)))
    imap.put(with_raw_name("attachment; filename*=utf-8''..%2F%2E%2E%2Fa%00%E2%80%AEb.xlsx", stc_report(99)))
    before = {path for path in space.root.parent.rglob("*") if "submissions" not in path.parts}
    read_mailbox(space, NightClock(), [PERIOD])
    after = {path for path in space.root.parent.rglob("*") if "submissions" not in path.parts}
    assert {path.name for path in after - before} <= {"ktxh.db", "ktxh.db-journal"}
    assert all(path.parent == space.submissions(PERIOD) for path in space.submissions(PERIOD).rglob("*"))


def test_hostile_messages_are_moved_aside_and_the_others_read(space: Workspace, imap: Dovecot) -> None:
    bomb = b"From: syt@daklak.gov.vn\r\nSubject: " + b"=?utf-8?q?a?= " * 3_000 + b"\r\n\r\n"
    parts = b'From: a@b.vn\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\n" * 5_000
    imap.put(bomb, parts, message(SYT, ("lon.xlsx", b"0" * 400_000)), message(SYT, ("a.xlsx", syt_report()), number=2))
    small = Workspace(space.root)
    small.__dict__["config"] = replace(space.config, mailbox=replace(space.config.mailbox, message_bytes=300_000))
    done = read_mailbox(small, NightClock(), [PERIOD])
    assert [one.code for one in done.findings] == ["KT623"] * 3
    assert submitted(space) == {"a.xlsx": syt_report()}
    assert (imap.count(REFUSED), imap.count("INBOX")) == (3, 0)


@pytest.mark.slow
def test_a_thousand_messages_with_a_connection_that_drops(
    space: Workspace, imap: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap.put(*(message(STC, number=n, subject=f"thư {n}", List_Id="<x.y>") for n in range(990)))
    imap.put(*(message(SYT, (f"{n}.xlsx", syt_report(n)), number=n) for n in range(10)))
    moved, move = 0, Mailbox.move

    def dropping(self: Mailbox, uid: int, folder: str) -> None:
        nonlocal moved
        moved += 1
        if moved in (300, 995):
            imap.drop_connections()
        move(self, uid, folder)

    monkeypatch.setattr(Mailbox, "move", dropping)
    begun = time.monotonic()
    rounds = [read_mailbox(space, NightClock(), [PERIOD]) for _ in range(3)]
    assert [one.broken for one in rounds] == [True, True, False]
    assert [one.code for one in rounds[0].findings] == ["KT620"]
    assert sum(one.counts["accepted"] for one in rounds) == 10
    assert sum(one.counts["ignored"] for one in rounds) == 990
    assert submitted(space) == {f"{n}.xlsx": syt_report(n) for n in range(10)}
    assert (imap.count("INBOX"), imap.count(DONE)) == (0, 1000)
    assert time.monotonic() - begun < 120


def test_a_wrong_password_is_said_and_the_night_goes_on(
    space: Workspace, imap: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MAILBOX, "sai-hoan-toan")
    night = run_night(space, NightClock())
    assert (night.exit, [period.state for period in night.periods]) == (4, ["merged"])
    [told] = [one.message for one in night.findings if one.code == "KT620"]
    assert "không nhận tên đăng nhập hay mật khẩu" in told
    assert "sai-hoan-toan" not in str(night.as_json())


def test_a_certificate_nobody_vouches_for_is_refused(space: Workspace, imap: Dovecot) -> None:
    strict = Workspace(space.root)
    strict.__dict__["config"] = replace(space.config, mailbox=replace(space.config.mailbox, ca=""))
    done = read_mailbox(strict, NightClock(), [PERIOD])
    assert done.broken
    assert "không đáng tin" in done.findings[0].message


def test_handled_but_not_moved_is_only_moved(space: Workspace, imap: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    imap.put(message(SKHCN, ("a.xlsx", seed_workbook())))
    with monkeypatch.context() as broken:
        broken.setattr(Mailbox, "move", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            read_mailbox(space, NightClock(), [PERIOD])
    before = submitted(space)
    assert read_mailbox(space, NightClock(), [PERIOD]).counts == {}
    assert (submitted(space), imap.count(DONE)) == (before, 1)
