"""The standard table "Các nội dung, chỉ tiêu KT-XH" as a workbook, in the look of the province's template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toolkit.model import Reconciled, Value
from toolkit.reconcile.compare import ratio
from toolkit.writing.book import Book, Sheet
from toolkit.writing.look import COLUMNS, Look, LookRow, Role
from toolkit.writing.rows import PrintedRow, decimals_of, printed_rows, shown_mark

SHEET = "Biểu"
_VALUE_COLUMNS = (3, 4, 5)
_RATIOS = ((6, "D", "E"), (7, "F", "E"))
"""Column of each ratio, and the columns of its base and of the result."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the template's placeholders stand for."""

    province: str
    period: str
    year: int

    def fill(self, text: str) -> str:
        """A template text with its placeholders filled in."""
        filled = {
            "{TỈNH}": self.province.upper(),
            "{tỉnh}": self.province,
            "{KỲ}": self.period.upper(),
            "{kỳ}": self.period,
            "{năm}": str(self.year),
        }
        return re.sub(r"\{[^{}]*\}", lambda found: filled.get(found.group(), found.group()), text)


def table_bytes(result: Reconciled, look: Look, province: str, agencies: Collection[str] | None = None) -> bytes:
    """Write the table of a period, for all agencies or for some."""
    words = Words(province, result.period.label, result.period.year)
    book = Book(result.period.end, title=f"Các nội dung, chỉ tiêu KT-XH {result.period.label}")
    sheet = book.sheet(SHEET)
    sheet.set_widths(*look.widths)
    row = _write_block(sheet, 0, look.title, words)
    header = row
    row = _write_block(sheet, row, look.header, words)
    for printed in printed_rows(result, agencies):
        _write_row(sheet, row, printed, look.levels[printed.role])
        row += 1
    body_end = row
    row = _write_block(sheet, row, look.closing, words)
    _set_up_page(sheet, look, (header, header + len(look.header) - 1), max(row, body_end) - 1)
    return book.to_bytes()


def _write_block(sheet: Sheet, row: int, rows: Iterable[LookRow], words: Words) -> int:
    """Rows that are the template's own: title, header, signatures."""
    for look_row in rows:
        if look_row.height:
            sheet.set_row(row, height=look_row.height)
        for column, cell in look_row.cells.items():
            sheet.merge(row, column, cell.down, cell.across, words.fill(cell.text), cell.style)
        row += 1
    return row


def _write_row(sheet: Sheet, row: int, printed: PrintedRow, sample: LookRow) -> None:
    styles = {column: cell.style for column, cell in sample.cells.items()}
    for column, text in enumerate((printed.number, printed.name, printed.unit)):
        sheet.text(row, column, text, styles.get(column))
    for column, value in zip(_VALUE_COLUMNS, printed.values, strict=True):
        _write_value(sheet, row, column, value, printed.digits, styles.get(column, {}))
    plan, actual, previous = printed.values
    for (column, base_letter, done_letter), base in zip(_RATIOS, (plan, previous), strict=True):
        if printed.role is Role.AGENCY:
            sheet.blank(row, column, styles.get(column))
            continue
        base_cell, done_cell = f"{base_letter}{row + 1}", f"{done_letter}{row + 1}"
        formula = ratio_formula(done_cell, base_cell)
        found = ratio(actual, base)
        sheet.formula(row, column, formula, "" if found is None else found, styles.get(column))
    sheet.text(row, 8, printed.note, styles.get(8))


def _write_value(
    sheet: Sheet, row: int, column: int, value: Value | None, digits: int | None, style: dict[str, Any]
) -> None:
    if isinstance(value, Decimal):
        sheet.number(row, column, value, style | {"num_format": number_format(value, digits)})
    else:
        sheet.text(row, column, shown_mark(value), style)


def ratio_formula(done: str, base: str) -> str:
    """A ratio in percent that is blank where there is nothing to compare."""
    return f'=IF(AND(ISNUMBER({done}),ISNUMBER({base})),IF({base}<>0,{done}/{base}*100,""),"")'


def number_format(value: Decimal, digits: int | None) -> str:
    """The number format that shows a value with its own decimals, or with as many as the catalogue says."""
    shown = decimals_of(value, digits)
    return "#,##0" + ("." + "0" * shown if shown else "")


def _set_up_page(sheet: Sheet, look: Look, header: tuple[int, int], last: int) -> None:
    page = look.page
    if page.landscape:
        sheet.raw.set_landscape()
    sheet.raw.set_paper(page.paper)
    left, right, top, bottom = page.margins
    sheet.raw.set_margins(left, right, top, bottom)
    sheet.raw.center_horizontally()
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(*header)
    sheet.raw.print_area(0, 0, last, COLUMNS - 1)
    sheet.raw.freeze_panes(header[1] + 1, 0)
    if page.header:
        sheet.raw.set_header(page.header)
    if page.footer:
        sheet.raw.set_footer(page.footer)
