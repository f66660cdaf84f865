"""The main job through the library: merge, twice the same, conserved or nothing, one bad file stops no other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from openpyxl import load_workbook

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.intake.submission import read_submission
from toolkit.ledger import Ledger, LedgerError
from toolkit.model import Column, Reading, SubmittedState
from toolkit.reconcile import ConservationError
from toolkit.workspace import BrokenCatalogueError, WorkspaceError
from toolkit.writing.atomic import PublishError


def outputs(root: Path) -> dict[str, str]:
    folder = root / "workbooks" / str(PERIOD)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*") if path.is_file()}


def test_merge_writes_master_and_table_and_notes_the_run(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    merged = space.merge("2020-6T")
    assert set(outputs(tmp_path)) == {"tong-hop-2020-6T.xlsx", "bieu-2020-6T.xlsx", "report.html"}
    assert merged.run == 1
    assert merged.result.value("SKHCN.1.1", Column.PLAN) == 15
    ledger = Ledger.open(tmp_path / "workbooks" / "ktxh.db")
    try:
        assert ledger.last_run(PERIOD) == 1
    finally:
        ledger.close()


def test_merging_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.merge(PERIOD)
    first = outputs(tmp_path)
    assert Workspace(tmp_path).merge(PERIOD).run == 2
    assert outputs(tmp_path) == first


def test_submissions_are_never_written_to(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    path = space.submissions(PERIOD) / FILE
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    space.merge(PERIOD)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [one.name for one in path.parent.iterdir()] == [FILE]


def _losing_a_figure(file: str, data: bytes, context: object) -> Reading:
    reading = read_submission(file, data, context)  # type: ignore[arg-type]
    return replace(reading, figures=reading.figures[1:])


def test_a_run_whose_counts_do_not_add_up_fails_and_writes_nothing(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    with (
        patch("toolkit.workspace.reading.read_submission", _losing_a_figure),
        pytest.raises(ConservationError, match="đọc 15 ô, xếp được 14 dùng"),
    ):
        space.merge(PERIOD)
    assert outputs(tmp_path) == {}
    assert not (tmp_path / "workbooks" / "ktxh.db").exists()


def test_a_target_that_cannot_be_replaced_leaves_everything_as_it_was(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    space.merge(PERIOD)
    table = space.folder(PERIOD) / "bieu-2020-6T.xlsx"
    table.unlink()
    table.mkdir()
    before = outputs(tmp_path)
    (space.submissions(PERIOD) / FILE).write_bytes(seed_workbook(E17=5000))
    with pytest.raises(PublishError, match="Không ghi được"):
        space.merge(PERIOD)
    assert outputs(tmp_path) == before
    ledger = Ledger.open(tmp_path / "workbooks" / "ktxh.db")
    try:
        assert ledger.last_run(PERIOD) == 1
    finally:
        ledger.close()


def test_a_ledger_that_cannot_be_used_leaves_the_outputs_as_they_were(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    (tmp_path / "workbooks" / "ktxh.db").write_bytes(b"khong phai so theo doi" * 100)
    with pytest.raises(LedgerError, match="Kết quả cũ còn nguyên"):
        space.merge(PERIOD)
    assert outputs(tmp_path) == {}


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    files = {FILE: seed_workbook(), "cut.xlsx": seed_workbook()[:900], "~$so.xlsx": b"", "tep/khac.csv": b"a,b"}
    merged = Workspace(make_workspace(tmp_path, files)).merge(PERIOD)
    assert {file.file: file.state for file in merged.result.files} == {
        FILE: SubmittedState.MERGED,
        "cut.xlsx": SubmittedState.REJECTED,
        "~$so.xlsx": SubmittedState.IGNORED,
        "tep/khac.csv": SubmittedState.REJECTED,
    }
    assert merged.result.value("SKHCN.2", Column.ACTUAL) == 4031


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    assert space.catalogue.agencies
    with patch("pathlib.Path.read_bytes", side_effect=PermissionError(13, "Permission denied")):
        result = space.reconcile(PERIOD)
    assert result.files[0].state is SubmittedState.REJECTED
    assert "không có quyền" in result.files[0].why


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    make_workspace(tmp_path, {"to.xlsx": b"x" * 5_000})
    with (tmp_path / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write("[limits]\nfile_bytes = 4000\n")
    merged = Workspace(tmp_path).merge(PERIOD)
    assert merged.result.files[0].state is SubmittedState.REJECTED
    assert "5.000" in merged.result.files[0].why


def test_a_catalogue_with_mistakes_stops_before_anything_is_read(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    path = tmp_path / "templates" / "danh-muc.xlsx"
    book = load_workbook(path)
    book["Chỉ tiêu"]["F3"] = "KHONG.CO"
    book.save(path)
    with pytest.raises(BrokenCatalogueError, match="1 lỗi") as broken:
        space.merge(PERIOD)
    finding = broken.value.findings[0]
    assert (finding.place.file, finding.place.cell) == ("templates/danh-muc.xlsx", "F3")
    assert outputs(tmp_path) == {}


def test_a_period_without_submissions_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="Chưa có thư mục báo cáo gửi"):
        Workspace(make_workspace(tmp_path)).merge("2021-6T")


def test_the_workspace_is_found_upward_by_name_and_by_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(tmp_path / "a")
    monkeypatch.delenv("KTXH_WORKSPACE", raising=False)
    monkeypatch.chdir(root / "workbooks")
    assert Workspace.find().root == root
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WorkspaceError, match=r"Không thấy ktxh\.toml"):
        Workspace.find()
    assert Workspace.find(root).root == root
    monkeypatch.setenv("KTXH_WORKSPACE", str(root))
    assert Workspace.find().root == root
    with pytest.raises(WorkspaceError, match="không phải không gian làm việc"):
        Workspace.find(tmp_path)


def test_figures_are_a_tidy_table_of_decimals(tmp_path: Path) -> None:
    figures = Workspace(make_workspace(tmp_path)).merge(PERIOD).figures
    row = figures[(figures.indicator == "SKHCN.2") & (figures.column == "actual")].iloc[0]
    assert (row.value, row.raw, row.file, row.cell, row.state) == (Decimal(4031), "4.031", FILE, "E17", "used")
    nil = figures[(figures.indicator == "SKHCN.1.1.2.1") & (figures.column == "plan")].iloc[0]
    assert nil.value == "-"
    assert len(figures) == 15


def test_progress_is_told_for_every_file(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    space = Workspace(make_workspace(tmp_path, {FILE: seed_workbook(), "b.xlsx": b""}))
    space.merge(PERIOD, lambda *step: seen.append(step))
    assert seen == [("b.xlsx", 0, 2), (FILE, 1, 2)]


def test_a_table_of_one_agency_lies_beside_the_provinces(tmp_path: Path) -> None:
    path, _ = Workspace(make_workspace(tmp_path)).table(PERIOD, ["SKHCN"])
    assert path.name == "bieu-2020-6T-SKHCN.xlsx"
    assert load_workbook(path).worksheets[0]["B6"].value == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"


def test_a_ledger_on_a_network_share_is_told_of_and_the_lock_where_the_ledger_is_on_a_server(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    assert space.notices() == ()
    with patch("toolkit.ledger.network.network_share", return_value="/mnt/chung"):
        assert [finding.code for finding in space.notices()] == ["KT511"]
        with (tmp_path / "ktxh.toml").open("a", encoding="utf-8") as config:
            config.write('[ledger]\nurl = "postgresql://may-chu/ktxh"\n')
        assert [finding.code for finding in Workspace(tmp_path).notices()] == ["KT512"]
