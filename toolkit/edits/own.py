"""What somebody added to the master, taken out of it so that the next one can have it too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.edits.addresses import Addresses, symbolic
from toolkit.edits.compare import TableView
from toolkit.edits.content import Content, plain_text
from toolkit.edits.master import MasterPair
from toolkit.edits.parts import Parts, open_parts
from toolkit.edits.thinned import Wanted, thinned
from toolkit.edits.view import SheetView
from toolkit.findings.decision_problems import OWN_CONTENT_PARTIAL
from toolkit.model import Finding, Place
from toolkit.writing.cell_style import cell_style
from toolkit.writing.master.layout import FIGURES
from toolkit.writing.own import OwnCell, OwnColumn, OwnComment, OwnContent, OwnRow, OwnSheet
from toolkit.writing.theme import theme_colours

_PICTURES = (("xl/media/", "hình"), ("xl/charts/", "biểu đồ"))


def own_content(pair: MasterPair, data: bytes, name: str, taken_rows: set[int]) -> OwnContent:
    """The sheets, columns, rows and comments that the base's own tables do not have; raise UnreadableMasterError.

    `taken_rows` are rows of the sheet of figures that were understood as adjustments. What belongs to a table that the
    base does not have waits until there is one again, as when a group has become small for a while.
    """
    found, before = _Extraction(pair, data, name, taken_rows).content(), pair.carried
    columns = [column for column in before.columns if column.sheet not in pair.tables]
    comments = [comment for comment in before.comments if comment.sheet not in pair.tables]
    return replace(found, columns=(*found.columns, *columns), comments=(*found.comments, *comments))


def partial(pair: MasterPair, base: bytes, data: bytes, name: str, kept: str) -> Iterator[Finding]:
    """What cannot be carried over: pictures and charts that the base did not have."""
    own = [sheet for sheet in pair.edited.sheets if sheet not in pair.base.sheets]
    found = [
        f"{count} {what}" for prefix, what in _PICTURES if (count := _parts(data, prefix) - _parts(base, prefix)) > 0
    ]
    if found:
        sheet = own[0] if own else next(iter(pair.edited.sheets))
        yield OWN_CONTENT_PARTIAL.at(Place(name, sheet), sheet=sheet, what=", ".join(found), kept=kept)


def _parts(data: bytes, prefix: str) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sum(part.startswith(prefix) for part in package.namelist())


class _Extraction:
    def __init__(self, pair: MasterPair, data: bytes, name: str, taken_rows: set[int]) -> None:
        self._pair, self._data, self._name, self._taken = pair, data, name, taken_rows
        self._tables = {sheet: found.edited for sheet, found in pair.tables.items() if found.edited is not None}
        self._addresses = {sheet: Addresses.of(view) for sheet, view in self._tables.items()}
        self._own_sheets = [name for name in pair.edited.sheets if name not in pair.base.sheets]
        self._own_sheets += [name for name in pair.carried_sheets if name in pair.edited.sheets]

    def content(self) -> OwnContent:
        wanted = {name: Wanted(whole=True) for name in self._own_sheets} | dict(self._wanted_beside())
        views = self._tables.values()
        with open_parts(self._data, self._name) as parts:
            comments = [comment for view in views for comment in self._comments(parts, view)]
            if not wanted:
                return OwnContent(comments=tuple(comments))
            book = thinned(parts, wanted)
            reader = _CellReader(self._addresses, theme_colours(parts.theme))
        return OwnContent(
            tuple(self._sheet(book, name, reader) for name in self._own_sheets),
            tuple(column for view in views for column in self._columns(book, view, reader)),
            tuple(row for view in views for row in self._rows(book, view, reader)),
            tuple(comments),
        )

    def _wanted_beside(self) -> Iterator[tuple[str, Wanted]]:
        """What somebody added beside and among our cells."""
        for sheet, view in self._tables.items():
            rows = {row.row for row in view.own_rows} if view.layout.keeps_rows else set()
            if rows or view.own_columns:
                yield sheet, Wanted(rows, view.own_columns)

    def _sheet(self, book: Workbook, name: str, reader: _CellReader) -> OwnSheet:
        sheet = book[name]
        view = self._pair.edited.sheets[name]
        cells = {
            f"{row - 1},{column - 1}": reader.read(sheet, row, column, view.get(row, column))
            for (row, column) in self._worth_keeping(sheet, view)
        }
        widths = {letters: float(one.width) for letters, one in sheet.column_dimensions.items() if one.width}
        merges = [[a.min_row - 1, a.min_col - 1, a.max_row - 1, a.max_col - 1] for a in sheet.merged_cells.ranges]
        return OwnSheet(name, cells, widths, sorted(merges))

    @staticmethod
    def _worth_keeping(sheet: Worksheet, filled: SheetView) -> list[tuple[int, int]]:
        styled = [
            (cell.row, cell.column)
            for row in sheet.iter_rows(max_row=min(sheet.max_row, 5_000), max_col=min(sheet.max_column, 200))
            for cell in row
            if isinstance(cell, SheetCell) and cell.has_style
        ]
        return sorted({*(position for position, _ in filled.items()), *styled})

    def _columns(self, book: Workbook, view: TableView, reader: _CellReader) -> Iterator[OwnColumn]:
        for number, heading in view.own_columns.items():
            sheet = book[view.layout.sheet]
            cells = {
                key: reader.read(sheet, placed.row, number, placed.content)
                for (key, column), placed in view.own_cells.items()
                if column == number
            }
            if cells or heading:
                width = sheet.column_dimensions[get_column_letter(number)].width
                there = self._pair.edited.sheets[view.layout.sheet].get(view.header_row, number)
                head = reader.read(sheet, view.header_row, number, there)
                yield OwnColumn(view.layout.sheet, heading, float(width or 13), head, cells)

    def _rows(self, book: Workbook, view: TableView, reader: _CellReader) -> Iterator[OwnRow]:
        headings = self._addresses[view.layout.sheet].columns
        for row in view.own_rows if view.layout.keeps_rows else ():
            if view.layout.sheet == FIGURES and row.row in self._taken:
                continue
            cells = {
                headings[column]: reader.read(book[view.layout.sheet], row.row, column, content)
                for column, content in row.cells.items()
                if column in headings
            }
            yield OwnRow(view.layout.sheet, row.after, cells)

    def _comments(self, parts: Parts, view: TableView) -> Iterator[OwnComment]:
        sheet = view.layout.sheet
        places = self._addresses[sheet]
        for row, column, text, author in parts.comments(sheet):
            key, heading = places.rows.get(row, ""), places.columns.get(column, "")
            if key in view.rows and heading in view.columns:
                yield OwnComment(sheet, key, heading, text, author)


class _CellReader:
    """A cell with its style, its formula by keys."""

    def __init__(self, addresses: dict[str, Addresses], theme: tuple[str, ...]) -> None:
        self._addresses = addresses
        self._theme = theme

    def read(self, sheet: Worksheet, row: int, column: int, content: Content | None) -> OwnCell:
        cell = sheet.cell(row, column)
        style = cell_style(cell, self._theme) if isinstance(cell, SheetCell) and cell.has_style else {}
        if content is None:
            return OwnCell(None, "", style)
        formula = symbolic(content.formula, sheet.title, self._addresses) if content.formula else ""
        return OwnCell(_plain(content.value), formula, style)


def _plain(value: Any) -> str | float | int | bool | None:  # noqa: ANN401
    """A value that can be written again; dates become the serial numbers that they are in Excel."""
    from openpyxl.utils.datetime import to_excel

    if isinstance(value, datetime | date | time | timedelta):
        return float(to_excel(value))  # type: ignore[no-untyped-call]
    return value if isinstance(value, bool | int | float) or value is None else plain_text(value)
