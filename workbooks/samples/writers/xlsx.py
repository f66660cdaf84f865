"""Write a described workbook as .xlsx: typed cells only, formulas with their values."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbooks.samples.grid import Book, Content, Formula, Page, Part, Percent, Placed, number_format

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LOOKS: dict[Part, dict[str, Any]] = {
    Part.TITLE: {"bold": True},
    Part.HEADER: {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True},
    Part.ROW: {"border": 1, "valign": "vcenter", "text_wrap": True},
    Part.FOOT: {},
}
_FONT = {"font_name": "Times New Roman", "font_size": 12}


def xlsx_bytes(book: Book) -> bytes:
    """The workbook's bytes."""
    buffer = io.BytesIO()
    written = xlsxwriter.Workbook(buffer, _OPTIONS)
    written.set_properties({"created": book.saved_at, "author": book.typed(book.author)})
    formats = _Formats(written)
    for page in book.pages:
        sheet = written.add_worksheet(book.typed(page.name))
        _write_page(sheet, page, book, formats)
        if not page.visible:
            sheet.hide()
    written.close()
    return buffer.getvalue()


class _Formats:
    """The workbook's formats, one for each look."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._known: dict[str, Format] = {}

    def of(self, **look: object) -> Format:
        """The format with this look."""
        name = repr(sorted(look.items()))
        if name not in self._known:
            self._known[name] = self._workbook.add_format({**_FONT, **look})
        return self._known[name]


def _write_page(sheet: Worksheet, page: Page, book: Book, formats: _Formats) -> None:
    for offset, width in enumerate(page.widths):
        sheet.set_column(page.left + offset, page.left + offset, width)
    centred = {(area.top - 1, area.left - 1) for area in page.areas}
    for area in page.areas:
        first = (area.top - 1, area.left - 1, area.bottom - 1, area.right - 1)
        sheet.merge_range(*first, "", formats.of(**_LOOKS[_part_at(page, first[0])]))
    covered = {
        (row - 1, column - 1)
        for area in page.areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    } - centred
    for cell in page.cells():
        if (cell.row, cell.column) not in covered:
            look = {**_LOOKS[cell.part], **({"align": "center"} if (cell.row, cell.column) in centred else {})}
            _write_cell(sheet, cell, book, formats.of(**look, **_number_look(cell.content)))
    sheet.set_default_row(17)
    for row in page.header_rows:
        sheet.set_row(row, _height(page, row))
    for row in page.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _height(page: Page, row: int) -> float:
    """Points that a header row needs; a row of column numbers or of merged labels needs little."""
    longest = max((len(str(one)) for one in page.header[row - len(page.title)] if one is not None), default=0)
    return 18 if longest < 12 else 34


def _part_at(page: Page, row: int) -> Part:
    return next((cell.part for cell in page.cells() if cell.row == row), Part.TITLE)


def _number_look(content: Content) -> dict[str, str]:
    if isinstance(content, Percent):
        return {"num_format": "0.0%"}
    value = content.value if isinstance(content, Formula) else content
    return {"num_format": number_format(value)} if isinstance(value, int | float) else {}


def _write_cell(sheet: Worksheet, cell: Placed, book: Book, look: Format) -> None:
    content, place = cell.content, (cell.row, cell.column)
    if content is None:
        result = sheet.write_blank(*place, None, look)
    elif isinstance(content, Formula):
        result = sheet.write_formula(*place, content.expression, look, content.value)
    elif isinstance(content, Percent):
        result = sheet.write_number(*place, content.value, look)
    elif isinstance(content, str):
        result = sheet.write_string(*place, book.typed(content), look)
    else:
        result = sheet.write_number(*place, content, look)
    if result:
        raise ValueError(f"{book.file}, {cell}: the writer refused the cell ({result})")
