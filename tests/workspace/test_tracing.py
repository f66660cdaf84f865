"""From a number back to its cells, through revisions, files that are gone, rules and decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Column, Period
from toolkit.workspace import WorkspaceError
from toolkit.workspace.tracing import Trace, TracedValue


def of(found: Trace, column: Column) -> TracedValue:
    return next(one for one in found.values if one.value.column is column)


def places(traced: TracedValue) -> list[tuple[str, str, str, str]]:
    return [(one.figure.place.file, one.figure.place.cell, one.figure.raw, one.state.value) for one in traced.figures]


def test_a_number_leads_back_to_its_cell_and_its_text(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.merge(PERIOD)
    actual = of(space.trace(PERIOD, "SKHCN.2"), Column.ACTUAL)
    assert actual.value.value == 4031
    assert places(actual) == [(FILE, "E17", "4.031", "used")]
    assert {"KT408", "KT411", "KT412"} <= set(actual.passed)
    assert "KT401" not in actual.passed
    assert not actual.findings


def test_every_revision_is_there_also_of_files_that_are_gone(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    path = space.submissions(PERIOD) / FILE
    space.merge(PERIOD)
    path.write_bytes(seed_workbook(E17="4.100"))
    Workspace(tmp_path).merge(PERIOD)
    (path.parent / "lan 2 SKHCN.xlsx").write_bytes(seed_workbook(E17="4.200"))
    Workspace(tmp_path).merge(PERIOD)
    found = Workspace(tmp_path).trace(PERIOD, "SKHCN.2")
    assert found.run == 3
    assert sorted(places(of(found, Column.ACTUAL))) == [
        ("lan 2 SKHCN.xlsx", "E17", "4.200", "used"),
        (FILE, "E17", "4.031", "superseded"),
        (FILE, "E17", "4.100", "superseded"),
    ]


def test_a_held_figure_says_why_and_which_rule_it_broke(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path, {FILE: seed_workbook(E17=4.031)}))
    space.merge(PERIOD)
    actual = of(space.trace(PERIOD, "SKHCN.2"), Column.ACTUAL)
    assert [state for *_, state in places(actual)] == ["held"]
    assert [finding.code for finding in actual.findings] == ["KT408"]
    assert "KT408" not in actual.passed


def test_a_total_names_its_parts(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.merge(PERIOD)
    assert space.trace(PERIOD, "SKHCN.1.1").parts == ("SKHCN.1.1.1", "SKHCN.1.1.2")


def test_what_cannot_be_traced_is_said(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    with pytest.raises(WorkspaceError, match="Chưa tổng hợp 6 tháng đầu năm 2020 lần nào"):
        space.trace(PERIOD, "SKHCN.2")
    space.merge(PERIOD)
    with pytest.raises(WorkspaceError, match="Không có chỉ tiêu mã hay tên"):
        space.trace(PERIOD, "X.1")
    with pytest.raises(WorkspaceError, match="Chưa tổng hợp"):
        space.trace(Period.parse("2021-6T"), "SKHCN.2")
