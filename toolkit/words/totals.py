"""A total and its parts in one paragraph: in brackets, behind “gồm” or “trong đó”, over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.words.parts import Binding, Sum, binding_of, comparable, judge
from toolkit.words.prose import Bracket, Prose
from toolkit.words.quantities import Quantity
from toolkit.words.remark import Said

_GAP = 130
"""How many characters of noun and qualifiers may stand between a total and its bracket."""
_MARKER = re.compile(r"(?i)(?<!\w)(?:bao gồm|gồm|chia ra|phân ra|trong đó|cụ thể|trong số đó|như sau)(?!\w)[:,]?")
_TOTAL_BEHIND = re.compile(r"(?i)(?<!\w)tổng cộng(?!\w)[^\d;.]{0,30}$")
_SPLIT = re.compile(r";|,(?!\d)|\s(?:và|cùng)\s|(?<=\s)\+(?=\s)|\s[-–]\s")
_SEMICOLON = re.compile(r";")


def check_totals(prose: Prose) -> Iterator[Said]:
    """Every total of a paragraph whose parts stand in the same paragraph."""
    taken: set[int] = set()
    for bracket in prose.brackets:
        total = _total_before(prose, bracket)
        if total:
            said = list(_bracketed(prose, bracket, total))
            taken.update({total.start} if said else ())
            yield from said
    for marker in _MARKER.finditer(prose.text):
        if not prose.depth(marker.start()):
            yield from _listed(prose, marker, taken)
    yield from _total_last(prose)


def _total_before(prose: Prose, bracket: Bracket) -> Quantity | None:
    """The quantity that a bracket explains."""
    outer = bracket.depth - 1
    before = [one for one in prose.within(0, bracket.start) if prose.depth(one.start) == outer]
    if not before or not before[-1].plain or prose.sentence(before[-1].start) != prose.sentence(bracket.start):
        return None
    gap = prose.text[before[-1].end : bracket.start]
    return before[-1] if len(gap) <= _GAP and not re.search(r"[;:.)]", gap) else None


def _bracketed(prose: Prose, bracket: Bracket, total: Quantity) -> Iterator[Said]:
    inside = prose.text[bracket.start + 1 : bracket.end]
    parts, foreign = parts_of(prose, bracket.start + 1, bracket.end, total, bracket.depth)
    binding = binding_of(inside[: parts[0].start - bracket.start] if parts else inside) or Binding.LOOSE
    if foreign and not (total.noun and all(part.noun for part in parts)):
        return
    yield from judge(Sum(prose, total, parts, binding, total.start, bracket.end + 1, inside))


def parts_of(prose: Prose, start: int, end: int, total: Quantity, depth: int) -> tuple[list[Quantity], bool]:
    """The first comparable quantity of each item of a list, and whether some item counts something else."""
    parts: list[Quantity] = []
    foreign = False
    for first, last in _items(prose, start, end, depth):
        inside = [one for one in prose.within(first, last) if prose.depth(one.start) == depth and not one.change]
        amounts = [one for one in inside if one.unit not in ("%", "‰", "điểm %")]
        part = next((one for one in amounts if comparable(total, one)), None)
        if part:
            parts.append(part)
        elif amounts:
            foreign = True
    return parts, foreign


def _items(prose: Prose, start: int, end: int, depth: int) -> Iterator[tuple[int, int]]:
    """The items of a list: between semicolons where there are any, else between commas and “và”."""
    stretch = prose.text[start:end]
    cuts = [m for m in _SEMICOLON.finditer(stretch) if prose.depth(start + m.start()) == depth]
    cuts = cuts or [m for m in _SPLIT.finditer(stretch) if prose.depth(start + m.start()) == depth]
    first = start
    for cut in cuts:
        yield first, start + cut.start()
        first = start + cut.end()
    yield first, end


def _listed(prose: Prose, marker: re.Match[str], taken: set[int]) -> Iterator[Said]:
    """A list behind a marker, to the end of its sentence or, where that is not all, of the paragraph."""
    start, end = prose.sentence(marker.start())
    opens = not re.search(r"\d", prose.text[start : marker.start()])
    earliest = _sentence_before(prose, start) if opens else start
    binding = binding_of(marker.group()) or Binding.LOOSE
    for total in _totals(prose, earliest, marker.start()):
        if total.start in taken:
            continue
        parts, foreign = parts_of(prose, marker.end(), end, total, 0)
        if len(parts) < 2 and end < len(prose.text):
            end = len(prose.text)
            parts, foreign = parts_of(prose, marker.end(), end, total, 0)
        words = prose.text[marker.end() : end]
        if foreign and not (total.thing and all(part.thing for part in parts)):
            continue
        said = list(judge(Sum(prose, total, parts, binding, total.start, end, words)))
        if said:
            yield from said
            return


def _sentence_before(prose: Prose, start: int) -> int:
    return max((first for first, _ in prose.sentences if first < start), default=start)


def _totals(prose: Prose, start: int, end: int) -> list[Quantity]:
    """What a list may be the parts of: amounts in front of it, the nearest first."""
    found = [one for one in prose.within(start, end) if one.plain and not prose.depth(one.start)]
    return found[:-4:-1]


def _total_last(prose: Prose) -> Iterator[Said]:
    """`…24 đề tài cấp tỉnh, 46 đề tài cấp cơ sở, tổng cộng 70 đề tài`."""
    for total in prose.quantities:
        if total.plain and _TOTAL_BEHIND.search(prose.text[: total.start]):
            start, _ = prose.sentence(total.start)
            parts, foreign = parts_of(prose, start, total.start - 1, total, 0)
            if not foreign and all(part.thing for part in parts):
                yield from judge(Sum(prose, total, parts, Binding.LOOSE, start, total.end))
