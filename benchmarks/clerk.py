"""A clerk's changes to a master of any size, made in the XML: openpyxl would need gigabytes for one of a province."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_INDICATORS, _SPREAD = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"
_HEADINGS = 4
EVERY = 100
"""One in so many agencies has a figure typed over, and a word in a column that the clerk added."""


def edited_master(data: bytes) -> bytes:
    """The master with an adjusted total and a comment, and for one agency in a hundred another figure and a remark."""
    changes: dict[str, Callable[[str], str]] = {_INDICATORS: _adjusted, _SPREAD: _typed_over}
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
    ):
        for name in package.namelist():
            part = package.read(name)
            copy.writestr(name, changes[name](part.decode()) if name in changes else part)
        copy.writestr("xl/comments1.xml", _comment("D6", "Hỏi lại huyện"))
        link = f'<Relationship Id="rId1" Type="{_COMMENTS}" Target="../comments1.xml"/>'
        copy.writestr("xl/worksheets/_rels/sheet1.xml.rels", f'<Relationships xmlns="{_LINKS}">{link}</Relationships>')
    return saved.getvalue()


def _adjusted(sheet: str) -> str:
    """A number typed over the formula of the first result."""
    return re.sub(r'<c r="F6"( s="[0-9]+")?>.*?</c>', r'<c r="F6"\1><v>123456</v></c>', sheet, count=1)


def _typed_over(sheet: str) -> str:
    """Another figure in some rows, and words in a column behind ours."""
    last = max(re.findall(rf'<c r="([A-Z]+){_HEADINGS}"', sheet), key=lambda letters: (len(letters), letters))
    own = last[:-1] + chr(ord(last[-1]) + 1)

    def changed(found: re.Match[str]) -> str:
        row, text = int(found[1]), found[0]
        if row != _HEADINGS and (row < _HEADINGS or (row - _HEADINGS) % EVERY != 1):
            return text
        word = "Ý kiến" if row == _HEADINGS else f"đã hỏi {row}"
        added = f'<c r="{own}{row}" t="inlineStr"><is><t>{word}</t></is></c></row>'
        typed = re.sub(rf'(<c r="F{row}"(?: s="[0-9]+")?>)<v>[^<]*</v>', r"\1<v>7</v>", text)
        return typed.removesuffix("</row>") + added

    return re.sub(r'<row r="([0-9]+)".*?</row>', changed, sheet)


def _comment(cell: str, text: str) -> str:
    written = f'<comment ref="{cell}" authorId="0"><text><t>{text}</t></text></comment>'
    authors = "<authors><author>Lan</author></authors>"
    return f'<comments xmlns="{_NAMESPACE}">{authors}<commentList>{written}</commentList></comments>'
