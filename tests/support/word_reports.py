"""A report of running text as an office would have it in Word: head in a table, bold words as runs of their own."""

from __future__ import annotations

import io
import re
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from tests.support.reports import read
from toolkit.words.paragraphs import Paragraph, Part

_WORDS = re.compile(r"(\d[\d./,%-]*)")


def as_word(path: Path) -> bytes:
    """A report as .docx: the agency left and Quốc hiệu right in a table without borders, every number a run."""
    document = Document()
    report = read(path)
    head = [one for one in report.paragraphs if one.part is Part.HEAD]
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for index, one in enumerate(head[:6]):
        cells[0 if index < 2 else 1].add_paragraph(one.text)
    for one in report.paragraphs[len(head[:6]) :]:
        _add(document, one)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _add(document: WordDocument, one: Paragraph) -> None:
    paragraph = document.add_paragraph()
    for piece in filter(None, _WORDS.split(one.text)):
        paragraph.add_run(piece).bold = one.heading or None
    if one.part is Part.HEAD:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def with_footnotes(paragraphs: tuple[str, ...]) -> bytes:
    """A .docx of paragraphs in which `[^ …]` is a footnote set at that place."""
    document = Document()
    notes: list[str] = []
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for piece in filter(None, re.split(r"(\[\^.*?\])", text)):
            run = paragraph.add_run("" if piece.startswith("[^") else piece)
            if piece.startswith("[^"):
                notes.append(piece[2:-1].strip())
                run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(notes)}"/>'))
    lines = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    xml = f"<w:footnotes {nsdecls('w')}>{separator}{lines}</w:footnotes>"
    part = OpcPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
