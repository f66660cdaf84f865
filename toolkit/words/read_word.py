"""A Word document into paragraphs in reading order; tables of figures as sheets, layout tables as paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from toolkit.intake.layout.columns import Vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.readers.grid import Sheet
from toolkit.intake.readers.word_text import WordFonts, paragraph_runs
from toolkit.vietnamese import clean
from toolkit.vietnamese.charsets import Charset
from toolkit.vietnamese.fonts import charset_of, draws_capitals
from toolkit.vietnamese.legacy import count_words, decode_text, vote
from toolkit.words.paragraphs import NoteOf, Report, in_parts, with_notes
from toolkit.words.read_notes import Notes, notes_of, signs_in
from toolkit.words.read_text import sheet_of

_LEAST, _SHORT = 3, 25
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FONTS = WordFonts()
"""No fonts of styles: a run's own font and the words themselves say enough of a whole report."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A non-empty line of a Word paragraph, with its text as it is compared and how deep it hangs in a list."""

    word: WordParagraph
    text: str
    level: int
    note_of: NoteOf | None = None


def read_word(file: str, data: bytes, vocabulary: Vocabulary) -> Report:
    """A report from the bytes of a .docx; raise what python-docx raises where it is none."""
    document = Document(io.BytesIO(data))
    placed, tables = placed_paragraphs(document, vocabulary)
    body = in_parts((one.text, one.level) for one in placed if one.note_of is None)
    notes = [(one.text, one.note_of) for one in placed if one.note_of is not None]
    return Report(file, with_notes(body, notes), tuple(tables))


def placed_paragraphs(document: WordDocument, vocabulary: Vocabulary) -> tuple[list[Placed], list[Sheet]]:
    """The paragraphs in the order in which a report numbers them, and the tables that hold figures.

    A footnote is placed at the paragraph that its sign stands in, where a comment on it can stand.
    """
    decoder = _Decoder(document)
    placed: list[Placed] = []
    tables: list[Sheet] = []
    for block in document.iter_inner_content():
        if isinstance(block, WordParagraph):
            placed += _placed([block], decoder)
            continue
        texts = [[clean(" ".join(map(decoder.text, _inside(cell)))) for cell in row.cells] for row in block.rows]
        sheet = sheet_of(texts)
        if sheet.cells and (find_tables(sheet, vocabulary) or _is_data(texts)):
            tables.append(sheet)
        else:
            placed += _placed((paragraph for cell in _cells(block) for paragraph in _inside(cell)), decoder)
    return [*placed, *_noted(placed, notes_of(document), decoder)], tables


def _noted(placed: list[Placed], notes: Notes, decoder: _Decoder) -> Iterator[Placed]:
    """The lines of footnotes, in the order of their signs."""
    seen: set[int] = set()
    for number, one in enumerate(placed, 1):
        if notes and id(one.word._p) not in seen:
            seen.add(id(one.word._p))
            for note, until in signs_in(one.word._p, notes):
                before = clean(decoder.text(WordParagraph(until, one.word._parent)).rpartition("\n")[2])
                for line in note:
                    text = clean(decoder.text(WordParagraph(line, one.word._parent)))
                    if text:
                        yield Placed(one.word, text, 0, NoteOf(number, before))


class _Decoder:
    """The text of paragraphs with all tracked changes accepted, decoded where it was typed before Unicode."""

    def __init__(self, document: WordDocument) -> None:
        runs = [run for element in document.element.body.iter(qn("w:p")) for run in paragraph_runs(element, _FONTS)]
        counts = count_words(text for _, text in runs)
        fonts = any(charset_of(font) for font, _ in runs)
        self.vote = vote(counts) if fonts or any(one is not Charset.UNICODE for one in counts) else None

    def text(self, paragraph: WordParagraph) -> str:
        """One paragraph's text."""
        runs = paragraph_runs(paragraph._p, _FONTS)
        whole = "".join(text for _, text in runs)
        return whole if self.vote is None else "".join(self._decoded(font, text, whole) for font, text in runs)

    def _decoded(self, font: str, text: str, whole: str) -> str:
        assert self.vote is not None
        found = decode_text(text, self.vote, charset_of(font), whole).text
        return found.upper() if draws_capitals(font) else found


def _is_data(texts: list[list[str]]) -> bool:
    """Whether a table without known headings still holds data: three rows and columns or more, many of them short."""
    if len(texts) < _LEAST or max(map(len, texts)) < _LEAST:
        return False
    filled = [text for row in texts for text in row if text]
    return sum(len(text) <= _SHORT for text in filled) * 2 > len(filled)


def _placed(paragraphs: Iterable[WordParagraph], decoder: _Decoder) -> Iterator[Placed]:
    for paragraph in paragraphs:
        for line in decoder.text(paragraph).split("\n"):
            text = clean(line)
            if text:
                yield Placed(paragraph, text, _list_level(paragraph))
        for boxed in _boxed(paragraph):
            text = clean(decoder.text(boxed))
            if text:
                yield Placed(paragraph, text, 0)


def _boxed(paragraph: WordParagraph) -> Iterator[WordParagraph]:
    """The paragraphs of text boxes in a paragraph, each box once: Word keeps a second copy for older programs."""
    for box in paragraph._p.iter(qn("w:txbxContent")):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from (WordParagraph(inner, paragraph._parent) for inner in box.iter(qn("w:p")))


def _cells(table: Table) -> Iterator[_Cell]:
    """Each cell once, row by row, though merged cells stand in several places."""
    seen: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                yield cell


def _inside(cell: _Cell) -> Iterator[WordParagraph]:
    for block in cell.iter_inner_content():
        if isinstance(block, WordParagraph):
            yield block
        else:
            for inner in _cells(block):
                yield from _inside(inner)


def _list_level(paragraph: WordParagraph) -> int:
    """How deep Word's own list puts a paragraph: 1 for its first level, 0 for what is in no bulleted list."""
    numbering = paragraph._p.find(f".//{qn('w:numPr')}")
    number, level = (_setting(numbering, name) for name in ("w:numId", "w:ilvl"))
    if number:
        return level + 1
    found = re.match(r"List Bullet(?: (\d))?", (paragraph.style.name or "") if paragraph.style is not None else "")
    return int(found.group(1) or 1) if found else 0


def _setting(numbering: BaseOxmlElement | None, name: str) -> int:
    """A number that Word keeps of a list, 0 where it keeps none."""
    found = None if numbering is None else numbering.find(qn(name))
    return 0 if found is None else int(found.get(qn("w:val"), 0))
