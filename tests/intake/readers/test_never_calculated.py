"""A workbook that a program wrote and nobody opened: its formulas have no results, whatever 0 stands for them."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from tests.support.seed import CATALOGUE, FILE, PERIOD
from tests.support.workbooks import parts_of, zipped
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.read_xlsx import read_xlsx, read_xlsx_fully
from toolkit.intake.submission import Context, read_submission


def _written(*results: float) -> bytes:
    """A table whose last cells are sums, as XlsxWriter writes them: with 0 where it is told no result."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write_row(0, 0, ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"])
        sheet.write_row(1, 0, ["STT", "Chỉ tiêu", "ĐVT", "Ước TH 6 tháng năm 2020"])
        sheet.write_row(2, 0, [1, "Số phương tiện đo được kiểm định", "cái", 0])
        for row, result in enumerate(results, 3):
            sheet.write_row(row, 0, [row, f"Tổng {row}", "cái"])
            sheet.write_formula(row, 3, "=D3+15", value=result)
    return stream.getvalue()


@pytest.mark.parametrize("read", [read_xlsx, read_xlsx_fully])
def test_zeros_alone_are_no_results(read: type) -> None:
    for results, kinds in (
        ((0, 0), [CellKind.UNCALCULATED] * 2),
        ((0, 15), [CellKind.NUMBER] * 2),
        ((), []),
    ):
        (sheet,) = read(_written(*results), Limits()).sheets
        assert [cell.kind for cell in sheet.cells.values() if cell.formula] == kinds
        assert sheet.cells[3, 4] == Cell(CellKind.NUMBER, "0")


def test_the_agency_is_asked_and_told_what_the_formula_gives() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write_row(0, 0, ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"])
        sheet.write_row(1, 0, ["STT", "Chỉ tiêu", "ĐVT", "Ước TH 6 tháng năm 2020"])
        sheet.write_row(2, 0, ["2", "Số phương tiện đo được kiểm định", "phương tiện"])
        sheet.write_formula(2, 3, "=4000+31")
    reading = read_submission(FILE, stream.getvalue(), Context(CATALOGUE, PERIOD))
    (said,) = [finding for finding in reading.findings if finding.place.cell == "D3"]
    assert (said.code, said.suggestion) == ("KT204", "4.031")
    assert not reading.figures


def test_a_workbook_that_excel_saved_keeps_its_zeros() -> None:
    parts = parts_of(_written(0, 0))
    saved = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    assert len(saved) < len(parts["xl/workbook.xml"])
    (found,) = read_grid(zipped({**parts, "xl/workbook.xml": saved})).sheets
    assert found.cells[4, 4] == Cell(CellKind.NUMBER, "0", formula=True)
