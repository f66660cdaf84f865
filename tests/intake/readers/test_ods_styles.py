"""Fonts, indents and raised letters of an .ods are read as those of an .xlsx are."""

from __future__ import annotations

import io

import pytest
from xlsxwriter import Workbook

from tests.support.workbooks import ods_of
from toolkit.intake.readers.grid import Cell
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.read_ods import read_ods
from toolkit.intake.readers.read_xlsx import read_xlsx_fully
from toolkit.office import convert

_STYLES = """
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base">
<style:paragraph-properties fo:margin-left="0.706cm"/></style:style>
<style:style style:name="base" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="round" style:family="table-cell" style:parent-style-name="round">
<style:text-properties style:font-name=".VnTime"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
"""


def _cells(table: str) -> dict[tuple[int, int], Cell]:
    return (
        read_ods(ods_of(f'<table:table table:name="B">{table}</table:table>', styles=_STYLES), Limits()).sheets[0].cells
    )


def _text(text: str, style: str = "") -> str:
    named = f'table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="string" {named}><text:p>{text}</text:p></table:table-cell>'


def test_a_style_has_what_its_parents_say() -> None:
    cells = _cells(f"<table:table-row>{_text('a', 'ce1')}{_text('b')}</table:table-row>")
    assert [(cell.indent, cell.bold) for cell in cells.values()] == [(2, True), (0, False)]


def test_without_a_style_a_cell_has_that_of_its_row_or_else_of_its_column() -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="base"/>'
    )
    cells = _cells(
        f"{columns}<table:table-row>{_text('a')}{_text('b')}{_text('c')}</table:table-row>"
        f'<table:table-row table:default-cell-style-name="ce1">{_text("d")}</table:table-row>'
    )
    assert [(cell.text, cell.indent, cell.bold) for cell in cells.values()] == [
        ("a", 0, False), ("b", 0, False), ("c", 0, True), ("d", 2, True),
    ]  # fmt: skip


def test_a_style_that_is_its_own_parent_ends() -> None:
    cells = _cells(f"<table:table-row>{_text('a', 'round')}</table:table-row>")
    assert cells[1, 1].font == ".VnTime"


def test_raised_letters_stay_raised_and_lowered_ones_are_plain() -> None:
    spans = 'm<text:span text:style-name="T1">3</text:span>, CO<text:span text:style-name="T2">2</text:span>'
    assert _cells(f"<table:table-row>{_text(spans)}</table:table-row>")[1, 1].text == "m³, CO2"


def _workbook() -> bytes:
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Biểu")
        old, new = (book.add_format({"font_name": name}) for name in (".VnTime", "Times New Roman"))
        sheet.write(0, 0, "Tæng sè", book.add_format({"font_name": ".VnTime", "bold": True}))
        sheet.write(1, 0, "Trồng trọt", book.add_format({"indent": 1}))
        sheet.write(2, 0, "Lúa", book.add_format({"indent": 2, "italic": True}))
        sheet.write_rich_string(3, 0, "Khối lượng, m", book.add_format({"font_script": 1}), "3", " nước")
        sheet.write_rich_string(4, 0, old, "sè l­îng ", new, "được")
        sheet.write(5, 0, "thường")
        sheet.write(6, 0, 12.5, book.add_format({"indent": 1, "bold": True}))
    return stream.getvalue()


@pytest.mark.libreoffice
def test_what_libreoffice_makes_of_a_workbook_is_read_like_the_workbook() -> None:
    data = _workbook()
    converted = convert(data, ".xlsx", "ods", 120)
    assert read_ods(converted, Limits()).sheets == read_xlsx_fully(data, Limits()).sheets
    assert [cell.text for cell in read_grid(converted).sheets[0].cells.values()][:5] == [
        "Tổng số", "Trồng trọt", "Lúa", "Khối lượng, m³ nước", "số lượng được",
    ]  # fmt: skip
