"""Paper, margins, fonts and page numbers of a Word document, as the decree has them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from toolkit.writing.document.decree import A4, FONT, WRITTEN_MARGINS

_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADER_DISTANCE = 10


def new_document(created: date, title: str) -> WordDocument:
    """An empty document in the decree's font; it has no time of its own but the one given."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    properties = document.core_properties
    moment = datetime.combine(created, time())
    properties.title, properties.author, properties.language = title, "ktxh", "vi-VN"
    properties.created = properties.modified = moment
    properties.comments = ""
    return document


def set_up_page(section: Section, *, landscape: bool) -> None:
    """A4 with the decree's margins; number of the page in the middle of the top margin from the second page on."""
    short, long = A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if landscape else (Mm(short), Mm(long))
    section.top_margin, section.bottom_margin = Mm(WRITTEN_MARGINS["top"]), Mm(WRITTEN_MARGINS["bottom"])
    section.left_margin, section.right_margin = Mm(WRITTEN_MARGINS["left"]), Mm(WRITTEN_MARGINS["right"])
    section.header_distance = section.footer_distance = Mm(_HEADER_DISTANCE)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    if not paragraph.runs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _page_number(paragraph)


def restart_numbering(section: Section) -> None:
    """Pages of an appendix are numbered from 1 (mục III.1: số trang đánh riêng theo từng phụ lục)."""
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    properties = section._sectPr
    found = properties.find(qn("w:pgMar"))
    assert found is not None
    found.addnext(number)


def _page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    set_font(run, 13)
    for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), (None, None), ("end", None)):
        run._r.append(_field(kind, text))


def _field(kind: str | None, text: str | None) -> BaseOxmlElement:
    if kind is not None:
        made = OxmlElement("w:fldChar")
        made.set(qn("w:fldCharType"), kind)
        return made
    made = OxmlElement("w:instrText" if text else "w:t")
    made.text = text or "2"
    return made


def set_font(run: Run, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """The decree's font in a size, black."""
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic
    run.font.color.rgb = RGBColor(0, 0, 0)


def add_line(document: WordDocument, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A centred line above a table."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.keep_with_next = True
    set_font(paragraph.add_run(text), size, bold=bold, italic=italic)
    return paragraph


def last_line(document: WordDocument) -> Paragraph:
    """The paragraph that must follow a table, too low to open a page of its own."""
    paragraph = document.add_paragraph()
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing = Pt(1)
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    return paragraph


def document_bytes(document: WordDocument) -> bytes:
    """The document as a file; the same content gives the same bytes, whenever it is written."""
    saved, settled = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as written, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as package:
        for name in written.namelist():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), written.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
