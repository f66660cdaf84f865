"""Sentences out of figures: amounts, plans, changes, parts, gaps; causes only where an agency wrote one."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model import (
    Agency,
    Catalogue,
    Column,
    Direction,
    Indicator,
    Mark,
    MergeCounts,
    Nature,
    Origin,
    Period,
    Reconciled,
    ReconciledValue,
    Relation,
    Value,
)
from toolkit.words.draft.sentences import GAP, assessment, results, sentence, tasks

PLAN, ACTUAL, PREVIOUS, NOTE = Column.PLAN, Column.ACTUAL, Column.PREVIOUS, Column.NOTE
DEVICES = Indicator("A.1", "A", "1", "Số phương tiện đo được kiểm định", "Phương tiện")
CRASHES = Indicator("A.2", "A", "2", "Số vụ tai nạn giao thông", "Vụ", direction=Direction.DOWN)
POOR = Indicator("A.3", "A", "3", "Tỷ lệ hộ nghèo", "%", nature=Nature.RATE, direction=Direction.DOWN)
PUPILS = Indicator("A.4", "A", "4", "Tổng số học sinh", "Học sinh", nature=Nature.LEVEL)
PARTS = tuple(
    Indicator(f"A.4.{number}", "A", "-", name, "Học sinh", "A.4", Relation.PART)
    for number, name in enumerate(("Mầm non", "Tiểu học"), 1)
)
CATALOGUE = Catalogue((Agency("I", "A", "Sở A"), Agency("II", "B", "Sở B")), (DEVICES, CRASHES, POOR, PUPILS, *PARTS))


def made(
    values: dict[tuple[str, Column], Value], held: tuple[str, ...] = (), missing: tuple[str, ...] = ()
) -> Reconciled:
    def of(code: str, column: Column) -> ReconciledValue:
        value = values.get((code, column))
        origin = Origin.HELD if code in held else Origin.NONE if value is None else Origin.REPORTED
        return ReconciledValue(code, column, value, origin, "")

    every = {(one.code, column): of(one.code, column) for one in CATALOGUE.indicators for column in Column}
    counts = MergeCounts({}, 0, {}, 0)
    return Reconciled(Period.parse("2020-6T"), CATALOGUE, every, (), (), (), counts, missing)


def numbers(**columns: str) -> dict[tuple[str, Column], Value]:
    """`A1_plan="13500"` for the plan of A.1."""
    named = {name: name.split("_") for name in columns}
    return {
        (f"{code[0]}.{code[1:].replace('x', '.')}", Column(column)): Decimal(columns[name])
        for name, (code, column) in named.items()
    }


def test_a_result_beside_its_plan() -> None:
    result = made(numbers(A1_actual="4031", A1_plan="13500"))
    assert sentence(result, DEVICES) == (
        "Số phương tiện đo được kiểm định đạt 4.031/13.500 phương tiện, bằng 29,9% kế hoạch năm."
    )


def test_a_change_against_the_year_before_and_numbers_below_ten() -> None:
    result = made(numbers(A2_actual="6", A2_previous="8"))
    assert sentence(result, CRASHES) == (
        "Số vụ tai nạn giao thông là 06 vụ; giảm 25,0% so với cùng kỳ năm trước (08 vụ)."
    )


def test_a_rate_changes_by_points() -> None:
    result = made(numbers(A3_actual="8.74", A3_previous="9.94"))
    assert sentence(result, POOR) == "Tỷ lệ hộ nghèo là 8,74%; giảm 1,2 điểm % so với cùng kỳ năm trước (9,94%)."


def test_parts_are_told_with_their_whole() -> None:
    values = numbers(A4_actual="300", A4x1_actual="100", A4x2_actual="200")
    told = "Tổng số học sinh là 300 học sinh; gồm: mầm non 100 học sinh; tiểu học 200 học sinh."
    assert sentence(made(values), PUPILS, PARTS) == told
    del values["A.4.2", ACTUAL]
    assert "; trong đó: mầm non 100 học sinh." in sentence(made(values), PUPILS, PARTS)


def test_what_no_figure_says_is_a_gap_or_nothing() -> None:
    assert sentence(made({}, held=("A.1",)), DEVICES) == f"{DEVICES.name}: {GAP} (số liệu chờ xác minh)."
    assert sentence(made({("A.1", ACTUAL): Mark.NIL}), DEVICES) == f"{DEVICES.name}: không phát sinh."
    assert sentence(made({("A.1", ACTUAL): Mark.UNAVAILABLE}), DEVICES) == f"{DEVICES.name}: {GAP} (số liệu chưa có)."
    assert sentence(made({}), DEVICES) == ""
    assert [line.text for line in results(made({}, missing=("A",)), None)] == [f"Sở A chưa gửi báo cáo: {GAP}."]


def test_a_cause_is_the_agency_s_own_note_or_a_gap() -> None:
    values = numbers(A1_actual="50", A1_previous="100", A2_actual="30", A2_previous="20")
    noted = values | {("A.1", NOTE): "Do dịch COVID-19", ("A.2", NOTE): "-"}
    lines = [line.text for line in assessment(made(noted), None)]
    assert f"- {DEVICES.name} giảm 50,0% so với cùng kỳ năm trước. Nguyên nhân: Do dịch COVID-19." in lines
    assert f"- {CRASHES.name} tăng 50,0% so với cùng kỳ năm trước. Nguyên nhân: {GAP}." in lines
    assert lines[-1] == "Không có chỉ tiêu chậm nhiều so với tiến độ."


def test_what_is_behind_its_plan_and_what_is_left_to_do() -> None:
    result = made(numbers(A1_actual="4031", A1_plan="13500"))
    behind = f"- {DEVICES.name}: mới bằng 29,9% kế hoạch năm. Nguyên nhân: {GAP}."
    assert behind in [line.text for line in assessment(result, None)]
    left = [f"- {DEVICES.name}: còn 9.469 phương tiện để hoàn thành kế hoạch năm.", f"- {GAP}."]
    assert [line.text for line in tasks(result, ["A"])] == left
    assert [line.text for line in tasks(result, ["B"])] == [f"- {GAP}."]
