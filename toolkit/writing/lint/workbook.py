"""What the printer needs of the standard table as a workbook, looked up in the file that was written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.vietnamese.numbers import Number, parse_number
from toolkit.writing.lint.rule import HOUSE, Broken, Rule, apply
from toolkit.writing.measure import count_lines, points_per_unit, row_height

_FONT = "Times New Roman"
_VALUES = range(4, 9)
"""Columns D to H, counted from 1: plan, actual, previous and the two ratios."""
_SLACK = 1.0
_PAGE = re.compile(r"&P|&\[Page\]")


@dataclass
class TableFile:
    """The sheet of a standard table: formulas as they stand, and the values beside them."""

    sheet: Worksheet
    values: Worksheet
    size: float

    @cached_property
    def filled(self) -> list[Cell]:
        """Cells that hold something."""
        cells = (cell for row in self.sheet.iter_rows() for cell in row)
        return [cell for cell in cells if isinstance(cell, Cell) and cell.value is not None]

    @cached_property
    def header(self) -> tuple[int, int]:
        """First and last row of the header that is repeated on every page; (0, 0) where none is."""
        found = re.findall(r"\d+", str(self.sheet.print_title_rows or ""))
        return (int(found[0]), int(found[-1])) if found else (0, 0)

    @property
    def body(self) -> Iterator[Cell]:
        """Cells below the header, down to the last row that has a border."""
        last = max((cell.row for cell in self.filled if cell.border.top.style), default=0)
        return (cell for cell in self.filled if self.header[1] < cell.row <= last)


def lint_workbook(data: bytes) -> list[Broken]:
    """What breaks the rules in a standard table (.xlsx)."""
    book = load_workbook(io.BytesIO(data))
    values = load_workbook(io.BytesIO(data), data_only=True)
    size = float(book._fonts[0].sz or 11)  # type: ignore[attr-defined]
    return apply(WORKBOOK_RULES, TableFile(book.worksheets[0], values.worksheets[0], size))


def _paper(file: TableFile) -> Iterator[str]:
    if int(file.sheet.page_setup.paperSize or 0) != 9:
        yield f"khổ giấy số {file.sheet.page_setup.paperSize}, A4 là số 9"


def _one_wide(file: TableFile) -> Iterator[str]:
    properties, setup = file.sheet.sheet_properties.pageSetUpPr, file.sheet.page_setup
    if properties is None or not properties.fitToPage:
        yield "không đặt in vừa trang"
    elif int(1 if setup.fitToWidth is None else setup.fitToWidth) != 1:
        yield f"in rộng {setup.fitToWidth} trang"
    elif int(1 if setup.fitToHeight is None else setup.fitToHeight) != 0:
        yield "mọi dòng bị ép vào một số trang cố định"


def _repeated(file: TableFile) -> Iterator[str]:
    first, last = file.header
    if not last:
        yield "đầu bảng không lặp lại ở trang sau"
    elif not any(first <= cell.row <= last and cell.border.top.style for cell in file.filled):
        yield f"dòng lặp lại {first}–{last} không phải đầu bảng"


def _print_area(file: TableFile) -> Iterator[str]:
    area = str(file.sheet.print_area or "").rpartition("!")[2]
    if not area:
        yield "không đặt vùng in"
        return
    left, top, right, bottom = (number or 0 for number in range_boundaries(area))
    outside = [c.coordinate for c in file.filled if not (left <= c.column <= right and top <= c.row <= bottom)]
    if outside:
        yield f"ô {outside[0]} nằm ngoài vùng in {area}"


def _font(file: TableFile) -> Iterator[str]:
    wrong = {cell.font.name: cell.coordinate for cell in reversed(file.filled) if cell.font.name != _FONT}
    yield from (f"phông {name} ở ô {where}" for name, where in wrong.items())


def _page_number(file: TableFile) -> Iterator[str]:
    parts = (file.sheet.oddHeader, file.sheet.oddFooter)
    texts = [str(one.text or "") for part in parts if part is not None for one in (part.left, part.center, part.right)]
    if not any(_PAGE.search(text) for text in texts):
        yield "không có số trang"


def _margins(file: TableFile) -> Iterator[str]:
    margins = file.sheet.page_margins
    sides = {"trái": margins.left, "phải": margins.right, "trên": margins.top, "dưới": margins.bottom}
    for label, inches in sides.items():
        millimetres = float(inches or 0) * 25.4
        if not 10 <= millimetres <= 35:
            yield f"lề {label} {millimetres:.0f} mm"


def _not_cut(file: TableFile) -> Iterator[str]:
    """Rows at least as high as their wrapped text: phones and previews do not fit rows by themselves."""
    unit = points_per_unit(file.size)
    covered = {(area.min_row, area.min_col) for area in file.sheet.merged_cells.ranges}
    for cell in file.body:
        if not isinstance(cell.value, str) or cell.data_type == "f" or (cell.row, cell.column) in covered:
            continue
        size, alignment = float(cell.font.sz or file.size), cell.alignment
        width = _width(file.sheet, cell.column) * unit
        lines = count_lines(cell.value, width, size, bold=bool(cell.font.b), indent=int(alignment.indent or 0))
        if lines > 1 and not alignment.wrap_text:
            yield f"ô {cell.coordinate}: chữ dài hơn cột mà không xuống dòng"
        height = file.sheet.row_dimensions[cell.row].height
        if height is None or height + _SLACK < min(row_height(lines, size), 409.0):
            yield f"ô {cell.coordinate}: chữ bị cắt, dòng cao {height or 15:g} điểm, cần {row_height(lines, size):g}"


def _width(sheet: Worksheet, column: int) -> float:
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max:
            return float(dimension.width)
    return 8.43


def _numbers(file: TableFile) -> Iterator[str]:
    for cell in file.body:
        if cell.column in _VALUES and cell.data_type == "s" and isinstance(parse_number(str(cell.value)), Number):
            yield f"ô {cell.coordinate}: số “{cell.value}” ghi thành chữ"


def _shown(file: TableFile) -> Iterator[str]:
    for cell in file.body:
        number = cell.column in _VALUES and cell.data_type in ("n", "f")
        if number and not re.fullmatch(r"#,##0(\.0+)?", cell.number_format):
            yield f"ô {cell.coordinate}: định dạng số “{cell.number_format}” không phân nhóm hàng nghìn"


def _no_errors(file: TableFile) -> Iterator[str]:
    for row in file.values.iter_rows():
        yield from (f"ô {cell.coordinate}: {cell.value}" for cell in row if cell.data_type == "e")


def _no_merges(file: TableFile) -> Iterator[str]:
    rows = {cell.row for cell in file.body}
    for area in file.sheet.merged_cells.ranges:
        if area.min_row in rows and area.min_row > file.header[1]:
            yield f"ô {get_column_letter(area.min_col)}{area.min_row} gộp trong thân bảng"


WORKBOOK_RULES: tuple[Rule[TableFile], ...] = (
    Rule("BX01", "Khổ giấy A4", "NĐ 30/2020/NĐ-CP, Phụ lục I, mục I.1", _paper),
    Rule("BX02", "In vừa một trang theo chiều rộng, dài bao nhiêu trang cũng được", HOUSE, _one_wide),
    Rule("BX03", "Đầu bảng lặp lại ở mọi trang", HOUSE, _repeated),
    Rule("BX04", "Vùng in gồm mọi ô có nội dung", HOUSE, _print_area),
    Rule("BX05", "Phông chữ Times New Roman", "NĐ 30/2020/NĐ-CP, Phụ lục I, mục I.4", _font),
    Rule("BX06", "Có số trang", "NĐ 30/2020/NĐ-CP, Phụ lục I, mục I.7", _page_number),
    Rule("BX07", "Lề từ 10 đến 35 mm", HOUSE, _margins),
    Rule("BX08", "Không chữ nào bị cắt: dòng đủ cao cho chữ xuống dòng", HOUSE, _not_cut),
    Rule("BX09", "Số là số, không phải chữ", HOUSE, _numbers),
    Rule("BX10", "Số có phân nhóm hàng nghìn", HOUSE, _shown),
    Rule("BX11", "Không có ô lỗi (#DIV/0!, #N/A …)", HOUSE, _no_errors),
    Rule("BX12", "Không gộp ô trong thân bảng (sắp xếp, lọc được)", HOUSE, _no_merges),
)
