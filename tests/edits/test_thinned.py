"""The looks of some cells of a workbook, taken out of it without the others."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Border, Font, PatternFill, Side

from toolkit.edits.parts import open_parts
from toolkit.edits.thinned import Wanted, thinned
from toolkit.writing.cell_style import cell_style
from toolkit.writing.theme import theme_colours


def styled_book() -> bytes:
    book, saved = Workbook(), io.BytesIO()
    for name in ("Của ta", "Riêng & khác"):
        sheet = book.create_sheet(name)
        for row in range(1, 40):
            for column in range(1, 8):
                cell = sheet.cell(row, column, f"{row}.{column}")
                cell.font = Font(name="Times New Roman", size=10 + column, bold=row % 2 == 0)
                cell.fill = PatternFill("solid", fgColor="FFFFCC")
                cell.border = Border(left=Side("thin"))
        sheet.column_dimensions["C"].width = 33
        sheet.merge_cells("A38:B39")
    book.save(saved)
    return saved.getvalue()


def test_wanted_cells_look_as_in_the_whole_workbook_and_no_others_are_there() -> None:
    data = styled_book()
    whole = load_workbook(io.BytesIO(data))
    with open_parts(data, "x") as parts:
        book = thinned(parts, {"Riêng & khác": Wanted(whole=True), "Của ta": Wanted(rows={5}, columns={3})})
        theme = theme_colours(parts.theme)
    assert book.sheetnames == ["Riêng & khác", "Của ta"]
    for name, wanted in (("Của ta", {(5, 1), (5, 3), (30, 3)}), ("Riêng & khác", {(1, 1), (30, 7)})):
        for row, column in wanted:
            here, there = book[name].cell(row, column), whole[name].cell(row, column)
            assert isinstance(here, Cell)
            assert isinstance(there, Cell)
            assert cell_style(here, theme) == cell_style(there, theme)
        assert book[name].column_dimensions["C"].width == 33
        assert [str(area) for area in book[name].merged_cells.ranges] == ["A38:B39"]
    assert not book["Của ta"].cell(6, 1).has_style
    assert all(cell.value is None for row in book["Của ta"].iter_rows() for cell in row)
