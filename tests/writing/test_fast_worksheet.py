"""The shorter way writes what XlsxWriter's own way writes, sign for sign but for the hint `spans`."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from toolkit.writing.fast_worksheet import FastWorksheet

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(
    ["", "#DIV/0!", "<a & b>", '"', "#N/A", "Đắk Lắk"]
)
CELLS = st.one_of(
    st.tuples(st.just("text"), TEXTS),
    st.tuples(st.just("number"), st.integers(-(10**9), 10**9) | st.floats(-1e12, 1e12)),
    st.tuples(st.just("blank"), st.none()),
    st.tuples(st.just("formula"), TEXTS | st.floats(-1e9, 1e9) | st.booleans()),
)
FORMULA = "=IFERROR(INDEX('Số liệu'!$E:$E,MATCH($A5&\"|<&>\",'Số liệu'!$N:$N,0)),\"\")"


def sheet_xml(kind: type[Worksheet], cells: list[tuple[str, object]]) -> str:
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("S", kind)
    sheet.set_row(1, 30)
    sheet.set_row(12, 40)
    sheet.write_comment(14, 2, "a")
    styles = [book.add_format({"border": 1}), book.add_format({"bold": True}), None]
    for number, (what, value) in enumerate(cells):
        row, column, style = number // 30, number % 30, styles[number % 3]
        if what == "text" and value:
            sheet._write_string(row, column, value, style)
        elif what == "number":
            sheet._write_number(row, column, value, style)
        elif what == "formula" and isinstance(sheet, FastWorksheet):
            sheet.put_formula(row, column, FORMULA, style, value)
        elif what == "formula":
            sheet.write_formula(row, column, FORMULA, style, value)
        else:
            sheet._write_blank(row, column, None, style)
    book.close()
    with zipfile.ZipFile(saved) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


@given(st.lists(CELLS, max_size=70))
def test_every_kind_of_cell_is_written_alike(cells: list[tuple[str, object]]) -> None:
    theirs = re.sub(' spans="[0-9:]*"', "", sheet_xml(Worksheet, cells))
    assert sheet_xml(FastWorksheet, cells) == theirs


def test_a_cell_beyond_the_sheet_is_refused() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("S", FastWorksheet)
    assert sheet.put_formula(1_048_576, 0, "=1", None, 1) == -1
    assert sheet.finish_row(1_048_576, 0, "", 15) == -1
    book.close()


def test_nothing_is_added_to_a_finished_row_but_what_lies_behind_it_already() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("S", FastWorksheet)
    style = book.add_format({"border": 1})
    assert sheet._write_number(3, 1, 5, style) == 0
    assert sheet.finish_row(2, 0, '<c r="A3"/>', 15) == 0
    assert sheet._write_number(2, 1, 5, style) != 0
    assert sheet.finish_row(2, 0, '<c r="A3"/>', 15) != 0
    assert sheet.finish_row(3, 1, '<c r="A4"/><c r="B4"/>', 15) != 0
    book.close()


@pytest.mark.parametrize("rows", [50_000])
def test_the_rows_of_a_long_sheet_come_out_as_they_went_in(rows: int) -> None:
    """What is more than some room is kept compressed until it is written."""
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    sheet = book.add_worksheet("S", FastWorksheet)
    cell = f"<is><t>{'x' * 1000}</t></is>"
    for row in range(rows):
        sheet.finish_row(row, 0, f'<c r="A{row + 1}" t="inlineStr">{cell}</c>', 30)
    book.close()
    with zipfile.ZipFile(saved) as package:
        found = re.findall(
            r'<row r="(\d+)" ht="30" customHeight="1"><c r="A(\d+)"', package.read("xl/worksheets/sheet1.xml").decode()
        )
    assert found == [(str(row), str(row)) for row in range(1, rows + 1)]
