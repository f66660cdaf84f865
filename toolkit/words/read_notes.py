"""The footnotes and endnotes of a Word document, and where in a paragraph their signs stand."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

_KINDS = (
    (RELATIONSHIP_TYPE.FOOTNOTES, "w:footnoteReference", "w:footnote"),
    (RELATIONSHIP_TYPE.ENDNOTES, "w:endnoteReference", "w:endnote"),
)

Notes = dict[tuple[str, str], list[BaseOxmlElement]]
"""The paragraphs of each note, by the tag of its sign and its number."""


def notes_of(document: WordDocument) -> Notes:
    """All notes of a document; the lines that separate them from the text hold no words and do no harm."""
    found: Notes = {}
    for part in (one.target_part for one in document.part.rels.values() if not one.is_external):
        for kind, sign, note in _KINDS:
            if part.content_type.endswith(f"{kind.rpartition('/')[2]}+xml"):
                for element in parse_xml(part.blob).iter(qn(note)):
                    found[qn(sign), element.get(qn("w:id"), "")] = list(element.iter(qn("w:p")))
    return found


def signs_in(paragraph: BaseOxmlElement, notes: Notes) -> Iterator[tuple[list[BaseOxmlElement], BaseOxmlElement]]:
    """The paragraphs of each note whose sign stands in a paragraph, and a copy of it that ends at the sign."""
    signs = [qn(sign) for _, sign, _ in _KINDS]
    for position, element in enumerate(paragraph.iter()):
        if element.tag in signs:
            yield notes.get((element.tag, element.get(qn("w:id"), "")), []), _until(paragraph, position)


def _until(paragraph: BaseOxmlElement, position: int) -> BaseOxmlElement:
    """A copy of a paragraph without what stands behind the element at a position."""
    copied = deepcopy(paragraph)
    element = list(copied.iter())[position]
    while element is not None and element is not copied:
        above = element.getparent()
        for behind in list(element.itersiblings()):
            above.remove(behind)
        element = above
    return copied
