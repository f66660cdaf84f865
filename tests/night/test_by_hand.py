"""ktxh send and ktxh remind: the same outbox, asked for by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.nights import (
    CHAIRMAN,
    OFFICE,
    STATISTICS,
    STC,
    SYT,
    NightClock,
    again,
    files_of,
    mail_section,
    night_workspace,
    read_letter,
    text_of,
)
from tests.support.program import ktxh
from tests.support.seed import PERIOD
from tests.support.smtp_server import SmtpServer
from toolkit.night.by_hand import send_reminders, send_results
from toolkit.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path, server: SmtpServer) -> Workspace:
    return night_workspace(tmp_path, mail_section(server))


def test_results_are_sent_once(space: Workspace, server: SmtpServer) -> None:
    again(space).merge(PERIOD)
    assert (first := send_results(space, PERIOD, NightClock())).sent == {"sent": 3}
    assert first.exit == 0
    assert send_results(space, PERIOD, NightClock()).sent == {}
    assert [to for to, _ in server.taken] == [CHAIRMAN, OFFICE, STATISTICS]


def test_what_was_not_merged_or_was_changed_is_not_sent(space: Workspace, server: SmtpServer) -> None:
    said = ktxh("send", "2020-6T", "-w", space.root)
    assert (said.code, "ktxh merge 2020-6T" in said.err) == (4, True)
    again(space).merge(PERIOD)
    (space.folder(PERIOD) / "bieu-2020-6T.xlsx").write_bytes(b"nua chung")
    said = ktxh("send", "2020-6T", "-w", space.root)
    assert (said.code, "không còn như" in said.err) == (4, True)
    assert server.taken == []


def test_a_dry_run_writes_letters_and_sends_none(space: Workspace, server: SmtpServer) -> None:
    again(space).merge(PERIOD)
    said = ktxh("send", "2020-6T", "-w", space.root, "--dry-run", "--json")
    assert said.code == 0
    paths = [Path(name) for name in said.document["files"]]
    assert [path.suffix for path in paths] == [".eml"] * 3
    assert {path.name.split("-", 1)[1].rpartition("-")[0] for path in paths} <= {"ket-qua", "phieu"}
    assert {read_letter(path.read_bytes())["To"].addresses[0].addr_spec for path in paths} == {
        CHAIRMAN,
        OFFICE,
        STATISTICS,
    }
    assert server.heard == []
    assert send_results(again(space), PERIOD, NightClock()).sent == {"sent": 3}


def test_without_a_server_the_command_says_what_is_missing(tmp_path: Path) -> None:
    space = night_workspace(tmp_path)
    said = ktxh("send", "2020-6T", "-w", space.root)
    assert (said.code, "[mail]" in said.err) == (4, True)


def test_letters_that_wait_exit_4(space: Workspace, server: SmtpServer) -> None:
    again(space).merge(PERIOD)
    server.script = {"RCPT": ["451 sau"]}
    said = ktxh("send", "2020-6T", "-w", space.root, "--json")
    assert said.code == 4
    assert said.document["mail"] == {"queued": 3, "deferred": 1, "sent": 2, "waiting": {"deferred": 1}}
    assert ktxh("send", "-w", space.root).code == 4


def test_reminders_go_to_those_who_sent_nothing_once_a_day_with_their_form(
    space: Workspace, server: SmtpServer
) -> None:
    again(space).forms(PERIOD)
    clock = NightClock(2020, 6, 16)
    assert send_reminders(space, PERIOD, clock).sent == {"sent": 2}
    assert send_reminders(space, PERIOD, clock).sent == {}
    letters = {to: read_letter(raw) for to, raw in server.taken}
    assert set(letters) == {SYT, STC}
    assert [("SYT" in name, "STC" in name) for name in files_of(letters[SYT])] == [(True, False)]
    assert "Hạn gửi báo cáo kinh tế - xã hội 6 tháng đầu năm 2020 là ngày 18/06/2020 (còn 2 ngày)" in text_of(
        letters[SYT]
    )
    clock.now = clock.now.replace(day=20)
    send_reminders(space, PERIOD, clock)
    assert "nay đã quá 2 ngày" in text_of(read_letter(server.to(SYT)[1]))
    assert len(server.taken) == 4


def test_the_province_writes_its_own_words(space: Workspace, server: SmtpServer) -> None:
    folder = space.root / "templates/thu"
    folder.mkdir()
    (folder / "nhac-truoc.txt").write_text("Nhắc {ky}\n\nĐề nghị {nguoi_nhan} gửi trước {han}.\n", "utf-8-sig")
    send_reminders(space, PERIOD, NightClock(2020, 6, 16))
    letter = read_letter(server.to(SYT)[0])
    assert str(letter["Subject"]) == "Nhắc 6 tháng đầu năm 2020"
    assert text_of(letter) == "Đề nghị Sở Y tế gửi trước 18/06/2020.\n"
    (folder / "nhac-truoc.txt").write_text("Nhắc {ten}\n\nx", "utf-8")
    said = ktxh("remind", "2020-6T", "-w", space.root, "--dry-run")
    assert said.code in (0, 4)
    (folder / "nhac-sau.txt").write_text("Nhắc {ten}\n\nx", "utf-8")
    said = ktxh("remind", "2020-6T", "-w", space.root, "--dry-run")
    assert (said.code, "{ten}, không biết là gì" in said.err) == (4, True)
