"""Slips from merge to merge: who gets one, what it marks, and what becomes of it when it comes back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.support.communes import CATALOGUE as COMMUNES
from tests.support.communes import commune, file_of
from tests.support.office import edit
from tests.support.seed import seed_workbook
from tests.support.slips import PERIOD, check, type_over, workspace_with_slips
from tests.support.workspaces import make_workspace
from toolkit.findings.slip_problems import (
    SLIP_CHANGED,
    SLIP_CONFLICT,
    SLIP_DAMAGED,
    SLIP_NOTICE,
    SLIP_RETURNED,
    SLIP_UNTOUCHED,
)
from toolkit.intake.readers.slip_record import SHEET
from toolkit.intake.slip import LIST
from toolkit.model import Column, FileState, Mark, Period, Reading, SubmittedState
from toolkit.workspace import Workspace, beside, slips
from toolkit.workspace.whole_merge import slips_of

TABLE = "Phu luc"
FIRST_ANSWER = "I9"


def _values(reading: Reading, indicator: str) -> dict[Column | None, object]:
    return {figure.column: figure.value for figure in reading.figures if figure.indicator == indicator}


def _codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def _slip(root: Path, **changed: object) -> tuple[object, bytes]:
    space, (path,) = workspace_with_slips(root, skhcn=seed_workbook(**changed))
    return space, path.read_bytes()


def test_an_agency_without_questions_gets_no_slip_and_an_old_one_is_taken_away(tmp_path: Path) -> None:
    space, slips = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    assert [path.name for path in slips] == ["phieu-SKHCN-2020-6T.xlsx"]
    (space.submissions(Period.parse(PERIOD)) / "skhcn.xlsx").write_bytes(seed_workbook())
    assert space.merge(PERIOD).slips == ()
    assert not slips[0].exists()


def test_the_same_merge_gives_the_same_slip(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    before = path.read_bytes()
    space.merge(PERIOD)
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_many_slips_are_made_by_two_processes_and_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agencies = {code: commune(code, E5="khoảng 9") for code in ("X03", "X04", "X05", "X06", "X07")}
    space = Workspace(make_workspace(tmp_path, {file_of(code): data for code, data in agencies.items()}, COMMUNES))
    alone = {path.name: path.read_bytes() for path in space.merge(PERIOD).slips}
    asked = []

    def is_possible() -> bool:
        asked.append(os.getpid())
        return True

    monkeypatch.setattr(beside, "_is_possible", is_possible)
    monkeypatch.setattr(slips, "BREAK_EVEN", 5)
    together = slips_of(space, space.reconcile(Period.parse(PERIOD)))
    assert {path.name: data for path, data in together.items()} == alone
    assert len(alone) == 5
    assert asked == [os.getpid()]


@pytest.mark.parametrize(
    "typed", [(LIST, FIRST_ANSWER, 4031), (LIST, FIRST_ANSWER, "4.031"), (TABLE, "E17", 4031), (TABLE, "E17", "4.031")]
)
def test_a_corrected_cell_is_taken_wherever_it_was_typed(tmp_path: Path, typed: tuple[str, str, object]) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    reading = check(space, type_over(path.read_bytes(), typed), "bất kỳ tên gì.xlsx")
    assert (reading.agency, reading.period, reading.revision) == ("SKHCN", Period.parse(PERIOD), 2)
    assert _values(reading, "SKHCN.2") == {Column.PLAN: 13500, Column.ACTUAL: 4031, Column.NOTE: Mark.NIL}
    assert _codes(reading) == [SLIP_RETURNED.code]
    assert reading.cells.balanced


def test_a_slip_that_comes_back_replaces_what_was_sent(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    returned = type_over(path.read_bytes(), (LIST, FIRST_ANSWER, 4031))
    (space.submissions(Period.parse(PERIOD)) / "phieu gui lai.xlsx").write_bytes(returned)
    merged = space.merge(PERIOD)
    assert {file.file: file.state for file in merged.result.files} == {
        "phieu gui lai.xlsx": SubmittedState.MERGED,
        "skhcn.xlsx": SubmittedState.SUPERSEDED,
    }
    assert merged.result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert merged.slips == ()


def test_a_cell_that_was_not_asked_about_keeps_its_value_held_and_the_change_is_said(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    typed = ((LIST, FIRST_ANSWER, 4031), (TABLE, "D12", 10), (TABLE, "F12", 3), (TABLE, "B13", "Đề tài khác"))
    reading = check(space, type_over(path.read_bytes(), *typed))
    said = {f.place.cell: f.message for f in reading.findings if f.code == SLIP_CHANGED.code}
    assert set(said) == {"D12", "F12", "B13"}
    assert "từ “9” thành “10”" in said["D12"]
    assert "từ “trống” thành “3”" in said["F12"]
    assert {figure.place.cell: figure.raw for figure in reading.held} == {"D12": "9", "F12": "3"}
    assert _values(reading, "SKHCN.1.1.2") == {Column.PLAN: 6, Column.ACTUAL: 3}
    assert reading.cells.balanced


def test_two_answers_for_one_cell_hold_it(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    reading = check(space, type_over(path.read_bytes(), (LIST, FIRST_ANSWER, 4031), (TABLE, "E17", 4301)))
    assert SLIP_CONFLICT.code in _codes(reading)
    assert [figure.place.cell for figure in reading.held] == ["E17"]


def test_a_slip_sent_back_as_it_was_is_said_and_asks_the_same_again(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    reading = check(space, path.read_bytes())
    assert _codes(reading) == [SLIP_UNTOUCHED.code, "KT202"]


def test_a_slip_whose_record_was_changed_is_refused(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031"))
    reading = check(space, type_over(path.read_bytes(), (SHEET, "A2", "{}")))
    assert (reading.state, _codes(reading)) == (FileState.REJECTED, [SLIP_DAMAGED.code])


def test_a_refused_file_of_a_known_agency_is_told_without_a_table(tmp_path: Path) -> None:
    data = seed_workbook(A5="Phục vụ Báo cáo tháng 5 năm 2020")
    _, (path,) = workspace_with_slips(tmp_path, skhcn=data)
    space, _ = workspace_with_slips(tmp_path / "other", skhcn=data)
    reading = check(space, path.read_bytes())
    assert (reading.state, _codes(reading)) == (FileState.REJECTED, [SLIP_NOTICE.code])


def test_the_parts_of_a_doubtful_sum_may_be_corrected_too(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E11="13"))
    reading = check(space, type_over(path.read_bytes(), (TABLE, "E12", 10)))
    assert _codes(reading) == [SLIP_RETURNED.code]
    assert _values(reading, "SKHCN.1.1.1")[Column.ACTUAL] == 10


def test_the_unit_of_a_converted_number_may_be_corrected(tmp_path: Path) -> None:
    space, (path,) = workspace_with_slips(
        tmp_path, skhcn=seed_workbook(C17="nghìn phương tiện", D17="13,5", E17="4,031")
    )
    reading = check(space, type_over(path.read_bytes(), (TABLE, "C17", "Phương tiện"), (TABLE, "E17", 4031)))
    assert SLIP_CHANGED.code not in _codes(reading)
    assert _values(reading, "SKHCN.2")[Column.ACTUAL] == 4031


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_slip_survives_another_program_and_another_format(tmp_path: Path, kind: str) -> None:
    space, (path,) = workspace_with_slips(tmp_path, skhcn=seed_workbook(E17="khoảng 4.031", E13="=1+"))
    saved = edit(path.read_bytes(), ["set", LIST, "I9", 3], ["set", TABLE, "E17", 4031], kind=kind)
    reading = check(space, saved, f"phieu.{kind}")
    assert SLIP_CHANGED.code not in _codes(reading)
    assert _values(reading, "SKHCN.2")[Column.ACTUAL] == 4031
