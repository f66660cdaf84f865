"""A paragraph with its quantities, its sentences and its brackets: what every check looks at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.vietnamese import key
from toolkit.words.lexicon import UPPER
from toolkit.words.paragraphs import Paragraph, Report
from toolkit.words.quantities import Quantity, document_convention, quantities

_SENTENCE_END = re.compile(
    r"(?<![\s.][A-ZĐ])(?<!\b(?:TP|Tp|tp|TS|BS|GS))(?<!ThS)(?<!PGS)[.!?…]+\s+"
    rf"(?=[{UPPER}“\"(+-])"
)
_WORD = re.compile(r"[^\W\d_]+(?:[&/][^\W\d_]+)*", re.UNICODE)
_CLAUSE_ENDS = ",;:()."
BRACKETED = re.compile(r"\([^()]*\)")
"""A bracket with nothing bracketed in it."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed stretch; `start` and `end` are the positions of its signs, `depth` counts from 1."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True)
class Prose:
    """One paragraph, prepared."""

    paragraph: Paragraph
    quantities: tuple[Quantity, ...]

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """All pairs of round brackets, by where they open."""
        found, opened = [], []
        for position, sign in enumerate(self.text):
            if sign == "(":
                opened.append(position)
            elif sign == ")" and opened:
                found.append(Bracket(opened[-1], position, len(opened)))
                opened.pop()
        return tuple(sorted(found, key=lambda one: one.start))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends."""
        starts = [0, *(found.end() for found in _SENTENCE_END.finditer(self.text) if not self.depth(found.start()))]
        return tuple(zip(starts, [*starts[1:], len(self.text)], strict=True))

    def depth(self, position: int) -> int:
        """How many brackets are open at a position."""
        return sum(one.start < position < one.end for one in self.brackets)

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence in which a position stands."""
        starts = [start for start, _ in self.sentences]
        return self.sentences[bisect_right(starts, position) - 1]

    def within(self, start: int, end: int) -> Iterator[Quantity]:
        """The quantities that begin in a stretch."""
        return (one for one in self.quantities if start <= one.start < end)

    def quote(self, start: int, end: int) -> str:
        """The words of a stretch as they are cited."""
        return self.text[max(start, 0) : end].strip(" ,;:")

    def before(self, one: Quantity) -> str:
        """The words in front of a quantity, back to the clause's start or the quantity before it."""
        start = max((other.end for other in self.quantities if other.start < one.start), default=0)
        stretch = self.text[min(start, one.start) : one.start]
        label = re.search(r"[^,;:.()]*:\s*$", stretch)
        return label.group() if label else re.split(rf"[{_CLAUSE_ENDS}](?=\s|$)|\(", stretch)[-1]

    def after(self, one: Quantity) -> str:
        """The words behind a quantity's digits, its noun among them, to the clause's end or the next quantity."""
        end = min((other.start for other in self.quantities if other.start > one.start), default=len(self.text))
        return re.split(r"[,;:.()](?=\s|$)|[()]", self.text[one.bare : end])[0]


def words(text: str) -> list[str]:
    """The words of a text as keys."""
    return [key(found.group()) for found in _WORD.finditer(text)]


def prepare(report: Report) -> tuple[Prose, ...]:
    """All paragraphs of a report with their quantities, its numbers read in the one way it writes them."""
    convention = document_convention(paragraph.text for paragraph in report.paragraphs)
    return tuple(Prose(one, quantities(one.text, convention)) for one in report.paragraphs)
