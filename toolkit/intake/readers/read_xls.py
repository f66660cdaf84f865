"""Read .xls (Excel 5 to 2003): cell types as they are, so that an error is never taken for the number 7."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings.intake_problems import PASSWORD
from toolkit.intake.readers.around import remark_on_notes
from toolkit.intake.readers.grid import Area, Cell, CellKind, Grid, Sheet, cell_name, make_sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.make_cell import NOT_CALCULATED, make_cell
from toolkit.intake.readers.number_look import STRUCK, number_look
from toolkit.intake.readers.refusal import Refused, damaged, over_limit
from toolkit.intake.readers.remark import Remark
from toolkit.intake.readers.xls_fonts import XlsFonts
from toolkit.intake.readers.xls_formulas import Positions, uncalculated
from toolkit.vietnamese import clean

if TYPE_CHECKING:
    import xlrd

_BOLD = 600
"""The weight from which a font is bold."""


def read_xls(data: bytes, limits: Limits) -> Grid:
    """The workbook as a grid; raise Refused."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silence())
    except xlrd.XLRDError as cause:
        if "encrypted" in str(cause):
            raise Refused(PASSWORD) from cause
        raise damaged("cấu trúc tệp .xls không đúng") from cause
    except MemoryError:
        raise
    except Exception as cause:
        raise damaged("cấu trúc tệp .xls không đúng") from cause
    if book.nsheets > limits.sheets:
        raise over_limit("số trang tính", book.nsheets, limits.sheets)
    fonts, unknown = XlsFonts(book), uncalculated(data, _Silence())
    sheets = [(sheet, unknown[at] if at < len(unknown) else frozenset()) for at, sheet in enumerate(book.sheets())]
    read = tuple(_sheet(book, sheet, limits, fonts, positions) for sheet, positions in sheets)
    return Grid(read, remarks=tuple(_notes(book)))


def _notes(book: xlrd.Book) -> Iterator[Remark]:
    """What is said of notes on cells."""
    for sheet in book.sheets():
        notes = {at: clean(note.text) for at, note in sorted(sheet.cell_note_map.items())}
        told = {cell_name(row + 1, column + 1): text for (row, column), text in notes.items() if text}
        if told:
            yield remark_on_notes(sheet.name, told)


class _Silence(io.StringIO):
    """Where the reader's remarks go."""

    def write(self, text: str) -> int:
        """Forget a text."""
        return len(text)


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, limits: Limits, fonts: XlsFonts, unknown: Positions) -> Sheet:
    if sheet.nrows * sheet.ncols > limits.box:
        raise over_limit("diện tích bảng (ô)", sheet.nrows * sheet.ncols, limits.box, (sheet.name, ""))
    cells: dict[tuple[int, int], Cell] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = NOT_CALCULATED if (row, column) in unknown else _cell(book, sheet.cell(row, column))
            if cell is not None:
                told = fonts.of(sheet, row, column, cell) if cell.kind is CellKind.TEXT else cell
                cells[row + 1, column + 1] = _placed(book, sheet.cell_xf_index(row, column), told)
    return make_sheet(
        sheet.name,
        cells,
        [Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        visible=sheet.visibility == 0,
        hidden_rows=[row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
        hidden_columns=[column + 1 for column, info in sheet.colinfo_map.items() if info.hidden],
    )


def _cell(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Cell | None:
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Cell(CellKind.ERROR, xlrd.error_text_from_code.get(cell.value, "#ERR"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return make_cell(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(book, cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        made, shown = make_cell(cell.value, percent=_is_percent(book, cell.xf_index)), _shown(book, cell.xf_index)
        return made._replace(shown=shown) if shown else made
    return make_cell(cell.value)


def _placed(book: xlrd.Book, style: int, cell: Cell) -> Cell:
    """The cell with how its text is indented and whether it is bold: tables show levels by both."""
    if cell.kind is not CellKind.TEXT or style >= len(book.xf_list):
        return cell
    look = book.xf_list[style]
    bold = look.font_index < len(book.font_list) and book.font_list[look.font_index].weight >= _BOLD
    return cell._replace(indent=look.alignment.indent_level, bold=bold) if bold or look.alignment.indent_level else cell


def _date(book: xlrd.Book, serial: float) -> Cell:
    import xlrd

    try:
        return make_cell(xlrd.xldate_as_datetime(serial, book.datemode))
    except (xlrd.XLDateError, OverflowError, ValueError):
        return Cell(CellKind.DATE, str(serial))


def _shown(book: xlrd.Book, style: int | None) -> str:
    """How a style shows numbers, empty where it shows what they are."""
    if style is None or style >= len(book.xf_list):
        return ""
    look = book.xf_list[style]
    if look.font_index < len(book.font_list) and book.font_list[look.font_index].struck_out:
        return STRUCK
    found = book.format_map.get(look.format_key)
    return number_look(found.format_str) if found is not None else ""


def _is_percent(book: xlrd.Book, style: int | None) -> bool:
    if style is None or style >= len(book.xf_list):
        return False
    found = book.format_map.get(book.xf_list[style].format_key)
    return found is not None and "%" in found.format_str
