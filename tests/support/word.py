"""Word documents made in memory out of literal XML, as small as Word itself would still open them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from tests.support.workbooks import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(*blocks: str, **parts: str) -> bytes:
    """A document of the blocks; `styles="…"` and the like are further parts."""
    body = "".join(blocks)
    more = {f"word/{name}.xml": f'<w:{name} xmlns:w="{_W}">{inner}</w:{name}>' for name, inner in parts.items()}
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document, **more})


def run(text: str, properties: str = "") -> str:
    """A run; a soft hyphen becomes the element as which Word stores it."""
    inner = escape(text).replace("\u00ad", '</w:t><w:softHyphen/><w:t xml:space="preserve">')
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def in_font(text: str, font: str) -> str:
    """A run in a font."""
    return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, a text that is no run becoming one."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs if one)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """A cell of a text or of paragraphs."""
    inner = content if content.startswith("<w:") and not content.startswith("<w:r>") else paragraph(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def row(*cells: str) -> str:
    """A row of cells, a text that is no cell becoming one."""
    return f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str | Sequence[str]) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(one if isinstance(one, str) else row(*one) for one in rows)}</w:tbl>"


def texts(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    """Values as the texts that a Word table holds."""
    return [["" if value is None else str(value) for value in one] for one in rows]
