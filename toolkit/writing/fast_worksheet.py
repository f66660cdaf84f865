"""XlsxWriter's worksheet with a shorter way for the cells that we write: the same XML, without the detours."""

from __future__ import annotations

from functools import cache
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)
from xlsxwriter.xmlwriter import xml_escapes

_letters = cache(xl_col_to_name)


class FastWorksheet(Worksheet):  # type: ignore[misc]
    """Writes text, numbers, formulas and blanks that have a format by itself, and leaves the rest to its parent.

    Formulas are taken as they are: XlsxWriter looks in each for thirty functions that Excel 2010 does not have and we
    never write; where somebody's own formula has one, it has the prefix already. A test holds the XML to the parent's.
    """

    def put_formula(self, row: int, column: int, formula: str, cell_format: Format, value: object) -> int:
        """Store a formula (with its `=`) and its value; -1 where the sheet has no such cell."""
        if self._check_dimensions(row, column):
            return -1
        self.table[row][column] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401
        kind = type(cell)
        if cell.format is None:
            super()._write_cell(row, col, cell)
            return
        head = f'<c r="{_letters(col)}{row + 1}" s="{cell.format._get_xf_index()}"'
        if kind is CellStringTuple:
            self.fh.write(f'{head} t="s"><v>{cell.string}</v></c>')
        elif kind is CellFormulaTuple and type(cell.value) is not bool:
            self._write_formula_cell(head, cell.formula, cell.value)
        elif kind is CellNumberTuple:
            self.fh.write(f"{head}><v>{cell.number:.16G}</v></c>")
        elif kind is CellBlankTuple:
            self.fh.write(f"{head}/>")
        else:
            super()._write_cell(row, col, cell)

    def _write_formula_cell(self, head: str, formula: str, value: object) -> None:
        """A formula with its result; an error's name stays the parent's way of writing an error."""
        text = _escaped(formula)
        if not isinstance(value, str):
            self.fh.write(f"{head}><f>{text}</f><v>{value}</v></c>")
        elif not value:
            self.fh.write(f"{head}><f>{text}</f><v></v></c>")
        else:
            kind = "e" if value in _ERRORS else "str"
            self.fh.write(f'{head} t="{kind}"><f>{text}</f><v>{_escaped(value)}</v></c>')


_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


def _escaped(text: str) -> str:
    if xml_escapes.search(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
