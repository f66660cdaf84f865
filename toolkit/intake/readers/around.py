"""What an .xlsx shows beside its cells: notes on cells, text boxes, and the headers and footers of printed pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from textwrap import shorten

from toolkit.findings.sheet_problems import CELL_NOTES
from toolkit.intake.readers.limits import MEBIBYTE
from toolkit.intake.readers.ooxml import SheetPart, relations
from toolkit.intake.readers.package import Package, attribute
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.remark import Remark, remark
from toolkit.vietnamese import clean

_PAGE_TEXT = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]+)<")
_PAGE_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z&])', re.IGNORECASE)
_SHOWN, _LONGEST = 5, 100
_LARGEST = MEBIBYTE
"""Bytes of a drawing beyond which its text boxes are not looked for."""


def texts_around(package: Package, sheets: Iterable[SheetPart]) -> tuple[str, ...]:
    """The lines of page headers, footers and text boxes, each once, in the order of the sheets."""
    lines = [line for sheet in sheets for line in _page_lines(package.part(sheet.part) or b"")]
    for name, data in package.parts.items():
        if "/drawings/drawing" in name.casefold() and name.endswith(".xml") and len(data) <= _LARGEST:
            with suppress(Refused):
                lines += _box_lines(package, name)
    return tuple(dict.fromkeys(filter(None, map(clean, lines))))


def _page_lines(sheet: bytes) -> Iterator[str]:
    at = sheet.find(b"headerFooter")
    for found in _PAGE_TEXT.findall(sheet, at) if at >= 0 else ():
        text = html.unescape(found.decode("utf-8", "replace"))
        for section in re.split(r"&[LCR]", text):
            yield from _PAGE_CODE.sub(" ", section).splitlines()


def _box_lines(package: Package, drawing: str) -> Iterator[str]:
    words: list[str] = []
    for event, tag, element in package.elements(drawing):
        if event == "end" and tag == "t":
            words.append(element.text or "")
        elif event == "end" and tag == "p":
            yield "".join(words)
            words = []


def say_notes(package: Package, sheets: Iterable[SheetPart]) -> Iterator[Remark]:
    """That cells of a sheet have notes, with what they say."""
    if not any("comments" in name.casefold() for name in package.parts):
        return
    for sheet in sheets:
        folder, _, file = sheet.part.rpartition("/")
        listed = relations(package, f"{folder}/_rels/{file}.rels", folder).values()
        notes: dict[str, str] = {}
        for part in (part for kind, part in listed if kind.endswith("/comments")):
            with suppress(Refused):
                notes.update(_notes(package, part))
        if notes:
            yield remark_on_notes(sheet.name, notes)


def remark_on_notes(sheet: str, notes: dict[str, str]) -> Remark:
    """What is said of the notes of a sheet, by the names of their cells."""
    shown = [f"{cell} “{shorten(text, _LONGEST, placeholder='…')}”" for cell, text in list(notes.items())[:_SHOWN]]
    texts = "; ".join(shown) + ("…" if len(notes) > _SHOWN else "")
    return remark(CELL_NOTES, (sheet, next(iter(notes))), count=len(notes), texts=texts)


def _notes(package: Package, part: str) -> Iterator[tuple[str, str]]:
    words: list[str] = []
    for event, tag, element in package.elements(part):
        if event == "start" and tag == "comment":
            words = []
        elif event == "end" and tag == "t":
            words.append(element.text or "")
        elif event == "end" and tag == "comment":
            text = clean("".join(words))
            if text:
                yield attribute(element, "ref"), text
