"""The sheets on which many agencies report the same indicators: a row an agency, a column an indicator's figures."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import groupby

from toolkit.model import Reconciled
from toolkit.reconcile.whys import SETTLED
from toolkit.writing.book import Book, Sheet, Style, shown, stored_text
from toolkit.writing.content import Content, Number
from toolkit.writing.master.layout import (
    CENTRE,
    FIRST_ROW,
    HEADER_ROW,
    HELPER,
    LINE_HEADINGS,
    LINE_KEY,
    LINE_RAWS,
    NUMBER,
    REMARK,
    TEXT,
    TITLE,
    Heading,
    Line,
    set_up_print,
    write_headings,
)
from toolkit.writing.master.spread import Slot, Spread, SpreadColumn, SpreadRow, SpreadSheet
from toolkit.writing.measure import count_lines, points_per_unit, row_height
from toolkit.writing.own import OwnContent, OwnTable, Resolver
from toolkit.writing.table import number_format

RAWS_EACH = 200
"""For so many columns of figures there is one column of texts; more would be longer than a cell may be."""
_WIDTH = 14
_NAMES, _RULES = 1, 2
"""The rows above the headings: what the columns are, and which rules their figures have passed."""
_NAME: Style = {"bold": True, "border": 1, "bg_color": "#F2F2F2", "text_wrap": True, "align": "center"}
_PASSED: Style = {"font_color": "#595959", "font_size": 9, "text_wrap": True, "align": "center"}
_REMARK: Style = REMARK | {"text_wrap": True}
_SAID = (
    "Mỗi ô là một số liệu đã dùng, trừ cột ghi “không cộng”. Sửa số hoặc xóa ô ở đây là quyết định về số liệu đó. "
    "Số giữ lại, bị thay thế, đã có quyết định hay có vấn đề thì xem ở trang “Số liệu”."
)
_NOT_ADDED = f"không cộng: {SETTLED}"
_SCALE = 70
"""Percent; such a sheet is printed over several pages in width."""


def spread_table(own: OwnContent, sheet: SpreadSheet, spread: Spread) -> OwnTable:
    """The rows of a sheet, planned."""
    table = OwnTable(own, sheet.name, [heading.title for heading in headings_of(sheet)], FIRST_ROW)
    table.plan(spread.keys(sheet))
    return table


def headings_of(sheet: SpreadSheet) -> list[Heading]:
    """The headings of a sheet: who reports, the figures, and helpers."""
    figures = [Heading(column.heading, _WIDTH) for column in sheet.columns]
    count = -(-len(sheet.columns) // RAWS_EACH)
    return [*LINE_HEADINGS.values(), *figures, LINE_KEY, *(Heading(f"{LINE_RAWS} {n + 1}", 14) for n in range(count))]


def write_spread(
    book: Book, result: Reconciled, spread: Spread, wanted: SpreadSheet, table: OwnTable, resolve: Resolver
) -> None:
    """Add a sheet: what somebody added to it, then row by row what is ours."""
    sheet = book.sheet(wanted.name)
    headings = headings_of(wanted)
    sheet.set_widths(*(heading.width for heading in headings))
    sheet.text(0, 0, f"SỐ LIỆU CỦA CÁC CƠ QUAN NHÓM {wanted.group.upper()} – {result.period.label}", TITLE)
    _write_above(sheet, wanted, result, spread.passed_over)
    write_headings(sheet, headings, frozen=Line.FILE)
    table.write(sheet, HEADER_ROW, resolve)
    writer = _RowWriter(sheet, wanted)
    for row in spread.rows(wanted):
        writer.write(table.rows[row.key], row)
    _finish(sheet, len(wanted.columns), len(headings), table.last)


def _write_above(sheet: Sheet, wanted: SpreadSheet, result: Reconciled, passed_over: Collection[Slot]) -> None:
    """What the sheet and its columns are; the columns of one indicator share its name."""
    unit = points_per_unit(sheet.book.size)
    frozen = sum(LINE_HEADINGS[line].width for line in (Line.CODE, Line.NAME))
    sheet.merge(_NAMES, 0, 1, Line.FILE, _SAID, _REMARK)
    heights = [row_height(count_lines(_SAID, frozen * unit, 11), 11)]
    for first, columns in _by_indicator(wanted):
        indicator = columns[0].indicator
        name = f"{indicator.name} ({indicator.unit})" if indicator.unit else indicator.name
        sheet.merge(_NAMES, first, 1, len(columns), name, _NAME)
        lines = count_lines(name, len(columns) * _WIDTH * unit, sheet.book.size, bold=True)
        heights.append(row_height(lines, sheet.book.size))
    sheet.set_row(_NAMES, height=min(max(heights), 409.0))
    for number, column in enumerate(wanted.columns, len(Line)):
        passed = result.passed.get(column.slot, ())
        said = [_NOT_ADDED] if column.slot in passed_over else []
        said += [f"Đã qua: {', '.join(passed)}"] if passed else []
        sheet.text(_RULES, number, "; ".join(said), _PASSED)


def _by_indicator(wanted: SpreadSheet) -> Iterator[tuple[int, list[SpreadColumn]]]:
    """The columns of each indicator, with the number of the first."""
    numbered = enumerate(wanted.columns, len(Line))
    for _, found in groupby(numbered, key=lambda pair: pair[1].indicator.code):
        pairs = list(found)
        yield pairs[0][0], [column for _, column in pairs]


class _RowWriter:
    """Writes the rows of one sheet."""

    def __init__(self, sheet: Sheet, wanted: SpreadSheet) -> None:
        self._columns = [(column.slot, column.indicator.decimals) for column in wanted.columns]
        self._pages = -(-len(self._columns) // RAWS_EACH)
        line = {Line.CODE: CENTRE, Line.NAME: TEXT, Line.FILE: TEXT, Line.REVISION: CENTRE}
        styles = [*(line[cell] for cell in Line), *[NUMBER] * len(self._columns), *[HELPER] * (1 + self._pages)]
        self._writer = sheet.row_writer(styles, inline={Line.FILE})

    def write(self, row: int, line: SpreadRow) -> None:
        figures: list[Content] = []
        texts: list[dict[str, str]] = [{} for _ in range(self._pages)]
        for number, (slot, decimals) in enumerate(self._columns):
            found = line.cells.get(slot)
            if found is None:
                figures.append("")
                continue
            value, raw = found
            if isinstance(value, Decimal):
                figures.append(Number(value, number_format(value, decimals)))
            else:
                figures.append(shown(value))
            if raw != stored_text(value):
                texts[number // RAWS_EACH][str(number % RAWS_EACH)] = raw
        raws = (json.dumps(different, ensure_ascii=False) if different else None for different in texts)
        head = (line.agency.code, line.agency.name, line.file, "" if line.revision is None else line.revision)
        self._writer.write(row, (*head, *figures, line.key, *raws))


def _finish(sheet: Sheet, figures: int, headings: int, last: int) -> None:
    raw = sheet.raw
    raw.autofilter(HEADER_ROW, 0, last, headings - 1)
    raw.set_column(len(Line) + figures, headings - 1, 14, None, {"hidden": True})
    raw.print_area(0, 0, last, len(Line) + figures - 1)
    set_up_print(sheet, wide=True)
    raw.set_print_scale(_SCALE)
    raw.repeat_rows(_NAMES, HEADER_ROW)
    raw.repeat_columns(Line.CODE, Line.NAME)
