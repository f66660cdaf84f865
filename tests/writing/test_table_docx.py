"""The standard table as a Word appendix: every value, the decree's layout, the same bytes twice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT

from tests.support.reconciled import reconcile_files, reconciled_seed
from tests.support.seed import FILE, HEADER, PRINTED, TITLES, many_kinds, seed_workbook
from toolkit.writing.default_look import default_look_bytes
from toolkit.writing.document.page import document_bytes, new_document
from toolkit.writing.look import Look, read_look
from toolkit.writing.table_docx import Appendix, append_table, table_docx


@pytest.fixture
def look(tmp_path: Path) -> Look:
    path = tmp_path / "bieu-chuan.xlsx"
    path.write_bytes(default_look_bytes())
    return read_look(path)


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def rows(document: WordDocument) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in document.tables[0].rows]


def test_the_section_equals_the_printed_table_cell_by_cell(look: Look) -> None:
    document = opened(table_docx(reconciled_seed(), look, "Đắk Lắk"))
    assert tuple(rows(document)[2:]) == PRINTED


def test_the_heading_is_that_of_an_appendix(look: Look) -> None:
    document = opened(table_docx(reconciled_seed(), look, "Đắk Lắk", appendix=Appendix("II", "Kèm theo Tờ trình số 5")))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts == ["Phụ lục II", TITLES["A4"], TITLES["A5"], "(Kèm theo Tờ trình số 5)"]


def test_the_header_is_the_templates_and_stands_on_every_page(look: Look) -> None:
    document = opened(table_docx(reconciled_seed(), look, "Đắk Lắk"))
    assert {text for row in rows(document)[:2] for text in row} == set(HEADER.values())
    headers = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in document.tables[0].rows]
    assert headers == [True, True, *[False] * len(PRINTED)]


def test_a_held_figure_and_awkward_text_come_out_as_they_are(look: Look) -> None:
    note = 'a < b & "c"\tthụt\ndòng hai'
    document = opened(table_docx(reconciled_seed(E17="khoảng 4000", I17=note), look, "Đắk Lắk"))
    assert rows(document)[-1][4] == ""
    assert rows(document)[-1][8] == f"{note}; Chờ xác minh: Lũy kế thực hiện"


def test_one_agency(look: Look) -> None:
    result = reconcile_files({FILE: seed_workbook()}, many_kinds())
    found = rows(opened(table_docx(result, look, "Đắk Lắk", ["SYT"])))[2:]
    assert [row[1] for row in found] == ["SỞ Y TẾ", "Tỷ lệ trẻ em tiêm chủng"]
    assert found[0][8] == "Chưa gửi báo cáo"


def test_it_can_be_appended_to_a_report(look: Look) -> None:
    result = reconciled_seed()
    document = new_document(result.period.end, "Báo cáo")
    document.add_paragraph("Nội dung báo cáo")
    append_table(document, result, look, "Đắk Lắk")
    found = opened(document_bytes(document))
    assert found.paragraphs[0].text == "Nội dung báo cáo"
    first, second = found.sections
    assert (first.orientation, second.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert len(found.tables[0].rows) == len(PRINTED) + 2


def test_twice_is_the_same_bytes(look: Look) -> None:
    assert table_docx(reconciled_seed(), look, "Đắk Lắk") == table_docx(reconciled_seed(), look, "Đắk Lắk")
