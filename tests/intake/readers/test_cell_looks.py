"""Indents and bold of cells are read, as tables show by them what stands under what."""

from __future__ import annotations

import io

import pytest
from xlsxwriter import Workbook

from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.readers.grid import Grid
from toolkit.intake.readers.read_grid import read_grid

ROWS = [("Khai khoáng", 0, True), ("Than", 1, False), ("Dầu thô", 1, False), ("Điện", 0, True), ("Thủy điện", 2, False)]


def _xlsx() -> bytes:
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write_row(0, 1, ["Năm 2019", "Năm 2020"])
        for row, (name, indent, bold) in enumerate(ROWS, 1):
            sheet.write_string(row, 0, name, book.add_format({"indent": indent, "bold": bold}))
            sheet.write_row(row, 1, [100.5, 101.5])
    return stream.getvalue()


def _xls() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    for column, label in enumerate(["Năm 2019", "Năm 2020"], 1):
        sheet.write(0, column, label, xlwt.XFStyle())
    for row, (name, indent, bold) in enumerate(ROWS, 1):
        sheet.write(row, 0, name, xlwt.easyxf(f"font: bold {'on' if bold else 'off'}; align: indent {indent}"))
        sheet.write(row, 1, 100.5, xlwt.XFStyle())
        sheet.write(row, 2, 101.5, xlwt.XFStyle())
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(params=[_xlsx, _xls], ids=["xlsx", "xls"])
def grid(request: pytest.FixtureRequest) -> Grid:
    return read_grid(request.param())


def test_indent_and_bold_come_with_the_cell(grid: Grid) -> None:
    cells = [grid.sheets[0].cells[row, 1] for row in range(2, 7)]
    assert [(cell.text, cell.indent, cell.bold) for cell in cells] == ROWS


def test_they_give_the_parents(grid: Grid) -> None:
    (table,) = find_tables(grid.sheets[0], default_vocabulary())
    assert [row.parent for row in table.rows] == [None, 2, 2, None, 5]
