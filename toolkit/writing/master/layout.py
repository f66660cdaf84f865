"""What the sheets of the master are called, where their columns stand, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet: its title and width."""

    title: str
    width: float


class Cell(IntEnum):
    """Columns of the sheet of indicators, counted from 0."""

    CODE = 0
    AGENCY = 1
    NUMBER = 2
    NAME = 3
    UNIT = 4
    PLAN = 5
    ACTUAL = 6
    PREVIOUS = 7
    TO_PLAN = 8
    PACE = 9
    TO_PREVIOUS = 10
    DIFFERENCE = 11
    TREND = 12
    NOTE = 13
    STATE = 14
    CHECK_PLAN = 15
    CHECK_ACTUAL = 16
    CHECK_PREVIOUS = 17
    SEE_PLAN = 18
    SEE_ACTUAL = 19
    SEE_PREVIOUS = 20
    SEE_NOTE = 21
    HAS_PLAN = 22
    HAS_ACTUAL = 23
    HAS_PREVIOUS = 24
    PARTS_PLAN = 25
    PARTS_ACTUAL = 26
    PARTS_PREVIOUS = 27
    PAST_5 = 28
    PAST_4 = 29
    PAST_3 = 30
    PAST_2 = 31
    PAST_1 = 32
    NOW = 33


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

INDICATOR_HEADINGS: dict[Cell, Heading] = {
    Cell.CODE: Heading("Mã", 17),
    Cell.AGENCY: Heading("Cơ quan", 12.5),
    Cell.NUMBER: Heading("Số TT", 6),
    Cell.NAME: Heading("Chỉ tiêu", 44),
    Cell.UNIT: Heading("ĐVT", 11),
    Cell.PLAN: Heading("KH năm", 12.5),
    Cell.ACTUAL: Heading("Lũy kế thực hiện", 12.5),
    Cell.PREVIOUS: Heading("Lũy kế cùng kỳ năm trước", 12.5),
    Cell.TO_PLAN: Heading("So với KH năm (%)", 9.5),
    Cell.PACE: Heading("Tiến độ KH", 14.5),
    Cell.TO_PREVIOUS: Heading("So với cùng kỳ (%)", 9.5),
    Cell.DIFFERENCE: Heading("Tăng, giảm so với cùng kỳ", 12.5),
    Cell.TREND: Heading("Cùng kỳ các năm", 14),
    Cell.NOTE: Heading("Ghi chú (nguyên nhân tăng, giảm)", 30),
    Cell.STATE: Heading("Tình trạng", 16),
    Cell.CHECK_PLAN: Heading("Kiểm tra KH", 9.5),
    Cell.CHECK_ACTUAL: Heading("Kiểm tra thực hiện", 9.5),
    Cell.CHECK_PREVIOUS: Heading("Kiểm tra cùng kỳ", 9.5),
    Cell.SEE_PLAN: Heading("Nguồn KH", 7.5),
    Cell.SEE_ACTUAL: Heading("Nguồn thực hiện", 7.5),
    Cell.SEE_PREVIOUS: Heading("Nguồn cùng kỳ", 7.5),
    Cell.SEE_NOTE: Heading("Nguồn ghi chú", 7.5),
    Cell.HAS_PLAN: Heading("Phụ trợ: có KH", 9),
    Cell.HAS_ACTUAL: Heading("Phụ trợ: có thực hiện", 9),
    Cell.HAS_PREVIOUS: Heading("Phụ trợ: có cùng kỳ", 9),
    Cell.PARTS_PLAN: Heading("Phụ trợ: thành phần có KH", 9),
    Cell.PARTS_ACTUAL: Heading("Phụ trợ: thành phần có thực hiện", 9),
    Cell.PARTS_PREVIOUS: Heading("Phụ trợ: thành phần có cùng kỳ", 9),
    Cell.PAST_5: Heading("Cùng kỳ trước 5 năm", 12),
    Cell.PAST_4: Heading("Cùng kỳ trước 4 năm", 12),
    Cell.PAST_3: Heading("Cùng kỳ trước 3 năm", 12),
    Cell.PAST_2: Heading("Cùng kỳ trước 2 năm", 12),
    Cell.PAST_1: Heading("Cùng kỳ trước 1 năm", 12),
    Cell.NOW: Heading("Kỳ này", 12),
}


class Data(IntEnum):
    """Columns of the sheet of figures, counted from 0."""

    CODE = 0
    COLUMN = 1
    NAME = 2
    SENDER = 3
    VALUE = 4
    RAW = 5
    STATE = 6
    WHY = 7
    FILE = 8
    SHEET = 9
    CELL = 10
    REVISION = 11
    RULES = 12
    SEE = 13
    KEY = 14
    POSITION = 15


FIGURE_HEADINGS: dict[Data, Heading] = {
    Data.CODE: Heading("Mã chỉ tiêu", 15),
    Data.COLUMN: Heading("Cột", 24),
    Data.NAME: Heading("Tên trong báo cáo", 42),
    Data.SENDER: Heading("Cơ quan gửi", 11),
    Data.VALUE: Heading("Giá trị", 14),
    Data.RAW: Heading("Văn bản gốc", 16),
    Data.STATE: Heading("Trạng thái", 11),
    Data.WHY: Heading("Vì sao", 30),
    Data.FILE: Heading("Tệp", 34),
    Data.SHEET: Heading("Trang tính", 14),
    Data.CELL: Heading("Ô", 7),
    Data.REVISION: Heading("Lần gửi", 7),
    Data.RULES: Heading("Quy tắc đã qua", 30),
    Data.SEE: Heading("Về biểu", 8),
    Data.KEY: Heading("Phụ trợ: khóa", 30),
    Data.POSITION: Heading("Phụ trợ: vị trí", 30),
}


class Issue(IntEnum):
    """Columns of the sheet of findings, counted from 0."""

    SEVERITY = 0
    CODE = 1
    AGENCY = 2
    INDICATOR = 3
    COLUMN = 4
    FILE = 5
    SHEET = 6
    CELL = 7
    MESSAGE = 8
    SUGGESTION = 9
    REMEDY = 10
    ANSWER = 11
    VALUE = 12
    WHO = 13
    WHEN = 14
    SEE = 15
    KEY = 16


FINDING_HEADINGS: dict[Issue, Heading] = {
    Issue.SEVERITY: Heading("Mức độ", 11),
    Issue.CODE: Heading("Mã", 9),
    Issue.AGENCY: Heading("Cơ quan", 11),
    Issue.INDICATOR: Heading("Mã chỉ tiêu", 15),
    Issue.COLUMN: Heading("Cột", 13),
    Issue.FILE: Heading("Tệp", 32),
    Issue.SHEET: Heading("Trang tính", 14),
    Issue.CELL: Heading("Ô", 7),
    Issue.MESSAGE: Heading("Nội dung", 62),
    Issue.SUGGESTION: Heading("Gợi ý", 14),
    Issue.REMEDY: Heading("Cách xử lý", 44),
    Issue.ANSWER: Heading("Quyết định", 22),
    Issue.VALUE: Heading("Giá trị quyết định", 16),
    Issue.WHO: Heading("Người quyết định", 16),
    Issue.WHEN: Heading("Ngày quyết định", 13),
    Issue.SEE: Heading("Số liệu", 8),
    Issue.KEY: Heading("Phụ trợ: mã vấn đề", 14),
}


class Line(IntEnum):
    """The first columns of a table of agencies by indicators, counted from 0; those of its figures follow."""

    CODE = 0
    NAME = 1
    FILE = 2
    REVISION = 3


LINE_HEADINGS: dict[Line, Heading] = {
    Line.CODE: Heading("Mã", 12),
    Line.NAME: Heading("Cơ quan", 32),
    Line.FILE: Heading("Tệp", 34),
    Line.REVISION: Heading("Lần gửi", 8.5),
}
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
