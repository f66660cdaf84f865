"""Running text into paragraphs: lines of .txt, .md and of a PDF's pages, broken lines joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from toolkit.intake.readers.grid import Cell, CellKind, Sheet, make_sheet
from toolkit.vietnamese import clean
from toolkit.words.paragraphs import Report, bullet_level, heading_depth, in_parts, mark_length

_TABLE_LINE = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:\-–—_=*]+$")
_MARKUP = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|`|^\s*#+\s*|^\s*>\s?")
_LINE = 55
"""A shorter line ends its paragraph."""
_FINISHED = (".", ";", ":", "!", "?", "./.")


def read_text(file: str, text: str) -> Report:
    """A report from running text; Markdown's marks are taken off and its tables read as tables."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [_MARKUP.sub("", line) for line in lines if not _TABLE_LINE.match(line)]
    return read_lines(file, kept, tuple(_tables(lines)))


def read_lines(file: str, lines: Iterable[str], tables: tuple[Sheet, ...], *, full: int = 0) -> Report:
    """A report from lines; a line of at least `full` characters goes on in the next, whatever that begins with."""
    return Report(file, in_parts(_nested(_joined(lines, full))), tables)


def _joined(lines: Iterable[str], full: int) -> Iterator[str]:
    """Paragraphs: a full line that does not end a sentence goes on in the next one."""
    current, last = "", 0
    for raw in lines:
        line = "" if _RULE.match(raw) else raw.rstrip()
        if current and line.strip() and _goes_on(current, line, filled=bool(full) and last >= full):
            current, last = f"{current} {line.strip()}", len(line)
            continue
        if current:
            yield current
        current, last = (line, len(line)) if line.strip() else ("", 0)
    if current:
        yield current


def _goes_on(current: str, line: str, *, filled: bool) -> bool:
    text = line.strip()
    if len(current) < _LINE or current.endswith(_FINISHED) or bullet_level(text) or mark_length(text):
        return False
    if heading_depth(current) and not filled:
        return False
    return filled or text[0].islower() or text[0] in "(%" or (text[0].isdigit() and not current[-1].isupper())


def _nested(paragraphs: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Paragraphs with their level: an indented "-" below another "-" hangs below it."""
    indent, level = 0, 0
    for raw in paragraphs:
        text, here = clean(raw), len(raw) - len(raw.lstrip())
        own = bullet_level(text)
        if own == 1 and level and here > indent + 1:
            own = level + 1
        elif own == 1:
            indent = here
        level = own
        yield text, own


def _tables(lines: list[str]) -> Iterator[Sheet]:
    block: list[list[str]] = []
    for line in [*lines, ""]:
        if _TABLE_LINE.match(line):
            if not _RULE.match(line):
                block.append([clean(_MARKUP.sub("", cell)) for cell in line.strip().strip("|").split("|")])
        elif block:
            yield sheet_of(block)
            block = []


def sheet_of(rows: list[list[str]]) -> Sheet:
    """A table of texts as a sheet, so that it is read as any workbook's table."""
    cells = {
        (row, column): Cell(CellKind.TEXT, text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    }
    return make_sheet("Bảng", cells)
