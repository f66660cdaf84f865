"""The second reader: what it sees, and that a file in which it sees other cells is refused at the cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.workbooks import Formula, sheet, xlsx
from toolkit.findings.file_problems import DISAGREEMENT
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_xlsx import read_xlsx
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.witness import check_witness, witness_values

DATA = xlsx(sheet(["Nội dung", None, 5, Formula("=1/0", "#DIV/0!"), Formula("=1", "")], at="C10"))
(SHEET,) = read_xlsx(DATA, Limits()).sheets


def test_values_keep_their_positions_in_the_sheet() -> None:
    assert witness_values(DATA, ["Biểu"]) == {"Biểu": {(10, 3): "Nội dung", (10, 5): 5.0}}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no workbook at all"])
def test_of_what_it_refuses_it_says_nothing(data: bytes) -> None:
    assert witness_values(data, ["Biểu"]) == {}
    check_witness(data, (SHEET,))


def test_a_sheet_that_is_not_there_is_left_out() -> None:
    assert witness_values(DATA, ["Trang khác"]) == {}


def test_the_same_cells_pass() -> None:
    check_witness(DATA, (SHEET,))


@pytest.mark.parametrize(
    ("position", "cell"),
    [
        ((10, 5), Cell(CellKind.NUMBER, "6")),
        ((10, 5), Cell(CellKind.TEXT, "5")),
        ((10, 3), Cell(CellKind.NUMBER, "5")),
        ((11, 3), Cell(CellKind.NUMBER, "5")),
        ((10, 5), None),
    ],
)
def test_another_cell_is_refused_where_it_stands(position: tuple[int, int], cell: Cell | None) -> None:
    cells = {at: one for at, one in {**SHEET.cells, position: cell}.items() if one is not None}
    with pytest.raises(Refused) as refused:
        check_witness(DATA, (replace(SHEET, cells=cells),))
    assert refused.value.problem is DISAGREEMENT
    assert refused.value.cell[0] == "Biểu"
