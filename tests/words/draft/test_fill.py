"""Placeholders of a Word template: cut into runs by Word, in tables, alone in a paragraph, or unknown."""

from __future__ import annotations

from docx import Document

from toolkit.words.draft.fill import Line, fill


def test_a_placeholder_that_word_cut_into_runs_keeps_its_first_run_s_look() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for text, bold in (("Kỳ {k", True), ("ỳ", False), ("} của {tỉnh}", False)):
        paragraph.add_run(text).bold = bold
    unknown = fill(document, {"{kỳ}": "6 tháng", "{tỉnh}": "Đắk Lắk"}, {})
    assert paragraph.text == "Kỳ 6 tháng của Đắk Lắk"
    assert [(run.text, run.bold) for run in paragraph.runs if run.text] == [
        ("Kỳ 6 tháng", True),
        (" của Đắk Lắk", False),
    ]
    assert unknown == []


def test_a_block_becomes_a_paragraph_a_line_with_the_look_of_its_placeholder() -> None:
    document = Document()
    sample = document.add_paragraph()
    sample.add_run("{tình hình}").italic = True
    document.add_paragraph("sau")
    fill(document, {}, {"{tình hình}": [Line("1. Sở A", strong=True), Line("- Một."), Line("- Hai.")]})
    assert [paragraph.text for paragraph in document.paragraphs] == ["1. Sở A", "- Một.", "- Hai.", "sau"]
    assert [paragraph.runs[0].italic for paragraph in document.paragraphs[:3]] == [True] * 3
    assert [paragraph.runs[0].bold for paragraph in document.paragraphs[:3]] == [True, None, None]


def test_a_table_s_cells_are_filled_and_an_unknown_name_is_left_and_told_once() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.paragraphs[0].add_run("{tỉnh} {kì}")
    document.add_paragraph("{kì}")
    assert fill(document, {"{tỉnh}": "Đắk Lắk"}, {}) == ["{kì}"]
    assert cell.text == "Đắk Lắk {kì}"
