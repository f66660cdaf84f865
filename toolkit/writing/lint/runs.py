"""A Word document as the linter looks at it: pieces of text with the font they really have, lines, headers, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.text.paragraph import Paragraph

_DEFAULT_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its effective font; size in points, colour as RRGGBB."""

    text: str
    font: str
    size: float
    colour: str
    bold: bool
    italic: bool
    in_table: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside tables, by its place among them."""

    index: int
    text: str
    centred: bool
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Header:
    """What a section shows in its top margin."""

    numbered: bool
    centred: bool
    size: float
    first_numbered: bool
    start: str
    arabic: bool


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table: repeated header rows, rows that may split, widths in twentieths of a point."""

    header_rows: int
    splitting: int
    width: int
    room: int


class WordFile:
    """A document, read for its layout."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document

    @cached_property
    def pieces(self) -> list[Piece]:
        """Every run that holds text, in order."""
        return [piece for p in self.document.element.body.iter(qn("w:p")) for piece in self._pieces_of(p)]

    @cached_property
    def lines(self) -> list[Line]:
        """The paragraphs outside tables that hold text."""
        found: list[Line] = []
        for paragraph in self.document.paragraphs:
            pieces = list(self._pieces_of(paragraph._p))
            if pieces:
                first = pieces[0]
                centred = paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
                bold, italic = all(one.bold for one in pieces), all(one.italic for one in pieces)
                found.append(Line(len(found), paragraph.text.strip(), centred, first.size, bold, italic))
        return found

    @property
    def appendices(self) -> list[Line]:
        """The lines that open an appendix."""
        return [line for line in self.lines if line.text.casefold().startswith("phụ lục")]

    def below(self, line: Line, steps: int) -> Line | None:
        """The line so many lines below another."""
        index = line.index + steps
        return self.lines[index] if index < len(self.lines) else None

    @cached_property
    def headers(self) -> list[Header]:
        """One for each section."""
        return [self._header(section) for section in self.document.sections]

    def _header(self, section: Section) -> Header:
        shown = [p for p in section.header.paragraphs if _has_page_field(p)]
        first = any(_has_page_field(p) for p in section.first_page_header.paragraphs)
        numbering = section._sectPr.find(qn("w:pgNumType"))
        start = numbering.get(qn("w:start"), "") if numbering is not None else ""
        kind = numbering.get(qn("w:fmt"), "decimal") if numbering is not None else "decimal"
        centred = bool(shown) and shown[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
        size = next(self._run_facts(run, shown[0]._p).size for run in shown[0]._p.iter(qn("w:r"))) if shown else 0.0
        return Header(bool(shown), centred, size, first, start, kind == "decimal")

    @cached_property
    def tables(self) -> list[TableFacts]:
        """One for each table of the body."""
        return [self._table(table) for table in self.document.element.body.iter(qn("w:tbl"))]

    def _table(self, table: Any) -> TableFacts:  # noqa: ANN401
        rows = table.findall(qn("w:tr"))
        header = sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)
        splitting = sum(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in rows)
        width = sum(int(column.get(qn("w:w"), "0")) for column in table.iter(qn("w:gridCol")))
        section = self._section_of(table)
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return TableFacts(header, splitting, width, round(room / 635))

    def _section_of(self, element: Any) -> Section:  # noqa: ANN401
        """The section in which a block of the body stands: those that end before it are behind it."""
        before = sum(1 for one in element.itersiblings(preceding=True) if one.find(f".//{qn('w:sectPr')}") is not None)
        return self.document.sections[min(before, len(self.document.sections) - 1)]

    def _pieces_of(self, paragraph: Any) -> Iterator[Piece]:  # noqa: ANN401
        for run in paragraph.iter(qn("w:r")):
            facts = self._run_facts(run, paragraph)
            if facts.text.strip():
                yield facts

    def _run_facts(self, run: Any, paragraph: Any) -> Piece:  # noqa: ANN401
        text = "".join(one.text or "" for one in run.iter(qn("w:t")))
        layers = [run.find(qn("w:rPr")), *self._style_layers(paragraph)]
        font = _first(layers, "w:rFonts", "w:ascii") or ""
        size = _first(layers, "w:sz", "w:val")
        in_table = any(one.tag == qn("w:tc") for one in paragraph.iterancestors())
        return Piece(
            text,
            font,
            int(size) / 2 if size else _DEFAULT_SIZE,
            (_first(layers, "w:color", "w:val") or "").replace("auto", "000000"),
            _on(layers, "w:b"),
            _on(layers, "w:i"),
            in_table,
        )

    def _style_layers(self, paragraph: Any) -> list[Any]:  # noqa: ANN401
        style = Paragraph(paragraph, self.document._body).style
        layers = []
        while style is not None:
            layers.append(style.element.find(qn("w:rPr")))
            style = style.base_style
        defaults = self.document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        return [*layers, defaults]


def _first(layers: list[Any], tag: str, attribute: str) -> str | None:
    for layer in layers:
        found = layer.find(qn(tag)) if layer is not None else None
        value = found.get(qn(attribute)) if found is not None else None
        if value:
            return str(value)
    return None


def _on(layers: list[Any], tag: str) -> bool:
    for layer in layers:
        found = layer.find(qn(tag)) if layer is not None else None
        if found is not None:
            return found.get(qn("w:val"), "1") not in ("0", "false", "off")
    return False


def _has_page_field(paragraph: Paragraph) -> bool:
    fields = [one.text or "" for one in paragraph._p.iter(qn("w:instrText"))]
    fields += [one.get(qn("w:instr"), "") for one in paragraph._p.iter(qn("w:fldSimple"))]
    return any("PAGE" in one.split() for one in fields)
