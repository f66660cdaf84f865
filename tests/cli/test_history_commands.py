"""status, trace, diff and close as a user types them: JSON keys are a contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.program import ktxh
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace that was merged twice, with a resubmission between."""
    made = make_workspace(tmp_path)
    ktxh("merge", PERIOD, "-w", made)
    folder = made / "workbooks" / str(PERIOD) / "submissions"
    (folder / "lan 2 SKHCN.xlsx").write_bytes(seed_workbook(E17="4.200"))
    ktxh("merge", PERIOD, "-w", made)
    return made


def test_trace_leads_from_a_number_to_its_cells(root: Path) -> None:
    said = ktxh("trace", PERIOD, "SKHCN.2", "-w", root, "--json")
    assert said.code == 0
    [actual] = [one for one in said.document["values"] if one["column"] == "actual"]
    assert actual["value"] == 4200
    keys = ("file", "sheet", "cell", "raw", "revision", "state")
    assert sorted([figure[key] for key in keys] for figure in actual["figures"]) == [
        ["lan 2 SKHCN.xlsx", "Phu luc", "E17", "4.200", 2, "used"],
        [FILE, "Phu luc", "E17", "4.031", 1, "superseded"],
    ]
    text = ktxh("trace", PERIOD, "SKHCN.2", "-w", root).out
    assert f"{FILE}, trang “Phu luc”, ô E17: “4.031”, lần gửi 1, thay thế" in text
    assert "Đạt các quy tắc: KT405, KT408" in text


def test_status_says_how_every_agency_stands(root: Path) -> None:
    said = ktxh("status", PERIOD, "-w", root, "--json")
    assert said.code == 0
    assert said.document["period"] == "2020-6T"
    [agency] = said.document["agencies"]
    assert (agency["agency"], agency["state"], agency["due"]) == ("SKHCN", "late", "2020-06-18")
    assert agency["received"].endswith("+00:00")
    text = ktxh("status", PERIOD, "-w", root).out
    assert "SKHCN      gửi muộn" in text
    assert "Đầy đủ 100,0 %, đúng hạn 0,0 % trên 1 cơ quan phải báo cáo" in text


def test_diff_lists_what_changed_by_indicator(root: Path) -> None:
    said = ktxh("diff", PERIOD, "-w", root, "--json")
    assert said.code == 0
    assert (said.document["from"], said.document["to"]) == (1, 2)
    [change] = said.document["changes"]
    assert [change[key] for key in ("indicator", "column", "before", "after")] == ["SKHCN.2", "actual", 4031, 4200]
    assert (
        "SKHCN.2 Số phương tiện đo được kiểm định – Lũy kế thực hiện: 4.031 → 4.200"
        in ktxh("diff", PERIOD, "-w", root).out
    )


def test_close_makes_an_edition_and_says_when_nothing_changed(root: Path) -> None:
    said = ktxh("close", PERIOD, "-w", root, "--who", "Lan", "--json")
    assert said.code == 0
    assert (said.document["edition"], said.document["new"]) == (1, True)
    assert Path(said.document["folder"]).joinpath("bieu-2020-6T.xlsx").is_file()
    assert "Không có gì thay đổi so với bản chốt 1" in ktxh("close", PERIOD, "-w", root).out


def test_of_a_single_run_there_is_nothing_to_compare(tmp_path: Path) -> None:
    made = make_workspace(tmp_path)
    ktxh("merge", PERIOD, "-w", made)
    assert "mới tổng hợp một lần (lần chạy 1)" in ktxh("diff", PERIOD, "-w", made).out


def test_close_says_what_it_froze_unfinished(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {FILE: seed_workbook(E17=4.031)})
    said = ktxh("close", PERIOD, "-w", root, "--who", "Lan").out
    assert "Chốt khi còn 1 số liệu giữ lại (ô trong biểu để trống), 1 lỗi chưa xử lý" in said


def test_trace_finds_an_indicator_by_code_in_small_letters_and_by_name(root: Path) -> None:
    by_code = ktxh("trace", PERIOD, "SKHCN.2", "-w", root).out
    assert ktxh("trace", PERIOD, "skhcn.2", "-w", root).out == by_code
    assert ktxh("trace", PERIOD, "số phương tiện đo được kiểm định", "-w", root).out == by_code
    near = ktxh("trace", PERIOD, "phương tiện", "-w", root)
    assert near.code == 4
    assert "Có phải: SKHCN.2 “Số phương tiện đo được kiểm định”?" in near.err


def test_what_cannot_be_done_is_said_with_exit_code_4(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    for command in (("trace", PERIOD, "SKHCN.2"), ("diff", PERIOD)):
        said = ktxh(*command, "-w", root)
        assert said.code == 4
        assert "Hãy chạy: ktxh merge 2020-6T" in said.err
