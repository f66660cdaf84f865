"""XlsxWriter's worksheet with a shorter way for the cells that we write: the same XML, without the detours."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from io import StringIO
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    RowInfo,
    Worksheet,
)

from toolkit.writing.package import XmlStream
from toolkit.writing.xml_text import escaped

letters = cache(xl_col_to_name)
_TOO_LATE = -2
_TAKEN = -3


class FastWorksheet(Worksheet):  # type: ignore[misc]
    """Writes text, numbers, formulas and blanks that have a format by itself, and leaves the rest to its parent.

    Formulas are taken as they are: XlsxWriter looks in each for thirty functions that Excel 2010 does not have and we
    never write; where somebody's own formula has one, it has the prefix already. Rows have no `spans`, which are a hint
    that may be left out. A test holds the XML to the parent's in all else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pieces = _Pieces()
        self._finished = XmlStream(self._pieces.keep)
        self._next = 0
        """The first row that is not finished."""
        self._attributes: dict[tuple[float, int], str] = {}
        self.outline_row_level: int = 0

    def put_formula(self, row: int, column: int, formula: str, cell_format: Format, value: object) -> int:
        """Store a formula (with its `=`) and its value; not 0 where the sheet has no such cell."""
        refused: int = self._check_dimensions(row, column)
        if not refused:
            self.table[row][column] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return refused

    def finish_row(self, row: int, last: int, cells: str, height: float, level: int = 0) -> int:
        """Put a row whose cells are XML, up to the column `last`, and all rows above it where no one can add to them.

        What was written into the row before comes behind; not 0 where the sheet has no such row, where a later one is
        finished, or where another cell has one of these places.
        """
        refused: int = self._check_dimensions(row, last)
        if refused:
            return refused
        self.dim_colmin = 0
        if row > self._next:
            self._set_filehandle(self._finished)
            self._write_open_rows(row)
        more = self.table.pop(row, None)
        behind = self._cells_behind(row, last, more) if more else ""
        if behind is None:
            return _TAKEN
        attributes = self._attributes.get((height, level)) or self._row_attributes(height, level)
        self._finished.write(f'<row r="{row + 1}"{attributes}>{cells}{behind}</row>')
        if self.comments:
            self.row_sizes[row] = [_pixels(height), False]
        self._next = row + 1
        return 0

    def _cells_behind(self, row: int, last: int, cells: Mapping[int, Any]) -> str | None:
        """Cells of a row to the right of the column `last`, as XML; None if one of them is not."""
        if min(cells) <= last:
            return None
        written = StringIO()
        self._set_filehandle(written)
        for column in sorted(cells):
            self._write_cell(row, column, cells[column])
        return written.getvalue()

    def _check_dimensions(self, row: int, col: int, ignore_row: bool = False, ignore_col: bool = False) -> int:
        if row < self._next and not ignore_row:
            return _TOO_LATE
        found: int = super()._check_dimensions(row, col, ignore_row, ignore_col)
        return found

    def _row_attributes(self, height: float, level: int) -> str:
        """How high a row is and how deep in the outline, as XlsxWriter writes it."""
        tag = StringIO()
        self._set_filehandle(tag)
        self._write_row(0, None, RowInfo(height=_pixels(height), level=level))
        self.outline_row_level = max(self.outline_row_level, level)
        found = self._attributes[height, level] = tag.getvalue().removeprefix('<row r="1"').removesuffix(">")
        return found

    def _write_rows(self) -> None:
        self._finished.flush()
        for piece in self._pieces:
            self.fh.write(piece.decode())
        self._write_open_rows(self.dim_rowmax + 1)

    def _write_open_rows(self, end: int) -> None:
        """Rows that are not finished, up to one that is not among them."""
        for row in range(self._next, end):
            cells, info = self.table.get(row), self.row_info.get(row)
            if cells:
                self._write_row(row, None, info)
                for column in sorted(cells):
                    self._write_cell(row, column, cells[column])
                self.fh.write("</row>")
            elif info or row in self.comments:
                self._write_empty_row(row, None, info)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401
        kind = type(cell)
        if cell.format is None:
            super()._write_cell(row, col, cell)
            return
        head = f'<c r="{letters(col)}{row + 1}" s="{cell.format._get_xf_index()}"'
        if kind is CellStringTuple:
            self.fh.write(f'{head} t="s"><v>{cell.string}</v></c>')
        elif kind is CellFormulaTuple:
            self.fh.write(f"{head}{formula_xml(escaped(cell.formula), cell.value)}")
        elif kind is CellNumberTuple:
            self.fh.write(f"{head}><v>{cell.number:.16G}</v></c>")
        elif kind is CellBlankTuple:
            self.fh.write(f"{head}/>")
        else:
            super()._write_cell(row, col, cell)


def _pixels(height: float) -> int:
    """A height in points as XlsxWriter rounds it."""
    return int(height * 4 / 3 + 0.5)


def formula_xml(formula: str, value: object) -> str:
    """A formula (escaped, without its `=`) with its result, from the attribute for the kind of result on."""
    if isinstance(value, bool):
        return f' t="b"><f>{formula}</f><v>{value:d}</v></c>'
    if not isinstance(value, str):
        return f"><f>{formula}</f><v>{value}</v></c>"
    if not value:
        return f"><f>{formula}</f><v></v></c>"
    kind = "e" if value in _ERRORS else "str"
    return f' t="{kind}"><f>{formula}</f><v>{escaped(value)}</v></c>'


_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


class _Pieces:
    """The XML of finished rows in their order; what is more than some room is kept compressed."""

    _ROOM = 1 << 25

    def __init__(self) -> None:
        self._kept: list[tuple[bytes, bool]] = []
        self._length = 0

    def keep(self, piece: bytes) -> None:
        """Add a piece."""
        packed = self._length > self._ROOM
        self._kept.append((zlib.compress(piece, 1) if packed else piece, packed))
        self._length += len(self._kept[-1][0])

    def __iter__(self) -> Iterator[bytes]:
        return (zlib.decompress(piece) if packed else piece for piece, packed in self._kept)
