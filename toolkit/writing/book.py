"""A thin, strict coat over XlsxWriter: typed cells only, formulas with values, and an error where it would drop one."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import inf
from typing import Any, NamedTuple, TypeAlias

from xlsxwriter.format import Format

from toolkit.model import Mark, Value
from toolkit.writing.content import Result, check_formula, is_quoted, refuse, stored
from toolkit.writing.fast_worksheet import FastWorksheet
from toolkit.writing.measure import count_lines, points_per_unit, row_height
from toolkit.writing.package import PackedWorkbook
from toolkit.writing.row_writer import RowWriter

Style: TypeAlias = dict[str, Any]
"""XlsxWriter format properties."""
MAX_HEIGHT = 409.0
"""Points; Excel shows no row higher."""


class Dress(NamedTuple):
    """A style made ready: the format, and what measuring a text in it takes."""

    format: Format
    size: float
    wrap: bool
    bold: bool
    indent: int
    line: float
    """The height of a row of one line."""


class Book:
    """A workbook in memory whose bytes depend on its contents only."""

    def __init__(self, created: date, *, title: str = "", font: str = "Times New Roman", size: float = 12) -> None:
        self._buffer = io.BytesIO()
        self.size = size
        self._base = {"font_name": font, "font_size": size, "valign": "vcenter"}
        self.raw = PackedWorkbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": False,
                "default_format_properties": {"font_name": font, "font_size": size},
            },
        )
        self.raw.set_properties({"title": title, "author": "ktxh", "created": datetime(*created.timetuple()[:3])})  # noqa: DTZ001
        self._sheets: list[Sheet] = []
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._dresses: dict[tuple[tuple[str, Any], ...], Dress] = {}

    def sheet(self, name: str) -> Sheet:
        """Add a sheet."""
        self._sheets.append(Sheet(self, self.raw.add_worksheet(name, FastWorksheet)))
        return self._sheets[-1]

    def properties(self, style: Style) -> Style:
        """A style over the book's font."""
        return self._base | style

    def format(self, style: Style) -> Format:
        """The format with these properties over the book's font; equal styles share one format."""
        properties = self.properties(style)
        found = tuple(sorted(properties.items()))
        if found not in self._formats:
            self._formats[found] = self.raw.add_format(properties)
        return self._formats[found]

    def dress(self, style: Style | None, *, quoted: bool = False) -> Dress:
        """The style over the book's font, made ready; with `quoted` a cell whose text looks like a formula."""
        key = (*(style or {}).items(), ("quote_prefix", True)) if quoted else tuple((style or {}).items())
        found = self._dresses.get(key)
        if found is None:
            properties = self.properties(dict(key))
            size = float(properties["font_size"])
            found = self._dresses[key] = Dress(
                self.format(dict(key)),
                size,
                bool(properties.get("text_wrap")),
                bool(properties.get("bold")),
                int(properties.get("indent", 0)),
                min(row_height(1, size), MAX_HEIGHT),
            )
        return found

    def shared_text(self, text: str) -> int:
        """The number of a text among those that all sheets share; whoever uses it counts it (see Sheet.finish_row)."""
        table = self.raw.str_table
        number: int = table._get_shared_string_index(text)
        table.count -= 1
        return number

    def overlay(self, style: Style) -> Format:
        """The format that a condition lays over a cell; it keeps the cell's font and size."""
        return self.raw.add_format(style)

    def to_bytes(self) -> bytes:
        """Close the workbook and return it."""
        for sheet in self._sheets:
            sheet.fit_rows()
        self.raw.close()
        return self._buffer.getvalue()


@dataclass
class _Row:
    fixed: float | None = None
    needed: float | None = None
    level: int = 0


class Sheet:
    """A sheet whose cells are written by type; rows and columns count from 0."""

    def __init__(self, book: Book, raw: FastWorksheet) -> None:
        self.book = book
        self.raw = raw
        self._widths: dict[int, float] = {}
        self._rows: dict[int, _Row] = {}
        self._finished = 0
        """Rows above are written and done with."""
        self._points = points_per_unit(book.size)

    def set_widths(self, *widths: float) -> None:
        """The widths of the first columns, in Excel's units; to be set before wrapped text is written."""
        for column, width in enumerate(widths):
            self._widths[column] = width
            self.raw.set_column(column, column, width)

    def set_row(self, row: int, *, height: float | None = None, level: int = 0) -> None:
        """A row's height, if it is not to follow from its text, and its outline level."""
        known = self._rows.setdefault(row, _Row())
        known.fixed, known.level = height, level

    def fit_rows(self) -> None:
        """Give every row the height that its text needs."""
        for row, known in self._rows.items():
            self._fit(row, known)

    def _fit(self, row: int, known: _Row) -> None:
        height = known.fixed if known.fixed is not None else known.needed
        if height is not None or known.level:
            self.raw.set_row(row, height, None, {"level": known.level} if known.level else {})

    def row_writer(self, styles: Sequence[Style], inline: Collection[int] = ()) -> RowWriter:
        """Rows of one kind (see RowWriter); to be made when the widths are set."""
        return RowWriter(self, styles, inline)

    def finish_row(self, row: int, last: int, cells: str, height: float, level: int, texts: int) -> None:
        """Take a row from a RowWriter: XML up to the column `last`, how high it is, and how many shared texts it has.

        Rows above are finished with it; what somebody wrote into this one before, in columns to the right, stays.
        """
        for above in range(self._finished, row):
            if above in self._rows:
                self._fit(above, self._rows.pop(above))
        known = self._rows.pop(row, None) or _Row()
        needed = max(height, known.needed or 0) if known.fixed is None else known.fixed
        self._finished = row + 1
        self.book.raw.str_table.count += texts
        refuse(self.raw.finish_row(row, last, cells, needed, known.level or level), row, 0)

    def points(self, column: int) -> float:
        """How wide a column is, in points; without end where nobody has said."""
        return self._widths[column] * self._points if column in self._widths else inf

    def height_of(self, text: str, column: int, dress: Dress) -> float:
        """How high a row must be for a text, which is wrapped if its dress says so."""
        if text and dress.wrap and column in self._widths:
            lines = count_lines(text, self.points(column), dress.size, bold=dress.bold, indent=dress.indent)
            if lines > 1:
                return min(row_height(lines, dress.size), MAX_HEIGHT)
        return dress.line

    def _measure(self, row: int, column: int, text: str, dress: Dress) -> None:
        """Note how high a row must be for a text."""
        height = self.height_of(text, column, dress)
        known = self._rows.get(row)
        if known is None:
            self._rows[row] = _Row(needed=height)
        elif known.needed is None or known.needed < height:
            known.needed = height

    def text(self, row: int, column: int, text: str, style: Style | None = None) -> None:
        """Write text as text, whatever it begins with."""
        self._measure(row, column, text, self.book.dress(style))
        self._write_text(row, column, text, style)

    def _write_text(self, row: int, column: int, text: str, style: Style | None) -> None:
        cell_format = self.book.dress(style, quoted=is_quoted(text, row, column)).format
        if not text:
            refuse(self.raw._write_blank(row, column, None, cell_format), row, column)
            return
        refuse(self.raw._write_string(row, column, text, cell_format), row, column)

    def number(self, row: int, column: int, number: Decimal | int, style: Style | None = None) -> None:
        """Write a number."""
        result = self.raw._write_number(row, column, stored(number), self._format(style))
        refuse(result, row, column)

    def blank(self, row: int, column: int, style: Style | None = None) -> None:
        """Write an empty cell that has a style."""
        refuse(self.raw._write_blank(row, column, None, self._format(style)), row, column)

    def merge(self, row: int, column: int, down: int, across: int, text: str, style: Style | None = None) -> None:
        """Write text over a rectangle of cells, `down` rows by `across` columns, merged if more than one."""
        if down > 1 or across > 1:
            result = self.raw.merge_range(row, column, row + down - 1, column + across - 1, "", self._format(style))
            refuse(result, row, column)
            self._write_text(row, column, text, style)
        else:
            self.text(row, column, text, style)

    def value(self, row: int, column: int, value: Value | None, style: Style | None = None) -> None:
        """Write a figure's value: a number, the text of a mark, a note, or a blank."""
        if isinstance(value, Decimal):
            self.number(row, column, value, style)
        else:
            self.text(row, column, shown(value), style)

    def formula(self, row: int, column: int, formula: str, value: Result, style: Style | None = None) -> None:
        """Write a formula (with its `=`) together with the value it has."""
        check_formula(formula, row, column)
        if isinstance(value, str):
            self._measure(row, column, value, self.book.dress(style))
        cached = stored(value) if isinstance(value, Decimal) else value
        refuse(self.raw.put_formula(row, column, formula, self._format(style), cached), row, column)

    def link(self, row: int, column: int, sheet: str, cell: str, style: Style | None = None) -> None:
        """Write a cell's name that leads to that cell of a sheet of this workbook."""
        there = "internal:'{}'!{}".format(sheet.replace("'", "''"), cell)
        refuse(self.raw.write_url(row, column, there, self._format(style), cell), row, column)

    def _format(self, style: Style | None) -> Format:
        return self.book.dress(style).format


def shown(value: Value | None) -> str:
    """A value that is no number, as text."""
    if value is None:
        return ""
    return value.value if isinstance(value, Mark) else str(value)


def stored_text(value: Value) -> str:
    """A value's text as it is read back from a cell: a number with the digits that the cell stores."""
    return str(stored(value)) if isinstance(value, Decimal) else shown(value)
