"""The template of the standard table, opened: each sample row with its cells' looks, widths and page."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.model import system_reason
from toolkit.vietnamese import key
from toolkit.writing.cell_style import cell_style
from toolkit.writing.look import COLUMNS, LEVELS, ROLE_COLUMN, Look, LookCell, LookError, LookRow, Page, Role
from toolkit.writing.theme import theme_colours


def look_of(path: Path) -> Look:
    """Read the template; raise LookError with what is wrong in it."""
    try:
        book = load_workbook(path)
    except OSError as cause:
        raise LookError(path, f"{system_reason(cause)}.") from cause
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as cause:
        raise LookError(path, "không phải tệp .xlsx đọc được.") from cause
    sheet = book.worksheets[0]
    theme = theme_colours(book.loaded_theme)
    rows: dict[Role, list[LookRow]] = {role: [] for role in Role}
    for number in range(1, sheet.max_row + 1):
        role = _role(path, sheet, number)
        if role is not None:
            rows[role].append(_row(sheet, number, theme))
    for role in Role:
        if not rows[role] and role is not Role.CLOSING:
            raise LookError(path, f"không có dòng mẫu “{role.value}” ở cột {get_column_letter(ROLE_COLUMN)}.")
    return Look(
        widths=tuple(_width(sheet, column) for column in range(1, COLUMNS + 1)),
        title=tuple(rows[Role.TITLE]),
        header=tuple(rows[Role.HEADER]),
        levels={role: rows[role][0] for role in LEVELS},
        closing=tuple(rows[Role.CLOSING]),
        page=_page(sheet),
    )


def _role(path: Path, sheet: Worksheet, number: int) -> Role | None:
    written = sheet.cell(number, ROLE_COLUMN).value
    if written is None or number == 1:
        return None
    found = {key(role.value): role for role in Role}.get(key(str(written)))
    if found is None:
        cell = f"{get_column_letter(ROLE_COLUMN)}{number}"
        allowed = ", ".join(role.value for role in Role)
        raise LookError(path, f"ô {cell} ghi “{written}”, chỉ nhận: {allowed}.")
    return found


def _row(sheet: Worksheet, number: int, theme: tuple[str, ...]) -> LookRow:
    cells: dict[int, LookCell] = {}
    spans = {
        (area.min_row, area.min_col): (area.max_col - area.min_col + 1, area.max_row - area.min_row + 1)
        for area in sheet.merged_cells.ranges
        if area.max_col <= COLUMNS
    }
    for column in range(1, COLUMNS + 1):
        cell = sheet.cell(number, column)
        if isinstance(cell, Cell) and not isinstance(cell, MergedCell):
            across, down = spans.get((number, column), (1, 1))
            text = "" if cell.value is None else str(cell.value)
            cells[column - 1] = LookCell(text, cell_style(cell, theme), across, down)
    height = sheet.row_dimensions[number].height
    return LookRow(float(height) if height else None, cells)


def _width(sheet: Worksheet, column: int) -> float:
    """A column's width; openpyxl keeps columns of equal width as one group under the first letter."""
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max:
            return float(dimension.width)
    return float(sheet.sheet_format.defaultColWidth or 8.43)


def _page(sheet: Worksheet) -> Page:
    margins, setup = sheet.page_margins, sheet.page_setup
    return Page(
        margins=(margins.left or 0.6, margins.right or 0.6, margins.top or 0.75, margins.bottom or 0.75),
        landscape=setup.orientation != "portrait",
        paper=int(setup.paperSize or 9),
        header=_marginal(sheet.oddHeader),
        footer=_marginal(sheet.oddFooter),
    )


def _marginal(part: Any) -> str:  # noqa: ANN401
    """A page header or footer in the signs by which Excel stores it."""
    pieces = (("&L", part.left.text), ("&C", part.center.text), ("&R", part.right.text))
    return "".join(f"{sign}{text.replace('&[Page]', '&P').replace('&[Pages]', '&N')}" for sign, text in pieces if text)
