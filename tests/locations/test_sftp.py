"""Submissions on a real SSH server: read as those of a folder are, and never taken for missing when it is gone."""

from __future__ import annotations

import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support.nights import NightClock
from tests.support.remote import downloads, outputs, put, reading_from, share, states
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.sshd import Sshd, sshd
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.config import ConfigError
from toolkit.ledger import history
from toolkit.locations import LocationError
from toolkit.locations.remote import Remote
from toolkit.model import Column, SubmittedState
from toolkit.night.nightly import run_night

pytestmark = [pytest.mark.sshd, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
WHOLE = seed_workbook()


@pytest.fixture(scope="module")
def standing() -> Iterator[Sshd]:
    """A server that survives every test."""
    with sshd() as server:
        yield server


@pytest.fixture
def server(standing: Sshd, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    monkeypatch.setenv("HOME", str(standing.home))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return standing


def ktxh(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from toolkit.cli.main import run; sys.argv[0] = 'ktxh'; run()"
    command = [sys.executable, "-W", "error", "-c", code, *arguments, "--workspace", str(root)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT)


FILES = {
    FILE: WHOLE,
    "xã/Ea Kao/a.xlsx": seed_workbook(E17="5000"),
    "xã/Ea Kao/b.xlsx": seed_workbook(E17="5001"),
    "cut.xlsx": WHOLE[:900],
    ".an.xlsx": WHOLE,
    "~$so.xlsx": b"khoa",
    "ghi chu.txt": b"xin chao",
}


def test_the_same_files_give_the_same_bytes_wherever_they_lie(tmp_path: Path, server: Sshd) -> None:
    here = make_workspace(tmp_path / "here", FILES)
    there = reading_from(tmp_path / "there", server.url(share(tmp_path / "share", FILES)))
    assert states(there) == states(here)
    assert len(outputs(here)) >= 4
    assert outputs(there) == outputs(here)


def test_what_has_not_changed_is_not_downloaded_again(tmp_path: Path, server: Sshd) -> None:
    folder = share(tmp_path / "share", {FILE: WHOLE, "lan 2.xlsx": seed_workbook(E17="4.100")})
    root = reading_from(tmp_path / "w", server.url(folder))
    assert sorted(downloads(root)) == sorted([FILE, "lan 2.xlsx"])
    before = outputs(root)
    assert downloads(root) == []
    with Workspace(root).ledger() as ledger, ledger.reading() as connection:
        last = history.last_run(connection, PERIOD)
        assert last is not None
        assert last.result < last.number
    put(folder, "lan 2.xlsx", seed_workbook(E17="4.200"), age=1800)
    assert downloads(root) == ["lan 2.xlsx"]
    assert outputs(root) != before


def test_what_changed_just_now_may_change_again_in_the_same_second_and_is_downloaded(
    tmp_path: Path, server: Sshd
) -> None:
    root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", {FILE: WHOLE}, age=5)))
    assert downloads(root) == [FILE]
    assert downloads(root) == [FILE]


def test_what_was_noted_may_be_lost_or_broken(tmp_path: Path, server: Sshd) -> None:
    root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", {FILE: WHOLE})))
    assert downloads(root) == [FILE]
    notes = root / "workbooks" / ".kho" / "da-tai.json"
    for broken in (b"", b"[1]", b'{"a": 1}', b"\xff"):
        notes.write_bytes(broken)
        assert downloads(root) == [FILE]
    for kept in (root / "workbooks" / ".kho").glob("*/*"):
        kept.unlink()
    (root / "workbooks" / str(PERIOD) / f"tong-hop-{PERIOD}.xlsx").unlink()
    assert downloads(root) == [FILE]


def test_looking_at_a_period_writes_nothing(tmp_path: Path, server: Sshd) -> None:
    root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", {FILE: WHOLE})))
    before = sorted(root.rglob("*"))
    assert Workspace(root).reconcile(PERIOD).value("SKHCN.2", Column.ACTUAL) == 4031
    assert Workspace(root).status(PERIOD).agencies[0].state in ("submitted", "late")
    assert sorted(root.rglob("*")) == before


def test_own_files_and_those_of_the_location_are_read_together(tmp_path: Path, server: Sshd) -> None:
    root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", {FILE: WHOLE})))
    own = root / "workbooks" / str(PERIOD) / "submissions"
    (own / FILE).write_bytes(seed_workbook(E17="5000"))
    assert set(states(root)) == {FILE, f"sftp/{FILE}"}


def test_names_come_out_composed_and_no_file_is_lost_by_it(tmp_path: Path, server: Sshd) -> None:
    composed = unicodedata.normalize("NFC", "Sở Y tế.txt")
    files = {
        composed: b"a",
        unicodedata.normalize("NFD", composed): b"b",
        unicodedata.normalize("NFD", "Đắk.txt"): b"c",
    }
    root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", files)))
    found = set(states(root))
    assert len(found) == 3
    assert {composed, unicodedata.normalize("NFC", "Đắk.txt")} <= found


def test_links_to_files_are_followed_and_those_to_folders_are_not(tmp_path: Path, server: Sshd) -> None:
    folder = share(tmp_path / "share", {FILE: WHOLE})
    elsewhere = put(tmp_path / "other", "goc.txt", b"xin chao")
    (folder / str(PERIOD) / "lien ket.txt").symlink_to(elsewhere)
    (folder / str(PERIOD) / "vong").symlink_to(folder / str(PERIOD))
    assert set(states(reading_from(tmp_path / "w", server.url(folder)))) == {FILE, "lien ket.txt"}


def test_a_file_beyond_the_limit_is_refused_without_a_download(tmp_path: Path, server: Sshd) -> None:
    root = reading_from(
        tmp_path / "w", server.url(share(tmp_path / "share", {FILE: WHOLE})), "[limits]\nfile_bytes = 1000\n"
    )
    assert downloads(root) == []
    assert states(root) == {FILE: SubmittedState.REJECTED}


def test_who_has_a_file_open_is_known_by_the_lock_beside_it(tmp_path: Path, server: Sshd) -> None:
    lock = b"\x0cNguyen Van A".ljust(55) + b"\x0c\0" + "Nguyễn Văn A".encode("utf-16-le").ljust(108, b"\x20")
    folder = share(tmp_path / "share", {FILE: WHOLE, f"~${FILE}": lock})
    root = reading_from(tmp_path / "w", server.url(folder))
    result = Workspace(root).merge(PERIOD).result
    assert {file.file: file.state for file in result.files}[FILE] is SubmittedState.IGNORED
    [said] = [one for one in result.findings if one.place.file == FILE]
    assert (said.code, "Nguyễn Văn A" in said.message) == ("KT111", True)


@pytest.mark.parametrize("start", [WHOLE[:900], b""], ids=["half", "nothing"])
def test_a_file_that_grows_before_ones_eyes_is_left_for_the_next_run(
    tmp_path: Path, server: Sshd, start: bytes
) -> None:
    path = put(tmp_path / "share", FILE, start, age=0)
    root = reading_from(tmp_path / "w", server.url(tmp_path / "share"))
    honest = Remote.read

    def slow(self: Remote, where: str, most: int) -> bytes:
        data = honest(self, where, most)
        threading.Timer(0.1, path.write_bytes, [WHOLE[: len(start) + 700]]).start()
        return data

    with patch.object(Remote, "read", slow):
        result = Workspace(root).merge(PERIOD).result
    assert [file.state for file in result.files] == [SubmittedState.IGNORED]
    assert "KT110" in [one.code for one in result.findings]
    path.write_bytes(WHOLE)
    assert states(root) == {FILE: SubmittedState.MERGED}


def test_a_file_that_changes_while_it_is_read_is_left_for_the_next_run(tmp_path: Path, server: Sshd) -> None:
    path = put(tmp_path / "share", FILE, WHOLE)
    root = reading_from(tmp_path / "w", server.url(tmp_path / "share"))
    honest = Remote.read

    def written_meanwhile(self: Remote, where: str, most: int) -> bytes:
        data = honest(self, where, most)
        path.write_bytes(WHOLE + b"x")
        return data

    with patch.object(Remote, "read", written_meanwhile):
        assert states(root) == {FILE: SubmittedState.IGNORED}


def test_a_file_that_goes_away_after_it_was_listed_stops_no_other(tmp_path: Path, server: Sshd) -> None:
    folder = share(tmp_path / "share", {FILE: WHOLE, "z.txt": b"xin chao"})
    root = reading_from(tmp_path / "w", server.url(folder))
    with Workspace(root).sent(PERIOD) as files:
        (folder / str(PERIOD) / "z.txt").unlink()
        snapshots = [file.snapshot(Workspace(root).config.limits) for file in files]
    assert [one.data for one in snapshots] == [WHOLE, None]
    assert "không còn ở đó" in str(snapshots[1].trouble)


def test_a_file_came_when_it_was_last_changed(tmp_path: Path, server: Sshd) -> None:
    folder = share(tmp_path / "share", {FILE: WHOLE}, age=86_400)
    with Workspace(reading_from(tmp_path / "w", server.url(folder))).sent(PERIOD) as [file]:
        assert 86_000 < (datetime.now(UTC) - file.came()).total_seconds() < 87_000


def test_a_server_that_is_gone_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sshd() as server:
        monkeypatch.setenv("HOME", str(server.home))
        root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", {FILE: WHOLE})))
        assert ktxh(root, "merge", str(PERIOD)).returncode == 0
        before = outputs(root)
        put(tmp_path / "share", "lan 2.xlsx", seed_workbook(E17="4.200"))
        server.stop()
        for command in ("merge", "status"):
            done = ktxh(root, command, str(PERIOD))
            assert done.returncode == 4
            assert "Không đọc được nơi chứa báo cáo gửi sftp://" in done.stderr
            assert "máy chủ không nhận kết nối" in done.stderr
            assert "Traceback" not in done.stderr
    assert outputs(root) == before


def test_a_server_that_goes_away_in_mid_run_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number:02d}.xlsx": seed_workbook(E17=str(4000 + number)) for number in range(8)}
    with sshd() as server:
        monkeypatch.setenv("HOME", str(server.home))
        root = reading_from(tmp_path / "w", server.url(share(tmp_path / "share", files)))

        def stop(_name: str, number: int, _count: int) -> None:
            if number == 4:
                server.stop()

        with pytest.raises(LocationError, match="kết quả cũ còn nguyên"):
            Workspace(root).merge(PERIOD, progress=stop)
    assert outputs(root) == {}


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("folder", "không có thư mục này"),
        ("stranger", "chưa có trong known_hosts"),
        ("impostor", "khóa của máy chủ khác với khóa đã biết"),
        ("key", "không nhận tên đăng nhập"),
        ("nothing", "thiếu khóa hay mật khẩu"),
    ],
)
def test_what_keeps_us_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, standing: Sshd, trouble: str, said: str
) -> None:
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    known = (standing.home / ".ssh" / "known_hosts").read_text("ascii")
    if trouble != "stranger":
        (home / ".ssh" / "known_hosts").write_text(known, "ascii")
    if trouble == "key":
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home / ".ssh" / "id_ed25519"], check=True)
    elif trouble != "nothing":
        for name in ("id_ed25519", "id_ed25519.pub"):
            (home / ".ssh" / name).write_bytes((standing.home / ".ssh" / name).read_bytes())
    if trouble == "impostor":
        other = (standing.home / ".ssh" / "id_ed25519.pub").read_text("ascii").split()[1]
        where, kind, _ = known.split()
        (home / ".ssh" / "known_hosts").write_text(f"{where} {kind} {other}\n", "ascii")
    root = reading_from(tmp_path / "w", standing.url(tmp_path / "khong co"))
    with pytest.raises(LocationError, match=said):
        Workspace(root).merge(PERIOD)
    assert outputs(root) == {}


def test_a_password_in_the_location_is_refused_and_never_shown(tmp_path: Path) -> None:
    root = reading_from(tmp_path, "sftp://ktxh:bi-mat-lam@may-chu/nop/{period}")
    with pytest.raises(ConfigError, match="mật khẩu") as told:
        Workspace(root).merge(PERIOD)
    assert "bi-mat-lam" not in str(told.value)
    done = ktxh(root, "merge", str(PERIOD))
    assert done.returncode == 4
    assert "bi-mat-lam" not in done.stdout + done.stderr


def test_a_night_downloads_and_merges_what_is_new_and_nothing_else(tmp_path: Path, server: Sshd) -> None:
    folder = share(tmp_path / "share", {FILE: WHOLE})
    root = reading_from(tmp_path / "w", server.url(folder))
    (root / "workbooks" / str(PERIOD) / "submissions").rmdir()
    clock = NightClock()
    assert [period.state for period in run_night(Workspace(root), clock).periods] == ["merged"]
    before = outputs(root)
    with patch.object(Remote, "read", side_effect=AssertionError):
        assert [period.state for period in run_night(Workspace(root), clock).periods] == ["unchanged"]
    assert outputs(root) == before
    put(folder, "lan 2.xlsx", seed_workbook(E17="4.200"))
    assert [period.state for period in run_night(Workspace(root), clock).periods] == ["merged"]
    before = outputs(root)
    (folder / str(PERIOD)).rename(folder / "di chuyen")
    night = run_night(Workspace(root), clock)
    assert (night.exit, [period.state for period in night.periods]) == (4, ["failed"])
    assert outputs(root) == before
