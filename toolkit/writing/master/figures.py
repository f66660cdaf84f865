"""The sheet of all figures: value, raw text, file, sheet, cell, state and why; the master draws from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from toolkit.model import Column, Figure, FigureState, Reconciled, TracedFigure
from toolkit.writing.book import Sheet, Style
from toolkit.writing.master import formulas
from toolkit.writing.master.layout import (
    AMBER,
    CENTRE,
    FIGURE_HEADINGS,
    FIRST_ROW,
    HEADER_ROW,
    HELPER,
    LINK,
    NUMBER,
    TEXT,
    Data,
    letter,
    open_sheet,
)
from toolkit.writing.own import OwnTable, unique
from toolkit.writing.table import number_format

_LONGEST = 32_000
_ROOM = 500
"""Rows below the last figure to which the drop-down reaches, for rows that a clerk adds."""
_REMARK = (
    "Mỗi dòng là một số liệu đã đọc. “dùng”: đã vào biểu; “giữ lại”: chờ xử lý; “thay thế”: đã có bản mới hơn; "
    "“bỏ qua”: không thuộc biểu. Đổi “Trạng thái” (và “Giá trị” nếu cần) thì trang “Chỉ tiêu” tính lại ngay."
)


def position(figure: Figure) -> str:
    """File, sheet and cell in one text, by which a finding links to its figure."""
    return f"{figure.place.file}|{figure.place.sheet}|{figure.place.cell}"


def write_figures(sheet: Sheet, result: Reconciled, listed: Sequence[TracedFigure], table: OwnTable) -> None:
    """Fill the sheet with the figures that are listed, each in the row that was planned for it."""
    open_sheet(sheet, "SỐ LIỆU ĐÃ ĐỌC", _REMARK, list(FIGURE_HEADINGS.values()), frozen=Data.SENDER)
    for key, one in zip(figure_keys(listed), listed, strict=True):
        known = one.figure.indicator in result.catalogue.indicator_by_code
        rules = result.passed.get((one.figure.indicator or "", one.figure.column or Column.NOTE), ())
        used = one.state is FigureState.USED and one.counted
        _write_figure(sheet, table.rows[key], one, key, known=known)
        sheet.text(table.rows[key], Data.RULES, ", ".join(rules) if used else "", TEXT)
    _finish(sheet, table.last)


def figure_keys(listed: Iterable[TracedFigure]) -> list[str]:
    """The keys of the sheet's rows in their order: the figures' positions."""
    return unique(position(one.figure) for one in listed)


def _write_figure(sheet: Sheet, row: int, one: TracedFigure, where: str, *, known: bool) -> None:
    figure, place = one.figure, one.figure.place
    column = figure.column.label if figure.column else ""
    texts: dict[Data, tuple[str, Style]] = {
        Data.CODE: (figure.indicator or "", CENTRE),
        Data.COLUMN: (column, CENTRE),
        Data.NAME: (figure.name, TEXT),
        Data.SENDER: (figure.agency, CENTRE),
        Data.RAW: (figure.raw[:_LONGEST], TEXT),
        Data.STATE: (one.state.label, CENTRE),
        Data.WHY: (one.why, TEXT),
        Data.FILE: (place.file, TEXT),
        Data.SHEET: (place.sheet, TEXT),
        Data.CELL: (place.cell, CENTRE),
        Data.POSITION: (where, HELPER),
    }
    for cell, (text, style) in texts.items():
        sheet.text(row, cell, text, style)
    if isinstance(figure.value, Decimal):
        sheet.number(row, Data.VALUE, figure.value, NUMBER | {"num_format": number_format(figure.value, None)})
    else:
        sheet.value(row, Data.VALUE, figure.value, TEXT)
    if not one.counted:
        sheet.blank(row, Data.REVISION, CENTRE)
    else:
        sheet.number(row, Data.REVISION, one.revision, CENTRE)
    sheet.formula(row, Data.SEE, f"={formulas.see_indicator(row + 1)}", formulas.SEE if known else "", LINK)
    empty = figure.value is None and one.state is FigureState.USED
    key = f"{figure.indicator or ''}|{column}|{formulas.EMPTY if empty else one.state.label}"
    sheet.formula(row, Data.KEY, f"={formulas.figure_key(row + 1)}", key, HELPER)


def _finish(sheet: Sheet, last: int) -> None:
    raw = sheet.raw
    raw.autofilter(HEADER_ROW, 0, last, Data.POSITION)
    raw.set_column(Data.KEY, Data.POSITION, 30, None, {"hidden": True})
    raw.print_area(0, 0, last, Data.RULES)
    labels = [state.label for state in FigureState]
    message = f"Chỉ nhận: {', '.join(labels)}."
    options = {"validate": "list", "source": labels, "error_title": "Trạng thái", "error_message": message}
    raw.data_validation(FIRST_ROW, Data.STATE, last + _ROOM, Data.STATE, options)
    held = f'=${letter(Data.STATE)}{FIRST_ROW + 1}="{FigureState.HELD.label}"'
    rule = {"type": "formula", "criteria": held, "format": sheet.book.overlay(AMBER)}
    raw.conditional_format(FIRST_ROW, 0, last, Data.REVISION, rule)
