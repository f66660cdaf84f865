"""The sheet of charts: results against the pace of the plan by agency, and how many agencies have reported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.chart import Chart

from toolkit.model import Reconciled
from toolkit.reconcile.pace import Pace, Standing, due_by_month, standings
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.master.layout import (
    CENTRE,
    CHARTS,
    FIRST_ROW,
    HEADER_ROW,
    INDICATORS,
    SUBMITTED,
    TEXT,
    Cell,
    Heading,
    letter,
    open_sheet,
    set_up_print,
)
from toolkit.writing.master.submitted import NOT_SENT

_REMARK = "Mỗi biểu đồ vẽ từ bảng bên trái; bảng lấy số từ trang “Chỉ tiêu” và “Nộp báo cáo” bằng công thức."
_HEADINGS = (
    Heading("Mã", 12),
    Heading("Cơ quan", 34),
    Heading("Chỉ tiêu so được", 10),
    Heading(Pace.ON.label, 10),
    Heading(Pace.NEAR.label, 10),
    Heading(Pace.BEHIND.label, 10),
    Heading("Thực hiện so KH năm, bình quân (%)", 13),
    Heading("Nhịp kế hoạch (%)", 10),
)
_COUNT: Style = CENTRE | {"num_format": "#,##0"}
_PERCENT: Style = CENTRE | {"num_format": "#,##0.0"}
_LOOKS = {
    Pace.ON: {"color": "#A9D08E"},
    Pace.NEAR: {"pattern": "wide_upward_diagonal", "fg_color": "#BF8F00", "bg_color": "#FFFFFF"},
    Pace.BEHIND: {"pattern": "wide_downward_diagonal", "fg_color": "#C00000", "bg_color": "#FFFFFF"},
}
_LATE = {"pattern": "dotted_grid", "fg_color": "#1F4E79", "bg_color": "#FFFFFF"}
"""Colour and hatching together, so that a black-and-white print can be read."""
_FONT = {"name": "Times New Roman", "size": 11}
_CHART_COLUMN = 9
_ROW_PIXELS = 26
_WIDTH, _LEAST = 620, 320
"""Pixels: the width of every chart, and the height of a small one."""
_ON_ONE_PAGE = 45
"""So many agencies still fit on one sheet of paper; more go on over several."""


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    name: str
    found: tuple[Standing, ...]


def write_charts(book: Book, result: Reconciled, late: Collection[str] | None = None) -> None:
    """Add the sheet; `late` are the codes of the agencies whose report came after the due date."""
    sheet = book.sheet(CHARTS)
    open_sheet(sheet, f"TIẾN ĐỘ THEO CƠ QUAN – {result.period.label}", _REMARK, _HEADINGS)
    lines = _lines(result)
    for row, line in enumerate(lines, FIRST_ROW):
        _write_line(sheet, row, line, due_by_month(result.period))
    reported = FIRST_ROW + len(lines) + 2
    count = _write_reported(sheet, reported, result, late)
    height = max(_LEAST, _ROW_PIXELS * len(lines) + 130)
    if lines:
        last = FIRST_ROW + len(lines) - 1
        _insert(sheet, (HEADER_ROW, _CHART_COLUMN), _by_pace(book, last), height)
        _insert(sheet, (HEADER_ROW, _CHART_COLUMN), _by_percent(book, last), height, right=_WIDTH + 20)
    _insert(sheet, (reported + count + 2, 1), _reported(book, reported, count), _LEAST)
    set_up_print(sheet, wide=True)
    if len(lines) <= _ON_ONE_PAGE:
        sheet.raw.fit_to_pages(1, 1)


def _lines(result: Reconciled) -> list[_Line]:
    """Agencies (and groups of them) that have indicators whose result can be compared with a plan."""
    found: dict[str, list[Standing]] = {}
    for one in standings(result):
        found.setdefault(one.indicator.agency, []).append(one)
    names = {agency.code: agency.name for agency in result.catalogue.agencies}
    order = [*names, *(code for code in found if code not in names)]
    return [_Line(code, names.get(code, code), tuple(found[code])) for code in order if code in found]


def _write_line(sheet: Sheet, row: int, line: _Line, due: Decimal) -> None:
    sheet.text(row, 0, line.code, CENTRE)
    sheet.text(row, 1, line.name, TEXT)
    codes, paces, done = (
        f"'{INDICATORS}'!${letter(one)}:${letter(one)}" for one in (Cell.AGENCY, Cell.PACE, Cell.TO_PLAN)
    )
    mine = f"{codes},$A{row + 1}"
    for column, pace in enumerate(Pace, 3):
        count = sum(one.pace is pace for one in line.found)
        sheet.formula(row, column, f'=COUNTIFS({mine},{paces},"{pace.sign}*")', Decimal(count), _COUNT)
    sheet.formula(row, 2, f"=SUM(D{row + 1}:F{row + 1})", Decimal(len(line.found)), _COUNT)
    average = sum((one.done for one in line.found), Decimal(0)) / len(line.found)
    sheet.formula(row, 6, f'=IFERROR(AVERAGEIFS({done},{mine}),"")', average, _PERCENT)
    sheet.number(row, 7, due, _PERCENT)


def _write_reported(sheet: Sheet, row: int, result: Reconciled, late: Collection[str] | None) -> int:
    """How many agencies stand how; the number of rows. Without `late` nobody knows who was in time."""
    catalogue, missing = result.catalogue, set(result.missing)
    expected = {agency.code for agency in catalogue.agencies if catalogue.of_agency(agency.code)}
    sent = {file.agency for file in result.files}
    there = expected - missing
    rows = [("Đã có số liệu", len(there))]
    if late is not None:
        rows = [("Đúng hạn", len(there.difference(late))), ("Muộn", len(there.intersection(late)))]
    rows += [("Đã gửi, chưa dùng được", len(missing & sent)), ("Chưa gửi", len(missing - sent))]
    sheet.text(row, 1, "Tình hình báo cáo", {**TEXT, "bold": True})
    sheet.text(row, 2, "Số cơ quan", {**CENTRE, "bold": True})
    for number, (label, count) in enumerate(rows, row + 1):
        sheet.text(number, 1, label, TEXT)
        if number == row + len(rows):
            sheet.formula(number, 2, f"=COUNTIF('{SUBMITTED}'!$D:$D,\"{NOT_SENT}\")", Decimal(count), _COUNT)
        else:
            sheet.number(number, 2, count, _COUNT)
    return len(rows)


def _by_pace(book: Book, last: int) -> Chart:
    chart = book.raw.add_chart({"type": "bar", "subtype": "stacked"})
    for column, pace in enumerate(Pace, 3):
        chart.add_series(
            {
                "name": pace.label,
                "categories": [CHARTS, FIRST_ROW, 1, last, 1],
                "values": [CHARTS, FIRST_ROW, column, last, column],
                "fill" if "color" in _LOOKS[pace] else "pattern": _LOOKS[pace],
                "border": {"color": "#595959"},
                "data_labels": {"value": True, "font": {**_FONT, "size": 9}, "num_format": "0;;"},
                "gap": 60,
            }
        )
    return _finished(chart, "Số chỉ tiêu theo tiến độ kế hoạch, từng cơ quan", "0")


def _by_percent(book: Book, last: int) -> Chart:
    chart = book.raw.add_chart({"type": "bar"})
    for column, name, look in (
        (6, "Thực hiện so với KH năm, bình quân (%)", {"fill": {"color": "#1F4E79"}}),
        (7, "Nhịp kế hoạch (%)", {"pattern": _LOOKS[Pace.NEAR]}),
    ):
        chart.add_series(
            {
                "name": name,
                "categories": [CHARTS, FIRST_ROW, 1, last, 1],
                "values": [CHARTS, FIRST_ROW, column, last, column],
                "border": {"color": "#595959"},
                "data_labels": {"value": True, "num_format": "#,##0.0", "font": {**_FONT, "size": 9}},
                "gap": 60,
                **look,
            }
        )
    return _finished(chart, "Thực hiện so với kế hoạch năm, từng cơ quan", "0")


def _finished(chart: Chart, title: str, number_format: str) -> Chart:
    """The way all bar charts look: agencies from the top, a legend below, the font of the workbook."""
    chart.set_title({"name": title, "name_font": {**_FONT, "size": 13}, "overlay": False})
    grid = {"visible": True, "line": {"color": "#D9D9D9"}}
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"num_format": number_format, "num_font": _FONT, "major_gridlines": grid})
    chart.set_legend({"position": "bottom", "font": _FONT})
    return chart


def _reported(book: Book, row: int, count: int) -> Chart:
    """A ring of the agencies by how they stand: the first kind is good, the last worst, a late one stands between."""
    chart = book.raw.add_chart({"type": "doughnut"})
    looks = [_LOOKS[Pace.ON], *([_LATE] if count > 3 else []), _LOOKS[Pace.NEAR], _LOOKS[Pace.BEHIND]]
    chart.add_series(
        {
            "name": "Tình hình báo cáo",
            "categories": [CHARTS, row + 1, 1, row + count, 1],
            "values": [CHARTS, row + 1, 2, row + count, 2],
            "points": [{"fill" if "color" in look else "pattern": look} for look in looks],
            "data_labels": {"value": True, "percentage": True, "separator": "\n", "font": _FONT},
        }
    )
    title = "Tỷ lệ cơ quan báo cáo đúng hạn" if count > 3 else "Cơ quan đã báo cáo"
    chart.set_title({"name": title, "name_font": {**_FONT, "size": 13}})
    chart.set_legend({"position": "right", "font": _FONT})
    return chart


def _insert(sheet: Sheet, at: tuple[int, int], chart: Chart, height: int, *, right: int = 0) -> None:
    chart.set_size({"width": _WIDTH, "height": height})
    sheet.raw.insert_chart(*at, chart, {"object_position": 2, "x_offset": right})
