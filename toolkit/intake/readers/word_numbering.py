"""Numbers that Word writes before paragraphs, as in a column STT: counted again, as they are stored nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import Package, attribute, local
from toolkit.intake.readers.word_text import child_of
from toolkit.vietnamese.roman import to_roman

_PLACE = re.compile(r"%([1-9])")
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: what its numbers look like, where they begin, and the text around them."""

    form: str
    start: int
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, paragraph: Element) -> str:
        """What Word writes before a paragraph, a space behind it; empty for one in no list."""
        found = child_of(paragraph, "pPr", "numPr")
        name, depth = (child_of(found, "numId"), child_of(found, "ilvl")) if found is not None else (None, None)
        if name is None:
            return ""
        abstract = self.abstract_of.get(attribute(name, "val"), "")
        number = attribute(depth, "val") if depth is not None else "0"
        level = int(number) if number.isdecimal() and len(number) == 1 else 0
        form = self.levels.get((abstract, level))
        if form is None:
            return ""
        counts = self.counts[attribute(name, "val")]
        counts[level] = min(counts.get(level, form.start - 1) + 1, _MOST)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if form.form == "bullet":
            return "- "
        return _PLACE.sub(lambda place: self._written(abstract, counts, int(place[1]) - 1), form.text) + " "

    def _written(self, abstract: str, counts: dict[int, int], level: int) -> str:
        form = self.levels.get((abstract, level), _Level("decimal", 1, ""))
        return _FORMS.get(form.form, str)(counts.get(level, form.start))


def read_numbering(package: Package, limits: Limits) -> Numbering:
    """The lists of a document; none where it has none."""
    numbering = Numbering()
    for event, tag, element in package.elements("word/numbering.xml", limits.depth):
        if event == "start":
            continue
        if tag == "abstractNum":
            for child in element:
                if local(child.tag) == "lvl" and attribute(child, "ilvl").isdecimal():
                    numbering.levels[attribute(element, "abstractNumId"), int(attribute(child, "ilvl"))] = _level(child)
        elif tag == "num":
            abstract = child_of(element, "abstractNumId")
            numbering.abstract_of[attribute(element, "numId")] = (
                attribute(abstract, "val") if abstract is not None else ""
            )
    return numbering


def _level(element: Element) -> _Level:
    values = {local(child.tag): attribute(child, "val") for child in element}
    start = values.get("start", "1")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    return _Level(values.get("numFmt", "decimal"), first, values.get("lvlText", ""))


def _letters(number: int) -> str:
    """Word writes aa after z, then aaa."""
    return chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 10) if number > 0 else str(number)


def _roman(number: int) -> str:
    return to_roman(number) if 0 < number < 400 else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda number: f"{number:02d}",
    "none": "".format,
}
