"""What [run] names is started when it is needed, and not before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.executors import Chosen, RunSettings, chosen
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.workers import Workers

MODULES = (__name__,)


def process() -> int:
    return os.getpid()


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_few_files_are_read_here_and_many_in_workers_which_then_stay() -> None:
    with Chosen(RunSettings(), Limits(), MODULES) as found:
        assert found.executor(chosen.BREAK_EVEN - 1) is None
        workers = found.executor(chosen.BREAK_EVEN)
        assert isinstance(workers, Workers)
        assert workers.submit(process).result() != os.getpid()
        assert found.executor(1) is workers


def test_one_processor_gains_nothing_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0}, raising=False)
    with Chosen(RunSettings(), Limits(), MODULES) as found:
        assert found.executor(10_000) is None


def test_what_is_named_is_taken_for_any_number_of_files_but_none() -> None:
    with Chosen(RunSettings("in-process"), Limits(), MODULES) as found:
        assert found.executor(10_000) is None
    with Chosen(RunSettings("processes:2"), Limits(), MODULES) as found:
        assert found.executor(0) is None
        workers = found.executor(1)
        assert workers is not None
        assert workers.submit(process).result() != os.getpid()


def test_a_period_read_in_workers_gives_the_same_result(tmp_path: Path) -> None:
    files = {f"{number:02d}/{FILE}": seed_workbook(E17=str(4000 + number)) for number in range(6)}
    here = Workspace(make_workspace(tmp_path / "a", files)).merge(PERIOD)
    root = make_workspace(tmp_path / "b", files)
    with (root / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write('[run]\nexecutor = "processes:2"\n')
    assert Workspace(root).merge(PERIOD).result == here.result
