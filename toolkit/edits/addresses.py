"""References in formulas that somebody typed: from addresses to row keys and headings, which survive another order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import column_index_from_string

from toolkit.edits.compare import TableView
from toolkit.writing.master.layout import HEADER_ROW

_CELL = re.compile(r"\$?(?P<letters>[A-Z]{1,3})(?:\$?(?P<row>\d{1,7}))?", re.IGNORECASE)
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Addresses:
    """What stands in the rows and columns of one of our tables as somebody left it."""

    rows: dict[int, str]
    columns: dict[int, str]
    header_row: int

    @classmethod
    def of(cls, view: TableView) -> Addresses:
        """The addresses of a table; somebody's own rows and columns are called `+` and their number."""
        rows = {number: key for key, number in view.rows.numbers.items()}
        rows |= {row.row: f"+{number}" for number, row in enumerate(view.own_rows)}
        columns = {column: heading for heading, column in view.columns.items()}
        columns |= {column: f"+{number}" for number, column in enumerate(view.own_columns)}
        return cls(rows, columns, view.header_row)

    def symbol(self, sheet: str, letters: str, row: int | None) -> str | None:
        """A reference to a cell (or, without a row, to a column) by key and heading; None where nothing is known."""
        heading = self.columns.get(column_index_from_string(letters.upper()))
        if heading is None:
            return None
        if row is None or row == _LAST_ROW:
            return f"⟦{sheet}|=|{heading}⟧"
        if row <= self.header_row:
            return f"⟦{sheet}|={row - self.header_row + HEADER_ROW + 1}|{heading}⟧"
        key = self.rows.get(row)
        return None if key is None else f"⟦{sheet}|{key}|{heading}⟧"


def symbolic(formula: str, home: str, addresses: Mapping[str, Addresses]) -> str:
    """A formula on the sheet `home` with its references to our tables by key and heading."""
    pieces = ["="]
    for token in Tokenizer(formula).items:
        is_reference = token.type == Token.OPERAND and token.subtype == Token.RANGE
        pieces.append(_symbolic_range(token.value, home, addresses) if is_reference else token.value)
    return "".join(pieces)


def _symbolic_range(text: str, home: str, addresses: Mapping[str, Addresses]) -> str:
    prefix, mark, cells = text.rpartition("!")
    sheet = prefix.strip("'").replace("''", "'") if mark else home
    table = addresses.get(sheet)
    if table is None:
        return text
    ends = []
    for end in cells.split(":"):
        found = _CELL.fullmatch(end)
        symbol = table.symbol(sheet, found["letters"], int(found["row"]) if found["row"] else None) if found else None
        if symbol is None:
            return text
        ends.append(symbol)
    return f"{prefix}{mark}{':'.join(ends)}"
