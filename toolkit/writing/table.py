"""The standard table "Các nội dung, chỉ tiêu KT-XH" as a workbook, in the look of the province's template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model import Reconciled, Value
from toolkit.reconcile.compare import ratio
from toolkit.writing.book import Book, Sheet
from toolkit.writing.content import Content, Number, RowFormula
from toolkit.writing.look import COLUMNS, Look, LookRow, Role
from toolkit.writing.rows import PrintedRow, decimals_of, printed_rows, shown_mark

SHEET = "Biểu"
_DONE, _BASES = "E", ("D", "F")
"""The column of results, and those that the ratios compare them with."""


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
    write_body = _BodyWriter(sheet, look).write
    for printed in printed_rows(result, agencies):
        write_body(row, printed)
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


class _BodyWriter:
    """Writes the rows between header and signatures, each in the look of the template's row of its kind."""

    def __init__(self, sheet: Sheet, look: Look) -> None:
        self._writers = {
            role: sheet.row_writer([row.cells[at].style if at in row.cells else {} for at in range(COLUMNS)])
            for role, row in look.levels.items()
        }
        self._ratios = [ratio_in_row(_DONE, base) for base in _BASES]

    def write(self, row: int, printed: PrintedRow) -> None:
        """Write a row."""
        plan, actual, previous = printed.values
        contents: list[Content] = [printed.number, printed.name, printed.unit]
        contents += (_content(value, printed.digits) for value in printed.values)
        for formula, base in zip(self._ratios, (plan, previous), strict=True):
            found = ratio(actual, base)
            blank = printed.role is Role.AGENCY
            contents.append("" if blank else formula.at(row, "" if found is None else found))
        contents.append(printed.note)
        self._writers[printed.role].write(row, contents)


def _content(value: Value | None, digits: int | None) -> Content:
    return Number(value, number_format(value, digits)) if isinstance(value, Decimal) else shown_mark(value)


def ratio_formula(done: str, base: str) -> str:
    """A ratio in percent that is blank where there is nothing to compare."""
    return f'=IF(AND(ISNUMBER({done}),ISNUMBER({base})),IF({base}<>0,{done}/{base}*100,""),"")'


def ratio_in_row(done: str, base: str) -> RowFormula:
    """The same in every row, of two columns by their letters."""
    return RowFormula(lambda row: ratio_formula(f"{done}{row}", f"{base}{row}").removeprefix("="))


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
