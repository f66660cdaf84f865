"""What a format or a font makes of a number is known, in each kind of workbook."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
import xlwt

from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.number_look import number_look
from toolkit.intake.readers.read_xls import read_xls
from toolkit.intake.readers.read_xlsx import read_xlsx, read_xlsx_fully


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", ""), ("0.00", ""), ("#,##0", ""), ("#,##0.00;[Red]-#,##0.00", ""), ("0%", ""), ("dd/mm/yyyy", ""),
        ('_-* #,##0\\ "₫"_-;-* #,##0\\ "₫"_-', ""), ('"Kỳ "0', ""), ('0.0"%"', ""), ('0.0%" KH"', ""),
        ("#,##0,", "scaled:3"), ("#,##0.0,,", "scaled:6"), ('#,##0.00,,," tỷ"', "scaled:9"), ("0,,.0", "scaled:6"),
        (";;;", "hidden"), (";;", "hidden"), ('0.00" nghìn tỷ"', "words:nghìn tỷ"), ('#,##0 "người"', "words:người"),
    ],
)  # fmt: skip
def test_a_format_shows_what_is_there_or_something_else(code: str, look: str) -> None:
    assert number_look(code) == look


@pytest.mark.parametrize("read", [read_xlsx, read_xlsx_fully])
def test_styles_of_an_xlsx_are_looked_at(read: type) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        codes = ("General", "#,##0,,", ";;;", '0" tỷ"')
        looks = [book.add_format({"num_format": code}) for code in codes]
        for column, look in enumerate([*looks, book.add_format({"font_strikeout": True})]):
            sheet.write_number(0, column, 1250300, look)
    (found,) = read(stream.getvalue(), Limits()).sheets
    assert [cell.shown for cell in found.cells.values()] == ["", "scaled:6", "hidden", "words:tỷ", "struck"]
    assert {cell.text for cell in found.cells.values()} == {"1250300"}


def test_styles_of_an_xls_are_looked_at() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    for column, look in enumerate(("", "font: struck_out on")):
        sheet.write(0, column, 12.5, xlwt.easyxf(look))
    for column, code in enumerate(("#,##0.0,,,", ";;;"), 2):
        sheet.write(0, column, 12.5, xlwt.easyxf(num_format_str=code))
    stream = io.BytesIO()
    book.save(stream)
    (found,) = read_xls(stream.getvalue(), Limits()).sheets
    assert [cell.shown for cell in found.cells.values()] == ["", "struck", "scaled:9", "hidden"]
