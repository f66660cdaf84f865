"""A full disk, a folder that cannot be written, a held lock, two runs at once: said, exit 4, outputs as they were."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.nights import (
    OPERATOR,
    SYT_FILE,
    NightClock,
    again,
    mail_section,
    night_workspace,
    submit,
    syt_report,
)
from tests.support.program import ktxh
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.smtp_server import SmtpServer
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import damaged
from toolkit.locations.snapshot import Snapshot, take_snapshot
from toolkit.night import run_night
from toolkit.workspace import Workspace

NIGHT = ["-m", "toolkit.cli.main", "nightly", "--period", str(PERIOD), "--workspace"]


def outputs(space: Workspace) -> dict[str, bytes]:
    folder = space.folder(PERIOD)
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "logs" not in path.parts
    }


def after_a_good_night(folder: Path, server: SmtpServer) -> Workspace:
    """A workspace with results, a new submission, and letters that went out."""
    space = night_workspace(folder, mail_section(server) + "\n[reminders]\nenabled = false\n")
    assert run_night(space, NightClock()).exit == 0
    submit(space, SYT_FILE, syt_report())
    server.taken.clear()
    return again(space)


def nightly(space: Workspace, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, *NIGHT, str(space.root)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, preexec_fn=before, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
@pytest.mark.slow
def test_no_room_for_large_files(tmp_path: Path, server: SmtpServer) -> None:
    import resource

    space = after_a_good_night(tmp_path, server)
    before = outputs(space)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = nightly(space, limit)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
    assert outputs(space) == before
    assert [to for to, _ in server.taken if to != OPERATOR] == []
    assert nightly(space).returncode == 0
    assert len(server.taken) >= 3


@pytest.mark.root
@pytest.mark.slow
def test_a_full_disk(tmp_path: Path, server: SmtpServer) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=True)
    try:
        space = after_a_good_night(disk, server)
        before = outputs(space)
        filler = disk / "day"
        assert subprocess.run(
            ["dd", "if=/dev/zero", f"of={filler}", "bs=4k"], capture_output=True, check=False
        ).returncode
        done = nightly(space)
        assert done.returncode == 4
        assert "Traceback" not in done.stderr
        assert done.stdout.strip() or done.stderr.strip()
        assert outputs(space) == before
        assert server.taken == []
        filler.unlink()
        assert nightly(space).returncode == 0
        assert {SYT_FILE} <= set(outputs(again(space)))
        assert len(server.taken) >= 3
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.slow
def test_a_folder_that_cannot_be_written(tmp_path: Path, server: SmtpServer) -> None:
    space = after_a_good_night(tmp_path, server)
    before = outputs(space)
    folder = space.folder(PERIOD)
    mounted = os.geteuid() == 0
    if mounted:
        subprocess.run(["mount", "--bind", folder, folder], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    else:
        folder.chmod(0o555)
    try:
        done = nightly(space)
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)
        else:
            folder.chmod(0o755)
    assert done.returncode == 4
    assert "Không ghi được" in done.stderr
    assert outputs(space) == before
    assert [to for to, _ in server.taken if to != OPERATOR] == []
    assert nightly(space).returncode == 0


@pytest.mark.root
@pytest.mark.slow
def test_a_master_that_another_program_holds(tmp_path: Path, server: SmtpServer) -> None:
    """A file that is a mount of its own is refused (EBUSY), as Windows refuses one that is open in Excel."""
    space = after_a_good_night(tmp_path, server)
    before, master = outputs(space), space.outputs(PERIOD)[0]
    subprocess.run(["mount", "--bind", master, master], check=True)
    try:
        done = nightly(space)
    finally:
        subprocess.run(["umount", master], check=True)
    assert done.returncode == 4
    assert f"Không ghi được {master}" in done.stderr
    assert "Bản mới tạm để ở: " in done.stderr
    found = outputs(space)
    kept = {name: data for name, data in found.items() if name not in before}
    assert {name: found[name] for name in before} == before
    assert {to for to, _ in server.taken} <= {OPERATOR}
    assert nightly(space).returncode == 0
    new = outputs(again(space))
    assert set(kept.values()) >= {new[master.name], new["report.html"]}
    assert len({to for to, _ in server.taken} - {OPERATOR}) == 3


def test_a_held_lock_says_who_holds_it(tmp_path: Path, server: SmtpServer) -> None:
    space = after_a_good_night(tmp_path, server)
    before = outputs(space)
    with again(space).locked():
        said = ktxh("nightly", "-w", space.root)
        assert (said.code, f"tiến trình {os.getpid()} trên máy" in said.err) == (4, True)
        assert ktxh("send", "-w", space.root).code == 4
        assert ktxh("remind", "2020-6T", "-w", space.root).code == 4
    assert outputs(space) == before
    assert server.taken == []


@pytest.mark.slow
def test_two_runs_at_once_are_one_run(tmp_path: Path, server: SmtpServer) -> None:
    space = after_a_good_night(tmp_path, server)
    command = [sys.executable, *NIGHT, str(space.root)]
    for _ in range(3):
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
        ends = [run.communicate(timeout=120) for run in runs]
        codes = [run.returncode for run in runs]
        assert set(codes) <= {0, 4}
        assert 0 in codes
        for (_, said), code in zip(ends, codes, strict=True):
            assert ("đang được dùng bởi" in said) == (code == 4)
    sent = server.by_message_id()
    assert len(sent) == 3
    assert all(len(copies) == 1 for copies in sent.values())


def test_a_submission_that_the_disk_does_not_give_keeps_what_there_was(
    tmp_path: Path, server: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = after_a_good_night(tmp_path, server)
    before, gone = outputs(space), damaged("Input/output error")

    def failing(path: Path, name: str, limits: Limits) -> Snapshot:
        return Snapshot(name, "", 0, None, gone) if name == FILE else take_snapshot(path, name, limits)

    with monkeypatch.context() as broken:
        broken.setattr("toolkit.locations.folder.take_snapshot", failing)
        night = run_night(space, NightClock())
    assert (night.exit, [period.state for period in night.periods]) == (4, ["failed"])
    assert any(f"Không đọc được “{FILE}”" in one.message for one in night.findings)
    assert outputs(space) == before
    assert {to for to, _ in server.taken} == {OPERATOR}
    assert run_night(again(space), NightClock()).exit == 0


def test_a_merged_file_that_somebody_changes_just_now_keeps_what_there_was(tmp_path: Path, server: SmtpServer) -> None:
    space = after_a_good_night(tmp_path, server)
    lock = space.submissions(PERIOD) / f"~${FILE}"
    lock.write_bytes(b"\x05Lan  " + b" " * 160)
    submit(space, FILE, seed_workbook(E17="4.100"))
    before = outputs(space)
    night = run_night(space, NightClock())
    assert (night.exit, [period.state for period in night.periods]) == (4, ["failed"])
    assert outputs(space) == before
    lock.unlink()
    assert run_night(again(space), NightClock()).exit == 0


def test_a_new_file_that_somebody_has_open_stops_no_other(tmp_path: Path, server: SmtpServer) -> None:
    space = after_a_good_night(tmp_path, server)
    (space.submissions(PERIOD) / f"~${SYT_FILE}").write_bytes(b"\x05Lan  " + b" " * 160)
    night = run_night(space, NightClock())
    assert [period.state for period in night.periods] == ["merged"]
    assert night.periods[0].missing == ["SYT", "STC"]
