"""The sheet of figures: value, raw text, file, sheet, cell, state and why; the master draws from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from toolkit.model import Column, Figure, FigureState, Reconciled, TracedFigure, Value
from toolkit.writing.book import Sheet, Style, shown
from toolkit.writing.content import Content, Number, RowFormula
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
from toolkit.writing.own import OwnTable, Resolver, unique
from toolkit.writing.table import number_format

_LONGEST = 32_000
_ROOM = 500
"""Rows below the last figure to which the drop-down reaches, for rows that a clerk adds."""
_REMARK = (
    "Mỗi dòng là một số liệu đã đọc. “dùng”: đã vào biểu; “giữ lại”: chờ xử lý; “thay thế”: đã có bản mới hơn; "
    "“bỏ qua”: không dùng cho biểu (cột ngoài biểu, như tỷ lệ tự tính, chỉ liệt kê khi dòng có vấn đề). "
    "Đổi “Trạng thái” (và “Giá trị” nếu cần) thì trang “Chỉ tiêu” tính lại ngay."
)
_STYLES: dict[Data, Style] = {
    Data.CODE: CENTRE,
    Data.COLUMN: CENTRE,
    Data.NAME: TEXT,
    Data.SENDER: CENTRE,
    Data.VALUE: TEXT,
    Data.RAW: TEXT,
    Data.STATE: CENTRE,
    Data.WHY: TEXT,
    Data.FILE: TEXT,
    Data.SHEET: TEXT,
    Data.CELL: CENTRE,
    Data.REVISION: CENTRE,
    Data.RULES: TEXT,
    Data.SEE: LINK,
    Data.KEY: HELPER,
    Data.POSITION: HELPER,
}


def position(figure: Figure) -> str:
    """File, sheet and cell in one text, by which a finding links to its figure."""
    return f"{figure.place.file}|{figure.place.sheet}|{figure.place.cell}"


def write_figures(
    sheet: Sheet, result: Reconciled, listed: Sequence[TracedFigure], table: OwnTable, resolve: Resolver
) -> None:
    """Fill the sheet with the figures that are listed, each in the row that was planned for it, and what was added."""
    open_sheet(sheet, "SỐ LIỆU ĐÃ ĐỌC", _REMARK, list(FIGURE_HEADINGS.values()), frozen=Data.SENDER)
    table.write(sheet, HEADER_ROW, resolve)
    writer = _Writer(sheet, result)
    for key, one in zip(figure_keys(listed), listed, strict=True):
        writer.write(table.rows[key], one, key)
    _finish(sheet, table.last)


def figure_keys(listed: Iterable[TracedFigure]) -> list[str]:
    """The keys of the sheet's rows in their order: the figures' positions."""
    return unique(position(one.figure) for one in listed)


class _Writer:
    """Writes the rows of the sheet."""

    def __init__(self, sheet: Sheet, result: Reconciled) -> None:
        self._result = result
        self._see = RowFormula(formulas.see_indicator)
        self._key = RowFormula(formulas.figure_key)
        self._with_text, self._with_number = (
            sheet.row_writer([{**_STYLES, Data.VALUE: style}[data] for data in Data], inline={Data.POSITION})
            for style in (TEXT, NUMBER)
        )

    def write(self, row: int, one: TracedFigure, key: str) -> None:
        """Write a figure."""
        figure, place = one.figure, one.figure.place
        code, column, state = figure.indicator or "", figure.column.label if figure.column else "", one.state.label
        is_number = isinstance(figure.value, Decimal)
        known = code in self._result.catalogue.indicator_by_code
        empty = figure.value is None and one.state is FigureState.USED
        (self._with_number if is_number else self._with_text).write(
            row,
            (
                *(code, column, figure.name, figure.agency, _value(figure.value)),
                *(figure.raw[:_LONGEST], state, one.why, place.file, place.sheet, place.cell),
                one.revision if one.counted else "",
                self._rules(one),
                self._see.at(row, formulas.SEE if known else ""),
                self._key.at(row, f"{code}|{column}|{formulas.EMPTY if empty else state}"),
                key,
            ),
        )

    def _rules(self, one: TracedFigure) -> str:
        """The rules that a used figure has passed."""
        if one.state is not FigureState.USED or not one.counted or not one.figure.indicator:
            return ""
        return ", ".join(self._result.passed.get((one.figure.indicator, one.figure.column or Column.NOTE), ()))


def _value(value: Value | None) -> Content:
    return Number(value, number_format(value, None)) if isinstance(value, Decimal) else shown(value)


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
