"""Workbooks whose formulas nobody has calculated: a program that cannot stores a 0 for each, to be replaced by Excel.

Such a workbook asks to be calculated when it is opened (`fullCalcOnLoad`), which Excel takes back when it saves. Where
every formula of it gives 0, none of these is a figure; beside one other result all of them are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from toolkit.intake.readers.grid import Sheet
from toolkit.intake.readers.make_cell import NOT_CALCULATED
from toolkit.intake.readers.raw_sheet import RawSheet

_ZERO = "0"


def without_results(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The sheets of a workbook that asks to be calculated; formulas have no results where all of them are 0."""
    if any(cell.formula and cell.text != _ZERO for sheet in sheets for cell in sheet.cells.values()):
        return sheets
    return tuple(
        replace(sheet, cells={at: NOT_CALCULATED if cell.formula else cell for at, cell in sheet.cells.items()})
        for sheet in sheets
    )


def forget_results(sheets: Sequence[RawSheet]) -> None:
    """The same for sheets as their XML has them, so that the formulas themselves remain."""
    if any(value != _ZERO for sheet in sheets for value in compress(sheet.values, sheet.formulas)):
        return
    for sheet in sheets:
        sheet.values = ["" if formula else value for formula, value in zip(sheet.formulas, sheet.values, strict=True)]
