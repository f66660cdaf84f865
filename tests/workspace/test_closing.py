"""A closed period stays as it was, byte for byte; later changes make the next edition and the list of what changed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.ledger.past import settled_runs
from toolkit.workspace import WorkspaceError


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(make_workspace(tmp_path))


def resubmit(space: Workspace, **changed: object) -> None:
    (space.submissions(PERIOD) / "lan 2 SKHCN.xlsx").write_bytes(seed_workbook(**changed))


def test_a_closed_edition_is_what_the_run_wrote(space: Workspace) -> None:
    closed = space.close(PERIOD, "Lan")
    assert (closed.new, closed.closing.edition, closed.closing.who) == (True, 1, "Lan")
    written = (space.folder(PERIOD) / "tong-hop-2020-6T.xlsx").read_bytes()
    assert contents(closed.folder)["tong-hop-2020-6T.xlsx"] == written
    assert not closed.changes


def test_closing_again_without_a_change_makes_nothing_new(space: Workspace) -> None:
    first = space.close(PERIOD, "Lan")
    again = space.close(PERIOD, "Minh")
    assert (again.new, again.closing) == (False, first.closing)


def test_a_later_merge_says_what_it_changes_and_leaves_the_edition_as_it_was(space: Workspace) -> None:
    closed = space.close(PERIOD, "Lan")
    before = contents(closed.folder)
    resubmit(space, E17="4.200")
    merged = space.merge(PERIOD)
    [said] = [finding for finding in merged.result.findings if finding.code == "KT510"]
    assert said.message == (
        "Lũy kế thực hiện của “Số phương tiện đo được kiểm định”: bản chốt 1 ghi 4.031, nay là 4.200."
    )
    assert contents(closed.folder) == before


def test_the_next_edition_has_the_list_of_what_changed(space: Workspace) -> None:
    first = space.close(PERIOD, "Lan")
    before = contents(first.folder)
    resubmit(space, E17="4.200")
    second = space.close(PERIOD, "Minh")
    assert (second.new, second.closing.edition) == (True, 2)
    assert [(one.indicator, one.before, one.after) for one in second.changes] == [
        ("SKHCN.2", Decimal(4031), Decimal(4200))
    ]
    sheet = load_workbook(second.folder / "thay-doi-ban-2.xlsx").worksheets[0]
    rows = [[cell.value for cell in row[:5]] for row in sheet.iter_rows()]
    assert ["SKHCN.2", "Số phương tiện đo được kiểm định", "Lũy kế thực hiện", 4031, 4200] in rows
    assert contents(first.folder) == before
    with space.ledger() as ledger, ledger.reading() as connection:
        assert settled_runs(connection)[PERIOD][0] == second.closing.run


def test_an_edition_that_was_tampered_with_is_said(space: Workspace) -> None:
    closed = space.close(PERIOD, "Lan")
    path = closed.folder / "bieu-2020-6T.xlsx"
    path.chmod(0o644)
    path.write_bytes(b"khac")
    resubmit(space, E17="4.200")
    with pytest.raises(WorkspaceError, match="Bản chốt 1 đã bị sửa"):
        space.close(PERIOD, "Minh")


def test_submissions_are_no_part_of_an_edition(space: Workspace) -> None:
    closed = space.close(PERIOD, "Lan")
    assert FILE not in {name.rpartition("/")[2] for name in contents(closed.folder)}
