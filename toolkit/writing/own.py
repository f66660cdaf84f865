"""What people added to a master — sheets, columns, rows, comments — kept by row key and heading, and written again."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from toolkit.writing.book import Book, Sheet

REFERENCE = re.compile("⟦(?P<sheet>[^|⟧]*)\\|(?P<key>[^|⟧]*)\\|(?P<heading>[^⟧]*)⟧")
"""A reference in a formula to a cell of one of our tables, by sheet, row key and heading."""


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell that somebody filled; a formula has its references by key and heading."""

    value: str | float | int | bool | None
    formula: str = ""
    style: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row that somebody added to a table, below the row with the key `after` (empty: right below the headings)."""

    sheet: str
    after: str
    cells: dict[str, OwnCell]
    """By heading; a column of somebody's own by `+` and its number."""


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column that somebody added to a table: its heading and its cells by row key."""

    sheet: str
    heading: str
    width: float
    head: OwnCell
    cells: dict[str, OwnCell]


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet that somebody added; cells by `row,column`, counted from 0."""

    name: str
    cells: dict[str, OwnCell]
    widths: dict[str, float]
    merges: list[list[int]]


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment on a cell of ours."""

    sheet: str
    key: str
    heading: str
    text: str
    author: str


@dataclass(frozen=True)
class OwnContent:
    """Everything that somebody added to a master."""

    sheets: tuple[OwnSheet, ...] = ()
    columns: tuple[OwnColumn, ...] = ()
    rows: tuple[OwnRow, ...] = ()
    comments: tuple[OwnComment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sheets or self.columns or self.rows or self.comments)

    def to_json(self) -> str:
        """As text, to be kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True) if self else ""

    @classmethod
    def from_json(cls, text: str) -> OwnContent:
        """Out of the text that `to_json` gave."""
        if not text:
            return cls()
        found = json.loads(text)
        return cls(
            tuple(OwnSheet(s["name"], _cells(s["cells"]), s["widths"], s["merges"]) for s in found["sheets"]),
            tuple(
                OwnColumn(c["sheet"], c["heading"], c["width"], OwnCell(**c["head"]), _cells(c["cells"]))
                for c in found["columns"]
            ),
            tuple(OwnRow(r["sheet"], r["after"], _cells(r["cells"])) for r in found["rows"]),
            tuple(OwnComment(**c) for c in found["comments"]),
        )


def _cells(found: Mapping[str, Any]) -> dict[str, OwnCell]:
    return {place: OwnCell(**cell) for place, cell in found.items()}


class OwnTable:
    """The rows of one of our tables with somebody's own among them, planned before anything is written."""

    def __init__(self, own: OwnContent, sheet: str, headings: Sequence[str], first_row: int) -> None:
        self._rows = [row for row in own.rows if row.sheet == sheet]
        self._columns = [column for column in own.columns if column.sheet == sheet]
        self._comments = [comment for comment in own.comments if comment.sheet == sheet]
        self._after: defaultdict[str, list[int]] = defaultdict(list)
        for number, own_row in enumerate(self._rows):
            self._after[own_row.after].append(number)
        self._first = first_row
        self.columns = {heading: number for number, heading in enumerate(headings)}
        self.columns |= {f"+{number}": len(headings) + number for number in range(len(self._columns))}
        self.rows: dict[str, int] = {}

    def plan(self, keys: Iterable[str]) -> dict[str, int]:
        """The row of each key; somebody's own rows follow the key they followed, or come last where it is gone."""
        row = self._plan_own("", self._first)
        for key in keys:
            self.rows[key] = row
            row = self._plan_own(key, row + 1)
        for number, own in enumerate(self._rows):
            if f"+{number}" not in self.rows and own.after not in self.rows:
                self.rows[f"+{number}"] = row
                row += 1
        return self.rows

    def _plan_own(self, key: str, row: int) -> int:
        for number in self._after.get(key, ()):
            self.rows[f"+{number}"] = row
            row += 1
        return row

    @property
    def last(self) -> int:
        """The last row that is planned."""
        return max(self.rows.values(), default=self._first)

    def write(self, sheet: Sheet, header_row: int, resolve: Resolver) -> None:
        """Write the own rows and columns, and the comments; before our rows, for nothing is added to those."""
        for number, own in enumerate(self._rows):
            for heading, cell in own.cells.items():
                if heading in self.columns:
                    write_own_cell(sheet, self.rows[f"+{number}"], self.columns[heading], cell, resolve)
        for number, column in enumerate(self._columns):
            place = self.columns[f"+{number}"]
            sheet.raw.set_column(place, place, column.width)
            write_own_cell(sheet, header_row, place, column.head, resolve)
            for key, cell in column.cells.items():
                if key in self.rows:
                    write_own_cell(sheet, self.rows[key], place, cell, resolve)
        for comment in self._comments:
            if comment.key in self.rows and comment.heading in self.columns:
                row, there = self.rows[comment.key], self.columns[comment.heading]
                sheet.raw.write_comment(row, there, comment.text, {"author": comment.author})


def unique(keys: Iterable[str]) -> list[str]:
    """The keys, the second of a kind as `key#2`: every row has one of its own."""
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return found


class Resolver:
    """Turns references by key and heading into addresses."""

    def __init__(self, tables: Mapping[str, OwnTable]) -> None:
        self._tables = tables

    def __call__(self, formula: str) -> str:
        """The formula with addresses; what is no longer there becomes #REF!."""
        return REFERENCE.sub(self._address, formula)

    def _address(self, found: re.Match[str]) -> str:
        table = self._tables.get(found["sheet"])
        column = table.columns.get(found["heading"]) if table else None
        if table is None or column is None:
            return "#REF!"
        letters = xl_col_to_name(column)
        if found["key"].startswith("="):
            return f"${letters}${found['key'][1:]}" if found["key"] != "=" else f"${letters}"
        row = table.rows.get(found["key"])
        return "#REF!" if row is None else f"${letters}${row + 1}"


def write_own_cell(sheet: Sheet, row: int, column: int, cell: OwnCell, resolve: Resolver) -> None:
    """Write a cell as somebody typed it."""
    value = cell.value
    if cell.formula:
        result = value if isinstance(value, str | bool) else Decimal(repr(value)) if value is not None else ""
        sheet.formula(row, column, resolve(cell.formula), result, cell.style)
    elif isinstance(value, bool):
        sheet.raw.write_boolean(row, column, value, sheet.book.format(cell.style))
    elif isinstance(value, int | float):
        sheet.number(row, column, Decimal(repr(value)), cell.style)
    else:
        sheet.text(row, column, value or "", cell.style)


def write_own_sheets(book: Book, own: OwnContent, resolve: Resolver) -> None:
    """Add the sheets that somebody added, behind all others."""
    taken = {sheet.get_name().casefold() for sheet in book.raw.worksheets()}
    for kept in own.sheets:
        name = kept.name
        while name.casefold() in taken:
            name = f"{name[:27]} (2)"
        taken.add(name.casefold())
        sheet = book.sheet(name)
        for letters, width in kept.widths.items():
            sheet.raw.set_column(f"{letters}:{letters}", width)
        for top, left, bottom, right in kept.merges:
            sheet.raw.merge_range(top, left, bottom, right, "")
        for place, cell in kept.cells.items():
            row, column = map(int, place.split(","))
            write_own_cell(sheet, row, column, cell, resolve)
