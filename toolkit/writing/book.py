"""A thin, strict coat over XlsxWriter: typed cells only, formulas with values, and an error where it would drop one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any, NamedTuple, TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.model import Mark, Value
from toolkit.writing.fast_worksheet import FastWorksheet
from toolkit.writing.measure import count_lines, points_per_unit, row_height

Style: TypeAlias = dict[str, Any]
"""XlsxWriter format properties."""
MAX_TEXT = 32_767
_LIKE_A_FORMULA = frozenset("=+-@\t\r'")
MAX_FORMULA = 8_192
_EXACT_INTEGERS = 10**15
MAX_HEIGHT = 409.0
"""Points; Excel shows no row higher."""


class WritingError(Exception):
    """A cell that cannot be stored as it is: a fault of ours, never of a submission."""


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
        self.raw = xlsxwriter.Workbook(
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
            height = known.fixed if known.fixed is not None else known.needed
            if height is not None or known.level:
                self.raw.set_row(row, height, None, {"level": known.level} if known.level else {})

    def _measure(self, row: int, column: int, text: str, dress: Dress) -> None:
        """Note how high a row must be for a wrapped text."""
        height = dress.line
        if text and dress.wrap and column in self._widths:
            width = self._widths[column] * self._points
            lines = count_lines(text, width, dress.size, bold=dress.bold, indent=dress.indent)
            if lines > 1:
                height = min(row_height(lines, dress.size), MAX_HEIGHT)
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
        if len(text) * 2 > MAX_TEXT and len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
            raise WritingError(f"{xl_rowcol_to_cell(row, column)}: text of {len(text)} characters")
        quoted = len(text) > 1 and text[0] in _LIKE_A_FORMULA
        cell_format = self.book.dress(style, quoted=quoted).format
        if not text:
            self._check(self.raw._write_blank(row, column, None, cell_format), row, column)
            return
        self._check(self.raw._write_string(row, column, text, cell_format), row, column)

    def number(self, row: int, column: int, number: Decimal | int, style: Style | None = None) -> None:
        """Write a number."""
        result = self.raw._write_number(row, column, _stored(number), self._format(style))
        self._check(result, row, column)

    def blank(self, row: int, column: int, style: Style | None = None) -> None:
        """Write an empty cell that has a style."""
        self._check(self.raw._write_blank(row, column, None, self._format(style)), row, column)

    def merge(self, row: int, column: int, down: int, across: int, text: str, style: Style | None = None) -> None:
        """Write text over a rectangle of cells, `down` rows by `across` columns, merged if more than one."""
        if down > 1 or across > 1:
            result = self.raw.merge_range(row, column, row + down - 1, column + across - 1, "", self._format(style))
            self._check(result, row, column)
            self._write_text(row, column, text, style)
        else:
            self.text(row, column, text, style)

    def value(self, row: int, column: int, value: Value | None, style: Style | None = None) -> None:
        """Write a figure's value: a number, the text of a mark, a note, or a blank."""
        if isinstance(value, Decimal):
            self.number(row, column, value, style)
        else:
            self.text(row, column, shown(value), style)

    def formula(
        self, row: int, column: int, formula: str, value: Decimal | str | bool, style: Style | None = None
    ) -> None:
        """Write a formula (with its `=`) together with the value it has."""
        if len(formula) > MAX_FORMULA:
            raise WritingError(f"{xl_rowcol_to_cell(row, column)}: formula of {len(formula)} characters")
        if isinstance(value, str):
            self._measure(row, column, value, self.book.dress(style))
        cached = _stored(value) if isinstance(value, Decimal) else value
        result = self.raw.put_formula(row, column, formula, self._format(style), cached)
        self._check(result, row, column)

    def link(self, row: int, column: int, sheet: str, cell: str, style: Style | None = None) -> None:
        """Write a cell's name that leads to that cell of a sheet of this workbook."""
        there = "internal:'{}'!{}".format(sheet.replace("'", "''"), cell)
        self._check(self.raw.write_url(row, column, there, self._format(style), cell), row, column)

    def _format(self, style: Style | None) -> Format:
        return self.book.dress(style).format

    @staticmethod
    def _check(result: int | None, row: int, column: int) -> None:
        if result:
            raise WritingError(f"{xl_rowcol_to_cell(row, column)}: the writer refused the cell ({result})")


class _Exact(float):
    """A number that is stored with the digits that give it back; XlsxWriter's own sixteen make 78.9 another number."""

    __slots__ = ()

    def __format__(self, specification: str) -> str:
        return repr(float(self))


def _stored(number: Decimal | int) -> float | int:
    exact = _Exact(number)
    if not isfinite(exact):
        raise WritingError(f"{number} is no number that a workbook can hold")
    return int(number) if exact.is_integer() and abs(exact) < _EXACT_INTEGERS else exact


def shown(value: Value | None) -> str:
    """A value that is no number, as text."""
    if value is None:
        return ""
    return value.value if isinstance(value, Mark) else str(value)


def stored_text(value: Value) -> str:
    """A value's text as it is read back from a cell: a number with the digits that the cell stores."""
    return str(_stored(value)) if isinstance(value, Decimal) else shown(value)
