"""Find the header rows of the tables in a sheet, merged or not, and join what they say above each column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.intake.columns import FRAME, ColumnKind, Vocabulary, read_label
from toolkit.intake.grid import Area, Cell, CellKind, Sheet
from toolkit.intake.table import TableColumn
from toolkit.model import Mark
from toolkit.vietnamese import clean
from toolkit.vietnamese.numbers import Number, parse_number

_MAX_DEPTH = 6
_LONGEST_LABEL = 90
_VALUES = {ColumnKind.PLAN, ColumnKind.ACTUAL, ColumnKind.ESTIMATE, ColumnKind.PREVIOUS, ColumnKind.RATIO}
_FRAME = {ColumnKind.STT, ColumnKind.NAME, ColumnKind.UNIT, ColumnKind.CODE, ColumnKind.NOTE}
_COLUMN_NUMBER = re.compile(r"[A-ZĐ]|\(?\d{1,2}\)?(?:\.0)?|\(?\d{1,2}\)? ?= ?[\d()+\-*/:x ]+%?")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header, and its columns."""

    top: int
    bottom: int
    columns: tuple[TableColumn, ...]

    @property
    def labels(self) -> tuple[tuple[int, str], ...]:
        """Column and label, by which a header repeated on the next page is known."""
        return tuple((column.number, column.label) for column in self.columns)


def find_headers(sheet: Sheet, vocabulary: Vocabulary) -> list[Header]:
    """All headers of a sheet from top to bottom."""
    headers: list[Header] = []
    for row, cells in sheet.rows.items():
        if headers and (row <= headers[-1].bottom or not _may_open_again(sheet, row, vocabulary)):
            continue
        if _is_anchor(cells, vocabulary):
            header = _read_header(sheet, row, vocabulary)
            if _is_whole(header):
                headers.append(header)
    return headers


def _may_open_again(sheet: Sheet, row: int, vocabulary: Vocabulary) -> bool:
    """A later header stands below an empty row or says what its rows are; notes in a table may sound like labels."""
    labels = [cell.text for cell in sheet.rows[row].values()]
    return row - 1 not in sheet.rows or any(read_label(label, vocabulary).kind in FRAME for label in labels)


def _is_anchor(cells: dict[int, Cell], vocabulary: Vocabulary) -> bool:
    """Whether a row may open a header: at least two labels, of which one heads values or two say what a row is."""
    labels = [cell.text for cell in cells.values() if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_LABEL]
    kinds = [kind for label in labels if (kind := read_label(label, vocabulary).kind) is not ColumnKind.OTHER]
    figures = any(_is_figure(cell) for cell in cells.values())
    framed = ColumnKind.NAME in kinds and len(set(kinds) & _FRAME) >= 2
    return not figures and len(kinds) >= 2 and (framed or any(kind in _VALUES for kind in kinds))


def _is_whole(header: Header) -> bool:
    """A header needs a column of values and two labels at least; a title that mentions plans is none."""
    meanings = {column.meaning for column in header.columns}
    return any(meaning.kind in _VALUES - {ColumnKind.RATIO} for meaning in meanings) and len(meanings) >= 2


def _is_figure(cell: Cell) -> bool:
    """A number, stored or typed as text, or a mark; `6 tháng` and `%` are labels, and a year may head a column."""
    if cell.kind is not CellKind.TEXT or _is_year(cell):
        return cell.kind is CellKind.NUMBER and not _is_year(cell)
    parsed = parse_number(cell.text)
    return isinstance(parsed, Mark) or (isinstance(parsed, Number) and not parsed.suffix and not parsed.percent)


def _is_year(cell: Cell) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", cell.text))


def _read_header(sheet: Sheet, top: int, vocabulary: Vocabulary) -> Header:
    bottom = _merged_bottom(sheet, top)
    first_value = _first_value_column(sheet, top, vocabulary)
    while bottom - top < _MAX_DEPTH and _continues(sheet.rows.get(bottom + 1, {}), first_value):
        bottom += 1
    labelled = bottom
    while _is_numbering(sheet.rows.get(bottom + 1, {}).values()):
        bottom += 1
    columns = _columns(sheet, top, labelled, vocabulary)
    return Header(top, bottom, columns)


def _merged_bottom(sheet: Sheet, top: int) -> int:
    bottoms = [area.bottom for area in sheet.merges if area.top == top and (top, area.left) in sheet.cells]
    return max([top, *(bottom for bottom in bottoms if bottom - top < _MAX_DEPTH)])


def _first_value_column(sheet: Sheet, row: int, vocabulary: Vocabulary) -> int:
    """The first column whose label heads values; what stands left of it names the rows."""
    kinds = {column: read_label(cell.text, vocabulary).kind for column, cell in sheet.rows[row].items()}
    values = [column for column, kind in kinds.items() if kind in _VALUES]
    framed = [column for column, kind in kinds.items() if kind in FRAME]
    return min(values, default=max(framed, default=0) + 1)


def _continues(cells: dict[int, Cell], first_value: int) -> bool:
    """Whether a row goes on with labels: nothing but texts and years, and only above values."""
    if not cells or min(cells) < first_value or _is_numbering(cells.values()):
        return False
    return all(_is_year(cell) or (cell.kind is CellKind.TEXT and _is_label(cell)) for cell in cells.values())


def _is_label(cell: Cell) -> bool:
    return any(sign.isalpha() or sign == "%" for sign in cell.text) and not _is_figure(cell)


def _is_numbering(cells: Iterable[Cell]) -> bool:
    """A row `A B C 1 2 3=2/1` that only numbers the columns."""
    texts = [clean(cell.text) for cell in cells]
    return (
        len(texts) >= 3
        and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)
        and len(set(texts)) == len(texts)
        and _ascending(texts)
    )


def _ascending(texts: list[str]) -> bool:
    numbers = [int(found.group()) for text in texts if (found := re.search(r"\d+", text))]
    return len(numbers) >= 2 and numbers == sorted(numbers) and numbers[0] <= 3


def _columns(sheet: Sheet, top: int, bottom: int, vocabulary: Vocabulary) -> tuple[TableColumn, ...]:
    rows = range(top, bottom + 1)
    areas = [area for area in sheet.merges if area.bottom >= top and area.top <= bottom]
    used = sorted({column for row in rows for column in sheet.rows.get(row, {})} | _spanned(areas, top))
    found = []
    for column in range(used[0], used[-1] + 1):
        label = _label(sheet, areas, rows, column)
        found.append(TableColumn(column, label, read_label(label, vocabulary)))
    return tuple(found)


def _spanned(areas: list[Area], top: int) -> set[int]:
    return {column for area in areas if area.top >= top for column in range(area.left, min(area.right, 512) + 1)}


def _label(sheet: Sheet, areas: list[Area], rows: range, column: int) -> str:
    pieces: list[str] = []
    for row in rows:
        text = clean(_text_at(sheet, areas, row, column)) or clean(_group_at(sheet, areas, rows, row, column))
        if text and text not in pieces:
            pieces.append(text)
    return " ".join(pieces)


def _text_at(sheet: Sheet, areas: list[Area], row: int, column: int) -> str:
    area = next((area for area in areas if (row, column) in area), None)
    return sheet.text(area.top, area.left) if area else sheet.text(row, column)


def _group_at(sheet: Sheet, areas: list[Area], rows: range, row: int, column: int) -> str:
    """The label of an unmerged group: it stands above the first of its columns only."""
    below = range(row + 1, rows.stop)
    if row != rows.start or not any(_text_at(sheet, areas, lower, column) for lower in below):
        return ""
    for left in range(column - 1, 0, -1):
        text = _text_at(sheet, areas, row, left)
        if text:
            return text if any(sheet.text(lower, left) for lower in below) else ""
    return ""
