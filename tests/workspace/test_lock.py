"""One writer at a time: who holds the workspace is said, and whoever is dead holds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.program import ktxh
from tests.support.seed import FILE
from tests.support.workspaces import make_workspace
from toolkit.workspace import Holder, LockedError, Workspace
from toolkit.workspace.lock import Lock

HOLD = """
import sys, time
from pathlib import Path
from toolkit.workspace.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workbooks" / "ktxh.lock"


@contextmanager
def holding(path: Path) -> Iterator[int]:
    """Another process that holds the lock until it is killed at the end."""
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder.pid
        finally:
            holder.kill()


def take(path: Path) -> Holder | None:
    lock = Lock(path)
    try:
        return lock.take()
    finally:
        lock.give_back()


def test_taken_and_given_back_leaves_nothing_to_tell(path: Path) -> None:
    for _ in range(2):
        lock = Lock(path)
        assert lock.take() is None
        lock.give_back()
    assert path.read_bytes() == b""


def test_a_second_process_is_told_who_holds_it(path: Path) -> None:
    with holding(path) as pid, pytest.raises(LockedError) as told:
        take(path)
    assert f"tiến trình {pid} trên máy {os.uname().nodename} từ " in str(told.value)
    assert "Chưa làm gì" in str(told.value)


def test_the_lock_of_a_killed_process_is_taken_over_and_he_is_named(path: Path) -> None:
    with holding(path) as pid:
        pass
    before = take(path)
    assert before is not None
    assert before.pid == pid
    assert take(path) is None


def test_a_holder_killed_while_he_wrote_his_name_is_taken_over_too(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'{"pid": 12')
    before = take(path)
    assert before is not None
    assert str(before) == "tiến trình 0 trên máy ?"


def test_a_lock_that_cannot_be_taken_says_why(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(LockedError, match="Không mở được tệp khóa"):
        take(path)


def test_merging_a_held_workspace_does_nothing_and_exits_4(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w")
    with holding(root / "workbooks" / "ktxh.lock"):
        said = ktxh("merge", "2020-6T", "-w", root)
    assert said.code == 4
    assert "đang được dùng bởi tiến trình" in said.err
    assert [path.name for path in (root / "workbooks").rglob("*.xlsx")] == [FILE]
    assert ktxh("merge", "2020-6T", "-w", root).code == 0


def test_locks_within_locks_are_one(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path / "w"))
    with space.locked(), space.locked():
        space.merge("2020-6T")
        with pytest.raises(LockedError):
            take(tmp_path / "w" / "workbooks" / "ktxh.lock")
    assert take(tmp_path / "w" / "workbooks" / "ktxh.lock") is None


def test_what_a_killed_process_left_half_written_is_removed(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w")
    (root / "workbooks" / "2020-6T" / ".bieu.xlsx.ab12.tmp").write_bytes(b"PK")
    Workspace(root).merge("2020-6T")
    assert not list(root.rglob(".*.tmp"))
