"""The tables of a Word document become sheets whose cells a clerk finds again in Word."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tests.support.word import cell, docx, in_font, paragraph, row, run, table
from tests.support.workbooks import parts_of, zipped
from toolkit.findings import Problem
from toolkit.findings.file_problems import ONLY_IMAGES, TRACKED_CHANGES
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE, UNSAFE
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.seen import see
from toolkit.intake.readers.grid import Area, Grid, Sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_docx import read_docx
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused

HEADER = ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "TH 6 tháng 2020"]


def _sheets(*blocks: str, **parts: str) -> tuple[Sheet, ...]:
    return read_grid(docx(*blocks, **parts)).sheets


def _texts(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {position: one.text for position, one in sheet.cells.items()}


def _text(*runs: str, **parts: str) -> str:
    (found,) = _sheets(table([cell(paragraph(*runs))]), **parts)
    return found.text(1, 1)


def test_each_table_is_a_sheet_whose_rows_are_those_of_the_table_with_the_paragraphs_above() -> None:
    first, second = _sheets(
        paragraph("UBND TỈNH ĐẮK LẮK"),
        paragraph("BIỂU SỐ LIỆU"),
        table(HEADER, ["1", "Số trường", "trường", "10", "12"]),
        paragraph("Biểu thứ hai"),
        table(["Tên", "Số", "Khác"]),
    )
    assert (first.name, second.name) == ("Bảng 1", "Bảng 2")
    assert _texts(first) == {
        (-1, 1): "UBND TỈNH ĐẮK LẮK",
        (0, 1): "BIỂU SỐ LIỆU",
        **{(1, column): text for column, text in enumerate(HEADER, 1)},
        **{(2, column): text for column, text in enumerate(["1", "Số trường", "trường", "10", "12"], 1)},
    }
    assert _texts(second) == {(0, 1): "Biểu thứ hai", (1, 1): "Tên", (1, 2): "Số", (1, 3): "Khác"}


def test_a_table_is_found_with_its_title_and_its_values() -> None:
    grid = read_grid(
        docx(paragraph("BÁO CÁO 6 THÁNG NĂM 2020"), table(HEADER, ["1", "Số trường", "trường", "1.310", "1.204"]))
    )
    tables, _ = see(grid, "a.docx", default_vocabulary())
    (found,) = tables
    assert found.title == ("BÁO CÁO 6 THÁNG NĂM 2020",)
    assert [one.row for one in found.rows] == [2]


def test_a_table_that_goes_on_after_a_page_goes_on_with_its_sheet() -> None:
    (found,) = _sheets(
        table(HEADER, ["1", "Số trường", "trường", "10", "12"]),
        paragraph(),
        paragraph("(Tiếp theo)"),
        table(["2", "Số lớp", "lớp", "100", "120"]),
    )
    assert found.name == "Bảng 1–2"
    assert found.text(3, 2) == "Số lớp"


@pytest.mark.parametrize("between", [paragraph("Biểu 2"), paragraph("Đơn vị tính: người")])
def test_words_between_two_tables_part_them(between: str) -> None:
    assert [one.name for one in _sheets(table(HEADER), between, table(HEADER))] == ["Bảng 1", "Bảng 2"]


def test_tables_of_other_width_are_parted_without_words() -> None:
    assert len(_sheets(table(HEADER), paragraph(), table(["a", "b", "c"]))) == 2


def test_a_frame_of_two_columns_gives_its_words_to_the_table_below() -> None:
    _, found = _sheets(
        table(["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        paragraph("BÁO CÁO"),
        table(HEADER),
    )
    assert [found.text(row, 1) for row in (-2, -1, 0)] == [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO",
    ]  # fmt: skip


def test_a_table_inside_a_cell_is_a_sheet_of_its_own() -> None:
    outer, inner = _sheets(table([cell(paragraph("Khung") + table(HEADER)), "bên"]))
    assert _texts(outer) == {(1, 1): "Khung", (1, 2): "bên"}
    assert inner.text(1, 2) == "Chỉ tiêu"


def test_merged_cells_are_merges_and_columns_stay_in_their_places() -> None:
    (found,) = _sheets(
        table(
            row(
                cell("Nội dung", '<w:vMerge w:val="restart"/>'), cell("Năm 2020", '<w:gridSpan w:val="2"/>'), "Ghi chú"
            ),
            row(cell("thừa", "<w:vMerge/>"), "KH", "TH", "x"),
        )
    )
    assert found.merges == (Area(1, 1, 2, 1), Area(1, 2, 1, 3))
    assert _texts(found) == {
        (1, 1): "Nội dung", (1, 2): "Năm 2020", (1, 4): "Ghi chú", (2, 2): "KH", (2, 3): "TH", (2, 4): "x",
    }  # fmt: skip
    assert found.covered == (((2, 1), "thừa"),)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((run("1.20"), run("4,5")), "1.204,5"),
        (("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",), "a\tb\nc"),
        (("<w:r><w:noBreakHyphen/><w:t>5</w:t></w:r>",), "-5"),
        ((run("120"), run("1", '<w:vertAlign w:val="superscript"/>')), "120¹"),
        ((run("m"), run("3", '<w:vertAlign w:val="superscript"/>')), "m³"),
        ((run("5"), run("ẩn", "<w:vanish/>")), "5"),
        (("<w:del><w:r><w:delText>7</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>8</w:t></w:r></w:ins>"), "8"),
        (('<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>',), "liên kết"),
        (('<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>', run("15")), "15"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>', run(" Số trường")), "• Số trường"),
        (("<w:sdt><w:sdtContent><w:r><w:t>12</w:t></w:r></w:sdtContent></w:sdt>",), "12"),
    ],
)  # fmt: skip
def test_what_is_shown_is_read(runs: tuple[str, ...], text: str) -> None:
    assert _text(*runs) == text


def test_paragraphs_of_a_cell_are_its_lines_and_a_margin_is_an_indent() -> None:
    margin = '<w:ind w:left="480"/>'
    (found,) = _sheets(table([cell(paragraph("một") + paragraph("hai")), cell(paragraph("Nam", properties=margin))]))
    assert found.text(1, 1) == "một\nhai"
    assert found.text(1, 2) == "    Nam"


@pytest.mark.parametrize(
    ("runs", "parts", "text"),
    [
        ((in_font("c¸c b­íc", ".VnTime"),), {}, "các bước"),
        ((in_font("tæng sè", ".VnTimeH"),), {}, "TỔNG SỐ"),
        ((in_font("Dieän tích", "VNI-Times"),), {}, "Diện tích"),
        ((run("Diện tích "), in_font("lóa", ".VnTime")), {}, "Diện tích lúa"),
        (
            ("§¬n vÞ",),
            {"styles": '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault>'
             "</w:docDefaults>"},
            "Đơn vị",
        ),
    ],
)  # fmt: skip
def test_old_fonts_are_known_and_the_soft_hyphen_of_tcvn3_survives(
    runs: tuple[str, ...], parts: dict[str, str], text: str
) -> None:
    assert _text(*runs, **parts) == text


def test_the_font_of_a_paragraphs_style_is_known_through_what_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="goc"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:styleId="bang"><w:basedOn w:val="goc"/></w:style>'
    )
    styled = paragraph("n­íc", properties='<w:pStyle w:val="bang"/>')
    (found,) = _sheets(table([cell(styled)]), styles=styles)
    assert found.text(1, 1) == "nước"


def test_numbers_that_word_writes_by_itself_are_counted() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )

    def numbered(level: int) -> str:
        return cell(paragraph(properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'))

    rows = [[numbered(level), "x"] for level in (0, 1, 1, 0, 1)]
    (found,) = _sheets(table(*rows), numbering=numbering)
    assert [found.text(row, 1) for row in range(1, 6)] == ["I.", "I.1", "I.2", "II.", "II.1"]


def test_tracked_changes_are_said() -> None:
    grid = read_grid(docx(table([cell(paragraph("<w:ins><w:r><w:t>8</w:t></w:r></w:ins>"))])))
    assert [one.problem for one in grid.remarks] == [TRACKED_CHANGES]


def test_a_document_without_tables_shows_its_words() -> None:
    (found,) = _sheets(paragraph("Kính gửi Ủy ban nhân dân tỉnh"))
    assert (found.name, list(_texts(found).values())) == ("Văn bản", ["Kính gửi Ủy ban nhân dân tỉnh"])


@pytest.mark.parametrize(
    ("data", "limits", "problem"),
    [
        (zipped({**parts_of(docx("<w:p/>")), "word/media/image1.png": b"\x89PNG"}), Limits(), ONLY_IMAGES),
        (zipped({"word/document.xml": "<w:document xmlns:w='w'/>"}), Limits(), UNREADABLE),
        (zipped({"word/document.xml": "<w:document xmlns:w='w'>"}), Limits(), UNREADABLE),
        (zipped({"word/document.xml": "<!DOCTYPE a><a/>"}), Limits(), UNSAFE),
        (docx(table(["a"] * 9)), Limits(columns=8), OVER_LIMIT),
        (docx(*["<w:sdt>"] * 300, *["</w:sdt>"] * 300), Limits(), OVER_LIMIT),
    ],
    ids=["images", "no body", "cut", "doctype", "wide", "deep"],
)
def test_what_cannot_or_must_not_be_read_is_refused(data: bytes, limits: Limits, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        read_docx(data, limits)
    assert refused.value.problem is problem


def test_a_document_of_python_docx_is_read() -> None:
    import docx as library

    document: Any = library.Document()
    document.add_paragraph("BÁO CÁO 6 THÁNG NĂM 2020")
    made = document.add_table(rows=2, cols=5)
    for column, text in enumerate(HEADER):
        made.rows[0].cells[column].text = text
    made.rows[1].cells[1].text = "Số trường"
    made.rows[0].cells[3].merge(made.rows[0].cells[4])
    stream = io.BytesIO()
    document.save(stream)
    grid: Grid = read_grid(stream.getvalue())
    assert grid.sheets[0].text(2, 2) == "Số trường"
    assert grid.sheets[0].merges == (Area(1, 4, 1, 5),)
