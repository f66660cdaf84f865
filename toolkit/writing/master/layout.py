"""What the sheets of the master are called, where their columns stand, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Self, TypeVar

from xlsxwriter.utility import xl_col_to_name

from toolkit.model import Column
from toolkit.writing.book import Sheet, Style

INDICATORS = "Chỉ tiêu"
FIGURES = "Số liệu"
FINDINGS = "Vấn đề"
SUBMITTED = "Nộp báo cáo"
SUMMARY = "Tóm tắt"
CHARTS = "Biểu đồ"
_A3, _A4 = 8, 9
_WIDE = 200
"""Units of column width beyond which A4 shrinks letters below what can be read."""

HEADER_ROW = 3
"""The headings of every sheet stand in row 4 (counted from 0 here), its content below."""
FIRST_ROW = HEADER_ROW + 1

TITLE: Style = {"bold": True, "font_size": 14}
REMARK: Style = {"italic": True, "font_color": "#595959", "font_size": 11}
HEAD: Style = {"bold": True, "border": 1, "bg_color": "#D9E2F3", "text_wrap": True, "align": "center"}
HELPER: Style = {"font_color": "#A6A6A6", "font_size": 9}
TEXT: Style = {"border": 1, "text_wrap": True}
CENTRE: Style = {"border": 1, "align": "center", "text_wrap": True}
NUMBER: Style = {"border": 1, "align": "right", "indent": 1}
LINK: Style = {"border": 1, "align": "center", "font_color": "#0563C1", "underline": 1}
RED: Style = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True}
AMBER: Style = {"bg_color": "#FFEB9C", "font_color": "#7F6000"}
GREEN: Style = {"bg_color": "#E2EFDA", "font_color": "#375623"}


_Columns = TypeVar("_Columns", bound="SheetColumn")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet: its title and width."""

    title: str
    width: float


class SheetColumn(IntEnum):
    """The columns of a sheet in the order in which they are listed, counted from 0, each with title and width."""

    heading: Heading

    def __new__(cls, title: str, width: float) -> Self:
        """The next column of a sheet."""
        made = int.__new__(cls, len(cls.__members__))
        made._value_ = len(cls.__members__)
        made.heading = Heading(title, width)
        return made


def _headings(sheet: type[_Columns]) -> dict[_Columns, Heading]:
    return {column: column.heading for column in sheet}


class Cell(SheetColumn):
    """Columns of the sheet of indicators, counted from 0."""

    CODE = "Mã", 17
    AGENCY = "Cơ quan", 12.5
    NUMBER = "Số TT", 6
    NAME = "Chỉ tiêu", 44
    UNIT = "ĐVT", 11
    PLAN = "KH năm", 12.5
    ACTUAL = "Lũy kế thực hiện", 12.5
    PREVIOUS = "Lũy kế cùng kỳ năm trước", 12.5
    TO_PLAN = "So với KH năm (%)", 9.5
    PACE = "Tiến độ KH", 14.5
    TO_PREVIOUS = "So với cùng kỳ (%)", 9.5
    DIFFERENCE = "Tăng, giảm so với cùng kỳ", 12.5
    TREND = "Cùng kỳ các năm", 14
    NOTE = "Ghi chú (nguyên nhân tăng, giảm)", 30
    STATE = "Tình trạng", 16
    CHECK_PLAN = "Kiểm tra KH", 9.5
    CHECK_ACTUAL = "Kiểm tra thực hiện", 9.5
    CHECK_PREVIOUS = "Kiểm tra cùng kỳ", 9.5
    SEE_PLAN = "Nguồn KH", 7.5
    SEE_ACTUAL = "Nguồn thực hiện", 7.5
    SEE_PREVIOUS = "Nguồn cùng kỳ", 7.5
    SEE_NOTE = "Nguồn ghi chú", 7.5
    HAS_PLAN = "Phụ trợ: có KH", 9
    HAS_ACTUAL = "Phụ trợ: có thực hiện", 9
    HAS_PREVIOUS = "Phụ trợ: có cùng kỳ", 9
    PARTS_PLAN = "Phụ trợ: thành phần có KH", 9
    PARTS_ACTUAL = "Phụ trợ: thành phần có thực hiện", 9
    PARTS_PREVIOUS = "Phụ trợ: thành phần có cùng kỳ", 9
    PAST_5 = "Cùng kỳ trước 5 năm", 12
    PAST_4 = "Cùng kỳ trước 4 năm", 12
    PAST_3 = "Cùng kỳ trước 3 năm", 12
    PAST_2 = "Cùng kỳ trước 2 năm", 12
    PAST_1 = "Cùng kỳ trước 1 năm", 12
    NOW = "Kỳ này", 12


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of the sheet of indicators that belong to one reported number column."""

    column: Column
    value: Cell
    check: Cell
    see: Cell
    has: Cell
    parts: Cell


BANDS = (
    Band(Column.PLAN, Cell.PLAN, Cell.CHECK_PLAN, Cell.SEE_PLAN, Cell.HAS_PLAN, Cell.PARTS_PLAN),
    Band(Column.ACTUAL, Cell.ACTUAL, Cell.CHECK_ACTUAL, Cell.SEE_ACTUAL, Cell.HAS_ACTUAL, Cell.PARTS_ACTUAL),
    Band(
        *(Column.PREVIOUS, Cell.PREVIOUS, Cell.CHECK_PREVIOUS),
        *(Cell.SEE_PREVIOUS, Cell.HAS_PREVIOUS, Cell.PARTS_PREVIOUS),
    ),
)

INDICATOR_HEADINGS = _headings(Cell)


class Data(SheetColumn):
    """Columns of the sheet of figures, counted from 0."""

    CODE = "Mã chỉ tiêu", 15
    COLUMN = "Cột", 24
    NAME = "Tên trong báo cáo", 42
    SENDER = "Cơ quan gửi", 11
    VALUE = "Giá trị", 14
    RAW = "Văn bản gốc", 16
    STATE = "Trạng thái", 11
    WHY = "Vì sao", 30
    FILE = "Tệp", 34
    SHEET = "Trang tính", 14
    CELL = "Ô", 7
    REVISION = "Lần gửi", 7
    RULES = "Quy tắc đã qua", 30
    SEE = "Về biểu", 8
    KEY = "Phụ trợ: khóa", 30
    POSITION = "Phụ trợ: vị trí", 30


FIGURE_HEADINGS = _headings(Data)


class Issue(SheetColumn):
    """Columns of the sheet of findings, counted from 0."""

    SEVERITY = "Mức độ", 11
    CODE = "Mã", 9
    AGENCY = "Cơ quan", 11
    INDICATOR = "Mã chỉ tiêu", 15
    COLUMN = "Cột", 13
    FILE = "Tệp", 32
    SHEET = "Trang tính", 14
    CELL = "Ô", 7
    MESSAGE = "Nội dung", 62
    SUGGESTION = "Gợi ý", 14
    REMEDY = "Cách xử lý", 44
    ANSWER = "Quyết định", 22
    VALUE = "Giá trị quyết định", 16
    WHO = "Người quyết định", 16
    WHEN = "Ngày quyết định", 13
    SEE = "Số liệu", 8
    KEY = "Phụ trợ: mã vấn đề", 14


FINDING_HEADINGS = _headings(Issue)


class Line(SheetColumn):
    """The first columns of a table of agencies by indicators, counted from 0; those of its figures follow."""

    CODE = "Mã", 12
    NAME = "Cơ quan", 32
    FILE = "Tệp", 34
    REVISION = "Lần gửi", 8.5


LINE_HEADINGS = _headings(Line)
LINE_KEY = Heading("Phụ trợ: khóa dòng", 14)
"""Behind the figures of such a table."""
LINE_RAWS = "Phụ trợ: văn bản gốc"
"""What the headings of the last columns begin with, which keep texts that differ from what the cells say."""
SETTLED = "Đã xử lý"
"""Stands in place of the severity of a finding that somebody has answered."""


@cache
def letter(cell: int) -> str:
    """The letters of a column counted from 0."""
    return str(xl_col_to_name(cell))


def open_sheet(sheet: Sheet, title: str, remark: str, headings: Sequence[Heading], *, frozen: int = 0) -> None:
    """Title, remark and headings, widths, frozen panes and the way the sheet is printed."""
    sheet.text(0, 0, title, TITLE)
    sheet.text(1, 0, remark, REMARK)
    write_headings(sheet, headings, frozen=frozen)
    set_up_print(sheet, wide=sum(heading.width for heading in headings) > _WIDE)


def write_headings(sheet: Sheet, headings: Sequence[Heading], *, frozen: int = 0) -> None:
    """The headings in their row, with the widths of the columns; they stay in sight, as `frozen` columns do."""
    sheet.set_widths(*(heading.width for heading in headings))
    for column, heading in enumerate(headings):
        sheet.text(HEADER_ROW, column, heading.title, HEAD)
    sheet.set_row(0, height=24)
    sheet.raw.freeze_panes(FIRST_ROW, frozen)
    sheet.raw.repeat_rows(HEADER_ROW)


def set_up_print(sheet: Sheet, *, wide: bool = False) -> None:
    """Landscape, one page wide, numbered; what is wide goes on A3, so that it can be read."""
    sheet.raw.set_landscape()
    sheet.raw.set_paper(_A3 if wide else _A4)
    sheet.raw.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.set_footer("&L&A&C&P/&N")
