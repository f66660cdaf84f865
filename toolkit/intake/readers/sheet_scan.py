"""The quick way through a worksheet's XML: one scan for a strict form, and proof that nothing else is there.

Excel, LibreOffice, openpyxl and XlsxWriter all write cells in this form. The scan cuts the cells out of what stands
between `<sheetData>` and its end, and is sure of a sheet only where nothing is left between them but the tags of rows,
with each cell in its own row and all in ascending order; anything else raises Unsure, and the XML walk decides. Tests
hold the two to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, count, islice, repeat
from operator import lt
from typing import NamedTuple

from toolkit.intake.readers.grid import Area, Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.raw_sheet import COLUMNS, RawSheet, Remembered, merge_area
from toolkit.intake.readers.refusal import Unsure
from toolkit.intake.readers.shared_strings import decode_escapes, decoded, unescaped

Position = tuple[int, int]
_CELL = re.compile(
    r'<c r="([^<>]*+)(?<!/)>((?:<f[^<>]*+(?:(?<=/)>|(?<!/)>[^<]*+</f>))?+)'
    r'(?:<v>([^<]*+)</v>|(<is><t(?: xml:space="preserve")?+>[^<]+</t></is>)|<v ?/>)?+</c>'
)
"""Attributes, formula, value, and the text that stands in the cell.

What it took it never gives back: each piece reaches to the next sign in any case.
"""
_PARTS = _CELL.groups + 1
_CELL_ATTRIBUTES = re.compile(r'([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]+)")?(?: t="(n|s|str|b|e|inlineStr)")?')
_EMPTY_CELLS = r"(?:<c [^<>]*+(?<=/)>)*+"
_BETWEEN_CELLS = re.compile(
    rf"(?:{_EMPTY_CELLS}(?P<closed></row>))?+(?:<row [^<>]*+(?:(?<=/)>|(?<!/)>{_EMPTY_CELLS}</row>))*+"
    rf"(?:(?P<opened><row [^<>]*+>){_EMPTY_CELLS})?+|{_EMPTY_CELLS}"
)
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"((?: [\w:]+="[^"<>]*")*) ?(/?)>')
_COLUMN = re.compile(r'<col((?: \w+="[^"<>]*")+) ?/>')
_MERGE = re.compile(r'<mergeCell ref="([A-Z0-9:]+)" ?/>')
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')
_LAST_COLUMN = 16_384
_USUAL = 10_000
"""Cells of a sheet such as agencies send; those of larger ones would only crowd out what comes again."""
_INLINE = "inlineStr"


class _Between(NamedTuple):
    """What stands between two cells: whether it closes a row, and the number of the one it opens (0: none)."""

    closes: bool
    opens: int
    hidden: tuple[int, ...]


def _cell_head(attributes: str) -> tuple[Position, str, str]:
    """Position, style and kind out of what stands behind `<c r="`."""
    found = _CELL_ATTRIBUTES.fullmatch(attributes)
    if found is None:
        raise Unsure
    letters, row, style, kind = found.groups("")
    return (int(row), COLUMNS[letters]), style, kind


def _between(tags: str) -> _Between | None:
    """What tags say, None where there are none but those of empty cells."""
    found, rows = _BETWEEN_CELLS.fullmatch(tags), _ROW.findall(tags)
    if found is None or len(rows) != tags.count("<row"):
        raise Unsure
    closes, opens = found["closed"] is not None, found["opened"] is not None
    if opens and rows[-1][2]:
        raise Unsure
    if not rows and not closes:
        return None
    hidden = [int(number) for number, attributes, _ in rows if _HIDDEN.search(attributes)]
    return _Between(closes, int(rows[-1][0]) if opens else 0, tuple(hidden))


_CELL_HEADS = Remembered(_cell_head)
_BETWEEN = Remembered(_between)


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
    pieces = _CELL.split(body)
    sheet = _cells(*(pieces[part::_PARTS] for part in range(1, _PARTS)))
    sheet.hidden_rows = _rows(sheet.positions, pieces[::_PARTS])
    sheet.hidden_columns, sheet.merges = _hidden_columns(head), _merges(tail)
    if None in sheet.values:
        _drop_empty(sheet)
    return sheet


def _cells(heads: list[str], formulas: list[str], values: list[str], inline: list[str | None]) -> RawSheet:
    """The cells that are no empty tags, with None for the value of those without one."""
    if not heads:
        return RawSheet()
    read = _CELL_HEADS.__getitem__ if len(heads) <= _USUAL else _cell_head
    positions, styles, kinds = zip(*map(read, heads), strict=True)
    sheet = RawSheet(positions, styles, kinds, formulas, values)
    if _INLINE in kinds or inline.count(None) < len(inline):
        _set_apart(sheet, inline)
    return sheet


def _set_apart(sheet: RawSheet, inline: list[str | None]) -> None:
    """Put texts that stand in their cells beside the values; raise Unsure where a cell's kind says otherwise."""
    values = list(sheet.values)
    for at, (kind, element) in enumerate(zip(sheet.kinds, inline, strict=True)):
        if (element is not None and kind != _INLINE) or (kind == _INLINE and values[at] is not None):
            raise Unsure
        if element is not None:
            written = element[element.index("<t") :].partition(">")[2].removesuffix("</t></is>")
            sheet.inline.append(Cell(CellKind.TEXT, decode_escapes(unescaped(written))))
            values[at] = str(len(sheet.inline) - 1)
    sheet.values = values


def _drop_empty(sheet: RawSheet) -> None:
    """Leave cells out that hold nothing; a formula without a value has an empty one."""
    filled = [value is not None or bool(f) for value, f in zip(sheet.values, sheet.formulas, strict=True)]
    sheet.positions, sheet.styles = list(compress(sheet.positions, filled)), list(compress(sheet.styles, filled))
    sheet.kinds, sheet.formulas = list(compress(sheet.kinds, filled)), list(compress(sheet.formulas, filled))
    sheet.values = [value or "" for value in compress(sheet.values, filled)]


def _empty(text: str) -> RawSheet:
    """A sheet without any row; raise Unsure if it is no such sheet."""
    head, short, tail = text.partition("<sheetData/>")
    if not short:
        head, short, tail = text.partition("<sheetData></sheetData>")
    if not short or "<sheetData" in tail or "<mergeCell" in head or not tail.rstrip().endswith("</worksheet>"):
        raise Unsure
    return RawSheet(hidden_columns=_hidden_columns(head), merges=_merges(tail))


def _rows(positions: Sequence[Position], between: list[str]) -> set[int]:
    """The hidden rows; raise Unsure unless cells ascend and stand in the row that their own names say.

    `between` is what stands before each cell and behind the last. As all cells ascend, those of a row are its own where
    the first and the last are.
    """
    if not all(map(lt, positions, islice(positions, 1, None))):
        raise Unsure
    read = _BETWEEN.__getitem__ if len(between) <= _USUAL else _between
    told = zip(compress(count(), between), map(read, filter(None, between)), strict=True)
    rows = [(at, tags) for at, tags in told if tags]
    _check_rows(positions, [at for at, _ in rows], [tags for _, tags in rows])
    return {number for _, tags in rows for number in tags.hidden}


def _check_rows(positions: Sequence[Position], places: list[int], rows: list[_Between]) -> None:
    """Raise Unsure unless rows are opened before their first cell and closed behind their last, each number once.

    `places` are the numbers of cells before each of the `rows`.
    """
    opened = [row.opens for row in rows]
    whole = places[:1] == [0] and places[-1] == len(positions) and opened.pop() == 0 and 0 not in opened
    if not whole or [row.closes for row in rows] != [False, *repeat(True, len(opened))]:
        raise Unsure
    firsts = [positions[at][0] for at in places[:-1]]
    lasts = [positions[at - 1][0] for at in places[1:]]
    if firsts != opened or lasts != opened or len(set(opened)) < len(opened):
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
