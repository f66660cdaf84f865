"""A name of a column is asked about once, answered once, and then known for every file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.program import ktxh
from tests.support.workbooks import sheet, xlsx
from tests.support.workspaces import make_workspace
from toolkit.intake.layout.column_names import FILE_NAME, ColumnName, default_column_names
from toolkit.intake.layout.columns import ColumnKind
from toolkit.model import Column, Reading
from toolkit.workspace import Workspace
from toolkit.workspace.columns import BrokenNamesError
from toolkit.writing.column_names import column_names_bytes

ROWS = (
    ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, "Báo cáo 6 tháng đầu năm 2020"],
    ["Số TT", "Chỉ tiêu", "ĐVT", "KH năm", "Con số đạt", "Ghi chú"],
    ["2", "Số phương tiện đo được kiểm định", "Phương tiện", 13500, 4031],
)


def _check(space: Workspace, name: str = "a.xlsx") -> Reading:
    path = space.root / name
    path.write_bytes(xlsx(sheet(*ROWS)))
    (reading,) = Workspace(space.root).check([path])
    return reading


def _figures(reading: Reading) -> dict[Column | None, object]:
    return {figure.column: figure.value for figure in reading.figures}


def test_a_name_is_asked_about_once_and_then_known_for_all_files(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    asked = _check(space)
    assert [f.code for f in asked.findings if f.place.cell == "E2"] == ["KT310"]
    assert [figure.place.cell for figure in asked.held] == ["E3"]
    space.learn_column("Con số đạt", ColumnKind.ACTUAL)
    for name in ("a.xlsx", "b.xlsx"):
        reading = _check(space, name)
        assert reading.findings == ()
        assert _figures(reading) == {Column.PLAN: 13500, Column.ACTUAL: 4031}


def test_a_name_that_is_not_to_be_taken_is_not_asked_about_again(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.learn_column("Con số đạt", ColumnKind.OTHER)
    reading = _check(space)
    assert [figure.place.cell for figure in reading.ignored] == ["E3"]
    assert "KT310" not in [finding.code for finding in reading.findings]


def test_the_answer_may_be_typed_into_the_workbook(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    names = (*default_column_names(), ColumnName("con số ĐẠT", ColumnKind.ACTUAL))
    (space.root / "templates" / FILE_NAME).write_bytes(column_names_bytes(names, date(2020, 1, 2)))
    assert _figures(_check(space))[Column.ACTUAL] == 4031


def test_a_name_gets_another_meaning_in_its_place_and_the_list_keeps_all_others(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.learn_column("Con số đạt", ColumnKind.OTHER)
    space.learn_column("CON SỐ ĐẠT", ColumnKind.ACTUAL)
    assert [(one.name, one.kind) for one in space.column_names] == [
        *((one.name, one.kind) for one in default_column_names()),
        ("CON SỐ ĐẠT", ColumnKind.ACTUAL),
    ]


def test_only_the_names_of_the_workspace_count_where_it_keeps_a_list(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    names = [one for one in default_column_names() if one.kind is not ColumnKind.PLAN]
    (space.root / "templates" / FILE_NAME).write_bytes(column_names_bytes(names, date(2020, 1, 2)))
    assert Column.PLAN not in _figures(_check(space))


def test_mistakes_in_the_list_stop_everything_and_are_said(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    (space.root / "templates" / FILE_NAME).write_bytes(xlsx(sheet(["Tên cột", "Nghĩa"], ["A", "gì"], name="Tên cột")))
    with pytest.raises(BrokenNamesError, match="có 1 lỗi") as raised:
        _check(space)
    assert [finding.place.cell for finding in raised.value.findings] == ["B2"]


def test_the_command_adds_a_name_and_lists_what_is_known(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    added = ktxh("columns", "Con số đạt", "--means", "thực hiện", "-w", root)
    assert added.code == 0
    assert "Con số đạt" in next(line for line in added.out.splitlines() if line.startswith("thực hiện:"))
    assert {"name": "Con số đạt", "kind": "actual"} in ktxh("columns", "--json", "-w", root).document["columns"]
    wrong = ktxh("columns", "X", "--means", "gì đó", "-w", root)
    assert wrong.code == 2
    assert "không lấy" in wrong.err
