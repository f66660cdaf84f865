"""Find the tables of a sheet, wherever they stand, and their rows."""

from __future__ import annotations

import re

from toolkit.intake.columns import FRAME, ColumnKind, Meaning, Vocabulary
from toolkit.intake.grid import Cell, CellKind, Sheet
from toolkit.intake.header import Header, find_headers
from toolkit.intake.structure import split_marker, with_parents
from toolkit.intake.table import Table, TableColumn, TableRow
from toolkit.model import Mark
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.numbers import Number, parse_number

_END_WORDS = (
    "nơi nhận", "người lập", "lập biểu", "thủ trưởng", "giám đốc", "phó giám đốc", "chủ tịch", "phó chủ tịch", "ký tên",
    "kt giám đốc", "kt chủ tịch", "kt thủ trưởng", "tm ubnd", "tm ủy ban",
)  # fmt: skip
_ENDS = tuple(map(key, _END_WORDS))
_END_ABBREVIATIONS = (key("kt") + ".", key("tm") + ".", key("tl") + ".")
_TITLE_ROWS = 12
_COLUMN_INDENT = 2
"""How many spaces it counts when a name stands one column further right."""
_MARKER = re.compile(r"\(?(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[-–+*•])[.)]?")


def find_tables(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom; a header repeated on each page goes on with its table."""
    headers = find_headers(sheet, vocabulary)
    tables: list[Table] = []
    index = 0
    while index < len(headers):
        same = index + 1
        while same < len(headers) and headers[same].labels == headers[index].labels:
            same += 1
        last = headers[same].top - 1 if same < len(headers) else max(sheet.rows)
        tables.append(_table(sheet, headers[index], headers[index + 1 : same], last))
        index = same
    return tuple(tables)


def _table(sheet: Sheet, header: Header, repeated: list[Header], last: int) -> Table:
    skipped = {row for again in repeated for row in range(again.top, again.bottom + 1)}
    candidates = [row for row in sheet.rows if header.bottom < row <= last and row not in skipped]
    columns = _named(sheet, header, candidates)
    end = _end(sheet, columns, candidates)
    rows, indents = _rows(sheet, columns, [row for row in candidates if row <= end])
    return Table(sheet, _title(sheet, header.top), (header.top, header.bottom), columns, with_parents(rows, indents))


def _title(sheet: Sheet, top: int) -> tuple[str, ...]:
    """The texts above the header, line by line."""
    above = [row for row in sheet.rows if top - _TITLE_ROWS <= row < top]
    return tuple(clean(cell.text) for row in above for cell in sheet.rows[row].values() if cell.kind is CellKind.TEXT)


def _named(sheet: Sheet, header: Header, rows: list[int]) -> tuple[TableColumn, ...]:
    """The columns, with those that stand left of the values without a label and number or name the rows."""
    labelled = {column.number: column for column in header.columns if column.label or column.meaning.kind in FRAME}
    first_value = min(column.number for column in labelled.values() if column.meaning.kind not in FRAME)
    names = [number for number, column in labelled.items() if column.meaning.kind is ColumnKind.NAME]
    found = {column.number: column for column in header.columns}
    for number in range(1, first_value):
        texts = [text for row in rows if (text := clean(sheet.text(row, number)))]
        if number in labelled or not texts or (names and number < names[0] and not _are_markers(texts)):
            continue
        if _are_markers(texts):
            kind = ColumnKind.STT
        else:
            kind = ColumnKind.NAME if sum(_is_worded(text) for text in texts) * 2 > len(texts) else ColumnKind.OTHER
        found[number] = TableColumn(number, "", Meaning(kind))
    return tuple(found[number] for number in sorted(found))


def _are_markers(texts: list[str]) -> bool:
    return all(_MARKER.fullmatch(text) for text in texts)


def _is_worded(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _end(sheet: Sheet, columns: tuple[TableColumn, ...], rows: list[int]) -> int:
    """The last row of the table: signatures and remarks below it carry no values."""
    numbers = [c.number for c in columns if c.meaning.kind not in FRAME | {ColumnKind.NOTE}]
    names = [c.number for c in columns if c.meaning.kind is ColumnKind.NAME][:1]
    marks = [c.number for c in columns if c.meaning.kind in FRAME - {ColumnKind.NAME}]
    whole = (numbers, names, marks or names)
    full = [row for row in rows if _has_value(sheet.rows[row], numbers) and _has_any(sheet.rows[row], *whole)]
    end = 0
    for row in rows:
        cells = sheet.rows[row]
        signed = any(_ends_table(cell) for cell in cells.values()) and not _has_number(cells, numbers)
        if end and signed and row > max(full, default=0):
            break
        if _has_value(cells, numbers) or _has_any(cells, names, marks):
            end = row
    return end


def _has_any(cells: dict[int, Cell], *of_each: list[int]) -> bool:
    """Whether of each list of columns one holds something."""
    return all(any(number in cells for number in numbers) for numbers in of_each)


def _ends_table(cell: Cell) -> bool:
    words = key(cell.text)
    return words.startswith(_END_ABBREVIATIONS) or any(
        words == end or words.startswith((f"{end} ", f"{end}.")) for end in _ENDS
    )


def _has_number(cells: dict[int, Cell], numbers: list[int]) -> bool:
    return any(cells[number].kind is CellKind.NUMBER for number in numbers if number in cells)


def _has_value(cells: dict[int, Cell], numbers: list[int]) -> bool:
    return any(_is_value(cells[number]) for number in numbers if number in cells)


def _is_value(cell: Cell) -> bool:
    return cell.kind is not CellKind.TEXT or isinstance(parse_number(cell.text), Number | Mark)


def _rows(sheet: Sheet, columns: tuple[TableColumn, ...], numbers: list[int]) -> tuple[list[TableRow], dict[int, int]]:
    by_kind = {column.meaning.kind: column.number for column in reversed(columns)}
    names = [column.number for column in columns if column.meaning.kind is ColumnKind.NAME]
    rows, indents = [], {}
    unit = ""
    for number in numbers:
        depth, raw = next(((n, text) for n, name in enumerate(names) if (text := sheet.text(number, name))), (0, ""))
        stt = clean(sheet.text(number, by_kind[ColumnKind.STT])) if ColumnKind.STT in by_kind else ""
        marker, name = split_marker(raw)
        code = clean(sheet.text(number, by_kind[ColumnKind.CODE])) if ColumnKind.CODE in by_kind else ""
        found = clean(sheet.text(number, by_kind[ColumnKind.UNIT])) if ColumnKind.UNIT in by_kind else ""
        unit = unit if _is_ditto(found) else found
        rows.append(TableRow(number, stt or marker, name, unit, code))
        indents[number] = len(raw) - len(raw.lstrip()) + depth * _COLUMN_INDENT
    return rows, indents


def _is_ditto(unit: str) -> bool:
    """A mark that repeats the unit above: `"`, `''`, `nt`."""
    return unit in {'"', "''", "”", "“", "〃", "-nt-", "nt", "- nt -", "như trên", "//"}
