"""The grid's coordinates, and what lies hidden under a merge."""

from __future__ import annotations

import pytest

from toolkit.intake.readers.grid import Area, Cell, CellKind, cell_name, column_letters, column_number, make_sheet


def _text(text: str) -> Cell:
    return Cell(CellKind.TEXT, text)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_letters_and_letters_have_columns(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number
    assert column_number(letters.lower()) == number


def test_a_cell_is_named_as_excel_names_it() -> None:
    assert cell_name(14, 5) == "E14"


def test_rows_and_their_cells_come_in_order_those_above_a_word_table_first() -> None:
    cells = {(2, 3): _text("c"), (0, 1): _text("tiêu đề"), (2, 1): _text("a"), (1, 2): _text("b")}
    rows = make_sheet("Biểu", cells).rows
    assert [(row, list(there)) for row, there in rows.items()] == [(0, [1]), (1, [2]), (2, [1, 3])]
    assert rows[2][3] == _text("c")


def test_an_area_holds_its_borders_and_nothing_outside() -> None:
    area = Area(2, 3, 4, 5)
    assert (2, 3) in area
    assert (4, 5) in area
    assert (1, 3) not in area
    assert (4, 6) not in area


def test_values_under_a_merge_leave_the_cells_and_are_noted() -> None:
    cells = {(1, 1): _text("Nội dung"), (1, 2): _text("15"), (2, 2): _text("cũ"), (3, 1): _text("dưới")}
    sheet = make_sheet("Biểu", cells, [Area(1, 1, 2, 2)])
    assert sheet.cells == {(1, 1): _text("Nội dung"), (3, 1): _text("dưới")}
    assert sheet.covered == (((1, 2), "15"), ((2, 2), "cũ"))


def test_rows_come_in_order_whatever_the_order_of_the_cells() -> None:
    sheet = make_sheet("Biểu", {(9, 2): _text("d"), (2, 5): _text("b"), (9, 1): _text("c"), (2, 1): _text("a")})
    assert [(row, list(cells)) for row, cells in sheet.rows.items()] == [(2, [1, 5]), (9, [1, 2])]


def test_where_no_cell_is_there_is_no_text() -> None:
    sheet = make_sheet("Biểu", {(1, 1): _text("STT")})
    assert sheet.text(1, 1) == "STT"
    assert sheet.text(1, 2) == ""
