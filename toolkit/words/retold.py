"""The same fact told in two places with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.findings.words_problems import RETOLD_DIFFERENTLY
from toolkit.model import Period, Place
from toolkit.vietnamese import format_number
from toolkit.words.facts import Fact, facts
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

_MANY = 3
"""A phrase that comes with so many different numbers is a form of words, not one fact."""
_RESTATED, _ELSEWHERE = 3, 5
"""How many syllables two places must share, where the second sums up, and anywhere else."""
_ABOUT = Decimal("0.15")


def check_retold(proses: Sequence[Prose], period: Period | None) -> Iterator[Said]:
    """Every fact that is told again, with the same number or with another."""
    told: defaultdict[tuple[str, int, bool], list[Fact]] = defaultdict(list)
    for fact in facts(proses, period):
        if fact.quantity.bound is not Bound.RANGE:
            told[fact.quantity.thing, fact.quantity.change, fact.part].append(fact)
    for group in told.values():
        yield from _in_group(group)


def _in_group(group: list[Fact]) -> Iterator[Said]:
    for index, later in enumerate(group):
        same = [one for one in group[:index] if _same_fact(one, later)]
        others = {one.quantity.value for one in group if one is later or _same_fact(one, later)}
        if same and len(others) < _MANY:
            yield _said(same[0], later)


def _same_fact(one: Fact, other: Fact) -> bool:
    """Whether two places tell the same: the same qualifiers, names and times, and enough words."""
    if one.prose is other.prose or one.names != other.names or one.times != other.times:
        return False
    if one.qualifiers != other.qualifiers or (one.doing and other.doing and not one.doing & other.doing):
        return False
    fewer = min(len(one.tail), len(other.tail))
    behind = len(one.tail & other.tail)
    if behind < fewer or (behind == 0 and one.doing != other.doing):
        return False
    shared = behind + len(one.doing & other.doing)
    return shared >= (_RESTATED if other.restated and not one.restated else _ELSEWHERE)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be the same number, as exactly as each is written and meant."""
    low, high = sorted((one, other), key=lambda each: each.value)
    off = high.value - low.value
    if off <= max(one.step, other.step) / 2 and (one.step != other.step or one.step != 1):
        return True
    if Bound.ABOUT in (one.bound, other.bound):
        return off <= high.value * _ABOUT
    if low.bound is Bound.ABOVE or high.bound is Bound.BELOW:
        return off <= high.value * _ABOUT
    return off == 0


def _said(first: Fact, later: Fact) -> Said:
    before, here = first.quantity, later.quantity
    number = later.prose.paragraph.number
    bases_agree = before.base == here.base or None in (before.base, here.base)
    if agree(before, here) and bases_agree:
        return Agreement("nói lại", number, later.quote, shown(before.value, before), shown(here.value, here))
    off = abs(here.value - before.value) or abs((here.base or here.value) - (before.base or before.value))
    finding = RETOLD_DIFFERENTLY.at(
        Place(), other=first.prose.paragraph.number, before=first.quote, here=later.quote, difference=shown(off, here)
    )
    return Remark(finding, number, later.quote, _number(before), _number(here))


def _number(one: Quantity) -> str:
    return format_number(one.value) + (f"/{format_number(one.base)}" if one.base is not None else "")
