"""What changed between two runs, by indicator, file and finding."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Column, Period, SubmittedState
from toolkit.workspace import WorkspaceError


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """Two runs that came to the same, and one after a resubmission."""
    made = Workspace(make_workspace(tmp_path))
    made.merge(PERIOD)
    made.merge(PERIOD)
    (made.submissions(PERIOD) / "lan 2 SKHCN.xlsx").write_bytes(seed_workbook(E17="4.200", D17=None))
    made.merge(PERIOD)
    return made


def test_values_files_and_findings_that_differ_are_listed(space: Workspace) -> None:
    found = space.diff(PERIOD)
    assert (found.before, found.after) == (2, 3)
    changed = {(one.indicator, one.column): (one.kind, one.before, one.after) for one in found.changes}
    assert changed[("SKHCN.2", Column.ACTUAL)] == ("changed", Decimal(4031), Decimal(4200))
    assert set(changed) <= {("SKHCN.2", Column.ACTUAL), ("SKHCN.2", Column.PLAN)}
    ends = {(after or before).file: (before and before.state, after and after.state) for before, after in found.files}  # type: ignore[union-attr]
    assert ends == {
        FILE: (SubmittedState.MERGED, SubmittedState.SUPERSEDED),
        "lan 2 SKHCN.xlsx": (None, SubmittedState.MERGED),
    }
    assert "KT502" in {finding.code for finding in found.said}
    assert not found.gone


def test_runs_that_came_to_the_same_do_not_differ(space: Workspace) -> None:
    found = space.diff(PERIOD, 1, 2)
    assert not found.changes
    assert not found.files
    assert not found.said


def test_backwards_is_the_other_way_round(space: Workspace) -> None:
    there, back = space.diff(PERIOD, 1, 3), space.diff(PERIOD, 3, 1)
    assert {(one.indicator, one.column, one.before, one.after) for one in there.changes} == {
        (one.indicator, one.column, one.after, one.before) for one in back.changes
    }
    assert there.said == back.gone


def test_a_run_of_another_period_or_none_is_refused(space: Workspace, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="các lần gần nhất: 1, 2, 3"):
        space.diff(PERIOD, 9)
    with pytest.raises(WorkspaceError, match="Chưa tổng hợp"):
        space.diff(Period.parse("2021"))
    with pytest.raises(WorkspaceError, match="Chưa tổng hợp"):
        Workspace(make_workspace(tmp_path / "moi")).diff(PERIOD)
