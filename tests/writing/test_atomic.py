"""Publishing replaces every target or none, and never leaves anything beside them."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.model import OperationError
from toolkit.writing.atomic import PublishError, TargetOpenError, publish, publish_or_keep


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes, every folder with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def test_new_files_are_written(tmp_path: Path) -> None:
    publish({tmp_path / "bang.xlsx": b"1", tmp_path / "bieu.xlsx": b""})
    assert contents(tmp_path) == {"bang.xlsx": b"1", "bieu.xlsx": b""}


def test_old_files_are_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "bang.xlsx").write_bytes(b"a longer old content")
    (tmp_path / "khac.xlsx").write_bytes(b"not ours")
    publish({tmp_path / "bang.xlsx": b"new"})
    assert contents(tmp_path) == {"bang.xlsx": b"new", "khac.xlsx": b"not ours"}


def test_folders_that_are_not_there_are_made(tmp_path: Path) -> None:
    publish({tmp_path / "2020-6T" / "slips" / "SYT.xlsx": b"1"})
    assert contents(tmp_path) == {"2020-6T": None, "2020-6T/slips": None, "2020-6T/slips/SYT.xlsx": b"1"}


def test_nothing_to_publish_is_no_trouble(tmp_path: Path) -> None:
    publish({})
    assert contents(tmp_path) == {}


def test_names_keep_their_vietnamese_letters(tmp_path: Path) -> None:
    publish({tmp_path / "Bảng tổng hợp – 6 tháng.xlsx": b"1"})
    assert contents(tmp_path) == {"Bảng tổng hợp – 6 tháng.xlsx": b"1"}


@pytest.mark.parametrize("order", [("bang.xlsx", "bieu.xlsx"), ("bieu.xlsx", "bang.xlsx")])
def test_a_target_that_is_a_folder_leaves_all_as_it_was(tmp_path: Path, order: tuple[str, str]) -> None:
    (tmp_path / "bang.xlsx").write_bytes(b"old")
    (tmp_path / "bieu.xlsx").mkdir()
    (tmp_path / "bieu.xlsx" / "giu.txt").write_bytes(b"kept")
    before = contents(tmp_path)
    with pytest.raises(PublishError, match=r"bieu\.xlsx.*Tệp cũ còn nguyên"):
        publish({tmp_path / name: b"new" for name in order})
    assert contents(tmp_path) == before


@pytest.mark.parametrize("order", [("bang.xlsx", "tep/bieu.xlsx"), ("tep/bieu.xlsx", "bang.xlsx")])
def test_a_target_that_cannot_be_staged_leaves_all_as_it_was(tmp_path: Path, order: tuple[str, str]) -> None:
    (tmp_path / "bang.xlsx").write_bytes(b"old")
    (tmp_path / "tep").write_bytes(b"a file where a folder should be")
    before = contents(tmp_path)
    with pytest.raises(PublishError, match=r"bieu\.xlsx"):
        publish({tmp_path / name: b"new" for name in order})
    assert contents(tmp_path) == before


@pytest.mark.parametrize("failing", ["bang.xlsx", "bieu.xlsx"])
def test_a_target_that_is_open_elsewhere_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """On Windows a workbook that Excel has open cannot be replaced."""
    for name in ("bang.xlsx", "bieu.xlsx"):
        (tmp_path / name).write_bytes(b"old")
    before = contents(tmp_path)
    replace = os.replace

    def replace_if_closed(source: str | Path, target: str | Path) -> None:
        if failing in (Path(source).name, Path(target).name):
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_if_closed)
    with pytest.raises(PublishError, match=rf"{failing}.*đang mở trong Excel"):
        publish({tmp_path / "bang.xlsx": b"new", tmp_path / "bieu.xlsx": b"new"})
    assert contents(tmp_path) == before


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nothing waits; how long it would have."""
    found: list[float] = []
    monkeypatch.setattr(time, "sleep", found.append)
    return found


def hold(monkeypatch: pytest.MonkeyPatch, target: Path, times: int) -> None:
    """Windows refuses to replace a file that Excel has open, so often."""
    replace, left = os.replace, [times]

    def replace_if_closed(source: str | Path, to: str | Path) -> None:
        if Path(to) == target and left[0]:
            left[0] -= 1
            refusal = PermissionError(errno.EACCES, "Permission denied")
            refusal.winerror = 32  # type: ignore[attr-defined]
            raise refusal
        replace(source, to)

    monkeypatch.setattr(os, "replace", replace_if_closed)


@pytest.mark.parametrize("times", [1, 7])
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float], times: int
) -> None:
    (tmp_path / "bang.xlsx").write_bytes(b"old")
    hold(monkeypatch, tmp_path / "bang.xlsx", times)
    publish({tmp_path / "bang.xlsx": b"new"})
    assert contents(tmp_path) == {"bang.xlsx": b"new"}
    assert len(slept) == times
    assert sum(slept) <= 3


def test_a_file_that_stays_open_keeps_its_bytes_and_the_new_ones_lie_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    before = {"bang.xlsx": b"old", "bieu.xlsx": b"old", "same.html": b"same"}
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    hold(monkeypatch, tmp_path / "bieu.xlsx", 1000)
    new = {"bang.xlsx": b"new", "bieu.xlsx": b"newer", "same.html": b"same"}
    with pytest.raises(TargetOpenError, match=r"bieu\.xlsx.*Tệp cũ còn nguyên.*Bản mới tạm để ở") as caught:
        publish_or_keep({tmp_path / name: data for name, data in new.items()})
    assert sum(slept) == pytest.approx(3)
    versions = {target.name: path for target, path in caught.value.versions.items()}
    assert {name: path.read_bytes() for name, path in versions.items()} == {"bang.xlsx": b"new", "bieu.xlsx": b"newer"}
    assert {path.parent for path in versions.values()} == {tmp_path / "ban-moi"}
    found = contents(tmp_path)
    assert {name: found[name] for name in before} == before
    assert len(found) == len(before) + 3
    with pytest.raises(TargetOpenError):
        publish_or_keep({tmp_path / name: data for name, data in new.items()})
    assert contents(tmp_path) == found


def test_a_file_that_may_never_be_replaced_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    (tmp_path / "bang.xlsx").mkdir()
    (tmp_path / "bang.xlsx" / "giu.txt").write_bytes(b"kept")
    with pytest.raises(PublishError) as caught:
        publish_or_keep({tmp_path / "bang.xlsx": b"new"})
    assert not isinstance(caught.value, TargetOpenError)
    assert slept == []


def test_a_disk_that_is_full_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bang.xlsx").write_bytes(b"old")
    before = contents(tmp_path)

    def no_space(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(PublishError, match="đĩa đã đầy"):
        publish({tmp_path / "bang.xlsx": b"new", tmp_path / "bieu.xlsx": b"new"})
    assert contents(tmp_path) == before


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish({tmp_path / "bang.xlsx": b"new"})
    assert contents(tmp_path) == {}


def test_bytes_reach_the_disk_before_they_take_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bang.xlsx"
    target.write_bytes(b"old")
    seen_at_flush: list[bytes] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        seen_at_flush.append(target.read_bytes())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    publish({target: b"new"})
    assert seen_at_flush[0] == b"old"
    assert seen_at_flush[1:] == [b"new"] * (os.name != "nt")


def test_a_refusal_is_an_operation_that_was_not_done() -> None:
    assert issubclass(PublishError, OperationError)


NAMES = st.sampled_from(["a.xlsx", "b.xlsx", "con/c.xlsx"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.dictionaries(NAMES, st.binary(max_size=20)), st.dictionaries(NAMES, st.binary(max_size=20)))
def test_what_was_published_last_stands(
    tmp_path_factory: pytest.TempPathFactory, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("publish")
    for files in (old, new):
        publish({folder / name: data for name, data in files.items()})
    assert {name: data for name, data in contents(folder).items() if data is not None} == old | new


@pytest.mark.parametrize("bad", ["bieu.xlsx", "tep/bieu.xlsx"])
def test_of_many_files_too_all_are_replaced_or_none(tmp_path: Path, bad: str) -> None:
    many = {tmp_path / "slips" / f"{number}.xlsx": b"%d" % number for number in range(40)}
    publish(many)
    assert contents(tmp_path / "slips") == {path.name: data for path, data in sorted(many.items())}
    (tmp_path / "bieu.xlsx").mkdir()
    (tmp_path / "tep").write_bytes(b"")
    before = contents(tmp_path)
    with pytest.raises(PublishError):
        publish(dict.fromkeys([*many, tmp_path / bad], b"new"))
    assert contents(tmp_path) == before
