"""Each layout rule of a Word document is found broken in a file that was broken on purpose, and kept in ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.support.reconciled import reconciled_seed
from toolkit.writing.default_look import default_look_bytes
from toolkit.writing.document.page import document_bytes, new_document, set_up_page
from toolkit.writing.lint import DOCUMENT_RULES, lint_document
from toolkit.writing.look import Look, read_look
from toolkit.writing.table_docx import append_table, table_docx


@pytest.fixture
def look(tmp_path: Path) -> Look:
    path = tmp_path / "bieu-chuan.xlsx"
    path.write_bytes(default_look_bytes())
    return read_look(path)


def broken(data: bytes, damage: Callable[[WordDocument], object]) -> set[str]:
    document = Document(io.BytesIO(data))
    damage(document)
    saved = io.BytesIO()
    document.save(saved)
    return {one.code for one in lint_document(saved.getvalue())}


def set_size(document: WordDocument, line: int, size: float) -> None:
    document.paragraphs[line].runs[0].font.size = Pt(size)


def remove_all(document: WordDocument, tag: str) -> None:
    for one in list(document.element.body.iter(qn(tag))):
        one.getparent().remove(one)


def show_on_first_page(document: WordDocument) -> None:
    document.sections[0].different_first_page_header_footer = False


def without_page_number(document: WordDocument) -> None:
    for run in list(document.sections[0].header.paragraphs[0].runs):
        run._r.getparent().remove(run._r)


def letter_pages(document: WordDocument) -> None:
    next(document.element.body.iter(qn("w:pgNumType"))).set(qn("w:fmt"), "upperRoman")


def widen(document: WordDocument) -> None:
    next(document.element.body.iter(qn("w:gridCol"))).set(qn("w:w"), "9000")


def in_cell(document: WordDocument, change: Callable[[object], object]) -> None:
    change(document.tables[0].rows[3].cells[1].paragraphs[0].runs[0].font)


DAMAGE: dict[str, tuple[Callable[[WordDocument], object], ...]] = {
    "TT01": (lambda d: setattr(d.sections[0], "page_height", Mm(216)),),
    "TT02": (
        lambda d: setattr(d.sections[0], "left_margin", Mm(20)),
        lambda d: setattr(d.sections[0], "right_margin", Mm(25)),
        lambda d: setattr(d.sections[0], "top_margin", Mm(10)),
        lambda d: setattr(d.sections[0], "bottom_margin", Mm(30)),
    ),
    "TT03": (
        lambda d: setattr(d.paragraphs[1].runs[0].font, "name", "Arial"),
        lambda d: in_cell(d, lambda font: setattr(font, "name", "Calibri")),
    ),
    "TT04": (lambda d: setattr(d.paragraphs[1].runs[0].font.color, "rgb", RGBColor(200, 0, 0)),),
    "TT05": (lambda d: set_size(d, 3, 11), lambda d: in_cell(d, lambda font: setattr(font, "size", Pt(8)))),
    "TT06": (
        lambda d: setattr(d.paragraphs[0], "alignment", WD_ALIGN_PARAGRAPH.LEFT),
        lambda d: setattr(d.paragraphs[0].runs[0], "bold", False),
        lambda d: setattr(d.paragraphs[0].runs[0], "text", "Phụ lục số 2"),
        lambda d: set_size(d, 0, 13),
        lambda d: setattr(d.paragraphs[0].runs[0], "text", "Bảng biểu"),
    ),
    "TT07": (
        lambda d: setattr(d.paragraphs[1].runs[0], "text", "Các nội dung"),
        lambda d: setattr(d.paragraphs[1].runs[0], "bold", False),
        lambda d: setattr(d.paragraphs[1], "alignment", WD_ALIGN_PARAGRAPH.RIGHT),
    ),
    "TT08": (
        lambda d: setattr(d.paragraphs[3].runs[0], "text", "Kèm theo Báo cáo"),
        lambda d: setattr(d.paragraphs[3].runs[0], "italic", False),
    ),
    "TT09": (
        without_page_number,
        letter_pages,
        lambda d: setattr(d.sections[0].header.paragraphs[0], "alignment", WD_ALIGN_PARAGRAPH.RIGHT),
        lambda d: setattr(d.sections[0].header.paragraphs[0].runs[0].font, "size", Pt(10)),
    ),
    "TT10": (show_on_first_page,),
    "TT11": (lambda d: remove_all(d, "w:pgNumType"),),
    "TT12": (lambda d: remove_all(d, "w:tblHeader"),),
    "TT13": (lambda d: remove_all(d, "w:cantSplit"),),
    "TT14": (widen,),
}


def test_every_rule_is_broken_somewhere() -> None:
    assert list(DAMAGE) == [rule.code for rule in DOCUMENT_RULES]


@pytest.mark.parametrize(("code", "damage"), [(code, one) for code, several in DAMAGE.items() for one in several])
def test_the_broken_rule_is_found(code: str, damage: Callable[[WordDocument], object], look: Look) -> None:
    assert code in broken(table_docx(reconciled_seed(), look, "Đắk Lắk"), damage)


def test_our_own_document_keeps_every_rule(look: Look) -> None:
    assert lint_document(table_docx(reconciled_seed(E12="khoảng 9", I17="Dài " * 60), look, "Đắk Lắk")) == []


def test_a_report_with_the_table_behind_it_keeps_them_too(look: Look) -> None:
    result = reconciled_seed()
    document = new_document(result.period.end, "Báo cáo")
    set_up_page(document.sections[0], landscape=False)
    document.add_paragraph("Nội dung báo cáo")
    append_table(document, result, look, "Đắk Lắk")
    assert lint_document(document_bytes(document)) == []


def test_what_is_wrong_is_said_with_its_place(look: Look) -> None:
    document = Document(io.BytesIO(table_docx(reconciled_seed(), look, "Đắk Lắk")))
    document.sections[0].left_margin = Mm(10)
    saved = io.BytesIO()
    document.save(saved)
    assert [one.how for one in lint_document(saved.getvalue()) if one.code == "TT02"] == [
        "phần 1: lề trái 10.0 mm, phải từ 30 đến 35 mm"
    ]
