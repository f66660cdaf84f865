"""The sheets of a slip that show an agency's own tables: every cell in its place, the doubtful ones marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.intake.columns import ColumnKind
from toolkit.intake.grid import Area, Cell, CellKind, cell_name, cell_position
from toolkit.intake.grid import Sheet as Source
from toolkit.intake.slip import REMARKS
from toolkit.intake.slip_record import SlipRecord
from toolkit.intake.table import Table
from toolkit.model import Severity
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.measure import points_per_unit, text_width
from toolkit.writing.table import number_format

if TYPE_CHECKING:
    from toolkit.writing.slip.build import Question

_HEAD: Style = {"bold": True, "align": "center", "text_wrap": True, "border": 1, "bg_color": "#D9E2F3"}
_BODY: Style = {"text_wrap": True, "border": 1}
_TITLE: Style = {"bold": True}
_MARKED: Style = {"border": 5, "border_color": "#C00000", "locked": False}
_FILLS: dict[Severity | None, Style] = {
    Severity.ERROR: {"bg_color": "#FFC7CE"},
    Severity.WARNING: {"bg_color": "#FFEB9C"},
    Severity.INFO: {"bg_color": "#FFEB9C"},
    None: {"bg_color": "#FFF2CC"},
}
"""By the gravest question about a cell; the last for cells that wait for another cell of their row."""
_NARROW, _NARROW_VALUE, _WIDE, _REMARK_WIDTH = 7.0, 12.0, 46.0, 16.0
_CENTRED = {ColumnKind.STT, ColumnKind.CODE, ColumnKind.UNIT}
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_SIGNS = 300, 20, 42


def write_tables(book: Book, record: SlipRecord, tables: Iterable[Table], questions: Iterable[Question]) -> None:
    """Add a sheet for each that was sent and shown, under its own name."""
    asked: defaultdict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in questions:
        asked[question.finding.place.sheet, question.finding.place.cell].append(question)
    seen = tuple(tables)
    for source in record.sheets:
        marks = {cell: asked.get((source.name, cell), []) for name, cell in record.marked if name == source.name}
        of_sheet = [table for table in seen if table.sheet.name == source.name]
        copy = _SheetCopy(book.sheet(source.name), source, of_sheet, marks)
        copy.write()
        if not source.visible and not marks:
            copy.sheet.raw.hide()


@dataclass
class _SheetCopy:
    """Writes one sheet of the submission."""

    sheet: Sheet
    source: Source
    tables: Sequence[Table]
    marks: dict[str, list[Question]]
    """What is asked about each marked cell, perhaps nothing."""
    _merged: dict[tuple[int, int], Area] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._merged = {(area.top, area.left): area for area in self.source.merges}
        self._last = max((column for _, column in self.source.cells), default=1)

    def write(self) -> None:
        """Write cells, marks and the column of remarks; set up the page."""
        self.sheet.set_widths(*(self._width(column) for column in range(1, self._last + 1)), _REMARK_WIDTH)
        blank = set(map(cell_position, self.marks)) - self.source.cells.keys()
        for position in sorted({*self.source.cells, *blank, *self._empty_cells()}):
            self._write_cell(position, self.source.cells.get(position))
        self._write_remarks()
        self._set_up()

    def _width(self, column: int) -> float:
        """A width in which a column's cells are read; titles and merged cells reach over it."""
        unit = points_per_unit(self.sheet.book.size)
        size = self.sheet.book.size
        rows = {row.row for table in self.tables for row in table.rows}
        widest = max((text_width(self.source.text(row, column), size) for row in rows), default=0.0)
        heads = [row for table in self.tables for row in range(table.header[0], table.header[1] + 1)]
        words = [word for row in heads for word in self.source.text(row, column).split()]
        longest = max((text_width(word, size, bold=True) for word in words), default=0.0)
        return min(max(widest / unit + 2.5, longest / unit + 2.5, self._narrowest(column)), _WIDE)

    def _narrowest(self, column: int) -> float:
        valued = any(one.number == column for table in self.tables for one in table.value_columns)
        return _NARROW_VALUE if valued else _NARROW

    def _empty_cells(self) -> Iterable[tuple[int, int]]:
        """Cells of the tables that hold nothing, for their borders."""
        covered = {(row, column) for area in self.source.merges for row, column in _inside(area)}
        for table in self.tables:
            columns = [column.number for column in table.columns]
            rows = [*range(table.header[0], table.header[1] + 1), *(row.row for row in table.rows)]
            yield from ((row, column) for row in rows for column in columns if (row, column) not in covered)

    def _write_cell(self, position: tuple[int, int], cell: Cell | None) -> None:
        row, column = position[0] - 1, position[1] - 1
        name = cell_name(*position)
        style = self._style(position, cell) | (self._mark(name) if name in self.marks else {})
        area = self._merged.get(position)
        if area is not None and (area.bottom > area.top or area.right > area.left):
            down, across = area.bottom - area.top + 1, area.right - area.left + 1
            self.sheet.merge(row, column, down, across, _readable(cell.text) if cell else "", style)
        elif cell is None:
            self.sheet.blank(row, column, style)
        elif cell.number is not None and cell.kind is CellKind.NUMBER:
            self.sheet.number(row, column, cell.number, style)
        else:
            self.sheet.text(row, column, _readable(cell.text), style)
        if self.marks.get(name):
            self._comment(row, column, self.marks[name])

    def _style(self, position: tuple[int, int], cell: Cell | None) -> Style:
        table = next((one for one in self.tables if self._holds(one, position)), None)
        if table is None:
            merged = position in self._merged
            return _TITLE | ({"align": "center", "text_wrap": True} if merged else {})
        if position[0] <= table.header[1]:
            return _HEAD
        if cell is None or cell.number is None:
            kinds = {column.number: column.meaning.kind for column in table.columns}
            return _BODY | ({"align": "center"} if kinds[position[1]] in _CENTRED else {})
        shown = {"num_format": "0.##%"} if cell.percent else {"num_format": number_format(cell.number, None)}
        return _BODY | {"align": "right"} | shown

    def _holds(self, table: Table, position: tuple[int, int]) -> bool:
        rows = (table.header[0], table.rows[-1].row if table.rows else table.header[1])
        return rows[0] <= position[0] <= rows[1] and position[1] in {column.number for column in table.columns}

    def _mark(self, name: str) -> Style:
        severities = [question.finding.severity for question in self.marks[name]]
        gravest = next((one for one in Severity if one in severities), None)
        return _MARKED | _FILLS[gravest]

    def _comment(self, row: int, column: int, questions: list[Question]) -> None:
        """The sentences and what to do, in a box that is as high as its text."""
        text = "\n".join(f"Mục {one.number}: {one.finding.message}\n→ {one.what_to_do}" for one in questions)
        lines = sum(1 + len(line) // _COMMENT_SIGNS for line in text.split("\n")) + 1
        options = {
            "author": "ktxh",
            "width": _COMMENT_WIDTH,
            "height": lines * _COMMENT_LINE,
            "font_name": "Times New Roman",
            "font_size": 11,
        }
        self.sheet.raw.write_comment(row, column, text, options)

    def _write_remarks(self) -> None:
        """A column beside the table that says what is asked about a row; unlike a comment it is printed."""
        numbers: defaultdict[int, set[int]] = defaultdict(set)
        for cell, questions in self.marks.items():
            numbers[cell_position(cell)[0]] |= {question.number for question in questions}
        rows = {row: found for row, found in numbers.items() if found}
        head = min((table.header[1] for table in self.tables), default=1)
        head = head if head < min(rows, default=head + 1) else max(min(rows) - 1, 1)
        self.sheet.text(head - 1, self._last, REMARKS, {"bold": True, "font_color": "#C00000", "text_wrap": True})
        for row, found in sorted(rows.items()):
            if row != head:
                text = f"◄ mục {', '.join(map(str, sorted(found)))}"
                self.sheet.text(row - 1, self._last, text, {"bold": True, "font_color": "#C00000"})

    def _set_up(self) -> None:
        raw = self.sheet.raw
        raw.set_landscape()
        raw.set_paper(9)
        raw.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        raw.fit_to_pages(1, 0)
        raw.set_footer("&L&A&C&P/&N")
        if self.tables:
            top, bottom = self.tables[0].header
            raw.repeat_rows(top - 1, bottom - 1)
            raw.freeze_panes(bottom, 0)
        raw.protect("", {"format_columns": True, "format_rows": True})


def _readable(text: str) -> str:
    """A text without the signs that no cell can show."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else " " for sign in text)


def _inside(area: Area) -> Iterable[tuple[int, int]]:
    return (
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    )
