"""The good submission that hostile files are made of: the seed's table, as Excel would have stored it."""

from __future__ import annotations

from functools import cache

from tests.support.seed import seed_workbook
from tests.support.workbooks import SheetOf, xlsx
from toolkit.intake.readers.grid import CellKind, cell_name
from toolkit.intake.readers.read_grid import read_grid


@cache
def good() -> bytes:
    """The submission's bytes; its texts are shared between its cells."""
    (found,) = read_grid(seed_workbook()).sheets
    rows: list[list[object]] = [[None] * 9 for _ in range(max(found.rows))]
    for (row, column), cell in found.cells.items():
        rows[row - 1][column - 1] = cell.number if cell.kind is CellKind.NUMBER else cell.text
    areas = [f"{cell_name(area.top, area.left)}:{cell_name(area.bottom, area.right)}" for area in found.merges]
    return xlsx(SheetOf(rows, name=found.name, merges=areas))
