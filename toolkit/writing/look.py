"""The look of the standard table, read from templates/bieu-chuan.xlsx, which a clerk restyles in Excel."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.model import OperationError
from toolkit.vietnamese import key
from toolkit.writing.theme import hex_colour, theme_colours

COLUMNS = 9
ROLE_COLUMN = 11
"""The column (K) right of the printed area that says what each row of the template is a sample of."""


class Role(StrEnum):
    """What a row of the template is a sample of."""

    TITLE = "tiêu đề"
    HEADER = "đầu cột"
    AGENCY = "cơ quan"
    ITEM = "mục"
    DASH = "gạch đầu dòng"
    BARE = "không số"
    OF_WHICH = "trong đó"
    CLOSING = "cuối biểu"


LEVELS = (Role.AGENCY, Role.ITEM, Role.DASH, Role.BARE, Role.OF_WHICH)


class LookError(OperationError):
    """The template cannot be used; the message says which cell and what to do."""

    def __init__(self, path: Path, trouble: str) -> None:
        super().__init__(f"Mẫu biểu {path}: {trouble} Có thể lấy lại mẫu gốc bằng cách đổi tên tệp này.")


@dataclass(frozen=True, slots=True)
class LookCell:
    """One cell of the template: its text, and its style as XlsxWriter properties."""

    text: str
    style: dict[str, Any]
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class LookRow:
    """One row of the template; cells by column counted from 0, those under a merge left out."""

    height: float | None
    cells: dict[int, LookCell]


@dataclass(frozen=True, slots=True)
class Page:
    """How the sheet is printed; margins in inches."""

    margins: tuple[float, float, float, float] = (0.6, 0.6, 0.75, 0.75)
    """Left, right, top, bottom."""
    landscape: bool = True
    paper: int = 9
    header: str = ""
    footer: str = "&C&P/&N"


@dataclass(frozen=True)
class Look:
    """Everything that the template says about the table's looks."""

    widths: tuple[float, ...]
    title: tuple[LookRow, ...]
    header: tuple[LookRow, ...]
    levels: dict[Role, LookRow]
    closing: tuple[LookRow, ...]
    page: Page = field(default_factory=Page)


def read_look(path: Path) -> Look:
    """Read the template; raise LookError with what is wrong in it."""
    try:
        book = load_workbook(path)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as cause:
        raise LookError(path, "không mở được, hoặc không phải tệp .xlsx.") from cause
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
            cells[column - 1] = LookCell(text, _style(cell, theme), across, down)
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


_BORDERS = (
    *("none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot"),
    *("mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)


def _style(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    """A cell's look as XlsxWriter properties; only what differs from nothing."""
    return {**_font(cell, theme), **_alignment(cell), **_borders(cell, theme), **_fill(cell, theme), **_number(cell)}


def _font(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    font = cell.font
    found: dict[str, Any] = {"font_name": font.name or "Times New Roman", "font_size": float(font.sz or 12)}
    found |= {name: True for name, on in (("bold", font.b), ("italic", font.i), ("font_strikeout", font.strike)) if on}
    if font.u:
        found["underline"] = 2 if font.u == "double" else 1
    colour = hex_colour(font.color, theme)
    return found | ({"font_color": colour} if colour else {})


def _alignment(cell: Cell) -> dict[str, Any]:
    alignment = cell.alignment
    found: dict[str, Any] = {}
    if alignment.horizontal and alignment.horizontal != "general":
        found["align"] = {"centerContinuous": "center_across"}.get(alignment.horizontal, alignment.horizontal)
    found["valign"] = {"center": "vcenter", "justify": "vjustify", "distributed": "vdistributed"}.get(
        alignment.vertical or "bottom", alignment.vertical or "bottom"
    )
    if alignment.wrap_text:
        found["text_wrap"] = True
    if alignment.indent:
        found["indent"] = int(alignment.indent)
    if alignment.textRotation:
        found["rotation"] = _rotation(int(alignment.textRotation))
    return found


def _rotation(stored: int) -> int:
    """Excel stores 91–180 for 1–90 degrees clockwise and 255 for stacked letters."""
    return stored if stored <= 90 else 270 if stored == 255 else 90 - stored


def _borders(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("left", "right", "top", "bottom"):
        side = getattr(cell.border, name)
        if side is not None and side.style in _BORDERS[1:]:
            found[name] = _BORDERS.index(side.style)
            colour = hex_colour(side.color, theme)
            if colour:
                found[f"{name}_color"] = colour
    return found


def _fill(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    if cell.fill is None or cell.fill.fill_type != "solid":
        return {}
    colour = hex_colour(cell.fill.fgColor, theme)
    return {"bg_color": colour} if colour else {}


def _number(cell: Cell) -> dict[str, Any]:
    return {} if cell.number_format in ("General", "@", None) else {"num_format": cell.number_format}
