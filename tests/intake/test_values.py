"""From a cell to a value: four kinds of nothing stay four, and what is in doubt is held with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from toolkit.findings import Problem
from toolkit.findings.sheet_problems import NOT_SHOWN, SHOWN_SCALED, STRUCK_OUT
from toolkit.findings.value_problems import (
    BOOLEAN_VALUE,
    DATE_VALUE,
    ERROR_VALUE,
    FOOTNOTE,
    NOT_A_NUMBER,
    PERCENT_VALUE,
    SEPARATOR,
    UNCALCULATED,
    UNIT_IN_CELL,
)
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.values import Taken, Writing, take
from toolkit.model import Column, Mark, Value
from toolkit.vietnamese.numbers import Convention

VIETNAMESE = Writing(Convention.VIETNAMESE, proven=True)
UNPROVEN = Writing(Convention.VIETNAMESE, proven=False)


def _text(text: str) -> Cell:
    return Cell(CellKind.TEXT, text)


def _number(digits: str, *, percent: bool = False) -> Cell:
    return Cell(CellKind.NUMBER, digits, percent)


def _take(cell: Cell, unit: str = "trạm", writing: Writing = VIETNAMESE) -> Taken:
    return take(cell, Column.ACTUAL, unit, writing)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (_number("0"), Decimal(0)),
        (_number("15.5"), Decimal("15.5")),
        (_number("-7"), Decimal(-7)),
        (_text("0"), Decimal(0)),
        (_text("4.031"), Decimal(4031)),
        (_text("13.500"), Decimal(13500)),
        (_text("1.234,5"), Decimal("1234.5")),
        (_text("1892,6"), Decimal("1892.6")),
        (_text("8370,3\xa0"), Decimal("8370.3")),
        (_text("-5"), Decimal(-5)),
        (_text("(5)"), Decimal(-5)),
        (_text("12 trạm"), Decimal(12)),
        (_text("-"), Mark.NIL),
        (_text("–"), Mark.NIL),
        (_text("----"), Mark.NIL),
        (_text("không"), Mark.NIL),
        (_text("…"), Mark.UNAVAILABLE),
        (_text("chưa có số liệu"), Mark.UNAVAILABLE),
    ],
)
def test_numbers_and_marks_are_taken(cell: Cell, value: Value) -> None:
    assert _take(cell) == Taken(value)


@pytest.mark.parametrize(
    ("cell", "problem", "suggestion", "facts"),
    [
        (Cell(CellKind.ERROR, "#DIV/0!"), ERROR_VALUE, None, {"raw": "#DIV/0!"}),
        (Cell(CellKind.UNCALCULATED, "=SUM(E1)", formula=True), UNCALCULATED, None, {"raw": "=SUM(E1)"}),
        (Cell(CellKind.DATE, "04/09/2020"), DATE_VALUE, "4/9 hoặc 9/4", {"raw": "04/09/2020"}),
        (Cell(CellKind.BOOLEAN, "TRUE"), BOOLEAN_VALUE, None, {"raw": "TRUE"}),
        (_number("0.3", percent=True), PERCENT_VALUE, "30", {"raw": "30%", "unit": "trạm"}),
        (_text("30%"), PERCENT_VALUE, "30", {"raw": "30%", "unit": "trạm"}),
        (_text("12 tấn"), UNIT_IN_CELL, "12", {"raw": "12 tấn", "suffix": "tấn", "unit": "trạm"}),
        (_text("khoảng 30"), NOT_A_NUMBER, "30", {"raw": "khoảng 30", "trouble": "có chữ đi kèm số"}),
        (_text("hoàn thành"), NOT_A_NUMBER, None, {"raw": "hoàn thành", "trouble": "là chữ, không phải số"}),
    ],
)
def test_what_is_no_plain_number_is_held_with_its_reason(
    cell: Cell, problem: Problem, suggestion: str | None, facts: dict[str, Any]
) -> None:
    assert _take(cell) == Taken(None, problem, suggestion, facts)


def test_a_footnote_mark_is_said_and_the_number_used() -> None:
    assert _take(_text("120(*)")) == Taken(
        Decimal(120), FOOTNOTE, None, {"raw": "120(*)", "mark": "(*)", "value": "120"}
    )


@pytest.mark.parametrize(
    ("text", "writing", "value", "problem", "suggestion"),
    [
        ("4,031", UNPROVEN, None, SEPARATOR, "4.031"),
        ("4,031", VIETNAMESE, Decimal("4.031"), None, None),
        ("4.031", UNPROVEN, Decimal(4031), None, None),
        ("4.031", Writing(Convention.MIXED, proven=True), None, SEPARATOR, "4.031"),
        ("4.031", Writing(Convention.ENGLISH, proven=True), None, SEPARATOR, "4.031"),
        ("1.234,5", Writing(Convention.MIXED, proven=True), Decimal("1234.5"), None, None),
    ],
)
def test_a_separator_is_read_by_the_files_own_writing_or_held(
    text: str, writing: Writing, value: Decimal | None, problem: Problem | None, suggestion: str | None
) -> None:
    taken = _take(_text(text), writing=writing)
    assert (taken.value, taken.problem, taken.suggestion) == (value, problem, suggestion)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (_number("0.3", percent=True), "30"),
        (_number("0.125", percent=True), "12.5"),
        (_number("1", percent=True), "100"),
        (_number("30"), "30"),
        (_text("30%"), "30"),
        (_text("30"), "30"),
    ],
)
def test_percentages_of_a_rate_are_its_number(cell: Cell, value: str) -> None:
    taken = _take(cell, unit="%")
    assert taken == Taken(Decimal(value))
    assert "E" not in str(taken.value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (_text("=1+1"), "=1+1"),
        (_text(" + thêm 2 trạm "), " + thêm 2 trạm "),
        (_text("@sở"), "@sở"),
        (_text("-"), Mark.NIL),
        (_text("- do dịch bệnh"), "- do dịch bệnh"),
        (_number("2020"), "2020"),
        (Cell(CellKind.DATE, "04/09/2020"), "04/09/2020"),
        (_text("4,031"), "4,031"),
    ],
)
def test_a_note_is_text_whatever_it_looks_like(cell: Cell, value: Value) -> None:
    assert take(cell, Column.NOTE, "trạm", VIETNAMESE) == Taken(value)


@pytest.mark.parametrize("kind", [CellKind.ERROR, CellKind.UNCALCULATED])
def test_a_note_that_is_no_text_yet_is_held(kind: CellKind) -> None:
    taken = take(Cell(kind, "#REF!"), Column.NOTE, "trạm", VIETNAMESE)
    assert taken.value is None
    assert taken.problem in (ERROR_VALUE, UNCALCULATED)


@pytest.mark.parametrize(
    ("shown", "unit", "taken"),
    [
        ("struck", "tỷ đồng", Taken(None, STRUCK_OUT, None, {"raw": "3.150,25"})),
        ("hidden", "tỷ đồng", Taken(None, NOT_SHOWN, None, {"raw": "3.150,25"})),
        ("scaled:3", "tỷ đồng", Taken(None, SHOWN_SCALED, "3,15025", {"raw": "3.150,25", "seen": "3,15025"})),
        ("words:tỷ", "Tỷ đồng", Taken(Decimal("3150.25"))),
        (
            "words:nghìn tỷ",
            "Tỷ đồng",
            Taken(
                None, UNIT_IN_CELL, "3.150,25", {"raw": "3.150,25 nghìn tỷ", "suffix": "nghìn tỷ", "unit": "Tỷ đồng"}
            ),
        ),
    ],
)
def test_a_number_that_is_shown_otherwise_than_it_is_is_held(shown: str, unit: str, taken: Taken) -> None:
    assert _take(_number("3150.25")._replace(shown=shown), unit) == taken
