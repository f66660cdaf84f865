"""Read .ods: one walk over its content, with repeated rows and cells unfolded only where they hold something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from toolkit.intake.grid import Area, Cell, CellKind, Grid, Sheet, make_sheet
from toolkit.intake.limits import Limits
from toolkit.intake.make_cell import make_cell, plain
from toolkit.intake.package import Package, local, open_package
from toolkit.intake.raw_sheet import check_extent
from toolkit.intake.refusal import damaged, over_limit

_CELLS = ("table-cell", "covered-table-cell")
_MAX_ROW = 1_048_576
_MAX_EXPONENT = 308


def read_ods(data: bytes, limits: Limits) -> Grid:
    """The workbook as a grid; raise Refused."""
    package = open_package(data, limits)
    if package.part("content.xml") is None:
        raise damaged("thiếu nội dung bảng tính")
    walk = _Walk(limits, [], set())
    for event, tag, element in package.elements("content.xml"):
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


@dataclass(slots=True)
class _Walk:
    """The state of the walk: where it stands, and the sheet it fills."""

    limits: Limits
    sheets: list[Sheet]
    hidden_styles: set[str]
    table: _Table | None = None
    row: int = 0
    column: int = 0
    depth: int = 0

    def step(self, event: str, tag: str, element: Element) -> None:
        if event == "start":
            self._open(tag, element)
        elif tag == "style":
            self._note_style(element)
        elif self.table is not None:
            self._close(tag, element)

    def _note_style(self, element: Element) -> None:
        for child in element:
            if local(child.tag) == "table-properties" and _get(child, "display") == "false":
                self.hidden_styles.add(_get(element, "name"))

    def _open(self, tag: str, element: Element) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                visible = _get(element, "style-name") not in self.hidden_styles
                self.table = _Table(_get(element, "name"), visible)
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
        count = int(_get(element, "number-columns-repeated") or 1)
        first = self.column + 1
        self.column += count
        if _get(element, "visibility") in ("collapse", "filter"):
            self.table.hidden_columns.update(range(first, min(first + count, 16_385)))

    def _close_row(self, element: Element) -> None:
        assert self.table is not None
        count = int(_get(element, "number-rows-repeated") or 1)
        first = self.row + 1
        self.row += count
        if _get(element, "visibility") in ("collapse", "filter"):
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
            count = int(_get(cell, "number-columns-repeated") or 1)
            made = _cell(cell)
            if made is not None:
                if count > self.limits.columns:
                    raise over_limit("số cột", count, self.limits.columns)
                found |= dict.fromkeys(range(column, column + count), made)
            self._note_merge(cell, row, column)
            column += count
        return found

    def _note_merge(self, cell: Element, row: int, column: int) -> None:
        assert self.table is not None
        rows = int(_get(cell, "number-rows-spanned") or 1)
        columns = int(_get(cell, "number-columns-spanned") or 1)
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


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _cell(element: Element) -> Cell | None:
    formula = bool(_get(element, "formula"))
    kind = _get(element, "value-type")
    text = "\n".join(_paragraph(child) for child in element if local(child.tag) == "p")
    if formula and text.startswith(("#", "Err:")):
        return Cell(CellKind.ERROR, text, formula=True)
    if kind in ("float", "percentage", "currency"):
        return _number(_get(element, "value"), kind == "percentage", formula)
    if kind == "date":
        return _date(_get(element, "date-value"), formula)
    if kind == "boolean":
        return make_cell(_get(element, "boolean-value") == "true", formula=formula)
    if formula and not kind:
        return Cell(CellKind.UNCALCULATED, _get(element, "formula").removeprefix("of:"), formula=True)
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


def _paragraph(element: Element) -> str:
    """The text of a paragraph, with its counted spaces, tabs and line breaks; notes in it are left out."""
    pieces = [element.text or ""]
    for child in element:
        tag = local(child.tag)
        if tag == "s":
            pieces.append(" " * min(int(_get(child, "c") or 1), 1_000))
        elif tag in ("tab", "line-break"):
            pieces.append("\t" if tag == "tab" else "\n")
        elif tag != "annotation":
            pieces.append(_paragraph(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
