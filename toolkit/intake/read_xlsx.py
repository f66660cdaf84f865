"""Read .xlsx and .xlsm: values from the fast reader, facts from the XML, and a cross-check of one against the other."""

from __future__ import annotations

import io

from toolkit.intake.calamine_cells import make_cell, read_values
from toolkit.intake.facts import SheetFacts
from toolkit.intake.grid import Cell, CellKind, Grid, Sheet, make_sheet
from toolkit.intake.limits import Limits
from toolkit.intake.ooxml import read_facts, read_saved
from toolkit.intake.package import open_package
from toolkit.intake.refusal import damaged

Values = dict[str, dict[tuple[int, int], object]]


def read_xlsx(data: bytes, limits: Limits) -> Grid:
    """The workbook as a grid; raise Refused."""
    package = open_package(data, limits)
    facts = read_facts(package, limits)
    for sheet in facts:
        sheet.check(limits)
    values = read_values(data, [sheet.name for sheet in facts])
    if values is None or any(_unseen(sheet, values[sheet.name]) for sheet in facts):
        values = _read_in_full(data, facts)
    return Grid(tuple(_sheet(sheet, values[sheet.name]) for sheet in facts), read_saved(package))


def _unseen(facts: SheetFacts, values: dict[tuple[int, int], object]) -> set[tuple[int, int]]:
    """Cells that the XML shows filled and the reader left out; formulas that give an empty text may be."""
    return facts.filled - values.keys() - facts.errors.keys() - facts.formulas


def _read_in_full(data: bytes, facts: tuple[SheetFacts, ...]) -> Values:
    """Values by the slow reader, for files that the fast one does not read whole."""
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as cause:
        raise damaged("cấu trúc bảng tính không đúng chuẩn") from cause
    if any(sheet.name not in workbook.sheetnames for sheet in facts):
        raise damaged("có trang tính không đọc được")
    return {
        sheet.name: {
            (cell.row, cell.column): cell.value
            for row in workbook[sheet.name].iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for sheet in facts
    }


def _sheet(facts: SheetFacts, values: dict[tuple[int, int], object]) -> Sheet:
    cells = {
        position: make_cell(value, percent=position in facts.percents, formula=position in facts.formulas)
        for position, value in values.items()
        if position not in facts.errors
    }
    cells |= {position: Cell(CellKind.ERROR, text) for position, text in facts.errors.items()}
    cells |= {
        position: Cell(CellKind.UNCALCULATED, text, formula=True) for position, text in facts.uncalculated.items()
    }
    return make_sheet(
        facts.name,
        cells,
        facts.merges,
        visible=facts.visible,
        hidden_rows=facts.hidden_rows,
        hidden_columns=facts.hidden_columns,
    )
