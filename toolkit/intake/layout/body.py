"""The rows of a table: where they end, what each is called, in which unit it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from toolkit.intake.layout.columns import FRAME, ColumnKind
from toolkit.intake.layout.signs import NUMBERS, Sign
from toolkit.intake.layout.structure import Place, is_bare_of_which, is_of_which, split_marker
from toolkit.intake.layout.table import TableColumn, TableRow
from toolkit.intake.layout.units import is_unit, unit_in_name
from toolkit.intake.layout.view import View
from toolkit.intake.readers.grid import CellKind
from toolkit.model import Mark
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.marks import is_ditto
from toolkit.vietnamese.numbers import Number, parse_number

_END_WORDS = (
    "nơi nhận", "người lập", "lập biểu", "thủ trưởng", "giám đốc", "phó giám đốc", "chủ tịch", "phó chủ tịch", "ký tên",
    "kt giám đốc", "kt chủ tịch", "kt thủ trưởng", "tm ubnd", "tm ủy ban",
)  # fmt: skip
_ENDS = tuple(map(key, _END_WORDS))
_END_ABBREVIATIONS = (key("kt") + ".", key("tm") + ".", key("tl") + ".")
_REMARK = re.compile(
    r"^\s*(?:\(\*+\)|\*+\)?\s|\(\d\)\s*\w{3}|(?:ghi chú|nguồn|chú thích|lưu ý|nguồn số liệu)\s*[:：.])", re.IGNORECASE
)
_NOTES = re.compile(r"^\s*(?:ghi chú|chú thích|chú giải|lưu ý)\s*[:：.]?", re.IGNORECASE)
_COLUMN_INDENT = 2
"""How many spaces it counts when a name stands one column further right."""
_CELL_INDENT = 3
"""How many spaces one step of a cell's own indent counts."""


@dataclass(frozen=True)
class Body:
    """The columns of a table by what they are for."""

    view: View
    columns: tuple[TableColumn, ...]

    def of(self, *kinds: ColumnKind) -> list[int]:
        """The columns of some kinds."""
        return [column.number for column in self.columns if column.meaning.kind in kinds]

    @cached_property
    def marks(self) -> list[int]:
        """The columns that number, measure or code the rows."""
        return self.of(ColumnKind.STT, ColumnKind.UNIT, ColumnKind.CODE)

    @cached_property
    def notes(self) -> list[int]:
        """The columns of notes."""
        return self.of(ColumnKind.NOTE)

    @cached_property
    def names(self) -> list[int]:
        """The columns of names, the outer levels first."""
        return self.of(ColumnKind.NAME)

    @cached_property
    def stt(self) -> int | None:
        """The column that numbers the rows."""
        return next(iter(self.of(ColumnKind.STT)), None)

    @cached_property
    def unit(self) -> int | None:
        """The column of units."""
        return next(iter(self.of(ColumnKind.UNIT)), None)

    @cached_property
    def code(self) -> int | None:
        """The column of codes."""
        return next(iter(self.of(ColumnKind.CODE)), None)

    @cached_property
    def used(self) -> frozenset[int]:
        """All columns."""
        return frozenset(column.number for column in self.columns)

    @cached_property
    def values(self) -> list[int]:
        """The columns of values, notes not among them."""
        return [column.number for column in self.columns if column.meaning.kind not in FRAME | {ColumnKind.NOTE}]

    @cached_property
    def _valued(self) -> dict[int, bool]:
        return {}

    def has_value(self, row: int) -> bool:
        """Whether a value stands in a row: a number, an error, a mark for none."""
        if row not in self._valued:
            signs = self.view.signs[row]
            there = [column for column in self.values if column in signs]
            self._valued[row] = any(signs[column] in NUMBERS or self._is_value(row, column) for column in there)
        return self._valued[row]

    def _is_value(self, row: int, column: int) -> bool:
        cell = self.view.sheet.cells[row, column]
        return cell.kind is not CellKind.TEXT or isinstance(parse_number(cell.text), Number | Mark)

    def has(self, row: int, columns: Iterable[int]) -> bool:
        """Whether one of the columns shows something in a row."""
        return not self.view.signs[row].keys().isdisjoint(columns)

    def text(self, row: int, column: int | None) -> str:
        """The cleaned text of a cell, empty without one."""
        cell = self.view.sheet.cells.get((row, column)) if column is not None else None
        if cell is None:
            return ""
        return clean(cell.text) if cell.kind is CellKind.TEXT else cell.text


def last_row(body: Body, rows: list[int]) -> int:
    """The last row of the table: signatures, remarks and stray numbers below it are no rows."""
    names, marks = body.names, body.marks
    full = [row for row in rows if body.has_value(row) and body.has(row, names) and body.has(row, marks or names)]
    last_full = max(full, default=0)
    end = previous = 0
    valued = False
    for row in rows:
        if end and row > last_full and (_is_signed(body, row) or _begins_notes(body, row)):
            break
        value = body.has_value(row)
        if value and row > last_full and valued and _is_stray(body, row, names, previous):
            continue
        valued = valued or value
        if value or _is_kept_without_value(body, row, adjacent=previous == row - 1, form=not full):
            end = row
        previous = row
    return end


def _begins_notes(body: Body, row: int) -> bool:
    """Whether a row says that what follows are notes, with numbers or without."""
    first = body.view.sheet.text(row, min(body.view.signs[row]))
    return bool(_NOTES.match(first)) and not body.has_value(row)


def _is_stray(body: Body, row: int, names: list[int], previous: int) -> bool:
    """A number without a name, below an empty row and below the table's last full row: somebody's scratch."""
    filled = [column for column in body.values if column in body.view.signs[row]]
    return previous < row - 1 and not body.has(row, names) and len(filled) * 2 < max(len(body.values), 3)


def _is_kept_without_value(body: Body, row: int, *, adjacent: bool, form: bool) -> bool:
    """Whether a row without values is one of the table's though nothing may follow: it is numbered, or has a unit."""
    text = next((body.view.sheet.text(row, name) for name in body.names if name in body.view.signs[row]), "")
    if not text or is_remark(text):
        return False
    if body.has(row, body.marks):
        return True
    if clean(text).startswith("("):
        return False
    return adjacent if form else not body.marks and adjacent


def is_remark(text: str) -> bool:
    """Whether a text is a note below a table: `(*) Số liệu ước tính`, `Nguồn: …`."""
    return bool(_REMARK.match(text))


def _is_signed(body: Body, row: int) -> bool:
    """Whether a row begins the signatures or the list of those who receive the table."""
    signs = body.view.signs[row]
    cells = body.view.sheet.rows[row]
    if any(signs.get(column) in (Sign.FIGURE, Sign.SMALL, Sign.YEAR) for column in body.values):
        return False
    return any(ends_table(cells[column].text) for column, sign in signs.items() if sign is Sign.LABEL)


@lru_cache(maxsize=16_384)
def ends_table(text: str) -> bool:
    """Whether a text begins the signatures or the list of those who receive a table."""
    words = key(text)
    return words.startswith(_END_ABBREVIATIONS) or any(
        words == end or words.startswith((f"{end} ", f"{end}.")) for end in _ENDS
    )


class _Line(NamedTuple):
    """A row before it is known what stands under what."""

    row: TableRow
    place: Place
    valued: bool


def read_rows(body: Body, rows: list[int]) -> tuple[list[TableRow], dict[int, Place]]:
    """The rows that show something in the table's columns, and how each name stands on the page."""
    lines: list[_Line] = []
    unit = section = ""
    for row in rows:
        if body.has(row, body.used):
            line = _line(body, row, unit, section)
            unit = line.row.unit or unit
            section = _section_unit(body, row) or section
            if line.row.name or line.valued or line.row.stt or body.has(row, body.notes):
                lines.append(line)
    joined = _join_broken(lines)
    return [line.row for line in joined], {line.row.row: line.place for line in joined}


def _section_unit(body: Body, row: int) -> str:
    """The unit that a row without a name states over the values for the rows below it: `Nghìn người`, `Cơ cấu - %`."""
    if body.has(row, body.names) or body.has_value(row) or (body.stt and body.text(row, body.stt)):
        return ""
    words = [column for column in body.values if body.view.signs[row].get(column) is Sign.LABEL]
    if len(words) != 1:
        return ""
    text = body.text(row, words[0])
    ends = (text, text.rpartition("-")[2], unit_in_name(text))
    return next((end.strip("() ") for end in ends if is_unit(end)), "")


def _line(body: Body, row: int, unit: str, section: str) -> _Line:
    """A row of the table; `unit` is the one stated last, for a ditto mark, `section` the one over the values above."""
    stt = body.text(row, body.stt)
    raw, column, depth = _raw_name(body, row)
    if not raw and body.stt and body.view.signs[row].get(body.stt) is Sign.LABEL:
        raw, stt, column = body.view.sheet.text(row, body.stt), "", body.stt
    if not raw:
        raw, column = _heading(body, row)
    marker, name = split_marker(raw)
    stated = body.text(row, body.unit)
    cell = body.view.sheet.cells.get((row, column))
    indent = len(raw) - len(raw.lstrip()) + depth * _COLUMN_INDENT + (cell.indent if cell else 0) * _CELL_INDENT
    valued, inline = body.has_value(row), bool(marker) and not stt
    place = Place(indent, bool(cell and cell.bold), _in_capitals(name), marker if stt else "", inline, valued)
    own = unit if is_ditto(stated) else stated
    implied = unit_in_name(name) or section
    return _Line(TableRow(row, stt or marker, name, own, body.text(row, body.code), None, implied), place, valued)


def _raw_name(body: Body, row: int) -> tuple[str, int, int]:
    """A row's name as it is typed, its column, and how many columns of names stand left of it."""
    signs, text = body.view.signs[row], body.view.sheet.text
    found = [(depth, column) for depth, column in enumerate(body.names) if column in signs]
    if not found:
        return "", 0, 0
    depth, column = found[0]
    raw = text(row, column)
    if len(found) > 1 and (is_bare_of_which(raw) or signs[found[1][1]] is Sign.LABEL):
        raw = f"{raw.rstrip()} {clean(text(row, found[1][1]))}"
    return raw, column, depth


def _heading(body: Body, row: int) -> tuple[str, int]:
    """The text of a row that has no name but one text over the values: a heading of the rows below."""
    words = [column for column in body.values if body.view.signs[row].get(column) is Sign.LABEL]
    if len(words) != 1 or body.has_value(row):
        return "", 0
    text = body.view.sheet.text(row, words[0])
    return ("", 0) if is_unit(text) else (text, words[0])


def _in_capitals(name: str) -> bool:
    return " " in name and name.isupper()


def _join_broken(lines: list[_Line]) -> list[_Line]:
    """Names that go on in the next row become one name, in the row that has the values."""
    joined: list[_Line] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if joined and _goes_on(joined[-1], line, after):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _goes_on(upper: _Line, lower: _Line, after: _Line | None) -> bool:
    """Whether a name only goes on with the one above: lower case, as far left, values in one of the two rows."""
    first, second = upper.row, lower.row
    if not first.name or not second.name[:1].islower() or second.stt or second.row != first.row + 1:
        return False
    if (upper.valued and lower.valued) or is_of_which(second.name) or first.name.endswith((":", ")", ".")):
        return False
    if abs(upper.place.indent - lower.place.indent) > 1 or (is_of_which(first.name) and is_bare_of_which(first.name)):
        return False
    return after is None or not after.row.name[:1].islower() or after.row.row != second.row + 1


def _joined(upper: _Line, lower: _Line) -> _Line:
    base = lower if lower.valued or not upper.valued else upper
    name = f"{upper.row.name} {lower.row.name}"
    unit, implied = upper.row.unit or lower.row.unit, lower.row.implied_unit or upper.row.implied_unit
    code = upper.row.code or lower.row.code
    row = base.row._replace(name=name, stt=upper.row.stt, unit=unit, code=code, implied_unit=implied)
    return _Line(row, upper.place, upper.valued or lower.valued)
