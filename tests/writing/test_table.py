"""The standard table: equal to the printed one cell by cell, in the template's look, ready for the printer."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.recalculation import compare_with_libreoffice
from tests.support.reconciled import reconcile_files, reconciled_seed
from tests.support.seed import FILE, HEADER, PRINTED, TITLES, many_kinds, seed_workbook
from toolkit.vietnamese import format_number
from toolkit.writing.default_look import default_look_bytes
from toolkit.writing.look import Look, read_look
from toolkit.writing.table import number_format, ratio_formula, table_bytes

_BODY = 5
"""Rows above the body: title, subtitle, a blank, two of the header."""


@pytest.fixture
def look(tmp_path: Path) -> Look:
    path = tmp_path / "bieu-chuan.xlsx"
    path.write_bytes(default_look_bytes())
    return read_look(path)


def opened(data: bytes, *, values: bool = True) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data), data_only=values).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def printed(value: object, number_format: str) -> str:
    """A cell as Vietnamese Excel shows it."""
    if isinstance(value, int | float):
        decimals = len(number_format.partition(".")[2])
        return format_number(Decimal(repr(value)), decimals)
    return str(value or "")


def test_the_regenerated_section_equals_the_printed_table_cell_by_cell(look: Look) -> None:
    sheet = opened(table_bytes(reconciled_seed(), look, "Đắk Lắk"))
    body = sheet.iter_rows(min_row=_BODY + 1, max_row=_BODY + len(PRINTED), max_col=9)
    found = tuple(tuple(printed(cell.value, cell.number_format) for cell in row) for row in body)
    assert found == PRINTED


def test_title_and_header_are_those_of_the_province(look: Look) -> None:
    sheet = opened(table_bytes(reconciled_seed(), look, "Đắk Lắk"))
    texts = {str(cell.value) for row in sheet.iter_rows(max_row=_BODY) for cell in row if cell.value}
    assert texts == {TITLES["A4"], TITLES["A5"], *HEADER.values()}


def test_ratios_are_formulas_and_numbers_are_numbers(look: Look) -> None:
    sheet = opened(table_bytes(reconciled_seed(), look, "Đắk Lắk"), values=False)
    row = _BODY + len(PRINTED)
    assert (sheet.cell(row, 4).value, sheet.cell(row, 5).value) == (13500, 4031)
    assert sheet.cell(row, 7).value == f"={ratio_formula(f'E{row}', f'D{row}').removeprefix('=')}"


def test_the_page_is_a4_landscape_one_page_wide_with_its_header_repeated(look: Look) -> None:
    sheet = opened(table_bytes(reconciled_seed(), look, "Đắk Lắk"))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$I$18"
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Times New Roman"}


def test_twice_is_the_same_bytes(look: Look) -> None:
    assert table_bytes(reconciled_seed(), look, "Đắk Lắk") == table_bytes(reconciled_seed(), look, "Đắk Lắk")


def test_a_held_figure_leaves_a_blank_and_a_note(look: Look) -> None:
    sheet = opened(table_bytes(reconciled_seed(E17="khoảng 4000", I17="Mưa nhiều"), look, "Đắk Lắk"))
    row = _BODY + len(PRINTED)
    assert sheet.cell(row, 5).value is None
    assert sheet.cell(row, 7).value is None
    assert sheet.cell(row, 9).value == "Mưa nhiều; Chờ xác minh: Lũy kế thực hiện"


def test_an_agency_that_sent_nothing_and_a_group_have_their_rows(look: Look) -> None:
    result = reconcile_files({FILE: seed_workbook()}, many_kinds())
    sheet = opened(table_bytes(result, look, "Đắk Lắk"))
    rows = {str(row[1].value): row for row in sheet.iter_rows(min_row=_BODY + 1)}
    assert rows["SỞ Y TẾ"][8].value == "Chưa gửi báo cáo"
    assert rows["XÃ"][0].value is None
    assert rows["Số hộ nghèo"][2].value == "Hộ"


def test_only_the_agencies_asked_for_are_printed(look: Look) -> None:
    result = reconcile_files({FILE: seed_workbook()}, many_kinds())
    sheet = opened(table_bytes(result, look, "Đắk Lắk", ["SYT"]))
    names = [row[1].value for row in sheet.iter_rows(min_row=_BODY + 1, max_row=_BODY + 2)]
    assert names == ["SỞ Y TẾ", "Tỷ lệ trẻ em tiêm chủng"]


@pytest.mark.parametrize("text", ["=1+1", "+84 262", "-5 so với KH", "@ban", "\tthụt", "http://vi.du/a", "'trích"])
def test_a_note_that_looks_like_a_formula_or_link_comes_out_as_text(text: str, look: Look) -> None:
    catalogue_file = seed_workbook()
    book = load_workbook(io.BytesIO(catalogue_file))
    cell = book.worksheets[0]["I17"]
    cell.value = text
    cell.data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    sheet = opened(table_bytes(reconcile_files({FILE: saved.getvalue()}), look, "Đắk Lắk"), values=False)
    written = sheet.cell(_BODY + len(PRINTED), 9)
    assert (written.value, written.data_type, written.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [("4031", None, "#,##0"), ("44.5", None, "#,##0.0"), ("1.250", None, "#,##0.00"), ("5", 2, "#,##0.00"),
     ("0.1234567891", None, "#,##0.000000"), ("13500", 0, "#,##0")],
)  # fmt: skip
def test_a_number_is_shown_with_its_own_decimals_or_the_catalogues(
    value: str, digits: int | None, expected: str
) -> None:
    assert number_format(Decimal(value), digits) == expected


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_cached_ratio(look: Look) -> None:
    found = compare_with_libreoffice(table_bytes(reconciled_seed(F17="4000", F12="0", F13="-"), look, "Đắk Lắk"))
    assert found.formulas == 16
    assert found.differences == []
