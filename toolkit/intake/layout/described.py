"""A table as plain data, as `look --json` gives it: columns by letters, rows by numbers, values as they stand."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from toolkit.intake.layout.columns import ColumnKind
from toolkit.intake.layout.table import Table, TableColumn, TableRow
from toolkit.intake.layout.units import is_unit_line
from toolkit.intake.readers.grid import Cell, CellKind, column_letters
from toolkit.model import Mark
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.numbers import Convention, Number, decide_convention, parse_number

_KINDS = {ColumnKind.CODE: ColumnKind.OTHER}
"""Codes are no kind of their own in what `look` promises."""
_HEAD = re.compile("|".join(re.escape(key(words)) for words in ("cộng hòa xã hội chủ nghĩa", "độc lập - tự do")))


def describe(table: Table) -> dict[str, Any]:
    """Title, header, columns and rows of a table; empty cells are left out."""
    texts = (cell.text for row in table.rows for _, cell in table.cells(row) if cell.kind is CellKind.TEXT)
    convention = decide_convention(texts)[0]
    rows = [row.row for row in table.rows]
    return {
        "sheet": table.sheet.name,
        "title": _title(table),
        "unit": table.unit,
        "header_rows": [] if table.is_continued else list(table.header),
        "data_rows": [min(rows), max(rows)] if rows else [],
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(table, row, convention) for row in table.rows],
        **({} if table.sheet.visible else {"hidden": True}),
    }


def _title(table: Table) -> str:
    """The lines of the title, without those that only state the unit or belong to every letter's head."""
    return "\n".join(line for line in table.title if not is_unit_line(line) and not _HEAD.match(key(line)))


def _column(column: TableColumn) -> dict[str, Any]:
    meaning = column.meaning
    about: dict[str, Any] = {
        "col": column_letters(column.number),
        "label": column.label,
        "kind": _KINDS.get(meaning.kind, meaning.kind).value,
    }
    if meaning.year is not None:
        about["year"] = meaning.year
    if meaning.period is not None:
        about["period"] = str(meaning.period)
    return about


def _row(table: Table, row: TableRow, convention: Convention) -> dict[str, Any]:
    return {
        "row": row.row,
        "stt": row.stt,
        "name": row.name,
        "unit": row.unit or row.implied_unit,
        "parent_row": row.parent,
        "values": {
            column_letters(column.number): seen_value(cell, column, convention) for column, cell in table.cells(row)
        },
    }


def seen_value(cell: Cell, column: TableColumn, convention: Convention) -> str:
    """A cell's value with what kind it is: `1117.52`, `TEXT:1892,6=1892.6`, `NIL:-`, `ERR:#DIV/0!`, `UNCALC:=…`."""
    if cell.number is not None and cell.kind is CellKind.NUMBER:
        return _plain(cell.number)
    if cell.kind is CellKind.ERROR:
        return f"ERR:{cell.text}"
    if cell.kind is CellKind.UNCALCULATED:
        return f"UNCALC:{cell.text}"
    text = clean(cell.text)
    parsed = None if column.meaning.kind is ColumnKind.NOTE else parse_number(text, convention)
    if parsed is Mark.NIL or (isinstance(parsed, Mark) and not any(map(str.isalpha, text))):
        return f"NIL:{text}"
    return f"TEXT:{text}={_plain(parsed.value)}" if isinstance(parsed, Number) else f"TEXT:{text}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
