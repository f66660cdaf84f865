"""Each schedule held to its scheduler's own checker, and taken in and out again where that can be done."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.support.nights import night_workspace
from tests.support.program import ktxh
from toolkit.night.schedule import Plan, ScheduleError, cron, plan_for, scheduler_of, systemd, windows
from toolkit.night.schedule.run import run
from toolkit.workspace import Workspace

MAIL = '\n[mail]\nhost = "mail.daklak.gov.vn"\nuser = "ktxh"\nsender = "ktxh@daklak.gov.vn"\n'
XSD = Path(__file__).parents[2] / "support" / "tasks.xsd"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return night_workspace(tmp_path / 'tổng hợp 50% của $HOME & "tỉnh"', MAIL)


@pytest.fixture
def plan(space: Workspace) -> Plan:
    return plan_for(space, "02:30", "daemon")


def test_a_plan_has_the_night_and_the_outbox(space: Workspace, plan: Plan) -> None:
    night, outbox = plan.jobs
    assert (night.at, night.minutes, outbox.at, outbox.minutes) == ((2, 30), None, None, 30)
    assert night.command[1:] == ("-m", "toolkit.cli.main", "nightly", "--quiet", "--workspace", str(space.root))
    assert plan.credentials == ("ktxh-mail-password",)
    without = night_workspace(space.root / "khac")
    assert len(plan_for(without).jobs) == 1
    assert plan_for(without).label != plan.label


@pytest.mark.parametrize("at", ["24:00", "2:00", "02:60", "hai giờ", ""])
def test_a_time_that_is_none_is_refused(space: Workspace, at: str) -> None:
    with pytest.raises(ScheduleError, match="không đúng"):
        plan_for(space, at)


@pytest.mark.systemd
def test_systemd_finds_nothing_wrong_with_the_units(plan: Plan, tmp_path: Path) -> None:
    folder = tmp_path / "units"
    folder.mkdir()
    for name, text in systemd.unit_files(plan).items():
        (folder / name).write_text(text, "utf-8")
    paths = sorted(map(str, folder.iterdir()))
    assert len(paths) == 4
    verified = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True, check=False)
    assert (verified.returncode, [line for line in verified.stderr.splitlines() if str(folder) in line]) == (0, [])


@pytest.mark.systemd
@pytest.mark.parametrize("addresses", [(), ("10.1.2.3",)])
def test_the_unit_is_as_closed_as_it_should_be(plan: Plan, tmp_path: Path, addresses: tuple[str, ...]) -> None:
    for name, text in systemd.unit_files(replace(plan, addresses=addresses)).items():
        if name.endswith(".service"):
            (tmp_path / name).write_text(text, "utf-8")
            command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(tmp_path / name)]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            found = re.search(r"Overall exposure level for .*: (\d+\.\d+)", told)
            assert found is not None
            assert float(found[1]) <= 2.0


@pytest.mark.systemd
def test_systemd_reads_the_command_as_it_is_meant(plan: Plan, space: Workspace, tmp_path: Path) -> None:
    name, text = next(
        (n, t) for n, t in systemd.unit_files(plan).items() if n.startswith("ktxh-nightly") and ".service" in n
    )
    marked = re.sub(r"(?m)^ExecStart=.*$", lambda line: line[0].replace("ExecStart=", "ExecStart=/nicht/da "), text)
    (tmp_path / name).write_text(marked, "utf-8")
    told = subprocess.run(["systemd-analyze", "verify", tmp_path / name], capture_output=True, text=True, check=False)
    assert "/nicht/da" in told.stderr
    timer = next(
        t for n, t in systemd.unit_files(plan).items() if n.startswith("ktxh-nightly") and n.endswith(".timer")
    )
    calendar = re.search(r"(?m)^OnCalendar=(.*)$", timer)
    assert calendar is not None
    shown = subprocess.run(["systemd-analyze", "calendar", calendar[1]], capture_output=True, text=True, check=True)
    assert "02:30:00 Asia/Ho_Chi_Minh" in shown.stdout


def test_nothing_secret_and_no_ways_out_are_in_the_units(plan: Plan) -> None:
    for name, text in systemd.unit_files(plan).items():
        if name.endswith(".service"):
            assert "LoadCredentialEncrypted=ktxh-mail-password:" in text
            assert "ProtectSystem=strict" in text
            assert "SystemCallFilter=~@privileged" in text
            assert "@resources" not in text


@pytest.fixture
def own_table() -> Iterator[str]:
    """The user's cron table, put back as it was at the end."""
    kept = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    before = "MAILTO=quantri\n# việc khác\n5 4 * * 0 /bin/true\n"
    subprocess.run(["crontab", "-"], input=before, text=True, check=True)
    yield before
    if kept.returncode == 0:
        subprocess.run(["crontab", "-"], input=kept.stdout, text=True, check=True)
    else:
        subprocess.run(["crontab", "-r"], check=True)


@pytest.mark.cron
def test_cron_takes_the_lines_and_gives_them_back(plan: Plan, own_table: str) -> None:
    assert cron.show(plan) == []
    for _ in range(2):
        cron.install(plan)
    table = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout
    assert table == own_table + "\n".join(cron.lines(plan)) + "\n"
    assert cron.show(plan) == cron.lines(plan)
    other = replace(plan, root=Path("/khac"))
    cron.install(other)
    assert cron.remove(plan) == cron.lines(plan)
    assert cron.remove(other) == cron.lines(other)
    assert subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout == own_table


@pytest.fixture
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The machine's clock in a zone, Vietnam's if none is asked for."""
    zone: str = getattr(request, "param", "Asia/Ho_Chi_Minh")
    with monkeypatch.context() as changed:
        changed.setenv("TZ", zone)
        time.tzset()
        yield zone
    time.tzset()


@pytest.mark.cron
def test_the_command_installs_shows_and_removes(space: Workspace, own_table: str, clock: str) -> None:
    assert ktxh("schedule", "show", "--with", "cron", "-w", space.root).out == ""
    said = ktxh("schedule", "install", "--with", "cron", "--at", "01:15", "-w", space.root)
    assert (said.code, "15 1 * * * " in said.out) == (0, True)
    assert ktxh("schedule", "show", "--with", "cron", "-w", space.root).out == said.out
    assert ktxh("schedule", "remove", "--with", "cron", "-w", space.root, "--json").document["lines"]
    assert subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout == own_table


@pytest.mark.parametrize(("clock", "when"), [("UTC", "30 19"), ("Asia/Tokyo", "30 4")], indirect=["clock"])
def test_a_machine_elsewhere_works_when_it_is_night_in_vietnam(plan: Plan, clock: str, when: str) -> None:
    assert cron.lines(plan)[1].startswith(f"{when} * * * ")


def test_a_shell_reads_the_cron_line_as_the_command(plan: Plan, clock: str) -> None:
    night = cron.lines(plan)[1]
    assert night.startswith("30 2 * * * ")
    assert "%" not in night.replace(r"\%", "")
    assert tuple(shlex.split(night.removeprefix("30 2 * * * ").replace(r"\%", "%"))) == plan.jobs[0].command


def test_a_cron_table_whose_block_has_no_end_is_left_alone(plan: Plan) -> None:
    with pytest.raises(ScheduleError, match="crontab -e"):
        cron.changed(cron.lines(plan)[0] + "\n5 4 * * * /bin/true\n", plan, [])


def test_the_windows_tasks_follow_the_schema(plan: Plan, space: Workspace) -> None:
    schema = etree.XMLSchema(etree.parse(XSD))
    tasks = windows.task_files(plan)
    assert len(tasks) == 2
    for data in tasks.values():
        schema.assertValid(etree.fromstring(data))
    night = etree.fromstring(next(iter(tasks.values())))
    names = {"t": windows.NAMESPACE}
    assert night.findtext(".//t:StartBoundary", namespaces=names) == "2020-01-01T02:30:00"
    assert str(space.root).replace('"', '\\"') in (night.findtext(".//t:Arguments", namespaces=names) or "")


@pytest.mark.parametrize("broken", ["<Command>", "PT45M", "StartBoundary", "S4U"])
def test_the_schema_refuses_what_is_wrong(plan: Plan, broken: str) -> None:
    schema = etree.XMLSchema(etree.parse(XSD))
    text = next(iter(windows.task_files(plan).values())).decode("utf-16").partition("\n")[2]
    wrong = text.replace(broken, "<Commando>" if broken == "<Command>" else "hong").replace(
        "</Command>", "</Commando>" if broken == "<Command>" else "</Command>"
    )
    assert not schema.validate(etree.fromstring(wrong))


def test_a_scheduler_that_is_not_there_is_said(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/khong/co")
    said = ktxh("schedule", "install", "--with", "windows", "-w", space.root)
    assert (said.code, "Máy này không có schtasks" in said.err) == (4, True)
    assert "ktxh schedule print" in said.err
    assert ktxh("schedule", "show", "--with", "at", "-w", space.root).code == 4


def test_printing_shows_every_text(space: Workspace) -> None:
    for name in ("systemd", "cron", "windows"):
        files = ktxh("schedule", "print", "--with", name, "-w", space.root, "--json").document["files"]
        assert files == scheduler_of(name).texts(plan_for(space))


def test_a_scheduler_that_may_not_be_run_is_said(tmp_path: Path) -> None:
    program = tmp_path / "crontab"
    program.write_text("#!/bin/sh\n")
    with pytest.raises(ScheduleError, match="crontab: không có quyền"):
        run([str(program)])
