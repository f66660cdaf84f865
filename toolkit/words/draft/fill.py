"""Placeholders of a Word template: words inside a paragraph, and paragraphs that become many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

_PLACEHOLDER = re.compile(r"\{[^{}\n]{1,40}\}")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be written; `strong` makes it bold, as a heading within a section is."""

    text: str
    strong: bool = False


def fill(document: WordDocument, values: Mapping[str, str], blocks: Mapping[str, Sequence[Line]]) -> list[str]:
    """Fill a template in place; the placeholders that nobody knows, which are left as they stand.

    A block's placeholder stands alone in its paragraph; each of its lines takes that paragraph's look.
    """
    unknown: list[str] = []
    for paragraph in list(_paragraphs(document)):
        name = paragraph.text.strip()
        if name in blocks:
            _write_block(paragraph, blocks[name])
            continue
        for found in _PLACEHOLDER.findall(paragraph.text):
            if found in values:
                _replace(paragraph, found, values[found])
            elif found not in unknown:
                unknown.append(found)
    return unknown


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    for block in document.iter_inner_content():
        yield from [block] if isinstance(block, Paragraph) else _in_table(block)


def _in_table(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs


def _write_block(sample: Paragraph, lines: Sequence[Line]) -> None:
    for line in lines:
        copy = Paragraph(deepcopy(sample._p), sample._parent)
        sample._p.addprevious(copy._p)
        first, *others = copy.runs
        first.text = line.text
        for run in others:
            run._r.getparent().remove(run._r)
        if line.strong:
            first.bold = True
            copy.paragraph_format.keep_with_next = True
    sample._p.getparent().remove(sample._p)


def _replace(paragraph: Paragraph, name: str, value: str) -> None:
    """Put a value where a placeholder stands, though Word may have cut it into several runs."""
    runs = paragraph.runs
    start = "".join(run.text for run in runs).find(name)
    end, position = start + len(name), 0
    for run in runs:
        text = run.text
        first, last = max(start - position, 0), min(end - position, len(text))
        if start >= 0 and first < last:
            run.text = text[:first] + (value if position + first == start else "") + text[last:]
        position += len(text)
