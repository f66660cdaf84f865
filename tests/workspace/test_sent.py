"""What was sent: the workspace's own folder, and a folder elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.locations import LocationError


def _reading_from(root: Path, folder: Path) -> Workspace:
    make_workspace(root)
    with (root / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write(f'[submissions]\nlocation = "{folder.as_posix()}/{{period}}"\n')
    return Workspace(root)


def test_two_folders_are_read_together_and_every_file_has_a_name_of_its_own(tmp_path: Path) -> None:
    space = _reading_from(tmp_path / "w", tmp_path / "nop")
    other = tmp_path / "nop" / str(PERIOD)
    other.mkdir(parents=True)
    (other / FILE).write_bytes(seed_workbook(E17="5000"))
    (other / "lan 2.xlsx").write_bytes(seed_workbook(E17="5001"))
    merged = space.merge(PERIOD)
    assert {file.file for file in merged.result.files} == {FILE, f"file/{FILE}", "lan 2.xlsx"}
    assert Workspace(space.root).merge(PERIOD).run == merged.run + 1


def test_a_folder_that_is_away_makes_nobody_late(tmp_path: Path) -> None:
    with pytest.raises(LocationError, match="không có thư mục này"):
        _reading_from(tmp_path / "w", tmp_path / "nop").status(PERIOD)


def test_there_is_a_place_for_submissions_where_a_location_is_set(tmp_path: Path) -> None:
    space = _reading_from(tmp_path / "w", tmp_path / "nop")
    (space.submissions(PERIOD) / FILE).unlink()
    space.submissions(PERIOD).rmdir()
    assert space.has_submissions(PERIOD)
    space.folder(PERIOD).rmdir()
    assert not space.has_submissions(PERIOD)
    assert not Workspace(make_workspace(tmp_path / "x", {})).has_submissions(type(PERIOD).parse("2021"))
