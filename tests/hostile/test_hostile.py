"""Whatever a file does to a reader: it ends in time, in little memory, with a finding; the file beside it is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.corpus import STANDS, corpus
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit.intake.readers.limits import MEBIBYTE
from toolkit.model import SubmittedState
from toolkit.workspace import Workspace

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def measured() -> list[dict[str, Any]]:
    """What reading each file cost, all in one process that has to survive them."""
    command = [sys.executable, "-m", "tests.hostile.measure"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="peaks of memory are read from Linux's /proc")
def test_every_hostile_file_ends_within_ten_seconds_and_512_mebibytes(measured: list[dict[str, Any]]) -> None:
    assert len(measured) > 100
    assert [one for one in measured if one["seconds"] > 10 or one["mebibytes"] > 512] == []


def test_every_hostile_file_is_refused_with_a_finding(measured: list[dict[str, Any]]) -> None:
    accepted = {one["name"] for one in measured if one["state"] == "accepted"}
    assert accepted == STANDS
    assert [one for one in measured if one["state"] != "accepted" and not one["codes"]] == []
    assert all(one["balanced"] for one in measured)


def test_the_good_file_beside_them_is_merged_and_the_rest_is_said(tmp_path: Path) -> None:
    files = {name: data for name, data in corpus() if len(data) < MEBIBYTE and name not in STANDS}
    root = make_workspace(tmp_path, {**files, FILE: seed_workbook()})
    merged = Workspace(root).merge(PERIOD)
    states = {file.file: file.state for file in merged.result.files}
    assert states.pop(FILE) is SubmittedState.MERGED
    assert len(states) == len(files)
    assert set(states.values()) <= {SubmittedState.REJECTED, SubmittedState.IGNORED}
    assert {finding.place.file for finding in merged.result.findings} >= files.keys()
    assert merged.master.stat().st_size > 0
