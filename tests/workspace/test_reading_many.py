"""Many files are read in worker processes, with the same readings as in this one, and none lost with a worker."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from tests.support.workbooks import sheet, xls
from toolkit.intake.limits import MEBIBYTE, Limits
from toolkit.intake.submission import Context
from toolkit.intake.workers import Workers
from toolkit.model import FileState
from toolkit.rules import RuleSettings
from toolkit.workspace import reading_many
from toolkit.workspace.reading_many import executor_for, read_batch, read_many
from toolkit.workspace.snapshot import Snapshot

LIMITS = Limits(memory=300 * MEBIBYTE)
CONTEXT = Context(CATALOGUE, PERIOD, limits=LIMITS)
RULES = RuleSettings()
MODULES = ("toolkit.workspace.reading_many",)


def _snapshot(name: str, data: bytes) -> Snapshot:
    return Snapshot(name, hashlib.sha256(data).hexdigest(), len(data), data)


FILES = [
    *(_snapshot(f"{number:02d} {FILE}", seed_workbook(E17=str(4000 + number))) for number in range(20)),
    _snapshot("cut.xlsx", seed_workbook()[:900]),
    _snapshot("cu.xls", xls(sheet(["SỞ Y TẾ"], ["STT", "Nội dung", "KH"], [1, "Số trạm", 5]))),
    _snapshot("~$x.xlsx", b""),
]


def test_any_executor_gives_the_same_readings_in_the_same_order() -> None:
    here = list(read_many(FILES, CONTEXT, RULES))
    assert [reading.file for reading in here] == [snapshot.name for snapshot in FILES]
    with ThreadPoolExecutor(2) as threads:
        assert list(read_many(FILES, CONTEXT, RULES, threads)) == here
    with Workers(2, LIMITS, MODULES) as workers:
        assert list(read_many(FILES, CONTEXT, RULES, workers)) == here


def test_a_file_that_kills_its_worker_is_told_and_the_others_are_read() -> None:
    heavy = _snapshot("nang.csv", b"1,2,3,4,5,6,7,8\n" * 90_000)
    tight = Limits(memory=130 * MEBIBYTE)
    context = Context(CATALOGUE, PERIOD, limits=tight)
    with Workers(1, tight, MODULES) as workers:
        readings = list(read_many([*FILES[:3], heavy, *FILES[3:5]], context, RULES, workers))
    assert [reading.state for reading in readings] == [
        *[FileState.ACCEPTED] * 3, FileState.REJECTED, *[FileState.ACCEPTED] * 2,
    ]  # fmt: skip
    assert [finding.code for finding in readings[3].findings] == ["KT116"]


def test_few_files_are_read_here_and_many_in_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    with executor_for(reading_many.BREAK_EVEN - 1, LIMITS) as executor:
        assert executor is None
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    with executor_for(reading_many.BREAK_EVEN, LIMITS) as executor:
        assert isinstance(executor, Workers)
        assert executor.submit(read_batch, FILES[:1], CONTEXT, RULES).result()[0].state is FileState.ACCEPTED


def test_a_period_of_many_files_gives_the_same_master(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.support.workspaces import make_workspace
    from toolkit import Workspace

    files = {f"{number:02d}/{FILE}": seed_workbook(E17=str(4000 + number)) for number in range(6)}
    here = Workspace(make_workspace(tmp_path / "a", files)).merge(PERIOD)
    monkeypatch.setattr(reading_many, "BREAK_EVEN", 2)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    there = Workspace(make_workspace(tmp_path / "b", files)).merge(PERIOD)
    assert here.result == there.result
