"""Many files are read in worker processes, with the same readings as in this one, and none lost with a worker."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from tests.support.seed import CATALOGUE, FILE, PERIOD, seed_workbook
from tests.support.workbooks import sheet, xls
from toolkit.intake.readers.limits import MEBIBYTE, Limits
from toolkit.intake.readers.workers import Workers
from toolkit.intake.submission import Context
from toolkit.locations.snapshot import Snapshot
from toolkit.model import FileState, Reading
from toolkit.rules import RuleSettings
from toolkit.workspace.reading_many import MODULES, read_many

ROOT = Path(__file__).parents[2]
LIMITS = Limits(memory=300 * MEBIBYTE)
CONTEXT = Context(CATALOGUE, PERIOD, limits=LIMITS)
RULES = RuleSettings()


def _snapshot(name: str, data: bytes) -> Snapshot:
    return Snapshot(name, hashlib.sha256(data).hexdigest(), len(data), data)


FILES = [
    *(_snapshot(f"{number:02d} {FILE}", seed_workbook(E17=str(4000 + number))) for number in range(20)),
    _snapshot("cut.xlsx", seed_workbook()[:900]),
    _snapshot("cu.xls", xls(sheet(["SỞ Y TẾ"], ["STT", "Nội dung", "KH"], [1, "Số trạm", 5]))),
    _snapshot("~$x.xlsx", b""),
]


def readings_of(files: Sequence[Snapshot], context: Context, executor: Executor | None = None) -> list[Reading]:
    found = list(read_many(files, context, RULES, executor))
    return [one if isinstance(one, Reading) else one.unpack() for one in found]


def test_any_executor_gives_the_same_readings_in_the_same_order() -> None:
    here = readings_of(FILES, CONTEXT)
    assert [reading.file for reading in here] == [snapshot.name for snapshot in FILES]
    with ThreadPoolExecutor(2) as threads:
        assert readings_of(FILES, CONTEXT, threads) == here
    with Workers(2, LIMITS, MODULES) as workers:
        assert readings_of(FILES, CONTEXT, workers) == here


def test_a_file_that_kills_its_worker_is_told_and_the_others_are_read() -> None:
    heavy = _snapshot("nang.csv", b"1,2,3,4,5,6,7,8\n" * 90_000)
    tight = Limits(memory=130 * MEBIBYTE)
    context = Context(CATALOGUE, PERIOD, limits=tight)
    with Workers(1, tight, MODULES) as workers:
        readings = readings_of([*FILES[:3], heavy, *FILES[3:5]], context, workers)
    assert [reading.state for reading in readings] == [
        *[FileState.ACCEPTED] * 3, FileState.REJECTED, *[FileState.ACCEPTED] * 2,
    ]  # fmt: skip
    assert [finding.code for finding in readings[3].findings] == ["KT116"]


def test_a_worker_loads_no_database_to_read() -> None:
    code = f"import sys, {MODULES[0]}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert {"sqlalchemy", "pandas", "openpyxl", "xlsxwriter", "distributed"}.isdisjoint(loaded.split())
