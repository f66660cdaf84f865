"""Cells of a workbook as its library gives them, without a line of the toolkit's readers: the labels' own eyes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

Cells: TypeAlias = dict[tuple[int, int], str]
"""By row and column from 1: digits, `ERR:…`, or a text as it is stored, marked with a leading apostrophe."""


def read_cells(path: Path) -> dict[str, Cells]:
    """The filled cells of every sheet."""
    return _from_xls(path) if path.suffix == ".xls" else _from_xlsx(path)


def _from_xls(path: Path) -> dict[str, Cells]:
    import xlrd

    sheets: dict[str, Cells] = {}
    for sheet in xlrd.open_workbook(path).sheets():
        cells: Cells = {}
        for row in range(sheet.nrows):
            for column in range(sheet.ncols):
                kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
                if kind == xlrd.XL_CELL_ERROR:
                    cells[row + 1, column + 1] = f"ERR:{xlrd.error_text_from_code[value]}"
                elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                    cells[row + 1, column + 1] = _digits(value)
                elif kind == xlrd.XL_CELL_TEXT and value.strip():
                    cells[row + 1, column + 1] = f"'{value}"
        sheets[sheet.name] = cells
    return sheets


def _from_xlsx(path: Path) -> dict[str, Cells]:
    import openpyxl

    sheets: dict[str, Cells] = {}
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        cells: Cells = {}
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "e":
                    cells[cell.row, cell.column] = f"ERR:{cell.value}"
                elif isinstance(cell.value, int | float):
                    cells[cell.row, cell.column] = _digits(cell.value)
                elif cell.value is not None and str(cell.value).strip():
                    cells[cell.row, cell.column] = f"'{cell.value}"
        sheets[sheet.title] = cells
    return sheets


def _digits(value: float) -> str:
    return f"{Decimal(repr(value)).normalize():f}"
