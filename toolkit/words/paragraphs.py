"""A report as its reader sees it: numbered paragraphs, each in the part of the report it stands in, and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.intake.layout.periods import fold
from toolkit.intake.readers.grid import Sheet
from toolkit.words.lexicon import UPPER

TITLE = re.compile(r"^(?:dự thảo\s+)?báo cáo\b", re.IGNORECASE)


class Part(StrEnum):
    """The part of a report (Nghị định 30/2020/NĐ-CP, mẫu 1.4) in which a paragraph stands."""

    HEAD = "head"
    """Quốc hiệu, agency, symbol, place and date, title."""
    RESULTS = "results"
    """What was done; here the words must agree with the figures."""
    PLANS = "plans"
    """What is to be done (phương hướng, nhiệm vụ): numbers here are intentions."""
    CLOSING = "closing"
    """Nơi nhận and signature."""


@dataclass(frozen=True, slots=True)
class NoteOf:
    """What a footnote is of: the paragraph that its sign stands in, and that paragraph's text up to the sign."""

    number: int
    before: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A non-empty paragraph; `number` counts from 1 through the whole report, cells of layout tables included.

    The paragraphs of footnotes are counted behind the last of the text, in the order of their signs.
    """

    number: int
    text: str
    part: Part = Part.RESULTS
    level: int = 0
    """How deep it hangs in a list: 0 for plain text, 1 for "-", 2 for "+", 3 for "*"."""
    heading: bool = False
    note_of: NoteOf | None = None


@dataclass(frozen=True)
class Report:
    """A report, read; `tables` are the tables of figures that stand in it, as sheets."""

    file: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Sheet, ...] = ()

    def of(self, *parts: Part) -> Iterator[Paragraph]:
        """The paragraphs of some parts, in order."""
        return (paragraph for paragraph in self.paragraphs if paragraph.part in parts)


_BULLET = re.compile(r"^\s*(?:(?P<dash>[-–—])|(?P<plus>\+)|(?P<star>[*•·▪●○o]))\s+(?=\S)")
_NUMBERED = re.compile(
    r"^\s*(?:(?P<roman>(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:[IVX]+|\d+|thứ\s+\w+)\b[.:]?|[IVX]+\s?[.)/-]|[A-E]\s?[.)/-])"
    rf"|(?P<digit>\d{{1,2}}(?:\.\d{{1,2}})*\s?[.)/](?!\d)|\d{{1,2}}(?:\.\d{{1,2}})+\.?(?=\s+[{UPPER}])|[a-zđ]\s?[.)/]))\s*"
)
_RESULTS = re.compile(r"\b(?:ket qua|tinh hinh|danh gia|thuc trang|uu diem|han che|ton tai)\b")
_PLANS = re.compile(
    r"\b(?:phuong huong|nhiem vu|ke hoach|giai phap|du kien|thoi gian toi"
    r"|chuong trinh cong tac|cuoi nam|kien nghi|de xuat)\b"
)
_OPENING = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Triển khai|Kính gửi|Sau đây|Trong)\b")
_CLOSING = re.compile(r"^nơi nhận\b", re.IGNORECASE)
_HEADING = 160
_CAPITALS = 0.8


def bullet_level(text: str) -> int:
    """How deep a paragraph hangs by its own mark: `-` 1, `+` 2, a star or dot 3, none 0."""
    found = _BULLET.match(text)
    if not found:
        return 0
    return 1 if found["dash"] else 2 if found["plus"] else 3


def mark_length(text: str) -> int:
    """How many characters at a paragraph's start are its mark or section number, and no quantity."""
    found = _BULLET.match(text) or _NUMBERED.match(text)
    return found.end() if found else 0


def in_parts(texts: Iterable[tuple[str, int]]) -> tuple[Paragraph, ...]:
    """Texts with their list levels as numbered paragraphs, each in its part of the report."""
    plain = [Paragraph(number, text, level=level) for number, (text, level) in enumerate(texts, 1)]
    title = next((one.number for one in plain if TITLE.match(one.text) and is_capital(one.text)), 0)
    part, above = (Part.HEAD if title else Part.RESULTS), Part.RESULTS
    found = []
    for one in plain:
        depth = heading_depth(one.text)
        if _CLOSING.match(one.text) and one.number > title:
            part = Part.CLOSING
        elif part is Part.HEAD and one.number > title and _opens_body(one.text):
            part = Part.RESULTS
        if depth and part not in (Part.HEAD, Part.CLOSING):
            part = _part_of(one.text, above if depth > 1 else Part.RESULTS)
            above = part if depth == 1 else above
        found.append(replace(one, part=part, level=one.level or bullet_level(one.text), heading=bool(depth)))
    return tuple(found)


def with_notes(paragraphs: tuple[Paragraph, ...], notes: Iterable[tuple[str, NoteOf]]) -> tuple[Paragraph, ...]:
    """Paragraphs with those of their footnotes behind them, each in the part of the report that its sign stands in."""
    parts = {one.number: one.part for one in paragraphs}
    added = [
        Paragraph(number, text, part=parts[of.number], note_of=of)
        for number, (text, of) in enumerate(notes, len(paragraphs) + 1)
    ]
    return (*paragraphs, *added)


def _opens_body(text: str) -> bool:
    """Whether a line below the title is the first of the report itself: “Thực hiện Công văn số …”."""
    opens = _NUMBERED.match(text) or _OPENING.match(text) or _BULLET.match(text)
    return bool(opens) or text.endswith((".", ":", ";")) or (len(text) > _HEADING and not is_capital(text))


def _part_of(heading: str, above: Part) -> Part:
    folded = fold(heading)
    plans, results = _PLANS.search(folded), _RESULTS.search(folded)
    if plans and (not results or plans.start() < results.start()):
        return Part.PLANS
    return Part.RESULTS if results else above


def heading_depth(text: str) -> int:
    """1 for `I.`, `A.`, `PHẦN I` and lines in capitals, 2 for `1.`, `a)` and below, 0 for what is no heading."""
    found = _NUMBERED.match(text)
    if len(text) > _HEADING or text.rstrip().endswith((".", ";", "./.")) or bullet_level(text):
        return 0
    if found:
        return 1 if found["roman"] else 2
    return 1 if is_capital(text) and len(text.split()) > 1 else 0


def is_capital(text: str) -> bool:
    """Whether a line is written in capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) >= _CAPITALS * len(letters)
