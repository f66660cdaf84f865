"""Read the tables of a Word document: each is a sheet, with the paragraphs above it as rows above its first row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.findings.file_problems import ONLY_IMAGES, TRACKED_CHANGES
from toolkit.intake.readers.grid import Area, Cell, CellKind, Grid, Sheet, make_sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.ooxml import images, read_saved
from toolkit.intake.readers.package import Package, attribute, local, open_package
from toolkit.intake.readers.raw_sheet import check_extent
from toolkit.intake.readers.refusal import Refused, damaged
from toolkit.intake.readers.remark import Remark, remark
from toolkit.intake.readers.word_numbering import Numbering, read_numbering
from toolkit.intake.readers.word_text import WordFonts, child_of, paragraph_runs, read_fonts
from toolkit.vietnamese.fonts import charset_of

_DROPPED = {"del", "moveFrom", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr"}
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_GOES_ON = re.compile(r"\W*\(?(?:tiếp(?: theo)?|trang \d+)\)?\W*", re.IGNORECASE)
_MOST_SPAN = 512
_NARROW = 2
"""A table of no more columns frames the head of a document; its words belong to the table below it."""


def read_docx(data: bytes, limits: Limits) -> Grid:
    """The document's tables as sheets “Bảng 1”, “Bảng 2”…, rows counted as in the table; raise Refused.

    Tables that nothing but blank lines stands between go on with each other. What was deleted with changes tracked is
    gone, what was inserted is there.
    """
    package = open_package(data, limits)
    document = _Document(read_fonts(package, limits), read_numbering(package, limits), limits)
    body = _body(package, limits)
    document.read(body)
    if not document.tables and not document.above and (count := images(package)):
        raise Refused(ONLY_IMAGES, count=count)
    sheets = tuple(document.sheets()) or (make_sheet("Văn bản", _above(document.above)),)
    return Grid(sheets, read_saved(package), remarks=_remarks(body))


def _body(package: Package, limits: Limits) -> Element:
    name = next((name for name in package.parts if name.casefold() == "word/document.xml"), "")
    root: Element | None = None
    for _, _, element in package.elements(name, limits.depth):
        root = root if root is not None else element
    body = child_of(root, "body") if root is not None else None
    if body is None:
        raise damaged("văn bản Word không có nội dung")
    return body


def _remarks(body: Element) -> tuple[Remark, ...]:
    changed = any(local(one.tag) in _CHANGES for one in body.iter())
    return (remark(TRACKED_CHANGES),) if changed else ()


@dataclass(slots=True)
class _WordTable:
    """One table, or several that go on with each other."""

    numbers: list[int]
    above: list[Cell]
    columns: int = 0
    rows: int = 0
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)


@dataclass(slots=True)
class _Document:
    """What has been read of a document."""

    fonts: WordFonts
    numbering: Numbering
    limits: Limits
    tables: list[_WordTable] = field(default_factory=list)
    above: list[Cell] = field(default_factory=list)
    count: int = 0
    fresh: bool = False
    """Whether nothing was written since the last table ended."""

    def read(self, element: Element) -> None:
        """Read paragraphs and tables one after the other."""
        for block in _blocks(element):
            if local(block.tag) == "tbl":
                self._table(block)
            else:
                self._paragraph(block)

    def sheets(self) -> Iterator[Sheet]:
        """The tables as sheets."""
        for table in self.tables:
            name = f"Bảng {table.numbers[0]}" + (f"–{table.numbers[-1]}" if len(table.numbers) > 1 else "")
            check_extent(name, list(table.cells), self.limits)
            yield make_sheet(name, {**_above(table.above), **table.cells}, table.merges)

    def _paragraph(self, paragraph: Element) -> None:
        cell = self._cell([paragraph])
        if cell is not None and not _GOES_ON.fullmatch(cell.text):
            self.above.append(cell)
            self.fresh = False

    def _table(self, element: Element) -> None:
        self.count += 1
        rows = list(_rows(element))
        columns = max((sum(_span(cell) for cell in _cells(row)) for row in rows), default=0)
        last = self.tables[-1] if self.tables else None
        if last is not None and self.fresh and last.columns == columns:
            table = last
            table.numbers.append(self.count)
        else:
            table = _WordTable([self.count], self.above, columns)
            self.tables.append(table)
        nested = self._fill(table, rows)
        self._end(table)
        for inner in nested:
            self._table(inner)

    def _end(self, table: _WordTable) -> None:
        """What stands above the next table: nothing of this one, unless it only frames words."""
        if table.columns <= _NARROW:
            by_row: dict[int, list[Cell]] = {}
            for (row, _), cell in sorted(table.cells.items()):
                by_row.setdefault(row, []).append(cell)
            self.above = [*table.above, *(cell for cells in by_row.values() for cell in cells)]
        else:
            self.above = []
        self.fresh = True

    def _fill(self, table: _WordTable, rows: list[Element]) -> list[Element]:
        """Put rows into a table; the tables that stand inside its cells."""
        nested: list[Element] = []
        open_merges: dict[int, tuple[int, int]] = {}
        for row in rows:
            table.rows += 1
            column = 1 + _whole(child_of(row, "trPr", "gridBefore"), 0)
            for element in _cells(row):
                span = _span(element)
                nested += [one for one in _blocks(element) if local(one.tag) == "tbl"]
                cell = self._cell([one for one in _blocks(element) if local(one.tag) == "p"])
                if cell is not None:
                    table.cells[table.rows, column] = cell
                self._merge(table, element, (column, span), open_merges)
                column += span
        return nested

    @staticmethod
    def _merge(table: _WordTable, cell: Element, at: tuple[int, int], started: dict[int, tuple[int, int]]) -> None:
        """Note what a cell is merged with: others of its row, or the one that began above it."""
        column, span = at
        down = child_of(cell, "tcPr", "vMerge")
        if down is not None and attribute(down, "val") != "restart" and column in started:
            index, top = started[column]
            table.merges[index] = Area(top, column, table.rows, column + span - 1)
            return
        started.pop(column, None)
        if down is not None:
            started[column] = len(table.merges), table.rows
        if span > 1 or down is not None:
            table.merges.append(Area(table.rows, column, table.rows, column + span - 1))

    def _cell(self, paragraphs: list[Element]) -> Cell | None:
        """Paragraphs as one text cell, None where they are blank."""
        runs: list[tuple[str, str]] = []
        for number, paragraph in enumerate(paragraphs):
            own = paragraph_runs(paragraph, self.fonts)
            label = self.numbering.label(paragraph)
            runs += [*([("", "\n")] if number else []), *([("", label)] if label else []), *own]
        text = "".join(piece for _, piece in runs).rstrip()
        if not text.strip():
            return None
        fonts = {font for font, piece in runs if piece.strip()}
        if len(fonts) == 1:
            (font,) = fonts
            return Cell(CellKind.TEXT, text, font=font if charset_of(font) else "")
        legacy = any(charset_of(font) for font in fonts)
        return Cell(CellKind.TEXT, text, runs=tuple(runs) if legacy else ())


def _above(cells: list[Cell]) -> dict[tuple[int, int], Cell]:
    """Paragraphs in the rows that end above the first row of a table, so that its rows keep their numbers."""
    return {(row, 1): cell for row, cell in enumerate(cells, 1 - len(cells))}


def _blocks(element: Element) -> Iterator[Element]:
    """Paragraphs and tables, also out of content controls and accepted insertions."""
    for child in element:
        tag = local(child.tag)
        if tag in ("p", "tbl"):
            yield child
        elif tag not in _DROPPED:
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        tag = local(child.tag)
        if tag == "tr":
            if child_of(child, "trPr", "del") is None:
                yield child
        elif tag not in _DROPPED:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        tag = local(child.tag)
        if tag == "tc":
            yield child
        elif tag not in _DROPPED:
            yield from _cells(child)


def _span(cell: Element) -> int:
    return max(1, min(_whole(child_of(cell, "tcPr", "gridSpan"), 1), _MOST_SPAN))


def _whole(element: Element | None, otherwise: int) -> int:
    value = attribute(element, "val") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise
