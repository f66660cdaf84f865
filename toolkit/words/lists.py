"""A total whose parts stand in the lines below it: “- …”, “+ …” or the items of a Word list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from toolkit.words.parts import Binding, Sum, binding_of, comparable, judge
from toolkit.words.prose import Prose
from toolkit.words.quantities import Quantity
from toolkit.words.remark import Said

_OPENS = re.compile(r"(?::|như sau|cụ thể|trong đó|gồm)\s*[:.]?\s*$", re.IGNORECASE)
_LONG = 12
"""More lines than this are no list of parts."""


def check_lists(proses: Sequence[Prose]) -> Iterator[Said]:
    """Every line with a total, held against the lines that hang below it."""
    for index, lead in enumerate(proses):
        below = _below(proses, index)
        if 2 <= len(below) <= _LONG:
            alone = index > 0 and not lead.quantities and bool(_OPENS.search(lead.text))
            yield from _judge_lines(proses[index - 1] if alone else lead, below, opens=alone)


def _below(proses: Sequence[Prose], index: int) -> list[Prose]:
    """The lines directly below one, a level deeper; deeper ones among them are skipped."""
    lead = proses[index].paragraph
    found: list[Prose] = []
    for prose in proses[index + 1 :]:
        level = prose.paragraph.level
        if level <= lead.level or prose.paragraph.part is not lead.part or prose.paragraph.heading:
            break
        if not found or level == found[0].paragraph.level:
            found.append(prose)
    return found


def _judge_lines(lead: Prose, below: list[Prose], *, opens: bool) -> Iterator[Said]:
    """`opens`: a line of its own (“Trong đó:”) stands between the total and the lines."""
    opens = opens or bool(_OPENS.search(lead.text))
    start = lead.sentences[-1][0] if opens and len(lead.sentences) > 1 else 0
    candidates = [one for one in lead.within(start, len(lead.text)) if one.plain and not lead.depth(one.start)]
    judged: set[str] = set()
    for total in reversed(candidates):
        binding = binding_of(lead.text[total.end :]) or Binding.LOOSE
        words = " ".join(line.text for line in below)
        readings = [
            Sum(lead, total, parts, binding, total.start, len(lead.text), words)
            for parts in _readings(below, total)
            if _hangs(total, parts, opens=opens)
            and not _only_some(total, parts, binding)
            and (not judged or _counts_beside(total, parts, judged))
        ]
        said = list(judge(next((one for one in readings if one.agrees), readings[0]))) if readings else []
        if said:
            judged.add(total.thing)
            yield from said


def _only_some(total: Quantity, parts: list[Quantity], binding: Binding) -> bool:
    """Whether lines that nothing calls all of an amount lack so much of it that they are but some of it."""
    off = abs(sum((part.value for part in parts), -total.value))
    return binding is Binding.LOOSE and bool(total.unit) and off > total.value / 10


def _counts_beside(total: Quantity, parts: list[Quantity], judged: set[str]) -> bool:
    """Whether lines count the very thing of another total too: `318 hồ sơ với 1.246,8 ha; cụ thể:`."""
    return bool(total.thing) and total.thing not in judged and all(part.thing == total.thing for part in parts)


def _readings(below: list[Prose], total: Quantity) -> Iterator[list[Quantity]]:
    """The parts that lines give: those between their semicolons where lines have several, and the first of each."""
    items = [_items(line, total) for line in below]
    if any(len(one) > 1 for one in items) and all(items):
        yield [part for one in items for part in one]
    firsts = [_first_part(line, total) for line in below]
    whole = [part for part in firsts if part is not None]
    if len(whole) == len(firsts):
        yield whole


def _items(line: Prose, total: Quantity) -> list[Quantity]:
    """The first amount of each of a line's items between semicolons; nothing where one has none."""
    ends = [at for at, sign in enumerate(line.text) if sign == ";" and not line.depth(at)]
    found = []
    for start, end in pairwise([0, *ends, len(line.text)]):
        inside = [one for one in line.within(start, end) if not line.depth(one.start)]
        part = next((one for one in inside if not one.change and comparable(total, one)), None)
        if part:
            found.append(part)
        elif inside:
            return []
    return found


def _first_part(line: Prose, total: Quantity) -> Quantity | None:
    """A line's first amount, where it can be a part; a line that begins with something else has none."""
    amounts = [one for one in line.quantities if not one.change and one.unit not in ("%", "‰", "điểm %")]
    return next((one for one in amounts if comparable(total, one) and not line.depth(one.start)), None)


def _hangs(total: Quantity, parts: list[Quantity], *, opens: bool) -> bool:
    """Whether lines are tied to a total: by a colon, or by counting the very same thing and nearly adding up."""
    if opens:
        return True
    off = abs(sum((part.value for part in parts), Decimal()) - total.value)
    return bool(total.thing) and all(part.thing == total.thing for part in parts) and off <= total.value / 5
