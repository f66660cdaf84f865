"""One cell of a Word table as XML: python-docx's own cells cost a scan of the table each, too slow for a long one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from toolkit.writing.document.decree import FONT

SIZE = 11
"""Points; nine columns do not fit across A4 in 13."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks; `indent` in twentieths of a point, `merge` its part in a vertical merge."""

    align: str = "center"
    bold: bool = False
    italic: bool = False
    indent: int = 0
    across: int = 1
    merge: str = ""


def cell_xml(width: int, text: str, look: CellLook) -> str:
    """A `w:tc` of a width in twentieths of a point."""
    span = f'<w:gridSpan w:val="{look.across}"/>' if look.across > 1 else ""
    merged = f'<w:vMerge w:val="{look.merge}"/>' if look.merge else ""
    indented = f'<w:ind w:left="{look.indent}"/>' if look.indent else ""
    style = f"{'<w:b/>' if look.bold else ''}{'<w:i/>' if look.italic else ''}"
    font = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{style}<w:color w:val="000000"/>'
    size = f'<w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/>'
    spacing = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{spacing}{indented}<w:jc w:val="{look.align}"/></w:pPr>'
        f"<w:r><w:rPr>{font}{size}</w:rPr>{''.join(_texts(text))}</w:r></w:p></w:tc>"
    )


def _texts(text: str) -> Iterator[str]:
    """The text of a run; line breaks and tabs are elements of their own, what XML cannot hold is left out."""
    for piece in re.split(r"(\r\n|\r|\n|\t)", text):
        if piece == "\t":
            yield "<w:tab/>"
        elif piece and not piece.strip("\r\n"):
            yield "<w:br/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(_UNWRITABLE.sub("", piece))}</w:t>'
