"""Figures: where they stand, and what their columns and marks are called."""

from __future__ import annotations

import pytest

from toolkit.model import NUMBER_COLUMNS, Column, Mark, Place


def test_places_are_ordered_by_file_then_sheet_then_cell() -> None:
    places = [
        Place("b.xlsx", "Biểu 1", "A1"),
        Place("a.xlsx", "Biểu 2", "A1"),
        Place("a.xlsx", "Biểu 1", "E14"),
        Place("a.xlsx"),
        Place("a.xlsx", "Biểu 1", "B2"),
        Place("a.xlsx", "Biểu 1"),
    ]
    assert sorted(places) == [places[3], places[5], places[4], places[2], places[1], places[0]]


def test_a_place_out_of_nowhere_comes_first() -> None:
    assert min(Place("a.xlsx"), Place()) == Place("", "", "")


@pytest.mark.parametrize(
    ("column", "label"),
    [
        (Column.PLAN, "KH năm"),
        (Column.ACTUAL, "Lũy kế thực hiện"),
        (Column.PREVIOUS, "Lũy kế cùng kỳ năm trước"),
        (Column.NOTE, "Ghi chú"),
    ],
)
def test_a_column_has_a_name_that_a_clerk_reads(column: Column, label: str) -> None:
    assert column.label == label


def test_every_column_but_the_note_holds_numbers() -> None:
    assert set(Column) - set(NUMBER_COLUMNS) == {Column.NOTE}


def test_nil_and_unavailable_are_two_things() -> None:
    assert (Mark.NIL.value, Mark.UNAVAILABLE.value) == ("-", "chưa có số liệu")
