"""The sheets of a slip that show an agency's own tables: every cell in its place, the doubtful ones marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.intake.layout.columns import ColumnKind
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import Area, Cell, CellKind, cell_position
from toolkit.intake.readers.grid import Sheet as Source
from toolkit.intake.readers.slip_record import SlipRecord
from toolkit.intake.slip import REMARKS
from toolkit.model import Severity
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.content import Content, Number
from toolkit.writing.measure import longest_width, points_per_unit
from toolkit.writing.row_writer import FreeRowWriter
from toolkit.writing.slip.asked import Question
from toolkit.writing.table import number_format

_HEAD: Style = {"bold": True, "align": "center", "text_wrap": True, "border": 1, "bg_color": "#D9E2F3"}
_BODY: Style = {"text_wrap": True, "border": 1}
_TITLE: Style = {"bold": True}
_REMARK: Style = {"bold": True, "font_color": "#C00000"}
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


class _Base(StrEnum):
    """What a cell is, apart from its mark."""

    TITLE = "title"
    MERGED_TITLE = "merged title"
    HEAD = "head"
    TEXT = "text"
    CENTRED = "centred"
    NUMBER = "number"
    REMARKS = "remarks"
    REMARK = "remark"


_STYLES: dict[_Base, Style] = {
    _Base.TITLE: _TITLE,
    _Base.MERGED_TITLE: _TITLE | {"align": "center", "text_wrap": True},
    _Base.HEAD: _HEAD,
    _Base.TEXT: _BODY,
    _Base.CENTRED: _BODY | {"align": "center"},
    _Base.NUMBER: _BODY | {"align": "right"},
    _Base.REMARKS: _REMARK | {"text_wrap": True},
    _Base.REMARK: _REMARK,
}


class _Look(NamedTuple):
    """How a cell looks: what it is, whether it may be changed, and how grave what is asked about it is."""

    base: _Base
    marked: bool = False
    gravest: Severity | None = None

    @property
    def style(self) -> Style:
        return _STYLES[self.base] | (_MARKED | _FILLS[self.gravest] if self.marked else {})


class _TableLook:
    """Where a table stands on its sheet, and which of its columns are centred."""

    def __init__(self, table: Table) -> None:
        self.top, self.head = table.header
        self.bottom = table.rows[-1].row if table.rows else self.head
        self.columns = {
            column.number: _Base.CENTRED if column.meaning.kind in _CENTRED else _Base.TEXT for column in table.columns
        }
        self.rows = {*range(self.top, self.head + 1), *(row.row for row in table.rows)}

    def base(self, row: int, column: int, cell: Cell | None) -> _Base:
        """What one of its cells is."""
        if row <= self.head:
            return _Base.HEAD
        return _Base.NUMBER if cell is not None and cell.kind is CellKind.NUMBER else self.columns[column]


class _SheetCopy:
    """Writes one sheet of the submission; `marks` are what is asked about each marked cell, perhaps nothing."""

    def __init__(
        self, sheet: Sheet, source: Source, tables: Sequence[Table], marks: Mapping[str, list[Question]]
    ) -> None:
        self.sheet, self._source, self._tables = sheet, source, tables
        self._looks = [_TableLook(table) for table in tables]
        self._merged = {(area.top, area.left): area for area in source.merges}
        self._covered = {position for area in source.merges for position in _inside(area)}
        self._marks = {cell_position(cell): questions for cell, questions in marks.items()}
        self._marked: defaultdict[int, set[int]] = defaultdict(set)
        for row, column in self._marks:
            self._marked[row].add(column)
        drawn = (column for look in self._looks for column in look.columns)
        self._last = max((*(column for _, column in (*source.cells, *self._marks)), *drawn), default=1)

    def write(self) -> None:
        """Write cells, marks and the column of remarks; set up the page."""
        self.sheet.set_widths(*(self._width(column) for column in range(1, self._last + 1)), _REMARK_WIDTH)
        for (row, column), questions in sorted(self._marks.items()):
            if questions:
                self._comment(row - 1, column - 1, questions)
        remarks = self._remarks()
        writer = FreeRowWriter[_Look](self.sheet, lambda look: look.style)
        together = {row for area in self._source.merges for row in range(area.top, area.bottom + 1)}
        drawn = {row for look in self._looks for row in look.rows}
        for row in sorted({*self._source.rows, *remarks, *self._marked, *drawn}):
            cells = list(self._cells(row))
            if row in remarks:
                base, text = remarks[row]
                cells.append((self._last, _Look(base), text))
            if row in together:
                self._write_merged(row, cells)
            elif cells:
                writer.write(row - 1, cells)
        self._set_up()

    def _width(self, column: int) -> float:
        """A width in which a column's cells are read; titles and merged cells reach over it."""
        size = self.sheet.book.size
        unit = points_per_unit(size)
        cells = self._source.cells
        rows = (row.row for table in self._tables for row in table.rows)
        texts = (cells[row, column].text for row in rows if (row, column) in cells)
        heads = (row for table in self._tables for row in range(table.header[0], table.header[1] + 1))
        words = (word for row in heads for word in self._source.text(row, column).split())
        widest = max(longest_width(texts, size), longest_width(words, size, bold=True))
        return min(max(widest / unit + 2.5, self._narrowest(column)), _WIDE)

    def _narrowest(self, column: int) -> float:
        valued = any(one.number == column for table in self._tables for one in table.value_columns)
        return _NARROW_VALUE if valued else _NARROW

    def _cells(self, row: int) -> Iterator[tuple[int, _Look, Content]]:
        """The cells of a row, those of a table also where they are empty, for their borders."""
        there = self._source.rows.get(row, {})
        looks = [look for look in self._looks if look.top <= row <= look.bottom]
        drawn = {column for look in looks if row in look.rows for column in look.columns}
        drawn = {column for column in drawn if (row, column) not in self._covered}
        for column in sorted({*there, *drawn, *self._marked.get(row, ())}):
            cell = there.get(column)
            look = next((one for one in looks if column in one.columns), None)
            if look is not None:
                base = look.base(row, column, cell)
            else:
                base = _Base.MERGED_TITLE if (row, column) in self._merged else _Base.TITLE
            yield column - 1, self._look((row, column), base), _content(cell, base)

    def _look(self, position: tuple[int, int], base: _Base) -> _Look:
        questions = self._marks.get(position)
        if questions is None:
            return _Look(base)
        severities = [question.finding.severity for question in questions]
        return _Look(base, marked=True, gravest=next((one for one in Severity if one in severities), None))

    def _write_merged(self, row: int, cells: Iterable[tuple[int, _Look, Content]]) -> None:
        """A row in which cells are merged, with each other or with those of other rows."""
        for column, look, content in cells:
            area = self._merged.get((row, column + 1))
            if area is not None and (area.bottom > area.top or area.right > area.left):
                down, across = area.bottom - area.top + 1, area.right - area.left + 1
                text = _readable(self._source.text(row, column + 1))
                self.sheet.merge(row - 1, column, down, across, text, look.style)
            elif isinstance(content, Number):
                self.sheet.number(row - 1, column, content.value, look.style | {"num_format": content.shown_as})
            elif isinstance(content, Decimal):
                self.sheet.number(row - 1, column, content, look.style)
            else:
                self.sheet.text(row - 1, column, str(content), look.style)

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

    def _remarks(self) -> dict[int, tuple[_Base, str]]:
        """A column beside the table that says what is asked about a row; unlike a comment it is printed."""
        numbers: defaultdict[int, set[int]] = defaultdict(set)
        for (row, _), questions in self._marks.items():
            numbers[row] |= {question.number for question in questions}
        listed = {row: ", ".join(map(str, sorted(found))) for row, found in numbers.items() if found}
        said = {row: (_Base.REMARK, f"◄ mục {found}") for row, found in listed.items()}
        head = min((table.header[1] for table in self._tables), default=1)
        head = head if head < min(said, default=head + 1) else max(min(said) - 1, 1)
        return said | {head: (_Base.REMARKS, REMARKS)}

    def _set_up(self) -> None:
        raw = self.sheet.raw
        raw.set_landscape()
        raw.set_paper(9)
        raw.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        raw.fit_to_pages(1, 0)
        raw.set_footer("&L&A&C&P/&N")
        if self._tables:
            top, bottom = self._tables[0].header
            raw.repeat_rows(top - 1, bottom - 1)
            raw.freeze_panes(bottom, 0)
        raw.protect("", {"format_columns": True, "format_rows": True})


def _content(cell: Cell | None, base: _Base) -> Content:
    """What a cell of the slip holds; the numbers of a table are shown with their own decimals."""
    if cell is None:
        return ""
    number = cell.number
    if number is None:
        return _readable(cell.text)
    if base is not _Base.NUMBER:
        return number
    return Number(number, "0.##%" if cell.percent else number_format(number, None))


def _readable(text: str) -> str:
    """A text without the signs that no cell can show."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in "\n\t" else " " for sign in text)


def _inside(area: Area) -> Iterable[tuple[int, int]]:
    return (
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    )
