"""What a quantity says, in a form in which two places can be compared: thing, qualifiers, doing, names, time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.intake.layout.periods import fold
from toolkit.model import Period
from toolkit.vietnamese import key
from toolkit.words.lexicon import FILLERS, OWN_NAMES, STOPS, UPPER
from toolkit.words.paragraphs import Part
from toolkit.words.prose import Prose, words
from toolkit.words.quantities import Quantity

_NAME = re.compile(rf"(?<![-–+*•.!?:;“\"(]\s)(?<=\s)[{UPPER}]\w*")
_TIME = re.compile(
    r"\b(?:quy (?:iv|i{1,3}|[1-4])|thang \d{1,2}|\d{1,2} thang|nam (?:19|20)\d\d|(?:19|20)\d\d (?:19|20)\d\d|cung ky"
    r"|tuan|ngay \d+|nam truoc|cuoi nam|ca nam|dot \d|hoc ky \w+|nam hoc|giai doan|nhiem ky|ke hoach|du toan|muc tieu"
    r"|chi tieu giao|luy ke|du kien|den nay|truoc day|trung binh|binh quan)\b"
)

_QUANTITY = re.compile(r"\d[\d.,/]*")
_FAR, _NEAR = 14, 90
"""How many syllables behind a quantity, and how many characters in front of it, say what it is of."""
_SUMMING_UP = re.compile(
    r"\b(?:danh gia|uu diem|ket qua dat duoc|mat duoc|mat lam duoc|nhan xet|nhung ket qua|ton tai|han che"
    r"|tom lai|ket luan)\b"
)


@dataclass(frozen=True)
class Fact:
    """One quantity with what is said of it; syllables are keys."""

    prose: Prose
    quantity: Quantity
    qualifiers: tuple[str, ...]
    """The words behind the noun, to the first that ends it: `tập huấn` in `05 lớp tập huấn cho nông dân`."""
    tail: frozenset[str]
    """All words behind the noun in its clause."""
    far: frozenset[str]
    """All words behind the noun to the next quantity or the sentence's end, commas or not."""
    doing: frozenset[str]
    """The words in front: verb and label."""
    context: frozenset[str]
    """The words in front, those of the clause before among them: what “cuối năm còn” is said of."""
    names: frozenset[str]
    times: frozenset[str]
    part: bool
    """Whether it stands in a bracket or behind “trong đó”."""
    restated: bool = False
    """Whether it stands where a report sums up (đánh giá chung, ưu điểm), and tells again what was told."""

    @property
    def quote(self) -> str:
        """The words of the fact: a little in front, the quantity, its qualifiers."""
        before = self.prose.before(self.quantity)
        after = self.prose.after(self.quantity)
        start = self.quantity.start - min(len(before), 60)
        start = max(self.prose.text.find(" ", start), 0) if len(before) > 60 else start
        return self.prose.quote(start, max(self.quantity.end, self.quantity.bare + len(after)))


def facts(proses: Sequence[Prose], period: Period | None) -> list[Fact]:
    """The facts of a report's results, in order."""
    own = _own_times(period)
    found: list[Fact] = []
    restating = False
    for prose in proses:
        if prose.paragraph.heading:
            restating = bool(_SUMMING_UP.search(fold(prose.text)))
        elif prose.paragraph.part is Part.RESULTS:
            found += [replace(fact_of(prose, one, own), restated=restating) for one in prose.quantities]
    return found


def fact_of(prose: Prose, one: Quantity, own: frozenset[str] = frozenset()) -> Fact:
    """What one quantity says; `own` are the times that are the report's own."""
    start, end = prose.sentence(one.start)
    qualifiers = _qualifiers(prose, one)
    doing = frozenset(words(prose.before(one))) - FILLERS
    names = frozenset(
        key(found) for found in _NAME.findall(_at_depth(prose, one, start, end)) if found not in OWN_NAMES
    )
    clause = re.split(r"[;(]", prose.text[start : one.start])[-1] + prose.after(one)
    times = frozenset(_TIME.findall(fold(clause))) - own
    part = prose.depth(one.start) > 0 or "trong đó" in prose.text[start : one.start].casefold()
    tail = frozenset(words(_behind(prose, one))) - FILLERS
    far = frozenset(words(_far_behind(prose, one, end))[:_FAR]) - FILLERS
    context = frozenset(words(_QUANTITY.sub(" ", prose.text[max(start, one.start - _NEAR) : one.start]))) - FILLERS
    return Fact(prose, one, qualifiers, tail, far, doing, context, names, times, part)


def _at_depth(prose: Prose, one: Quantity, start: int, end: int) -> str:
    """What a quantity stands in of a sentence: its label and its own stretch, without brackets that it is not in."""
    label = re.match(r"[^:;]*:", prose.text[start:end])
    own = max(start, prose.text.rfind(";", start, one.start))
    behind = prose.text.find(";", one.end, end)
    end = behind if behind >= 0 else end
    if label and own > start + label.end():
        return label.group() + _at_depth(prose, one, own, end)
    start = own
    inside = [b for b in prose.brackets if start <= b.start < end and not b.start < one.start < b.end]
    kept = (
        sign for at, sign in enumerate(prose.text[start:end], start) if not any(b.start < at < b.end for b in inside)
    )
    return "".join(kept)


def _qualifiers(prose: Prose, one: Quantity) -> tuple[str, ...]:
    found = []
    for word in words(_behind(prose, one)):
        if word in STOPS:
            break
        found.append(word)
    return tuple(found)


def _behind(prose: Prose, one: Quantity) -> str:
    return prose.text[one.end : one.bare + len(prose.after(one))]


def _far_behind(prose: Prose, one: Quantity, end: int) -> str:
    following = min((other.start for other in prose.quantities if other.start > one.start), default=end)
    return re.split(r"[;()]", prose.text[one.end : min(following, end)])[0]


def _own_times(period: Period | None) -> frozenset[str]:
    if period is None:
        return frozenset()
    label = fold(period.label)
    return frozenset({*_TIME.findall(label), f"nam {period.year}", "luy ke", "den nay"})
