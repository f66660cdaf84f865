"""Collecting a period's files: each is read once for its bytes, and its bytes are kept."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.intake.submission import read_submission
from toolkit.ledger.receipts import received
from toolkit.model import Column


def reads(space: Workspace) -> list[str]:
    """Which files a merge opens as workbooks."""
    with patch("toolkit.workspace.reading.read_submission", side_effect=read_submission) as called:
        space.merge(PERIOD)
    return [call.args[0] for call in called.call_args_list]


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    make_workspace(tmp_path, {FILE: seed_workbook(), "anh.txt": b"ghi chu"})
    assert reads(Workspace(tmp_path)) == ["anh.txt", FILE]
    assert reads(Workspace(tmp_path)) == []


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.merge(PERIOD)
    (space.submissions(PERIOD) / "lan 2.xlsx").write_bytes(seed_workbook(E17="5000"))
    assert reads(Workspace(tmp_path)) == ["lan 2.xlsx"]
    assert reads(Workspace(tmp_path)) == []


def test_a_file_under_a_new_name_is_read_anew_for_its_name_says_who_and_which(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.merge(PERIOD)
    (space.submissions(PERIOD) / FILE).rename(space.submissions(PERIOD) / f"lan 2 {FILE}")
    assert reads(Workspace(tmp_path)) == [f"lan 2 {FILE}"]


@pytest.mark.parametrize("change", ["[columns]\nactual = ['Đã làm được']\n", "[limits]\nsheets = 7\n"])
def test_other_settings_read_everything_anew(tmp_path: Path, change: str) -> None:
    Workspace(make_workspace(tmp_path)).merge(PERIOD)
    with (tmp_path / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write(change)
    assert reads(Workspace(tmp_path)) == [FILE]


def test_what_is_remembered_gives_the_same_workbooks(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    first = space.merge(PERIOD)
    before = (first.master.read_bytes(), first.table.read_bytes(), first.result)
    again = Workspace(tmp_path).merge(PERIOD)
    assert (again.master.read_bytes(), again.table.read_bytes(), again.result) == before


def test_reconciling_alone_leaves_nothing_behind(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    before = sorted(tmp_path.rglob("*"))
    assert space.reconcile(PERIOD).value("SKHCN.2", Column.ACTUAL) == 4031
    assert sorted(tmp_path.rglob("*")) == before


def test_the_bytes_of_submissions_are_kept_and_those_of_other_files_are_not(tmp_path: Path) -> None:
    data, broken = seed_workbook(), seed_workbook()[:900]
    space = Workspace(make_workspace(tmp_path, {FILE: data, "cut.xlsx": broken, "~$so.xlsx": b"khoa"}))
    space.merge(PERIOD)
    (space.submissions(PERIOD) / FILE).unlink()
    assert space.store.read(hashlib.sha256(data).hexdigest()) == data
    assert space.store.read(hashlib.sha256(broken).hexdigest()) == broken
    assert not space.store.path(hashlib.sha256(b"khoa").hexdigest()).exists()


def test_a_file_came_when_it_was_put_there_whatever_its_content_says(tmp_path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    space = Workspace(make_workspace(tmp_path))
    os.utime(space.submissions(PERIOD) / FILE, (0, 0))
    space.merge(PERIOD)
    with space.ledger() as ledger, ledger.reading() as connection:
        [when] = received(connection, PERIOD).values()
    assert before <= when <= datetime.now(UTC)
