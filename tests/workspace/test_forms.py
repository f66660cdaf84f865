"""The forms of the shipped workspace: every cell that can be typed in comes back as a figure of its own indicator."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from toolkit import Workspace
from toolkit.intake.submission import Context, read_submission
from toolkit.model import NO_PAST, FileState, Period
from toolkit.workspace.forms import make_forms
from toolkit.writing.form.layout import FIRST_ROW, SHEET, Cell

_PERIOD = Period.parse("2020-6T")
_SHIPPED = Workspace(Path(__file__).parents[2])
_CATALOGUE = _SHIPPED.catalogue.active(_PERIOD)
_VALUES = (Cell.PLAN, Cell.ACTUAL, Cell.PREVIOUS, Cell.NOTE)


@pytest.mark.parametrize("agency", [a.code for a in _CATALOGUE.agencies if _CATALOGUE.of_agency(a.code)])
def test_every_cell_typed_is_placed_by_its_code(agency: str) -> None:
    book = load_workbook(io.BytesIO(make_forms(_CATALOGUE, _PERIOD, "Đắk Lắk", NO_PAST, [agency])[agency]))
    there = {}
    for row in book[SHEET].iter_rows(min_row=FIRST_ROW + 1):
        for cell in (row[number] for number in _VALUES):
            if not cell.protection.locked:
                cell.value = "Ghi chú" if cell.column == Cell.NOTE + 1 else 100
            if cell.value is not None and row[Cell.CODE].value:
                there[cell.coordinate] = row[Cell.CODE].value
    saved = io.BytesIO()
    book.save(saved)
    reading = read_submission("gui-lai.xlsx", saved.getvalue(), Context(_CATALOGUE, _PERIOD))
    assert (reading.agency, reading.state, reading.held) == (agency, FileState.ACCEPTED, ())
    assert {one.place.cell: one.indicator for one in reading.figures} == there
    assert reading.findings == ()
