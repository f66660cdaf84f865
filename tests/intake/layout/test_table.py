"""A table knows its value columns, its first column of a kind, and the cell that names a row."""

from __future__ import annotations

from toolkit.intake.layout.columns import ColumnKind, Meaning
from toolkit.intake.layout.table import Table, TableColumn, TableRow
from toolkit.intake.readers.grid import Cell, CellKind, make_sheet

ROW = TableRow(5, "1", "Số trạm", "trạm")


def _table(*kinds: ColumnKind) -> Table:
    cells = {
        (5, 2): Cell(CellKind.TEXT, "Số trạm"),
        (5, 3): Cell(CellKind.NUMBER, "15"),
        (5, 4): Cell(CellKind.TEXT, "  "),
        (5, 9): Cell(CellKind.NUMBER, "99"),
    }
    columns = tuple(TableColumn(number, "", Meaning(kind)) for number, kind in enumerate(kinds, 1))
    return Table(make_sheet("Biểu", cells), (), (4, 4), columns, (ROW,))


def test_values_are_all_columns_that_do_not_say_what_a_row_is() -> None:
    table = _table(*ColumnKind)
    assert [column.meaning.kind.value for column in table.value_columns] == [
        "plan", "actual", "estimate", "previous", "ratio", "note", "other",
    ]  # fmt: skip


def test_the_first_column_of_a_kind_is_found() -> None:
    table = _table(ColumnKind.STT, ColumnKind.NAME, ColumnKind.NAME)
    found = table.column_of(ColumnKind.NAME)
    assert found is not None
    assert found.number == 2
    assert table.column_of(ColumnKind.UNIT) is None


def test_blank_cells_and_cells_outside_the_columns_are_no_values() -> None:
    table = _table(ColumnKind.STT, ColumnKind.NAME, ColumnKind.PLAN, ColumnKind.ACTUAL)
    assert [(column.number, cell.text) for column, cell in table.cells(ROW)] == [(3, "15")]


def test_a_row_is_named_by_its_name_cell_or_by_the_first_column() -> None:
    assert _table(ColumnKind.STT, ColumnKind.NAME).name_cell(ROW) == "B5"
    assert _table(ColumnKind.PLAN).name_cell(ROW) == "A5"
