"""Read .xlsb, the binary form of .xlsx: one walk over the records of each sheet, and a second reader for witness."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.intake.readers.biff12 import ERRORS, long, packed_number, real, records, text, word
from toolkit.intake.readers.cell_styles import CellStyles, styles_of
from toolkit.intake.readers.grid import Area, Cell, CellKind, Grid, Sheet, make_sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.make_cell import NOT_CALCULATED, make_cell
from toolkit.intake.readers.never_calculated import without_results
from toolkit.intake.readers.ooxml import active_content, read_saved, relations
from toolkit.intake.readers.package import Package, open_package
from toolkit.intake.readers.raw_sheet import check_extent, check_unambiguous
from toolkit.intake.readers.refusal import damaged, over_limit
from toolkit.intake.readers.shared_strings import in_font
from toolkit.intake.readers.sheet_cells import serial_date
from toolkit.intake.readers.witness import check_witness

_WORKBOOK = "xl/workbook.bin"
_ROW, _CELLS = 0, range(1, 12)
_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_FORMULAS = {8: _TEXT, 9: _REAL, 10: _BOOL, 11: _ERROR}
_STRING, _FONT, _FORMAT, _STYLE, _COLUMN, _RICH = 19, 43, 44, 47, 60, 62
_PROPERTIES, _SHEET, _CALCULATION, _MERGE, _STYLES_BEGIN, _STYLES_END = 153, 156, 157, 176, 617, 618
_TO_CALCULATE = 0x0002
"""Of a formula: that its result is yet to be calculated ([MS-XLSB] 2.5.70); writers without one store a 0 beside it."""
_ON_OPENING = 0x0001 | 0x0010
"""Of a workbook: that all is calculated when it is opened, or some was not when it was saved ([MS-XLSB] 2.4.315)."""
_LAST_COLUMN = 16_384


def read_xlsb(data: bytes, limits: Limits) -> Grid:
    """The workbook as a grid; raise Refused."""
    package = open_package(data, limits)
    targets = relations(package, "xl/_rels/workbook.bin.rels", "xl")
    by_kind = {kind.rpartition("/")[2]: part for kind, part in targets.values()}
    styles, fonts = _styles(package, by_kind.get("styles", ""))
    book = _Book(limits, styles, _strings(package, by_kind.get("sharedStrings", ""), fonts, limits))
    sheets = _sheets(package, targets, book)
    check_witness(data, sheets)
    return Grid(sheets, read_saved(package), remarks=active_content(package))


@dataclass(slots=True)
class _Book:
    """What the cells of all sheets need."""

    limits: Limits
    styles: CellStyles
    strings: list[Cell]
    epoch_1904: bool = False
    to_calculate: bool = False


@dataclass(slots=True)
class _Open:
    """The sheet that is being read."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    positions: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0


def _sheets(package: Package, targets: dict[str, tuple[str, str]], book: _Book) -> tuple[Sheet, ...]:
    listed: list[tuple[str, bool, str]] = []
    for kind, body in records(package.part(_WORKBOOK) or b""):
        if kind == _PROPERTIES:
            book.epoch_1904 = bool(long(body, 0) & 1)
        elif kind == _CALCULATION:
            book.to_calculate = len(body) > 25 and bool(word(body, 24) & _ON_OPENING)
        elif kind == _SHEET:
            relation, at = text(body, 8)
            what, part = targets.get(relation, ("", ""))
            if what.endswith("/worksheet"):
                listed.append((text(body, at)[0], long(body, 0) == 0, part))
    if not listed:
        raise damaged("không có trang tính nào")
    if len(listed) > book.limits.sheets:
        raise over_limit("số trang tính", len(listed), book.limits.sheets)
    sheets = tuple(_sheet(package, *one, book) for one in listed)
    return without_results(sheets) if book.to_calculate else sheets


def _sheet(package: Package, name: str, visible: bool, part: str, book: _Book) -> Sheet:
    data = package.part(part)
    if data is None:
        raise damaged(f"thiếu nội dung của trang tính “{name}”")
    found = _Open()
    for kind, body in records(data):
        _record(found, kind, body, book)
    check_unambiguous(name, found.positions)
    check_extent(name, found.positions, book.limits)
    return make_sheet(
        name,
        found.cells,
        found.merges,
        visible=visible,
        hidden_rows=found.hidden_rows,
        hidden_columns=found.hidden_columns,
    )


def _record(found: _Open, kind: int, body: bytes, book: _Book) -> None:
    if kind in _CELLS or kind == _RICH:
        _cell_record(found, kind, body, book)
    elif kind == _ROW:
        found.row = long(body, 0) + 1
        if len(body) > 11 and body[11] & 0x10:
            found.hidden_rows.add(found.row)
    elif kind == _COLUMN and word(body, 16) & 1:
        first, last = long(body, 0) + 1, min(long(body, 4) + 1, _LAST_COLUMN)
        found.hidden_columns.update(range(first, last + 1))
    elif kind == _MERGE:
        top, bottom, left, right = (long(body, at) + 1 for at in (0, 4, 8, 12))
        found.merges.append(Area(top, left, bottom, right))
        if len(found.merges) > book.limits.merges:
            raise over_limit("số ô gộp", len(found.merges), book.limits.merges)


def _cell_record(found: _Open, kind: int, body: bytes, book: _Book) -> None:
    position = found.row, long(body, 0) + 1
    style = str(long(body, 4) & 0xFFFFFF)
    cell = _cell(kind, body, style, book)
    if cell is not None and cell.text:
        found.positions.append(position)
        found.cells[position] = cell
        if len(found.positions) > book.limits.cells:
            raise over_limit("số ô có nội dung", len(found.positions), book.limits.cells)


def _cell(kind: int, body: bytes, style: str, book: _Book) -> Cell | None:
    formula, kind = kind in _FORMULAS, _FORMULAS.get(kind, kind)
    font = book.styles.fonts.get(style, "")
    if formula and _is_unknown(kind, body):
        return NOT_CALCULATED
    if kind == _RK:
        return _number(packed_number(long(body, 8)), style, book, formula)
    if kind == _REAL:
        return _number(real(body, 8), style, book, formula)
    if kind in (_ERROR, _BOOL):
        code = body[8] if len(body) > 8 else 0
        shown = ERRORS.get(code, "#ERR")
        return Cell(CellKind.ERROR, shown, formula=formula) if kind == _ERROR else make_cell(code != 0, formula=formula)
    if kind in (_TEXT, _RICH):
        at = 9 if kind == _RICH else 8
        return Cell(CellKind.TEXT, text(body, at)[0], formula=formula, font=font)
    if kind == _SHARED:
        index = long(body, 8)
        if index >= len(book.strings):
            raise damaged("một ô chỉ tới chuỗi chữ không có trong tệp")
        return in_font(book.strings[index], font)
    return None


def _is_unknown(kind: int, body: bytes) -> bool:
    """Whether a formula has nothing for a result and says that it is yet to be calculated."""
    if kind == _REAL:
        return real(body, 8) == 0 and bool(word(body, 16) & _TO_CALCULATE)
    if kind != _TEXT:
        return False
    result, at = text(body, 8)
    return not result and bool(word(body, at) & _TO_CALCULATE)


def _number(value: object, style: str, book: _Book, formula: bool) -> Cell:
    if style in book.styles.dates:
        return serial_date(float(str(value)), book.epoch_1904, formula=formula)
    cell = make_cell(value, percent=style in book.styles.percents, formula=formula)
    return cell._replace(shown=book.styles.shown[style]) if style in book.styles.shown else cell


def _strings(package: Package, part: str, fonts: list[str], limits: Limits) -> list[Cell]:
    found: list[Cell] = []
    for kind, body in records(package.part(part) or b""):
        if kind != _STRING:
            continue
        content, at = text(body, 1)
        runs = _runs(content, body, at, fonts) if body[0] & 1 else ()
        found.append(Cell(CellKind.TEXT, content, runs=runs))
        if len(found) > limits.strings:
            raise over_limit("số chuỗi chữ", len(found), limits.strings)
    return found


def _runs(content: str, body: bytes, at: int, fonts: list[str]) -> tuple[tuple[str, str], ...]:
    """Font and text of each run; places are counted in UTF-16, as they are stored."""
    count = min(long(body, at), (len(body) - at - 4) // 4)
    starts = [(word(body, at + 4 + 4 * n), word(body, at + 6 + 4 * n)) for n in range(count)]
    encoded = content.encode("utf-16-le", "surrogatepass")
    named = [(0, ""), *((start, fonts[font] if font < len(fonts) else "") for start, font in starts)]
    ends = [start for start, _ in named[1:]] + [len(encoded) // 2]
    pieces = [
        (font, encoded[2 * start : 2 * end].decode("utf-16-le", "replace"))
        for (start, font), end in zip(named, ends, strict=True)
        if start < end
    ]
    return tuple(pieces) if len(pieces) > 1 else ()


def _styles(package: Package, part: str) -> tuple[CellStyles, list[str]]:
    """The styles of cells, and the names of all fonts."""
    codes: dict[int, str] = {}
    fonts: list[str] = []
    used: list[tuple[int, int]] = []
    inside = False
    for kind, body in records(package.part(part) or b""):
        if kind == _FORMAT:
            codes[word(body, 0)] = text(body, 2)[0]
        elif kind == _FONT:
            fonts.append(text(body, 21)[0])
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            used.append((word(body, 2), word(body, 4)))
    return styles_of(codes, fonts, used), fonts
