"""What of a sheet may be meant otherwise than it is read: said with its cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from textwrap import shorten

from toolkit.findings.sheet_problems import AMONG_NAMES, ANOTHER_HEADER, TURNED, WORDS_BESIDE
from toolkit.intake.layout.columns import ColumnKind, Vocabulary
from toolkit.intake.layout.outside import where
from toolkit.intake.layout.signs import Sign, sign_of
from toolkit.intake.layout.table import Table
from toolkit.intake.layout.view import VALUE_KINDS
from toolkit.intake.readers.grid import CellKind, Sheet, cell_name
from toolkit.model import Finding, Place
from toolkit.vietnamese import clean, key

_LONGEST = 80
_SHOWN = 4
_DIGIT = re.compile(r"\d")


def say_doubts(sheet: Sheet, tables: tuple[Table, ...], vocabulary: Vocabulary, file: str) -> Iterator[Finding]:
    """What is to be said of a sheet's tables as a whole, and of words beside them."""
    for table in tables:
        yield from _other_headers(table, file)
        yield from _among_names(table, file)
        if _is_turned(table, vocabulary):
            place = Place(file, sheet.name, cell_name(table.rows[0].row, table.columns[0].number))
            yield TURNED.at(place, first=table.rows[0].row, last=table.rows[-1].row)
    yield from _words_beside(sheet, tables, file)


def _other_headers(table: Table, file: str) -> Iterator[Finding]:
    for row in table.doubtful:
        cells = table.sheet.rows[row]
        labels = shorten("; ".join(clean(cell.text) for cell in cells.values()), _LONGEST, placeholder="…")
        yield ANOTHER_HEADER.at(Place(file, table.sheet.name, cell_name(row, min(cells))), row=row, labels=labels)


def _among_names(table: Table, file: str) -> Iterator[Finding]:
    """Figures in columns of names and units, where nothing is taken; years are names."""
    cells = table.sheet.cells
    columns = [c.number for c in table.columns if c.meaning.kind in (ColumnKind.NAME, ColumnKind.UNIT)]
    found = [(row.row, column) for row in table.rows for column in columns if (row.row, column) in cells]
    figures = [at for at in found if cells[at].kind is CellKind.NUMBER and sign_of(cells[at]) is Sign.FIGURE]
    if figures:
        place = Place(file, table.sheet.name, cell_name(*figures[0]))
        yield AMONG_NAMES.at(place, count=len(figures), where=where(figures))


def _is_turned(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether plans and results are its rows, so that its indicators can only be its columns."""
    if len(table.rows) < 2 or any(column.meaning.kind in VALUE_KINDS for column in table.columns):
        return False
    named = sum(_heads_values(row.name, vocabulary) for row in table.rows)
    return named >= 2 and named * 2 > len(table.rows)


def _heads_values(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a row is called as a column of values is: `Kế hoạch`, `Thực hiện 6 tháng 2020`, not `Quý I` alone."""
    meaning, name_key = vocabulary.meaning(name), key(name)
    if meaning.kind not in VALUE_KINDS or vocabulary.first(meaning.kind, name_key) != 0:
        return False
    return meaning.year is not None or vocabulary.is_exactly(meaning.kind, name_key)


def _words_beside(sheet: Sheet, tables: tuple[Table, ...], file: str) -> Iterator[Finding]:
    """Texts with digits beside the rows of tables: `sửa: 1.250`."""
    taken: defaultdict[int, set[int]] = defaultdict(set)
    for table in tables:
        columns = {column.number for column in table.columns}
        for row in table.rows:
            taken[row.row] |= columns
    found = [
        (row, column, clean(cell.text))
        for row, columns in taken.items()
        for column, cell in sheet.rows.get(row, {}).items()
        if column not in columns and cell.kind is CellKind.TEXT and _DIGIT.search(cell.text)
    ]
    if found:
        texts = "; ".join(f"{cell_name(row, column)} “{text}”" for row, column, text in found[:_SHOWN])
        told = shorten(texts, 3 * _LONGEST, placeholder="…") + ("…" if len(found) > _SHOWN else "")
        yield WORDS_BESIDE.at(Place(file, sheet.name, cell_name(*found[0][:2])), count=len(found), texts=told)
