"""The quick way through a worksheet's XML: one scan for a strict form, and a count that nothing else is there.

Excel, LibreOffice, openpyxl and XlsxWriter all write cells in this form. The scan is sure of a sheet only when the
tags it understood are all the tags between `<sheetData>` and its end, in ascending order and each in its own row;
anything else raises Unsure, and the XML walk decides. Tests hold the two to the same result on every fixture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.intake.grid import Area, Cell, CellKind
from toolkit.intake.limits import Limits
from toolkit.intake.raw_sheet import POSITIONS, RawSheet, Remembered, merge_area
from toolkit.intake.refusal import Unsure
from toolkit.intake.shared_strings import decode_escapes, decoded, unescaped

Position = tuple[int, int]
_CELL = re.compile(
    r'<c r="([^<>]*)>(<f[^<>]*>(?:[^<]*</f>)?)?'
    r'(?:(?:<v>|<is><t(?: xml:space="preserve")?>)([^<]*)(?:</v>|</t></is>)|<v ?/>)?</c>'
)
_ROW = re.compile(r'<row r="([^"<>]*)"([^<>]*)>(?:(?:<c [^<>]*/>)*<c r="([^"<>]*)"(?: [^<>]*[^<>/])?>)?')
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
    if not closing or not body.strip() or "<sheetData" in tail or not tail.rstrip().endswith("</worksheet>"):
        return _empty(text)
    unescaped(body)
    found = _ROW.findall(body)
    if not found:
        raise Unsure
    row_numbers, row_attributes, first_cells = zip(*found, strict=True)
    numbers, rows = list(map(_ROW_NUMBERS.__getitem__, row_numbers)), list(map(_ROWS.__getitem__, row_attributes))
    try:
        sheet = _cells(body)
        firsts = {number: POSITIONS[first] for number, first in zip(numbers, first_cells, strict=True) if first}
    except ValueError as cause:
        raise Unsure from cause
    _check_order(list(sheet.positions), firsts)
    _check_tags(body, sheet, rows)
    if _INLINE in sheet.kinds:
        _set_apart(sheet)
    sheet.hidden_rows = {number for number, (_, hidden) in zip(numbers, rows, strict=True) if hidden}
    sheet.hidden_columns, sheet.merges = _hidden_columns(head), _merges(tail)
    return sheet


def _cells(body: str) -> RawSheet:
    """The cells that are not empty; raises ValueError where one has no name."""
    found = _CELL.findall(body)
    if not found:
        return RawSheet()
    heads, formulas, values = zip(*found, strict=True)
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
    if not short or "<sheetData" in tail or not tail.rstrip().endswith("</worksheet>"):
        raise Unsure
    return RawSheet(hidden_columns=_hidden_columns(head), merges=_merges(tail))


def _check_tags(body: str, sheet: RawSheet, rows: Sequence[tuple[bool, bool]]) -> None:
    """Raise Unsure unless every tag belongs to a row or to a cell that was understood; the rest are empty cells.

    Their number is computed twice: from the `<` that nothing else accounts for, and from the `/`.
    """
    cells, written = len(sheet.values), "".join(sheet.formulas)
    inline = sum(map(_is_inline, sheet.kinds, sheet.values)) if _INLINE in sheet.kinds else 0
    ended, short = written.count("</f>"), written.count("/>")
    without = sheet.values.count("")
    pairs = cells - without + (body.count("<v></v>") if without else 0)
    singles = body.count("<v/>") + body.count("<v />") if without else 0
    closed_rows = sum(closed for closed, _ in rows)
    tags = 2 * cells + 2 * ended + short + 2 * pairs + singles + 2 * len(rows) - closed_rows + 2 * inline
    in_texts = written.count("/") + "".join(sheet.values).count("/")
    slashes = cells + pairs + singles + len(rows) + in_texts + inline
    empty_cells = body.count("<") - tags
    if empty_cells < 0 or empty_cells != body.count("/") - slashes or (inline and body.count("</t></is>") != inline):
        raise Unsure
    if ended + short != cells - sheet.formulas.count("") or body.count("</row>") != len(rows) - closed_rows:
        raise Unsure


def _check_order(positions: list[Position], firsts: dict[int, Position]) -> None:
    """Raise Unsure unless cells ascend and each is in the row that its own name says."""
    if positions != sorted(positions) or len(set(positions)) < len(positions):
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
