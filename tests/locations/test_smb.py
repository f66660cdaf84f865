"""Submissions on a Windows share, served by a real Samba: with a password that is written nowhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.remote import downloads, outputs, put, reading_from, share, states
from tests.support.samba import PASSWORD, Samba, samba
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.locations import LocationError

pytestmark = [pytest.mark.samba, pytest.mark.root, pytest.mark.slow]
FILES = {FILE: seed_workbook(), "xã/Ea Kao.xlsx": seed_workbook(E17="5000"), "~$so.xlsx": b"khoa", "Ghi chú.txt": b"a"}


@pytest.fixture(scope="module")
def standing() -> Iterator[Samba]:
    """A server that survives every test."""
    with samba() as server:
        yield server


@pytest.fixture
def server(standing: Samba, monkeypatch: pytest.MonkeyPatch) -> Samba:
    monkeypatch.setenv("KTXH_SUBMISSIONS_PASSWORD", PASSWORD)
    return standing


def folder_of(server: Samba, tmp_path: Path) -> tuple[Path, str]:
    """A folder of a test's own in the share, and how it is reached."""
    return server.share / tmp_path.name, server.url.replace("kt-xh", tmp_path.name)


def test_the_same_files_give_the_same_bytes_and_are_downloaded_once(tmp_path: Path, server: Samba) -> None:
    folder, url = folder_of(server, tmp_path)
    share(folder, FILES)
    here, there = make_workspace(tmp_path / "here", FILES), reading_from(tmp_path / "there", url)
    assert states(there) == states(here)
    assert outputs(there) == outputs(here) != {}
    assert downloads(there) == []
    put(folder, "lan 3.xlsx", seed_workbook(E17="5002"))
    assert set(downloads(there)) & {"lan 3.xlsx", FILE, "Ea Kao.xlsx"} == {"lan 3.xlsx"}


def test_a_file_that_goes_away_after_it_was_listed_stops_no_other(tmp_path: Path, server: Samba) -> None:
    folder, url = folder_of(server, tmp_path)
    share(folder, {FILE: FILES[FILE], "z.txt": b"a"})
    space = Workspace(reading_from(tmp_path / "w", url))
    with space.sent(PERIOD) as files:
        (folder / str(PERIOD) / "z.txt").unlink()
        snapshots = [file.snapshot(space.config.limits) for file in files]
    assert [one.data for one in snapshots] == [FILES[FILE], None]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, server: Samba) -> None:
    with pytest.raises(LocationError, match="không có thư mục này"):
        Workspace(reading_from(tmp_path / "w", folder_of(server, tmp_path)[1])).status(PERIOD)


@pytest.mark.parametrize("password", ["sai-mat-khau", None])
def test_a_wrong_password_is_said_and_not_shown(
    tmp_path: Path, server: Samba, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    if password is None:
        monkeypatch.delenv("KTXH_SUBMISSIONS_PASSWORD")
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    else:
        monkeypatch.setenv("KTXH_SUBMISSIONS_PASSWORD", password)
    with pytest.raises(LocationError) as told:
        Workspace(reading_from(tmp_path / "w", server.url)).status(PERIOD)
    assert "mật khẩu" in str(told.value)
    assert os.environ.get("KTXH_SUBMISSIONS_PASSWORD", PASSWORD) not in str(told.value)


def test_a_server_that_is_gone_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KTXH_SUBMISSIONS_PASSWORD", PASSWORD)
    with samba() as server:
        folder, url = folder_of(server, tmp_path)
        share(folder, FILES)
        root = reading_from(tmp_path / "w", url)
        Workspace(root).merge(PERIOD)
        before = outputs(root)
        put(folder, "lan 3.xlsx", seed_workbook(E17="5002"))
        server.process.kill()
        server.process.wait(20)
        with pytest.raises(LocationError, match="kết quả cũ còn nguyên"):
            Workspace(root).merge(PERIOD)
    assert outputs(root) == before
