"""Where nothing differs, a merge reads, reconciles and writes nothing; where anything does, it does all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support.clerk import ACTUAL, clerk_at
from tests.support.seed import FILE, PERIOD, many_kinds, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.writing.catalogue import catalogue_bytes


def times(root: Path) -> dict[str, int]:
    folder = root / "workbooks" / str(PERIOD)
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*.xlsx")}


def worked(root: Path) -> bool:
    """Whether a merge reconciled anything."""
    from toolkit.reconcile import reconcile

    with patch("toolkit.workspace.working_out.reconcile", side_effect=reconcile) as called:
        Workspace(root).merge(PERIOD)
    return called.called


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace that was merged, with something to send back."""
    made = make_workspace(tmp_path, {FILE: seed_workbook(E17=4.031), "cut.xlsx": seed_workbook()[:900]})
    Workspace(made).merge(PERIOD)
    return made


def test_a_merge_of_the_same_does_nothing_and_says_the_same(root: Path) -> None:
    before, first = times(root), Workspace(root).merge(PERIOD)
    assert not worked(root)
    again = Workspace(root).merge(PERIOD)
    assert times(root) == before
    assert (again.summary, again.slips, again.run) == (first.summary, first.slips, first.run + 2)
    assert again.result == first.result
    assert again.summary.findings == again.result.findings
    assert (again.summary.counts, again.summary.missing) == (again.result.counts, again.result.missing)


def _newer_file(root: Path) -> None:
    (root / "workbooks" / str(PERIOD) / "submissions" / "lan 2 SKHCN.xlsx").write_bytes(seed_workbook(E17="4.200"))


def _renamed(root: Path) -> None:
    folder = root / "workbooks" / str(PERIOD) / "submissions"
    (folder / FILE).rename(folder / f"lan 2 {FILE}")


def _other_setting(root: Path) -> None:
    with (root / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write("[rules]\nKT408 = false\n")


def _other_catalogue(root: Path) -> None:
    from datetime import date

    (root / "templates" / "danh-muc.xlsx").write_bytes(catalogue_bytes(many_kinds(), date(2020, 1, 2)))


def _edited(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4031)


def _table_gone(root: Path) -> None:
    (root / "workbooks" / str(PERIOD) / "bieu-2020-6T.xlsx").unlink()


def _last_year(root: Path) -> None:
    folder = root / "workbooks" / "2019-6T" / "submissions"
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(seed_workbook(A5="Phục vụ Báo cáo 6 tháng đầu năm 2019", E17="3.900"))
    Workspace(root).merge("2019-6T")


def _closed(root: Path) -> None:
    Workspace(root).close(PERIOD, "Lan")


@pytest.mark.parametrize(
    "change",
    [_newer_file, _renamed, _other_setting, _other_catalogue, _edited, _table_gone, _last_year, _closed],
    ids=lambda change: change.__name__,
)
def test_whatever_differs_is_worked_out_anew_and_then_again_not(root: Path, change: Callable[[Path], None]) -> None:
    change(root)
    assert worked(root)
    assert not worked(root)
