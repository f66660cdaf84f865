"""What a workbook shows beside its cells: notes are said, page headers and text boxes tell who sent it."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from tests.support.seed import CATALOGUE, PERIOD
from tests.support.workbooks import parts_of, zipped
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.read_xlsx import read_xlsx, read_xlsx_fully
from toolkit.intake.submission import Context, read_submission

HEADS = ["STT", "Chỉ tiêu", "ĐVT", "TH 6 tháng 2020"]
ROW = ["2", "Số phương tiện đo được kiểm định", "Phương tiện", 4031]


def _book(*, header: str = "", box: str = "", note: str = "") -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, ROW)
        if header:
            sheet.set_header(header)
        if box:
            sheet.insert_textbox("G2", box)
        if note:
            sheet.write_comment("D2", note)
    return stream.getvalue()


@pytest.mark.parametrize("read", [read_xlsx, read_xlsx_fully])
def test_lines_of_page_headers_and_text_boxes_are_found(read: type) -> None:
    data = _book(header='&L&"Times New Roman,Bold"&12SỞ Y TẾ &C&P/&N&Rngày &D', box="SỞ KHOA HỌC\nVÀ CÔNG NGHỆ")
    assert read(data, Limits()).around == ("SỞ Y TẾ", "/", "ngày", "SỞ KHOA HỌC", "VÀ CÔNG NGHỆ")


@pytest.mark.parametrize(
    "beside",
    [{"header": "&CSỞ KHOA HỌC VÀ CÔNG NGHỆ\nBáo cáo 6 tháng 2020"}, {"box": "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH ĐẮK LẮK"}],
)
def test_an_agency_that_stands_nowhere_else_is_known_by_them(beside: dict[str, str]) -> None:
    reading = read_submission("bieu gui.xlsx", _book(**beside), Context(CATALOGUE, PERIOD))
    assert (reading.agency, [figure.place.cell for figure in reading.figures]) == ("SKHCN", ["D2"])


def test_a_note_on_a_cell_is_said_with_its_text() -> None:
    data = _book(note="Số đúng là 4.130", header="&CSở Khoa học và Công nghệ")
    (remark,) = read_grid(data).remarks
    finding = remark.finding("a.xlsx")
    assert (finding.code, finding.place.sheet, finding.place.cell) == ("KT184", "Biểu", "D2")
    assert "1 ô có ghi chú kèm theo, không được lấy: D2 “Số đúng là 4.130”" in finding.message


def test_a_broken_drawing_costs_its_text_box_and_nothing_else() -> None:
    parts: dict[str, str | bytes] = {**parts_of(_book(box="SỞ Y TẾ"))}
    grid = read_grid(zipped({**parts, "xl/drawings/drawing1.xml": b"<a><b></a>"}))
    assert grid.around == ()
    assert grid.sheets[0].cells[2, 4].text == "4031"
