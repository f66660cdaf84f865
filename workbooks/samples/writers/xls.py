"""Write a described workbook as .xls, the format that some agencies still send; it takes no formulas."""

from __future__ import annotations

import io

import xlwt

from workbooks.samples.grid import Book, Formula, Page, Part, Percent, Placed, number_format

_FONT = "font: name Times New Roman, height 240"
_BORDER = "borders: left thin, right thin, top thin, bottom thin"
_LOOKS = {
    Part.TITLE: f"{_FONT}, bold on",
    Part.HEADER: f"{_FONT}, bold on; {_BORDER}; align: horiz center, vert center, wrap on",
    Part.ROW: f"{_FONT}; {_BORDER}; align: vert center, wrap on",
    Part.FOOT: _FONT,
}


def xls_bytes(book: Book) -> bytes:
    """The workbook's bytes."""
    written = xlwt.Workbook(encoding="utf-8", style_compression=2)
    for page in book.pages:
        _write_page(written.add_sheet(book.typed(page.name)), page, book)
    buffer = io.BytesIO()
    written.save(buffer)
    return buffer.getvalue()


def _write_page(sheet: xlwt.Worksheet, page: Page, book: Book) -> None:
    for offset, width in enumerate(page.widths):
        sheet.col(page.left + offset).width = int(width * 256)
    covered = {
        (row, column)
        for area in page.areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }
    for cell in page.cells():
        if (cell.row + 1, cell.column + 1) not in covered:
            _write_cell(sheet, cell, book)
    for area in page.areas:
        sheet.merge(area.top - 1, area.bottom - 1, area.left - 1, area.right - 1, xlwt.XFStyle())
    for number in {cell.row for cell in page.cells()}:
        sheet.row(number).height_mismatch = True
        sheet.row(number).height = 680 if number in page.header_rows else 340
    for row in page.hidden_rows:
        sheet.row(row - 1).hidden = True
    sheet.portrait = False


def _write_cell(sheet: xlwt.Worksheet, cell: Placed, book: Book) -> None:
    content = cell.content
    if isinstance(content, Formula):
        raise TypeError(f"{book.file}, {cell}: .xls is written without formulas")
    value = content.value if isinstance(content, Percent) else content
    if isinstance(content, Percent):
        shown = "0.0%"
    else:
        shown = number_format(content) if isinstance(content, int | float) else "General"
    typed = book.typed(value) if isinstance(value, str) else value
    sheet.write(cell.row, cell.column, typed, xlwt.easyxf(_LOOKS[cell.part], num_format_str=shown))
