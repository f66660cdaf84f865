"""Averages that follow from a total and a count beside them: `40 dự án, 2.800 tấn, bình quân 70 tấn/dự án`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.findings.words_problems import AVERAGE_DIFFERS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.lexicon import counted_noun, same_thing, unit_at
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

AVERAGE = "bình quân"
_SAID = re.compile(
    r"(?i)(?<!\w)(?:bình quân|trung bình|bq)(?:\s+(?:mỗi|một)\s+(?P<each>[^\d;.,()]{2,20}?))?"
    r"(?:\s+(?:đạt|là|có|khoảng|gần|hơn|trên|ước|được|với|mức|nuôi|chi|hỗ trợ))*\s*$"
)
_PER = re.compile(r"(?P<of>\s*[^\d/;.,()]{0,25}?)\s*(?:/\s*(?:(?:01|1)\s+)?|\s(?:mỗi|trên một|cho mỗi|một)\s+)(?=\w)")
_MANY_STEPS = 50
_FAR = 3
"""An average so many times off is of another total."""


@dataclass(frozen=True, slots=True)
class Average:
    """An average as it is said: the quantity, what is averaged, over what, and where its words end."""

    said: Quantity
    of: str
    over: str
    end: int


def check_averages(prose: Prose) -> Iterator[Said]:
    """Every average whose total and count stand in its sentence, or in the one before."""
    for one in prose.quantities:
        found = _average(prose, one) if one.bound in (Bound.EXACT, Bound.ABOUT) and not one.change else None
        if found:
            yield from _held(prose, found)


def _average(prose: Prose, one: Quantity) -> Average | None:
    said = _SAID.search(prose.text[: one.start])
    if said is None:
        return None
    if said["each"]:
        over = _thing(said["each"]) or counted_noun(said["each"], 0)[0]
        return Average(one, one.thing, over, one.end) if one.thing and over else None
    per = _PER.match(prose.text, one.end)
    if per is None:
        return None
    over, end = counted_noun(prose.text, per.end())
    of = one.thing or _thing(per["of"].strip())
    return Average(one, of, over, end) if of and over else None


def _thing(words: str) -> str:
    """The unit or the counted noun that some words are, and nothing more than them."""
    unit, end = unit_at(words, 0)
    noun, after = counted_noun(words, 0)
    return noun if noun and after == len(words) else unit if unit and end == len(words) else ""


def _held(prose: Prose, average: Average) -> Iterator[Said]:
    start, _ = prose.sentence(average.said.start)
    before = max((first for first, _ in prose.sentences if first < start), default=start)
    own = [one for one in prose.within(start, average.said.start) if one.plain and one.value]
    earlier = [one for one in prose.within(before, start) if one.plain and one.value]
    totals = _of(average.of, own) or _of(average.of, earlier)
    counts = _of(average.over, own) or _of(average.over, earlier)
    counts += [replace(one, value=one.base, base=None) for one in counts if one.base]
    pairs = [(total, count) for total in totals for count in counts if total is not count]
    fitting = next((pair for pair in pairs if _fits(average.said, *pair)), None)
    if fitting:
        yield _agreement(prose, average, *fitting)
        return
    near = [pair for pair in pairs if _near(average.said, *pair)]
    if len(totals) == 1 and near and (near[0] == pairs[0] or len(near) == 1):
        yield _remark(prose, average, *near[0])


def _of(thing: str, found: list[Quantity]) -> list[Quantity]:
    """The amounts of a thing; of one that is called by a longer name where there are no others."""
    exact = [one for one in found if one.thing == thing]
    return exact or [one for one in found if one.noun and same_thing(one.noun, thing)]


def _fits(said: Quantity, total: Quantity, count: Quantity) -> bool:
    off = abs(total.value / count.value - said.value)
    rounded = said.step if said.step * _MANY_STEPS <= said.value else said.step * Decimal("0.6")
    loose = said.value / 20 if said.bound is Bound.ABOUT else rounded
    return off <= loose + total.step / 2 / count.value


def _near(said: Quantity, total: Quantity, count: Quantity) -> bool:
    exact = total.value / count.value
    return exact / _FAR <= said.value <= exact * _FAR


def _expected(average: Average, total: Quantity, count: Quantity) -> Decimal:
    return (total.value / count.value).quantize(min(average.said.step, Decimal(1)))


def _stretch(prose: Prose, average: Average, total: Quantity, count: Quantity) -> str:
    return prose.quote(min(total.start, count.start), average.end)


def _agreement(prose: Prose, average: Average, total: Quantity, count: Quantity) -> Agreement:
    expected = format_number(_expected(average, total, count))
    quote = _stretch(prose, average, total, count)
    return Agreement(AVERAGE, prose.paragraph.number, quote, expected, format_number(average.said.value))


def _remark(prose: Prose, average: Average, total: Quantity, count: Quantity) -> Remark:
    expected, found = format_number(_expected(average, total, count)), format_number(average.said.value)
    finding = AVERAGE_DIFFERS.at(
        Place(), total=shown(total.value, total), count=shown(count.value, count), expected=expected, found=found
    )
    return Remark(finding, prose.paragraph.number, _stretch(prose, average, total, count), expected, found)
