"""The fonts of an .xls are told cell by cell and run by run."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import xlwt

from toolkit.intake.readers.read_grid import read_grid
from toolkit.vietnamese.numbers import Number, parse_number


def xls(*rows: tuple[str, Any]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    for row, (font, value) in enumerate(rows):
        style = xlwt.easyxf(f"font: name {font}")
        if isinstance(value, tuple):
            sheet.write_rich_text(row, 0, [(piece, xlwt.easyfont(name)) for name, piece in value], style)
        else:
            sheet.write(row, 0, value, style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_xls_tells_the_fonts_of_its_cells_and_runs() -> None:
    rich = (("name .VnTime", "Ngh×n "), ("name Arial", "tấn"))
    grid = read_grid(xls((".VnTime", "l­¬ng thùc"), ("Arial", rich), ("VNI-Times", "Ñôn vò"), (".VnTimeH", "sè")))
    assert [cell.text for cell in grid.sheets[0].cells.values()] == ["lương thực", "Nghìn tấn", "Đơn vị", "SỐ"]


def test_an_xls_without_such_fonts_tells_none() -> None:
    (cell,) = read_grid(xls(("Arial", "Tháng"))).sheets[0].cells.values()
    assert (cell.font, cell.text) == ("", "Tháng")


def test_a_raised_digit_is_a_footnote_and_no_digit_of_the_number() -> None:
    rich = (("name Arial", "1.200"), ("name Arial, escapement superscript", "1)"))
    (cell,) = read_grid(xls(("Arial", rich))).sheets[0].cells.values()
    assert cell.text == "1.200¹⁾"
    found = parse_number(cell.text)
    assert isinstance(found, Number)
    assert (found.value, found.footnote) == (Decimal(1200), "¹⁾")
