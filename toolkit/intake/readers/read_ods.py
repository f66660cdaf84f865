"""Read .ods: one walk over its content, with repeated rows and cells unfolded only where they hold something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from toolkit.intake.readers.grid import Area, Cell, CellKind, Grid, Sheet, make_sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.make_cell import make_cell, plain
from toolkit.intake.readers.ods_styles import CELL, Look, OdsStyles
from toolkit.intake.readers.package import Package, attribute, local, open_package
from toolkit.intake.readers.raw_sheet import check_extent
from toolkit.intake.readers.refusal import damaged, over_limit

_CELLS = ("table-cell", "covered-table-cell")
_MAX_ROW = 1_048_576
_MAX_EXPONENT = 308


def read_ods(data: bytes, limits: Limits) -> Grid:
    """The workbook as a grid; raise Refused."""
    package = open_package(data, limits)
    if package.part("content.xml") is None:
        raise damaged("thiếu nội dung bảng tính")
    walk = _Walk(limits)
    for part in ("styles.xml", "content.xml"):
        for event, tag, element in package.elements(part):
            walk.step(event, tag, element)
    if not walk.sheets:
        raise damaged("không có trang tính nào")
    return Grid(tuple(walk.sheets), _saved(package))


def _saved(package: Package) -> datetime | None:
    for event, tag, element in package.elements("meta.xml"):
        if event == "end" and tag == "date" and element.text:
            try:
                found = datetime.fromisoformat(element.text.strip())
            except ValueError:
                return None
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


@dataclass(slots=True)
class _Table:
    """The sheet that is being filled."""

    name: str
    visible: bool
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)
    columns: list[tuple[int, str]] = field(default_factory=list)
    """The last column of each run of columns, and the style of the cells there that have none of their own."""


@dataclass(slots=True)
class _Walk:
    """The state of the walk: where it stands, and the sheet it fills."""

    limits: Limits
    sheets: list[Sheet] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    styles: OdsStyles = field(default_factory=OdsStyles)
    table: _Table | None = None
    row: int = 0
    column: int = 0
    depth: int = 0

    def step(self, event: str, tag: str, element: Element) -> None:
        if event == "start":
            self._open(tag, element)
        elif tag == "style":
            self._note_style(element)
        elif tag == "font-face":
            self.styles.note_face(element)
        elif self.table is not None:
            self._close(tag, element)

    def _note_style(self, element: Element) -> None:
        self.styles.note(element)
        for child in element:
            if local(child.tag) == "table-properties" and attribute(child, "display") == "false":
                self.hidden_styles.add(attribute(element, "name"))

    def _open(self, tag: str, element: Element) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                visible = attribute(element, "style-name") not in self.hidden_styles
                self.table = _Table(attribute(element, "name"), visible)
                self.row = self.column = 0
        elif tag == "table-row" and self.depth == 1:
            self.column = 0

    def _close(self, tag: str, element: Element) -> None:
        if tag == "table":
            self.depth -= 1
            if self.depth == 0:
                self._finish()
        elif self.depth != 1:
            return
        elif tag == "table-column":
            self._close_column(element)
        elif tag == "table-row":
            self._close_row(element)
            element.clear()

    def _close_column(self, element: Element) -> None:
        assert self.table is not None
        count = int(attribute(element, "number-columns-repeated") or 1)
        first = self.column + 1
        self.column += count
        self.table.columns.append((self.column, attribute(element, "default-cell-style-name")))
        if attribute(element, "visibility") in ("collapse", "filter"):
            self.table.hidden_columns.update(range(first, min(first + count, 16_385)))

    def _close_row(self, element: Element) -> None:
        assert self.table is not None
        count = int(attribute(element, "number-rows-repeated") or 1)
        first = self.row + 1
        self.row += count
        if attribute(element, "visibility") in ("collapse", "filter"):
            self.table.hidden_rows.update(range(first, min(self.row, first + self.limits.rows) + 1))
        found = self._row_cells(element, first)
        if found and count * len(found) + len(self.table.cells) > self.limits.cells:
            raise over_limit("số ô có nội dung", count * len(found), self.limits.cells)
        for offset in range(count if found else 0):
            self.table.cells |= {(first + offset, column): cell for column, cell in found.items()}

    def _row_cells(self, element: Element, row: int) -> dict[int, Cell]:
        found: dict[int, Cell] = {}
        column = 1
        for cell in element:
            if local(cell.tag) not in _CELLS:
                continue
            count = int(attribute(cell, "number-columns-repeated") or 1)
            made = self._cell(
                cell, attribute(cell, "style-name") or attribute(element, "default-cell-style-name"), column
            )
            if made is not None:
                if count > self.limits.columns:
                    raise over_limit("số cột", count, self.limits.columns)
                found |= dict.fromkeys(range(column, column + count), made)
            self._note_merge(cell, row, column)
            column += count
        return found

    def _cell(self, element: Element, style: str, column: int) -> Cell | None:
        assert self.table is not None
        paragraphs = [self.styles.runs(child) for child in element if local(child.tag) == "p"]
        runs = [run for number, found in enumerate(paragraphs) for run in ([(Look(), "\n")] if number else []) + found]
        made = _cell(element, "".join(text for _, text in runs))
        if made is None or made.kind is not CellKind.TEXT:
            return made
        given = style or next((name for last, name in self.table.columns if column <= last), "")
        return self.styles.drawn(made, self.styles.look(CELL, given), runs)

    def _note_merge(self, cell: Element, row: int, column: int) -> None:
        assert self.table is not None
        rows = int(attribute(cell, "number-rows-spanned") or 1)
        columns = int(attribute(cell, "number-columns-spanned") or 1)
        if rows * columns > 1:
            bottom, right = min(row + rows - 1, _MAX_ROW), min(column + columns - 1, 16_384)
            self.table.merges.append(Area(row, column, bottom, right))

    def _finish(self) -> None:
        assert self.table is not None
        check_extent(self.table.name, list(self.table.cells), self.limits)
        if len(self.table.merges) > self.limits.merges:
            raise over_limit("số ô gộp", len(self.table.merges), self.limits.merges)
        self.sheets.append(
            make_sheet(
                self.table.name,
                self.table.cells,
                self.table.merges,
                visible=self.table.visible,
                hidden_rows=self.table.hidden_rows,
                hidden_columns=self.table.hidden_columns,
            )
        )
        self.table = None


def _cell(element: Element, text: str) -> Cell | None:
    formula = bool(attribute(element, "formula"))
    kind = attribute(element, "value-type")
    if formula and text.startswith(("#", "Err:")):
        return Cell(CellKind.ERROR, text, formula=True)
    if kind in ("float", "percentage", "currency"):
        return _number(attribute(element, "value"), kind == "percentage", formula)
    if kind == "date":
        return _date(attribute(element, "date-value"), formula)
    if kind == "boolean":
        return make_cell(attribute(element, "boolean-value") == "true", formula=formula)
    if formula and not kind:
        return Cell(CellKind.UNCALCULATED, attribute(element, "formula").removeprefix("of:"), formula=True)
    return make_cell(text, formula=formula) if text else None


def _number(text: str, percent: bool, formula: bool) -> Cell:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Cell(CellKind.ERROR, text or "#VALUE!", formula=formula)
    if not number.is_finite() or abs(number.adjusted()) > _MAX_EXPONENT:
        return Cell(CellKind.ERROR, text, formula=formula)
    return Cell(CellKind.NUMBER, plain(number), percent, formula)


def _date(text: str, formula: bool) -> Cell:
    try:
        return make_cell(datetime.fromisoformat(text), formula=formula)
    except ValueError:
        return Cell(CellKind.DATE, text, formula=formula)
