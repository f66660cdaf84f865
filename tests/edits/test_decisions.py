"""A clerk decides in the master, and the next merge knows it: through the workspace, with real workbooks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.clerk import ACTUAL, NOTE, Clerk, clerk_at, master_path, shown
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Column, FigureState, Mark, Origin, Reconciled
from toolkit.workspace.deciding import MasterOpenError
from toolkit.writing.master.layout import FIGURES, FINDINGS, INDICATORS

ACTUAL_OF_2 = "E17"


def merged(root: Path) -> Reconciled:
    return Workspace(root).merge(PERIOD).result


def workspace(root: Path, **changed: object) -> Path:
    """A merged workspace of the seed, some of whose cells say something else."""
    make_workspace(root, {FILE: seed_workbook(**changed)})
    merged(root)
    return root


def send(root: Path, **changed: object) -> None:
    """The agency sends another version in place of the first."""
    (root / "workbooks" / str(PERIOD) / "submissions" / FILE).write_bytes(seed_workbook(**changed))


def codes(result: Reconciled) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_number_typed_over_is_kept_with_who_and_when(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    result = merged(tmp_path)
    value = result.values["SKHCN.2", Column.ACTUAL]
    assert (value.value, value.origin) == (Decimal(4100), Origin.ADJUSTED)
    assert value.why.startswith("chỉnh tay: Lan, ")
    assert value.why.endswith("không chỉnh thì là 4.031")
    row = next(row for row in shown(tmp_path, INDICATORS) if row["Mã"] == "SKHCN.2")
    assert row[ACTUAL] == 4100
    assert row["Tình trạng"].startswith("Chỉnh tay: Lan, ")
    assert codes(result) == []


def test_an_adjustment_outlives_merges_and_the_same_bytes_come_out(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    merged(tmp_path)
    before = master_path(tmp_path).read_bytes()
    assert merged(tmp_path).value("SKHCN.2", Column.ACTUAL) == 4100
    assert master_path(tmp_path).read_bytes() == before


def test_every_figure_read_is_still_in_one_place(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    result = merged(tmp_path)
    assert result.counts.balanced
    covered = [one for one in result.figures if one.figure.place.cell == ACTUAL_OF_2]
    assert [(one.state, one.figure.raw) for one in covered] == [(FigureState.SUPERSEDED, "4.031")]


def test_a_new_submission_does_not_move_an_adjustment_and_the_clerk_is_told(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    merged(tmp_path)
    send(tmp_path, **{ACTUAL_OF_2: "4.301"})
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == 4100
    finding = next(finding for finding in result.findings if finding.code == "KT802")
    assert "chỉnh thành 4.100 khi số tổng hợp là 4.031; nay số tổng hợp là 4.301" in finding.message


@pytest.mark.parametrize(
    ("answer", "typed", "value", "still"),
    [("dùng gợi ý", None, 4301, []), ("dùng số đã gửi", None, 4100, []), ("dùng giá trị ghi bên", 4200, 4200, [])],
)
def test_an_outdated_adjustment_is_settled_by_an_answer(
    tmp_path: Path, answer: str, typed: int | None, value: int, still: list[str]
) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    send(tmp_path, **{ACTUAL_OF_2: "4.301"})
    merged(tmp_path)
    assert codes(merged(tmp_path)) == ["KT802"]
    with clerk_at(tmp_path) as clerk:
        clerk.answer("KT802", answer, typed)
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == value
    assert codes(result) == still


def test_typing_the_old_number_again_or_emptying_the_cell_takes_an_adjustment_back(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    merged(tmp_path)
    with clerk_at(tmp_path) as clerk:
        clerk.type("SKHCN.2", ACTUAL, None)
    assert merged(tmp_path).value("SKHCN.2", Column.ACTUAL) == 4031


def test_an_emptied_formula_comes_back_and_is_said(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, None)
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert codes(result) == ["KT805"]


def test_a_total_typed_over_stands_against_its_parts(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.1.1", ACTUAL, 13)
        clerk.type("SKHCN.1.1.1", NOTE, "Hội đồng họp chậm")
    result = merged(tmp_path)
    assert result.value("SKHCN.1.1", Column.ACTUAL) == 13
    assert result.value("SKHCN.1.1.1", Column.NOTE) == "Hội đồng họp chậm"
    row = next(row for row in shown(tmp_path, INDICATORS) if row["Mã"] == "SKHCN.1.1")
    assert (row[ACTUAL], row["Kiểm tra thực hiện"]) == (13, 1)


def test_a_part_typed_over_is_in_its_total(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.1.1.2", ACTUAL, "5")
    assert merged(tmp_path).value("SKHCN.1.1", Column.ACTUAL) == 14


HELD = {ACTUAL_OF_2: "khoảng 4031"}


@pytest.mark.parametrize(
    ("answer", "typed", "value"),
    [("dùng gợi ý", None, Decimal(4031)), ("dùng giá trị ghi bên", 4000, Decimal(4000)), ("không dùng", None, None)],
)
def test_an_answer_settles_a_held_figure(tmp_path: Path, answer: str, typed: int | None, value: Decimal | None) -> None:
    with clerk_at(workspace(tmp_path, **HELD)) as clerk:
        clerk.answer("KT202", answer, typed, "Chị Hoa")
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == value
    assert codes(result) == []
    line = next(row for row in shown(tmp_path, FINDINGS) if row["Mã"] == "KT202")
    assert (line["Mức độ"], line["Quyết định"], line["Người quyết định"]) == ("Đã xử lý", answer, "Chị Hoa")
    assert result.counts.balanced


def test_an_answer_taken_back_holds_the_figure_again(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path, **HELD)) as clerk:
        clerk.answer("KT202", "dùng gợi ý")
    merged(tmp_path)
    with clerk_at(tmp_path) as clerk:
        row = clerk.row(FINDINGS, "Mã", "KT202")
        clerk.sheet(FINDINGS).cell(row, clerk.column(FINDINGS, "Quyết định")).value = None
    assert codes(merged(tmp_path)) == ["KT202"]


def test_a_decision_does_not_move_on_to_another_number(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path, **HELD)) as clerk:
        clerk.answer("KT202", "dùng gợi ý")
    merged(tmp_path)
    send(tmp_path, **{ACTUAL_OF_2: "khoảng 5000"})
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) is None
    assert sorted(codes(result)) == ["KT202", "KT801"]


def test_a_total_that_does_not_add_up_may_be_accepted_as_it_is(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path, E11="13")) as clerk:
        clerk.answer("KT401", "dùng số đã gửi")
    result = merged(tmp_path)
    assert result.value("SKHCN.1.1", Column.ACTUAL) == 13
    assert codes(result) == []


@pytest.mark.parametrize("answer", ["dùng giá trị ghi bên", "để sau"])
def test_an_answer_that_cannot_be_used_is_said_and_nothing_is_decided(tmp_path: Path, answer: str) -> None:
    with clerk_at(workspace(tmp_path, **HELD)) as clerk:
        clerk.answer("KT202", answer)
    assert sorted(codes(merged(tmp_path))) == ["KT202", "KT804"]


def test_states_and_values_changed_among_the_figures_are_decisions_too(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path, **HELD)) as clerk:
        clerk.figure("SKHCN.2", ACTUAL, "Giá trị", 4031)
        clerk.figure("SKHCN.2", ACTUAL, "Trạng thái", "dùng")
        clerk.figure("SKHCN.1.2.1", ACTUAL, "Trạng thái", "bỏ qua")
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert result.value("SKHCN.1.2.1", Column.ACTUAL) is None
    assert codes(result) == []


def test_a_row_that_nobody_knows_is_placed_once_and_then_known(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path, B17="Số lượng cân đo được kiểm tra")) as clerk:
        clerk.answer("KT301", "là chỉ tiêu có mã ghi bên", "SKHCN.2")
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert "KT301" not in codes(result)


def test_a_row_is_placed_by_taking_the_likeliest_indicator(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path, B17="Số phương tiện đo lường được kiểm định")) as clerk:
        clerk.answer("KT301", "dùng gợi ý")
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert "KT301" not in codes(result)


def test_the_newer_of_two_files_is_named(tmp_path: Path) -> None:
    files = {"a SKHCN.xlsx": seed_workbook(), "b SKHCN.xlsx": seed_workbook(**{ACTUAL_OF_2: "4.301"})}
    make_workspace(tmp_path, files)
    assert "KT504" in codes(merged(tmp_path))
    with clerk_at(tmp_path) as clerk:
        clerk.answer("KT504", "lấy tệp ghi bên", "a SKHCN.xlsx")
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == 4031
    assert "KT504" not in codes(result)


def test_a_master_that_is_open_stops_the_merge_and_loses_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    lock = master_path(root).with_name(f"~${master_path(root).name}")
    lock.write_bytes(b"\x03Lan")
    before = master_path(root).read_bytes()
    with pytest.raises(MasterOpenError, match="đang mở trong Excel"):
        merged(root)
    assert master_path(root).read_bytes() == before


def test_nothing_that_is_typed_elsewhere_is_lost_without_a_word(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", "Chỉ tiêu", "Số cân đo")
        clerk.type("SKHCN.2", "So với KH năm (%)", 31)
        clerk.sheet("Tóm tắt")["D3"] = "Xem lại với anh Minh"
        clerk.sheet(INDICATORS)["A1"] = "BẢNG SỐ 1"
    result = merged(tmp_path)
    said = [finding.message for finding in result.findings if finding.code == "KT803"]
    for text in ("Số cân đo", "31", "Xem lại với anh Minh", "BẢNG SỐ 1"):
        assert any(f"“{text}”" in message for message in said), text
    kept = list((master_path(tmp_path).parent / "ban-da-sua").iterdir())
    assert len(kept) == 1
    assert all(kept[0].name in message for message in said)
    assert [f.code for f in merged(tmp_path).findings].count("KT803") == 4
    with clerk_at(tmp_path) as clerk:
        clerk.answer("KT803", "đã xem")
    assert [f.code for f in merged(tmp_path).findings].count("KT803") == 3


def test_edits_survive_sorting_inserting_and_new_columns(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
        sheet = clerk.sheet(INDICATORS)
        sheet.insert_rows(2, 2)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
        for number, values in enumerate(reversed(rows), 7):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
    assert merged(tmp_path).value("SKHCN.2", Column.ACTUAL) == 4100


def test_a_mark_may_be_typed(tmp_path: Path) -> None:
    with clerk_at(workspace(tmp_path)) as clerk:
        clerk.type("SKHCN.2", ACTUAL, "-")
    assert merged(tmp_path).value("SKHCN.2", Column.ACTUAL) is Mark.NIL


def test_a_figure_added_by_hand_counts(tmp_path: Path) -> None:
    def add(clerk: Clerk) -> None:
        sheet = clerk.sheet(FIGURES)
        row = sheet.max_row + 1
        for heading, value in (
            ("Mã chỉ tiêu", "SKHCN.2"),
            ("Cột", "Lũy kế cùng kỳ năm trước"),
            ("Giá trị", 3900),
            ("Trạng thái", "dùng"),
        ):
            sheet.cell(row, clerk.column(FIGURES, heading)).value = value

    with clerk_at(workspace(tmp_path)) as clerk:
        add(clerk)
    assert merged(tmp_path).value("SKHCN.2", Column.PREVIOUS) == 3900


@pytest.mark.parametrize(
    ("changed", "code", "answer", "value"),
    [
        ({"E17": 4.031}, "KT408", "dùng gợi ý", 4031),
        ({"E17": 4.031}, "KT408", "dùng số đã gửi", "4.031"),
        ({"C17": "bộ"}, "KT306", "dùng số đã gửi", 4031),
    ],
)
def test_what_a_remedy_advises_can_be_done(
    tmp_path: Path, changed: dict[str, object], code: str, answer: str, value: object
) -> None:
    with clerk_at(workspace(tmp_path, **changed)) as clerk:
        clerk.answer(code, answer)
    result = merged(tmp_path)
    assert result.value("SKHCN.2", Column.ACTUAL) == Decimal(str(value))
    assert code not in codes(result)
