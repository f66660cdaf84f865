"""The quick way through a worksheet's XML: one scan for a strict form, and proof that nothing else is there.

Excel, LibreOffice, openpyxl and XlsxWriter all write cells in this form. The scan is sure of a sheet only when the
pieces that it understood add up to all that stands between `<sheetData>` and its end, in ascending order and each in
its own row; anything else raises Unsure, and the XML walk decides. Tests hold the two to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import lt

from toolkit.intake.grid import Area, Cell, CellKind
from toolkit.intake.limits import Limits
from toolkit.intake.raw_sheet import POSITIONS, RawSheet, Remembered, merge_area
from toolkit.intake.refusal import Unsure
from toolkit.intake.shared_strings import decode_escapes, decoded, unescaped

Position = tuple[int, int]
_EMPTY_CELLS = r"((?:<c [^<>/]*+/>)*+)"
_CELL = re.compile(
    r'<c r="([^<>]*+)>(<f[^<>]*+(?:(?<=/)>|(?<!/)>[^<]*+</f>))?+'
    r'(?:(?:<v>|<is><t(?: xml:space="preserve")?+>)([^<]*+)(?:</v>|</t></is>)|<v ?/>)?+</c>' + _EMPTY_CELLS
)
"""What it took it never gives back: each piece reaches to the next sign in any case."""
_ROW = re.compile(rf'<row r="([^"<>]*+)"([^<>]*+)>{_EMPTY_CELLS}' + r'(?:<c r="([^"<>]*+)"(?: [^<>]*+(?<!/))?+>)?+')
_AROUND_CELL, _AROUND_VALUE, _AROUND_INLINE = '<c r="></c>', "<v></v>", "<is><t></t></is>"
_AROUND_ROW, _END_OF_ROW = '<row r="">', "</row>"
_SPACES = ' xml:space="preserve"'
_NO_VALUE = ("<v></v>", "<v/>", "<v />")
_CELL_ATTRIBUTES = re.compile(r'([A-Z0-9]+)"(?: s="([0-9]+)")?(?: t="(n|s|str|b|e|inlineStr)")?')
_ROW_ATTRIBUTES = re.compile(r'(?: [\w:]+="[^"<>]*")* ?(/?)')
_COLUMN = re.compile(r'<col((?: \w+="[^"<>]*")+) ?/>')
_MERGE = re.compile(r'<mergeCell ref="([A-Z0-9:]+)" ?/>')
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')
_ROW_NUMBER = re.compile("[1-9][0-9]{0,6}")
_LAST_COLUMN = 16_384
_INLINE = "inlineStr"


def _cell_head(attributes: str) -> tuple[Position, str, str]:
    """Position, style and kind out of what stands behind `<c r="`."""
    found = _CELL_ATTRIBUTES.fullmatch(attributes)
    if found is None:
        raise Unsure
    return POSITIONS[found[1]], found[2] or "", found[3] or ""


def _closed_and_hidden(attributes: str) -> tuple[bool, bool]:
    found = _ROW_ATTRIBUTES.fullmatch(attributes)
    if found is None:
        raise Unsure
    return found[1] == "/", _HIDDEN.search(attributes) is not None


def _row_number(text: str) -> int:
    if _ROW_NUMBER.fullmatch(text) is None:
        raise Unsure
    return int(text)


_CELL_HEADS = Remembered(_cell_head)
_ROWS = Remembered(_closed_and_hidden)
_ROW_NUMBERS = Remembered(_row_number)


def scan_sheet(data: bytes) -> RawSheet:
    """The worksheet's cells, merges and hidden rows and columns; raise Unsure where the walk has to decide."""
    text = decoded(data)
    head, _, rest = text.partition("<sheetData>")
    body, closing, tail = rest.rpartition("</sheetData>")
    if (
        not closing
        or not body.strip()
        or "<sheetData" in tail
        or "<mergeCell" in head
        or not tail.rstrip().endswith("</worksheet>")
    ):
        return _empty(text)
    unescaped(body)
    found = _ROW.findall(body)
    if not found:
        raise Unsure
    row_numbers, row_attributes, empty_cells, first_cells = zip(*found, strict=True)
    numbers, rows = list(map(_ROW_NUMBERS.__getitem__, row_numbers)), list(map(_ROWS.__getitem__, row_attributes))
    cells = list(zip(*_CELL.findall(body), strict=True))
    try:
        sheet = _cells(*cells[:3])
        firsts = {number: POSITIONS[first] for number, first in zip(numbers, first_cells, strict=True) if first}
    except ValueError as cause:
        raise Unsure from cause
    _check_order(sheet.positions, firsts)
    _check_cover(
        body, sheet, [*cells, row_numbers, row_attributes, empty_cells], len(rows), sum(closed for closed, _ in rows)
    )
    if _INLINE in sheet.kinds:
        _set_apart(sheet)
    sheet.hidden_rows = {number for number, (_, hidden) in zip(numbers, rows, strict=True) if hidden}
    sheet.hidden_columns, sheet.merges = _hidden_columns(head), _merges(tail)
    return sheet


def _cells(heads: Sequence[str] = (), formulas: Sequence[str] = (), values: Sequence[str] = ()) -> RawSheet:
    """The cells that are not empty; raises ValueError where one has no name."""
    if not heads:
        return RawSheet()
    positions, styles, kinds = zip(*map(_CELL_HEADS.__getitem__, heads), strict=True)
    return RawSheet(positions, styles, kinds, formulas, values)


def _is_inline(kind: str, value: str) -> bool:
    return kind == _INLINE and value != ""


def _set_apart(sheet: RawSheet) -> None:
    """Take texts that stand in their cells out of the values."""
    values = list(sheet.values)
    for at, kind in enumerate(sheet.kinds):
        if _is_inline(kind, values[at]):
            sheet.inline.append(Cell(CellKind.TEXT, decode_escapes(unescaped(values[at]))))
            values[at] = str(len(sheet.inline) - 1)
    sheet.values = tuple(values)


def _empty(text: str) -> RawSheet:
    """A sheet without any row; raise Unsure if it is no such sheet."""
    head, short, tail = text.partition("<sheetData/>")
    if not short:
        head, short, tail = text.partition("<sheetData></sheetData>")
    if not short or "<sheetData" in tail or "<mergeCell" in head or not tail.rstrip().endswith("</worksheet>"):
        raise Unsure
    return RawSheet(hidden_columns=_hidden_columns(head), merges=_merges(tail))


def _check_cover(body: str, sheet: RawSheet, understood: Iterable[Sequence[str]], rows: int, closed_rows: int) -> None:
    """Raise Unsure unless the body is made of what was understood and of nothing else.

    No two of these pieces overlap, so that they are all of the body exactly when their lengths add up to its length.
    """
    cells, inline, spaces = len(sheet.values), 0, 0
    valued = cells - sheet.values.count("")
    if _INLINE in sheet.kinds:
        inline, spaces = sum(map(_is_inline, sheet.kinds, sheet.values)), body.count(_SPACES)
    letters = sum(len("".join(pieces)) for pieces in understood) + len(_SPACES) * spaces
    letters += len(_AROUND_CELL) * cells + len(_AROUND_VALUE) * (valued - inline) + len(_AROUND_INLINE) * inline
    letters += len(_AROUND_ROW) * rows + len(_END_OF_ROW) * (rows - closed_rows)
    if valued < cells and letters < len(body):
        letters += sum(len(tag) * body.count(tag) for tag in _NO_VALUE)
    if letters != len(body) or body.count(_END_OF_ROW) != rows - closed_rows:
        raise Unsure
    if inline and not inline == body.count("<is>") == body.count("</is>"):
        raise Unsure


def _check_order(positions: Sequence[Position], firsts: dict[int, Position]) -> None:
    """Raise Unsure unless cells ascend and each is in the row that its own name says."""
    if not all(map(lt, positions, islice(positions, 1, None))):
        raise Unsure
    rows = [row for row, _ in positions]
    if dict(zip(reversed(rows), reversed(positions), strict=True)) != firsts:
        raise Unsure


def _hidden_columns(head: str) -> set[int]:
    hidden: set[int] = set()
    found = _COLUMN.findall(head)
    if len(found) != head.count("<col "):
        raise Unsure
    for attributes in found:
        if "hidden" in attributes and _HIDDEN.search(attributes):
            named = dict(_ATTRIBUTE.findall(attributes))
            first, last = int(named.get("min", 1)), int(named.get("max", 1))
            hidden.update(range(first, min(last, _LAST_COLUMN) + 1))
    return hidden


def _merges(tail: str) -> list[Area]:
    if "<mergeCell" not in tail:
        return []
    listed = tail.count("<mergeCell ")
    if listed > Limits().merges:
        raise Unsure
    found = _MERGE.findall(tail)
    if len(found) != listed:
        raise Unsure
    return [area for area in map(merge_area, found) if area]
