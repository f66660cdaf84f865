"""The sheet of a form that is filled in: rows with their codes, inputs unlocked, checks beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model import Agency, Aggregation, Catalogue, FormMark, Indicator, Period, Relation, Value, is_reported
from toolkit.rules.magnitude import is_counted
from toolkit.writing.book import Sheet, Style
from toolkit.writing.form import formulas
from toolkit.writing.form.formulas import letter
from toolkit.writing.form.layout import (
    CENTRE,
    COUNT_MESSAGE,
    EMPTY,
    FIRST_ROW,
    HEAD,
    HEADER_ROW,
    HEADINGS,
    HIDDEN_CODE,
    INPUT,
    LOCKED,
    MEASURE_MESSAGE,
    NOTE_FROM,
    NUMBER,
    REASONS,
    Cell,
)
from toolkit.writing.table import number_format, ratio_formula

_LAST = len(Cell) - 1
_INPUTS = (Cell.PLAN, Cell.ACTUAL, Cell.PREVIOUS)


@dataclass
class FormSheet:
    """Writes the sheet of one agency's form."""

    sheet: Sheet
    catalogue: Catalogue
    agency: Agency
    period: Period
    previous: Mapping[str, Value]

    def write(self, mark: FormMark, province: str) -> None:
        """Write everything."""
        self.sheet.set_widths(*(width for _, width in HEADINGS.values()))
        indicators = self.catalogue.of_agency(self.agency.code)
        asked = sum(is_reported(self.catalogue, one) for one in indicators)
        self._write_heading(mark, province, asked)
        inputs: dict[tuple[Cell, bool], list[int]] = {}
        for row, indicator in enumerate(indicators, FIRST_ROW):
            for cell in self._write_row(row, indicator):
                inputs.setdefault((cell, is_counted(indicator)), []).append(row)
        last = FIRST_ROW + len(indicators) - 1
        self._write_closing(last + 2)
        self._validate(inputs, last)
        self._colour(last)
        self._set_up(mark, last)

    def _write_heading(self, mark: FormMark, province: str, asked: int) -> None:
        sheet, across = self.sheet, _LAST
        sheet.text(0, Cell.CODE, mark.text, HIDDEN_CODE)
        sheet.text(0, Cell.NUMBER, f"UBND TỈNH {province.upper()}")
        sheet.text(1, Cell.NUMBER, self.agency.name.upper(), {"bold": True})
        title = {"bold": True, "font_size": 14, "align": "center"}
        sheet.merge(2, Cell.NUMBER, 1, across, "BIỂU NHẬP CÁC NỘI DUNG, CHỈ TIÊU KT-XH", title)
        period = {"italic": True, "font_size": 13, "align": "center"}
        sheet.merge(3, Cell.NUMBER, 1, across, f"Phục vụ Báo cáo {self.period.label}", period)
        status = f"Còn {asked} ô chưa nhập; 0 chỗ cần xem lại (cột “Kiểm tra”)."
        sheet.formula(4, Cell.NUMBER, formulas.status(), status, {"bold": True, "font_color": "#7F6000"})
        for cell, (label, _) in HEADINGS.items():
            sheet.text(HEADER_ROW, cell, label, HEAD)

    def _write_row(self, row: int, indicator: Indicator) -> Iterable[Cell]:
        """One row; the cells that are given are those to be typed."""
        reported = is_reported(self.catalogue, indicator)
        bold = {} if reported else {"bold": True}
        indent = {"indent": depth} if (depth := self._depth(indicator)) else {}
        italic = {"italic": True} if indicator.relation is Relation.OF_WHICH else {}
        self.sheet.text(row, Cell.CODE, indicator.code, HIDDEN_CODE)
        self.sheet.text(row, Cell.NUMBER, indicator.number, CENTRE | bold)
        self.sheet.text(row, Cell.NAME, indicator.name, LOCKED | bold | italic | indent)
        self.sheet.text(row, Cell.UNIT, indicator.unit, CENTRE)
        if not reported:
            for cell in range(Cell.PLAN, _LAST + 1):
                self.sheet.blank(row, cell, LOCKED)
            return ()
        known = {Cell.PLAN: self._plan(indicator), Cell.PREVIOUS: self._last_year(indicator)}
        typed = [cell for cell in _INPUTS if known.get(cell) is None]
        for cell in _INPUTS:
            self._write_number(row, cell, indicator, known.get(cell))
        self._write_formulas(row, indicator)
        self.sheet.blank(row, Cell.NOTE, LOCKED | INPUT)
        return typed

    def _write_number(self, row: int, cell: Cell, indicator: Indicator, value: Value | None) -> None:
        free = value is None and indicator.decimals is None
        sample = value if isinstance(value, Decimal) else Decimal(0)
        style: Style = NUMBER | {"num_format": "General" if free else number_format(sample, indicator.decimals)}
        if value is None:
            self.sheet.blank(row, cell, style | INPUT)
        else:
            self.sheet.value(row, cell, value, style)

    def _write_formulas(self, row: int, indicator: Indicator) -> None:
        actual = f"{letter(Cell.ACTUAL)}{row + 1}"
        for cell, base in ((Cell.TO_PLAN, Cell.PLAN), (Cell.TO_PREVIOUS, Cell.PREVIOUS)):
            style = NUMBER | {"num_format": "#,##0.0"}
            self.sheet.formula(row, cell, ratio_formula(actual, f"{letter(base)}{row + 1}"), "", style)
        parts = [part.code for part in self.catalogue.parts(indicator.code)]
        of_which = indicator.relation is Relation.OF_WHICH and indicator.parent in self.catalogue.indicator_by_code
        whole = indicator.parent if of_which else None
        self.sheet.formula(row, Cell.CHECK, formulas.check(row + 1, parts, whole), EMPTY, LOCKED)

    def _plan(self, indicator: Indicator) -> Value | None:
        """The plan that the province assigned; one that several agencies share is not any one agency's."""
        plan = self.catalogue.plan_by_indicator_year.get((indicator.code, self.period.year))
        return plan.value if plan and indicator.agency == self.agency.code else None

    def _last_year(self, indicator: Indicator) -> Value | None:
        own = indicator.agency == self.agency.code and indicator.aggregation is Aggregation.OWNER
        return self.previous.get(indicator.code) if own else None

    def _depth(self, indicator: Indicator) -> int:
        depth, known = 0, self.catalogue.indicator_by_code
        while indicator.parent in known:
            indicator, depth = known[str(indicator.parent)], depth + 1
        return depth

    def _write_closing(self, row: int) -> None:
        style = {"bold": True, "align": "center"}
        self.sheet.text(row, Cell.NAME, "NGƯỜI LẬP BIỂU", style)
        self.sheet.merge(row, Cell.TO_PLAN, 1, _LAST - Cell.TO_PLAN + 1, "THỦ TRƯỞNG ĐƠN VỊ", style)

    def _validate(self, inputs: Mapping[tuple[Cell, bool], list[int]], last: int) -> None:
        for (cell, counted), rows in inputs.items():
            options: dict[str, object] = {
                "validate": "custom",
                "value": formulas.is_allowed(rows[0] + 1, cell, counted=counted),
                "error_title": "Số liệu không hợp lệ",
                "error_message": COUNT_MESSAGE if counted else MEASURE_MESSAGE,
                "other_cells": [[row, cell, row, cell] for row in rows[1:]],
            }
            self.sheet.raw.data_validation(rows[0], cell, rows[0], cell, options)
        reasons: dict[str, object] = {
            "validate": "list",
            "source": f"={REASONS}",
            "show_error": False,
            "input_title": "Ghi chú",
            "input_message": f"Chọn nguyên nhân hoặc tự viết; bắt buộc khi tăng, giảm quá {NOTE_FROM} %.",
        }
        if last >= FIRST_ROW:
            self.sheet.raw.data_validation(FIRST_ROW, Cell.NOTE, last, Cell.NOTE, reasons)

    def _colour(self, last: int) -> None:
        """Colours beside the signs of the check column, and a frame of attention around a note that is missing."""
        raw, book, first = self.sheet.raw, self.sheet.book, FIRST_ROW + 1
        check = f"${letter(Cell.CHECK)}{first}"
        for sign, style in (
            ("✗", {"bg_color": "#FFC7CE", "font_color": "#9C0006"}),
            ("○", {"bg_color": "#FFEB9C", "font_color": "#7F6000"}),
            ("✓", {"bg_color": "#E2EFDA", "font_color": "#375623"}),
        ):
            rule = {"type": "formula", "criteria": f'=LEFT({check},1)="{sign}"', "format": book.overlay(style)}
            raw.conditional_format(FIRST_ROW, Cell.CHECK, max(last, FIRST_ROW), Cell.CHECK, rule)
        missing = f'=AND({formulas.needs_note(first)},${letter(Cell.NOTE)}{first}="")'.replace("(F", "($F").replace(
            "(G", "($G"
        )
        rule = {"type": "formula", "criteria": missing, "format": book.overlay({"bg_color": "#FFC7CE"})}
        raw.conditional_format(FIRST_ROW, Cell.NOTE, max(last, FIRST_ROW), Cell.NOTE, rule)

    def _set_up(self, mark: FormMark, last: int) -> None:
        raw = self.sheet.raw
        raw.set_column(Cell.CODE, Cell.CODE, HEADINGS[Cell.CODE][1], None, {"hidden": True})
        raw.freeze_panes(FIRST_ROW, Cell.UNIT)
        raw.set_landscape()
        raw.set_paper(9)
        raw.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        raw.fit_to_pages(1, 0)
        raw.repeat_rows(HEADER_ROW)
        raw.print_area(0, Cell.NUMBER, last + 2, _LAST)
        raw.set_footer(f"&L&9Mẫu {mark.agency} {mark.period}, phiên bản {mark.layout}-{mark.fingerprint}&R&9&P/&N")
        raw.protect("", {"insert_rows": True, "format_columns": True, "format_rows": True})
