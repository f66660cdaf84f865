"""A process beside gives the same bytes as this one, holds nothing of it, and its end is never this one's."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.workspace import beside as room
from toolkit.workspace.beside import beside
from toolkit.workspace.lock import Lock

copies = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


@pytest.fixture(autouse=True)
def _two_processors_and_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a merge of its own: here other tests may have left threads."""
    monkeypatch.setattr(room, "_is_possible", lambda: sys.platform == "linux")


@copies
def test_what_is_made_beside_is_made_in_another_process() -> None:
    with beside(lambda: str(os.getpid()).encode() * 100_000, pays=True) as made:
        data = made()
    assert data != str(os.getpid()).encode() * 100_000
    assert len(data) >= 100_000


def test_where_it_does_not_pay_it_is_made_here() -> None:
    with beside(lambda: str(os.getpid()).encode(), pays=False) as made:
        assert made() == str(os.getpid()).encode()


def test_a_copy_that_fails_leaves_the_work_and_its_error_to_this_process() -> None:
    here = os.getpid()

    def only_here() -> bytes:
        if os.getpid() != here:
            os.abort()
        return b"here"

    with beside(only_here, pays=True) as made:
        assert made() == b"here"

    def never() -> bytes:
        raise ValueError("so nicht")

    with pytest.raises(ValueError, match="so nicht"), beside(never, pays=True) as made:
        made()


@copies
def test_a_copy_that_nobody_waits_for_is_ended() -> None:
    def for_ever() -> bytes:
        threading.Event().wait()
        return b""

    before = _children()
    with beside(for_ever, pays=True):
        assert len(_children() - before) == 1
    assert _children() == before


@copies
def test_a_copy_does_not_hold_the_lock_of_the_workspace(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "ktxh.lock")
    lock.take()

    def for_ever() -> bytes:
        threading.Event().wait()
        return b""

    with beside(for_ever, pays=True):
        _when_closed(tmp_path / "ktxh.lock")
        lock.give_back()
        other = Lock(tmp_path / "ktxh.lock")
        other.take()
        other.give_back()


def _children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def _when_closed(path: Path) -> None:
    """Wait until no other process has a file open."""
    while any(link == str(path) for link in _open_elsewhere()):
        threading.Event().wait(0.01)


def _open_elsewhere() -> Iterator[str]:
    for process in Path("/proc").glob("[0-9]*"):
        if process.name != str(os.getpid()):
            try:
                yield from [str(one.readlink()) for one in (process / "fd").iterdir()]
            except OSError:
                continue
