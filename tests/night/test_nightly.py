"""A night against real servers: what is done, what is left undone, who is told, and what the record says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.nights import (
    CHAIRMAN,
    OFFICE,
    OPERATOR,
    PROVINCE,
    SKHCN,
    STATISTICS,
    SYT,
    SYT_FILE,
    NightClock,
    again,
    files_of,
    mail_section,
    night_workspace,
    read_letter,
    submit,
    syt_report,
    text_of,
)
from tests.support.program import ktxh
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.smtp_server import DROP, SmtpServer
from toolkit.model import Recipient
from toolkit.night import run_night
from toolkit.night.bulletins import digest
from toolkit.workspace import LockedError, Workspace
from toolkit.writing.catalogue import catalogue_bytes
from toolkit.writing.summary_text import night_summary


@pytest.fixture
def space(tmp_path: Path, server: SmtpServer) -> Workspace:
    return night_workspace(tmp_path, mail_section(server) + "\n[reminders]\nenabled = false\n")


def test_a_night_merges_sends_and_keeps_a_record(space: Workspace, server: SmtpServer) -> None:
    night = run_night(space, NightClock())
    assert night.exit == 0
    [period] = night.periods
    assert (period.state, period.run, period.missing) == ("merged", 1, ["SYT", "STC"])
    assert period.inputs == {FILE: digest((space.submissions(PERIOD) / FILE).read_bytes())}
    written = {path.name: digest(path.read_bytes()) for path in space.folder(PERIOD).glob("*.xlsx")}
    assert written.items() <= period.outputs.items()
    assert period.counts["cells"]["read"] == 15
    assert night.sent == {"sent": 3}
    kept = json.loads((space.root / "workbooks/logs/nightly-000001.json").read_text("utf-8"))
    assert {**kept, "timings": {}} == {**night.as_json(), "night": 1, "timings": {}}
    assert "kỳ 2020-6T: lần chạy 1, 1 tệp, thiếu 2 cơ quan, 0 lỗi" in night.line
    assert night.line in (space.root / "workbooks/logs/ktxh.log").read_text("utf-8")


def test_everybody_gets_what_the_catalogue_says(space: Workspace, server: SmtpServer) -> None:
    submit(space, FILE, seed_workbook(E17="khoảng 4.000"))
    submit(space, SYT_FILE, syt_report("chừng 500"))
    assert run_night(space, NightClock()).exit == 3
    letters = {to: read_letter(raw) for to, raw in server.taken}
    assert {to: files_of(letter) for to, letter in letters.items()} == {
        CHAIRMAN: ["bieu-2020-6T.xlsx", "tong-hop-2020-6T.xlsx"],
        OFFICE: ["bieu-2020-6T.xlsx"],
        STATISTICS: [],
        SKHCN: ["phieu-SKHCN-2020-6T.xlsx"],
        SYT: ["phieu-SYT-2020-6T.xlsx"],
    }
    [attached] = letters[SYT].iter_attachments()
    assert attached.get_content() == (space.folder(PERIOD) / "slips/phieu-SYT-2020-6T.xlsx").read_bytes()
    table = next(letters[OFFICE].iter_attachments())
    assert table.get_content() == (space.folder(PERIOD) / "bieu-2020-6T.xlsx").read_bytes()
    assert "+ Sở Tài chính" in text_of(letters[STATISTICS])
    assert "Tình hình nộp" not in text_of(letters[CHAIRMAN])
    assert night_summary(space.reconcile(PERIOD), "Đắk Lắk").strip() in text_of(letters[CHAIRMAN])
    assert str(letters[CHAIRMAN]["To"]) == f"Chủ tịch UBND tỉnh <{CHAIRMAN}>"


def test_nothing_new_does_nothing_and_sends_nothing(space: Workspace, server: SmtpServer) -> None:
    clock = NightClock()
    run_night(space, clock)
    before = {path: path.stat().st_mtime_ns for path in space.folder(PERIOD).rglob("*.xlsx")}
    clock.next_night()
    night = run_night(again(space), clock)
    assert [period.state for period in night.periods] == ["unchanged"]
    assert night.periods[0].counts["cells"]["read"] == 15
    assert len(server.taken) == 3
    assert {path: path.stat().st_mtime_ns for path in space.folder(PERIOD).rglob("*.xlsx")} == before
    with space.ledger() as ledger:
        assert ledger.last_run(PERIOD) == 1


@pytest.mark.parametrize("what", ["a submission", "the catalogue", "an output", "the settings", "a merge by hand"])
def test_anything_new_is_merged(space: Workspace, server: SmtpServer, what: str) -> None:
    run_night(space, NightClock())
    if what == "a submission":
        submit(space, SYT_FILE, syt_report())
    elif what == "the catalogue":
        more = replace(PROVINCE, recipients=(*PROVINCE.recipients, Recipient("Mới", "moi@daklak.gov.vn")))
        from datetime import date

        (space.root / "templates/danh-muc.xlsx").write_bytes(catalogue_bytes(more, date(2020, 1, 2)))
    elif what == "an output":
        (space.folder(PERIOD) / "bieu-2020-6T.xlsx").unlink()
    elif what == "the settings":
        with (space.root / "ktxh.toml").open("a", encoding="utf-8") as file:
            file.write("\n[limits]\nrows = 5000\n")
    else:
        again(space).merge(PERIOD)
    assert [period.state for period in run_night(again(space), NightClock()).periods] == ["merged"]
    assert (space.folder(PERIOD) / "bieu-2020-6T.xlsx").is_file()


def test_a_file_that_comes_while_a_night_merges_is_merged_by_the_next(
    space: Workspace, server: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Workspace.merge

    def merge(self: Workspace, *arguments: Any, **named: Any) -> Any:
        merged = honest(self, *arguments, **named)
        submit(space, SYT_FILE, syt_report())
        return merged

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Workspace, "merge", merge)
        assert run_night(space, NightClock()).periods[0].missing == ["SYT", "STC"]
    [period] = run_night(again(space), NightClock()).periods
    assert (period.state, period.missing) == ("merged", ["STC"])


def test_who_got_the_same_already_gets_nothing_when_another_part_changes(space: Workspace, server: SmtpServer) -> None:
    run_night(space, NightClock())
    submit(space, "ghi-chu.txt", b"khong phai bao cao")
    night = run_night(again(space), NightClock())
    assert night.periods[0].state == "merged"
    again_to = [to for to, _ in server.taken[3:]]
    assert OFFICE not in again_to
    assert STATISTICS not in again_to


def test_a_broken_catalogue_tells_the_operator_and_nobody_else(space: Workspace, server: SmtpServer) -> None:
    (space.root / "templates/danh-muc.xlsx").write_bytes(b"khong phai bang tinh")
    night = run_night(space, NightClock())
    assert night.exit == 4
    assert [period.state for period in night.periods] == ["failed"]
    assert [to for to, _ in server.taken] == [OPERATOR]
    letter = read_letter(server.taken[0][1])
    assert "KT602" in text_of(letter)
    assert files_of(letter) == []
    assert not list(space.folder(PERIOD).glob("*.xlsx"))
    assert run_night(again(space), NightClock()).exit == 4
    assert len(server.taken) == 1, "the same trouble is told once a day"


def test_one_period_that_fails_stops_no_other(space: Workspace, server: SmtpServer) -> None:
    other = space.root / "workbooks/2020-Q2/submissions"
    other.mkdir(parents=True)
    (space.root / "workbooks/2020-Q2/bieu-2020-Q2.xlsx").mkdir()
    night = run_night(space, NightClock())
    assert {period.period: period.state for period in night.periods} == {"2020-6T": "merged", "2020-Q2": "failed"}
    assert night.exit == 4


def test_a_server_that_is_away_keeps_the_letters_for_the_next_night(space: Workspace, server: SmtpServer) -> None:
    server.script = {"connect": [DROP]}
    clock = NightClock()
    night = run_night(space, clock)
    assert (night.exit, night.waiting) == (4, {"deferred": 3, "queued": 1})
    assert any(one.code == "KT610" for one in night.findings)
    clock.next_night()
    night = run_night(again(space), clock)
    assert (night.exit, night.waiting) == (0, {})
    assert sorted(to for to, _ in server.taken) == sorted([CHAIRMAN, OFFICE, STATISTICS, OPERATOR])


def test_a_refused_recipient_is_told_to_the_operator_the_same_night(space: Workspace, server: SmtpServer) -> None:
    server.script = {"RCPT": ["550 5.1.1 khong co hop thu"]}
    night = run_night(space, NightClock())
    assert night.exit == 3
    assert [to for to, _ in server.taken] == [OFFICE, STATISTICS, OPERATOR]
    assert f"Thư tới {CHAIRMAN} bị từ chối (550 5.1.1" in text_of(read_letter(server.taken[-1][1]))


def test_without_a_mail_server_the_night_only_merges(tmp_path: Path) -> None:
    space = night_workspace(tmp_path)
    night = run_night(space, NightClock())
    assert (night.exit, night.sent, night.queued) == (0, {}, 0)


def test_a_second_run_leaves_at_once(space: Workspace, server: SmtpServer) -> None:
    with space.locked(), pytest.raises(LockedError, match="đang được dùng bởi tiến trình"):
        run_night(again(space), NightClock())
    assert server.taken == []


def test_the_period_must_be_open_or_named(space: Workspace, server: SmtpServer) -> None:
    late = NightClock(2020, 9, 1)
    assert run_night(space, late).periods == []
    assert [period.state for period in run_night(space, late, [PERIOD]).periods] == ["merged"]


def test_the_command_gives_the_record_and_its_exit_code(space: Workspace, server: SmtpServer) -> None:
    said = ktxh("nightly", "-w", space.root, "--period", "2020-6T", "--json")
    assert said.code == 0
    assert said.document["periods"][0]["state"] == "merged"
    assert said.document["mail"]["sent"] == 3
    line = ktxh("nightly", "-w", space.root, "--period", "2020-6T")
    assert line.out.count("\n") == 1
    assert "không có gì mới" in line.out


def test_old_records_are_thrown_away(space: Workspace, server: SmtpServer) -> None:
    logs = space.root / "workbooks/logs"
    logs.mkdir()
    for number in range(100, 190):
        (logs / f"nightly-{number:06d}.json").write_text("{}")
    run_night(space, NightClock())
    assert len(list(logs.glob("nightly-*.json"))) == 60
