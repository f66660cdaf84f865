"""The template of a new workspace: a report as Nghị định 30/2020/NĐ-CP lays it out, to be edited in Word."""

from __future__ import annotations

from datetime import date

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from toolkit.writing.document.page import document_bytes, new_document, set_font, set_up_page

CREATED = date(2020, 1, 1)
_BODY = 14
_COLUMNS = (68, 97)
"""Widths of the head's two halves in millimetres (Phụ lục I, sơ đồ bố trí)."""
_LINE_WIDTHS = {"agency": 22, "motto": 55, "title": 45}
_HEAD: tuple[tuple[str, float, bool, bool], ...] = (
    ("{CƠ QUAN CẤP TRÊN}", 13, False, False),
    ("{CƠ QUAN BAN HÀNH}", 13, True, False),
)
_NATION: tuple[tuple[str, float, bool, bool], ...] = (
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
    ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
)
_BODY_LINES: tuple[tuple[str, bool], ...] = (
    ("Thực hiện chế độ báo cáo định kỳ, {cơ quan ban hành} báo cáo tình hình thực hiện {kỳ} như sau:", False),
    ("I. TÌNH HÌNH THỰC HIỆN {KỲ}", True),
    ("{tình hình}", False),
    ("II. ĐÁNH GIÁ CHUNG", True),
    ("{đánh giá}", False),
    ("III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", True),
    ("{nhiệm vụ}", False),
    (
        "Trên đây là báo cáo tình hình thực hiện {kỳ} của {cơ quan ban hành}; số liệu chi tiết tại Phụ lục kèm theo./.",
        False,
    ),
)


def default_template_bytes() -> bytes:
    """The default template as a .docx."""
    document = new_document(CREATED, "Mẫu báo cáo")
    set_up_page(document.sections[0], landscape=False)
    _write_head(document)
    _centred(document, "BÁO CÁO", bold=True).paragraph_format.space_before = Pt(12)
    _centred(document, "Tình hình thực hiện các nội dung, chỉ tiêu kinh tế - xã hội {kỳ}", bold=True)
    _rule(document.add_paragraph(), _LINE_WIDTHS["title"])
    for text, bold in _BODY_LINES:
        _body(document, text, bold=bold)
    _write_closing(document)
    return document_bytes(document)


def _two_halves(document: WordDocument) -> tuple[_Cell, _Cell]:
    """A table without borders: what stands left and right in the head and at the end."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, _COLUMNS, strict=True):
        column.width = cell.width = Mm(width)
    marks = parse_xml(f"<w:trPr {nsdecls('w')}><w:cantSplit/><w:tblHeader/></w:trPr>")
    table.rows[0]._tr.insert(0, marks)
    left, right = table.rows[0].cells
    return left, right


def _write_head(document: WordDocument) -> None:
    left, right = _two_halves(document)
    for cell, lines, rule in ((left, _HEAD, "agency"), (right, _NATION, "motto")):
        for number, (text, size, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _write(paragraph, text, size, bold=bold, italic=italic)
        _rule(cell.add_paragraph(), _LINE_WIDTHS[rule])
    _write(left.add_paragraph(), "Số:        /BC-{KÝ HIỆU}", 13)
    _write(right.add_paragraph(), "{tỉnh}, ngày       tháng       năm {năm ký}", 13, italic=True)


def _write_closing(document: WordDocument) -> None:
    left, right = _two_halves(document)
    _write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True, centred=False)
    _write(left.add_paragraph(), "{nơi nhận}", 11, centred=False)
    _write(right.paragraphs[0], "{CHỨC VỤ}", 14, bold=True)
    for _ in range(4):
        _write(right.add_paragraph(), "", 14)


def _write(
    paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False, centred: bool = True
) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.space_before = Pt(0)
    set_font(paragraph.add_run(text), size, bold=bold, italic=italic)


def _centred(document: WordDocument, text: str, *, bold: bool) -> Paragraph:
    paragraph = document.add_paragraph()
    _write(paragraph, text, _BODY, bold=bold)
    return paragraph


def _body(document: WordDocument, text: str, *, bold: bool) -> None:
    """Justified, the first line indented by 1.27 cm, 6 points between paragraphs (mục II, điểm 6)."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.keep_with_next = bold
    set_font(paragraph.add_run(text), _BODY, bold=bold)


def _rule(paragraph: Paragraph, millimetres: float) -> None:
    """A short line under the agency, the motto and the title: a border of a narrow paragraph."""
    _write(paragraph, "", 2)
    width = _COLUMNS[0] if millimetres == _LINE_WIDTHS["agency"] else _COLUMNS[1]
    width = sum(_COLUMNS) if millimetres == _LINE_WIDTHS["title"] else width
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((width - 4 - millimetres) / 2)
    paragraph.paragraph_format.space_after = Pt(4)
    border = '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"))
