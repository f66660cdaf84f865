"""Reports out of files: paragraphs with their parts and levels, tables, broken lines, Word's lists."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from tests.support.office import convert
from tests.support.reports import report_paths
from tests.support.word_reports import as_word
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.words.crosscheck import crosscheck
from toolkit.words.paragraphs import Part
from toolkit.words.read import ReportError, read_report
from toolkit.words.read_pdf import read_pdf
from toolkit.words.read_text import read_text
from toolkit.words.read_word import read_word

PATH = next(path for path in report_paths() if path.name == "so-khcn-6t-2020.md")


def test_the_parts_of_a_report() -> None:
    text = """# BÁO CÁO
**Kết quả công tác quý I năm 2020**

Thực hiện Công văn số 12/UBND-TH, Sở báo cáo:

## I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ

- Một.
  - Một một.
+ Hai.

## II. PHƯƠNG HƯỚNG, NHIỆM VỤ

Ba.

Nơi nhận:
- UBND tỉnh;
"""
    found = read_text("a.md", text).paragraphs
    assert [(one.text, one.part, one.level) for one in found] == [
        ("BÁO CÁO", Part.HEAD, 0),
        ("Kết quả công tác quý I năm 2020", Part.HEAD, 0),
        ("Thực hiện Công văn số 12/UBND-TH, Sở báo cáo:", Part.RESULTS, 0),
        ("I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", Part.RESULTS, 0),
        ("- Một.", Part.RESULTS, 1),
        ("- Một một.", Part.RESULTS, 2),
        ("+ Hai.", Part.RESULTS, 2),
        ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ", Part.PLANS, 0),
        ("Ba.", Part.PLANS, 0),
        ("Nơi nhận:", Part.CLOSING, 0),
        ("- UBND tỉnh;", Part.CLOSING, 1),
    ]
    assert [one.number for one in found] == list(range(1, len(found) + 1))


def test_broken_lines_are_joined_and_short_ones_are_not() -> None:
    text = "Trong 6 tháng đầu năm, Sở đã tổ chức nghiệm thu được tổng số\n15 nhiệm vụ các cấp.\nTiêu đề\nMột dòng."
    assert [one.text for one in read_text("a.txt", text).paragraphs] == [
        "Trong 6 tháng đầu năm, Sở đã tổ chức nghiệm thu được tổng số 15 nhiệm vụ các cấp.",
        "Tiêu đề",
        "Một dòng.",
    ]


def test_word_lists_have_levels_and_a_table_of_figures_is_no_prose() -> None:
    document = Document()
    document.add_paragraph("Kiểm tra 62 cơ sở, gồm:", style="List Bullet")
    document.add_paragraph("32 cơ sở vàng;", style="List Bullet 2")
    rows = [("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện"), ("1", "Số cuộc thanh tra", "Cuộc", "30", "14")]
    table = document.add_table(rows=2, cols=5)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    report = read_word("a.docx", saved.getvalue(), default_vocabulary())
    assert [(one.text, one.level) for one in report.paragraphs] == [
        ("Kiểm tra 62 cơ sở, gồm:", 1),
        ("32 cơ sở vàng;", 2),
    ]
    assert [sheet.text(2, 2) for sheet in report.tables] == ["Số cuộc thanh tra"]


def test_a_table_without_known_headings_is_no_prose_and_a_line_break_ends_a_line() -> None:
    document = Document()
    document.add_paragraph("- Một.\n- Hai.")
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, [("A", "B", "C"), ("x", "1", "2"), ("y", "3", "4")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    report = read_word("a.docx", saved.getvalue(), default_vocabulary())
    assert [(one.text, one.level) for one in report.paragraphs] == [("- Một.", 1), ("- Hai.", 1)]
    assert len(report.tables) == 1


def test_a_report_in_the_old_fonts_is_read_in_unicode() -> None:
    """TCVN3, as .VnTime draws it; Word keeps its letter `ư` as a soft hyphen."""
    document = Document()
    for text in ("Sè ph­¬ng tiÖn ®o ®­îc kiÓm ®Þnh lµ 4.031 ph­¬ng tiÖn.", "Tæ chøc 05 líp tËp huÊn vÒ së h÷u trÝ tuÖ."):
        run = document.add_paragraph().add_run()
        run.font.name = ".VnTime"
        for number, piece in enumerate(text.split("\u00ad")):
            if number:
                run._r.append(OxmlElement("w:softHyphen"))
            letters = OxmlElement("w:t")
            letters.text = piece
            letters.set(qn("xml:space"), "preserve")
            run._r.append(letters)
    saved = io.BytesIO()
    document.save(saved)
    assert [one.text for one in read_word("a.docx", saved.getvalue(), default_vocabulary()).paragraphs] == [
        "Số phương tiện đo được kiểm định là 4.031 phương tiện.",
        "Tổ chức 05 lớp tập huấn về sở hữu trí tuệ.",
    ]


def test_word_and_text_are_checked_alike() -> None:
    word = crosscheck(read_word("a.docx", as_word(PATH), default_vocabulary()))
    text = crosscheck(read_report(PATH, default_vocabulary()))
    assert sorted(one.code for one in word.findings) == sorted(one.code for one in text.findings)
    assert word.quantities == text.quantities


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_pdf_is_checked_as_its_word_file_is() -> None:
    pdf = read_pdf("a.pdf", convert(as_word(PATH), "pdf", suffix=".docx"))
    checked = crosscheck(pdf)
    text = crosscheck(read_report(PATH, default_vocabulary()))
    assert sorted(one.code for one in checked.findings) == sorted(one.code for one in text.findings)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04broken", "hỏng"), (b"%PDF-1.7 broken", "PDF"), (b"\xff\xfe\x00\xd8", "Unicode"), (b"", "Unicode")],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao"
    path.write_bytes(data)
    with pytest.raises(ReportError, match=said):
        read_report(path, default_vocabulary())


@given(st.text(alphabet="IVX1234567890.,;:()/%+- \n|#*aăđeốNơi nhận BÁO CÁO tháng ngày năm đồng hồ sơ", max_size=300))
def test_no_text_breaks_the_checks(text: str) -> None:
    checked = crosscheck(read_text("a.txt", text))
    assert all(one.paragraph >= 1 for one in checked.remarks)


def test_the_words_in_a_text_box_are_read_once() -> None:
    document = Document()
    run = document.add_paragraph("Thân bài 12 hồ sơ.").add_run()
    box = "<w:txbxContent><w:p><w:r><w:t>Trong hộp 14 hồ sơ.</w:t></w:r></w:p></w:txbxContent>"
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    copies = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run._r.append(parse_xml(f"<mc:AlternateContent {names}>{copies}</mc:AlternateContent>"))
    saved = io.BytesIO()
    document.save(saved)
    report = read_word("a.docx", saved.getvalue(), default_vocabulary())
    assert [one.text for one in report.paragraphs] == ["Thân bài 12 hồ sơ.", "Trong hộp 14 hồ sơ."]
