"""The look of the table: what a clerk restyles in Excel is what the table shows; what she breaks is said."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.reconciled import reconciled_seed
from toolkit.writing.default_look import default_look_bytes
from toolkit.writing.look import COLUMNS, LEVELS, LookError, Role, read_look
from toolkit.writing.table import table_bytes

_SAMPLE_ROW = {Role.AGENCY: 7, Role.ITEM: 8, Role.DASH: 9, Role.BARE: 10, Role.OF_WHICH: 11}


def template(folder: Path, change: Callable[[Worksheet], None] | None = None) -> Path:
    path = folder / "bieu-chuan.xlsx"
    path.write_bytes(default_look_bytes())
    if change:
        book = load_workbook(path)
        sheet = book.worksheets[0]
        assert isinstance(sheet, Worksheet)
        change(sheet)
        book.save(path)
    return path


def table_in(path: Path) -> Worksheet:
    data = table_bytes(reconciled_seed(), read_look(path), "Đắk Lắk")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_default_template_has_a_sample_of_every_role(tmp_path: Path) -> None:
    look = read_look(template(tmp_path))
    assert set(look.levels) == set(LEVELS)
    assert len(look.widths) == COLUMNS
    assert (len(look.title), len(look.header), len(look.closing)) == (3, 2, 4)


def test_fonts_fills_borders_and_alignment_of_a_sample_row_reach_its_rows(tmp_path: Path) -> None:
    def restyle(sheet: Worksheet) -> None:
        cell = sheet.cell(_SAMPLE_ROW[Role.ITEM], 2)
        cell.font = Font(name="Arial", sz=15, b=True, i=True, u="double", color="FF00B050")
        cell.fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
        cell.border = Border(bottom=Side("double", "FFFF0000"))
        cell.alignment = Alignment("center", "top", wrap_text=False, text_rotation=90)

    cell = table_in(template(tmp_path, restyle)).cell(7, 2)
    assert cell.value == "Công tác quản lý đề tài, dự án KH&CN"
    assert (cell.font.name, cell.font.sz, cell.font.b, cell.font.i, cell.font.u) == ("Arial", 15, True, True, "double")
    assert cell.font.color is not None
    assert cell.font.color.rgb == "FF00B050"
    assert cell.fill.fgColor.rgb == "FFA7C0DE"
    assert (cell.border.bottom.style, cell.border.bottom.color.rgb) == ("double", "FFFF0000")
    assert (cell.alignment.horizontal, cell.alignment.vertical, cell.alignment.textRotation) == ("center", "top", 90)


def test_widths_titles_and_placeholders_are_the_templates(tmp_path: Path) -> None:
    def retitle(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].width = 61
        sheet["A2"] = "PHỤ LỤC {KỲ} – {tỉnh} – {năm} {lạ}"

    sheet = table_in(template(tmp_path, retitle))
    assert sheet["A1"].value == "PHỤ LỤC 6 THÁNG ĐẦU NĂM 2020 – Đắk Lắk – 2020 {lạ}"
    assert sheet.column_dimensions["B"].width == pytest.approx(61, abs=1)


def test_page_setup_is_the_templates(tmp_path: Path) -> None:
    def turn(sheet: Worksheet) -> None:
        sheet.page_setup.orientation = "portrait"
        sheet.page_margins.left = 1.25
        assert sheet.oddFooter is not None
        sheet.oddFooter.left.text = "Trang &P"

    sheet = table_in(template(tmp_path, turn))
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.page_margins.left == 1.25
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "Trang &P"


def test_a_role_that_is_none_is_said_with_its_cell(tmp_path: Path) -> None:
    def misspell(sheet: Worksheet) -> None:
        sheet["K8"] = "mục lục"

    with pytest.raises(LookError, match=r"ô K8 ghi “mục lục”, chỉ nhận: tiêu đề, đầu cột"):
        read_look(template(tmp_path, misspell))


def test_a_missing_sample_row_is_said(tmp_path: Path) -> None:
    def remove(sheet: Worksheet) -> None:
        sheet["K11"] = None

    with pytest.raises(LookError, match="không có dòng mẫu “trong đó” ở cột K"):
        read_look(template(tmp_path, remove))


def test_a_file_that_is_no_workbook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "bieu-chuan.xlsx"
    path.write_bytes(b"khong phai")
    with pytest.raises(LookError, match=r"không phải tệp \.xlsx đọc được"):
        read_look(path)


def test_a_template_that_is_gone_is_said_with_where_another_is(tmp_path: Path) -> None:
    with pytest.raises(LookError, match=r"không có tệp hay thư mục này\. Mẫu gốc có trong .*ktxh init"):
        read_look(tmp_path / "bieu-chuan.xlsx")
