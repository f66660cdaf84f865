"""The same fact told in two places with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.findings.words_problems import RETOLD_DIFFERENTLY
from toolkit.model import Period, Place
from toolkit.vietnamese import format_number
from toolkit.words.facts import Fact, facts
from toolkit.words.parts import slipped
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

_RESTATED, _ELSEWHERE = 3, 5
"""How many syllables two places must share, where the second sums up, and anywhere else."""
_WEAK, _SLIP = 4, Decimal("0.25")
"""With so few, the noun's among them, it is one fact only where the numbers are near each other."""
_SETTING = 4
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
        if not same:
            continue
        agreeing = [one for one in same if _agreeing(one, later)]
        values = {one.quantity.value for one in same}
        if agreeing or len(values) == 1:
            yield _said((agreeing or same)[0], later)


def _same_fact(one: Fact, other: Fact) -> bool:
    """Whether two places tell the same: the same qualifiers, names and times, and enough words."""
    if one.prose is other.prose or one.names != other.names or one.times != other.times:
        return False
    if one.qualifiers != other.qualifiers or (one.doing and other.doing and not one.doing & other.doing):
        return False
    shared = _shared(one, other)
    if shared >= _ELSEWHERE:
        return True
    restated = other.restated and not one.restated
    if not restated or shared >= _RESTATED:
        return restated
    named = len(one.names & one.doing & other.doing)
    enough = _WEAK - slipped(one.quantity.value, other.quantity.value)
    return _close(one, other) and (shared + named + _syllables(one) >= enough or _same_setting(one, other))


def _same_setting(one: Fact, other: Fact) -> bool:
    """Whether two places count one thing by the same verb, and speak of the same in front of it."""
    same = one.doing == other.doing and not one.tail and not other.tail and not one.quantity.change
    return same and _syllables(one) > 1 and len(one.context & other.context) >= _SETTING


def _shared(one: Fact, other: Fact) -> int:
    """How many syllables two places share, 0 where one says what the other does not."""
    if one.quantity.change or one.quantity.unit == "%":
        return len(one.doing) if one.doing == other.doing and len(one.doing) > _RESTATED else 0
    if one.tail and one.tail == other.tail and min(len(one.far), len(other.far)) == len(one.far & other.far):
        return len(one.far & other.far) + len(one.doing & other.doing)
    behind = len(one.tail & other.tail)
    if behind < min(len(one.tail), len(other.tail)):
        return 0
    if behind or one.doing == other.doing:
        return behind + len(one.doing & other.doing)
    within = other.doing <= one.context and len(other.doing) > len(one.doing)
    return len(other.doing) if within and one.doing <= other.doing else 0


def _syllables(one: Fact) -> int:
    return len(one.quantity.thing.split())


def _close(one: Fact, other: Fact) -> bool:
    """Whether two numbers are near each other, as a slip of the pen leaves them."""
    low, high = sorted((one.quantity.value, other.quantity.value))
    return high - low <= max(high * _SLIP, Decimal(1))


def _agreeing(one: Fact, other: Fact) -> bool:
    bases = (one.quantity.base, other.quantity.base)
    return agree(one.quantity, other.quantity) and (bases[0] == bases[1] or None in bases)


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
    if _agreeing(first, later):
        return Agreement("nói lại", number, later.quote, shown(before.value, before), shown(here.value, here))
    off = abs(here.value - before.value) or abs((here.base or here.value) - (before.base or before.value))
    finding = RETOLD_DIFFERENTLY.at(
        Place(), other=first.prose.paragraph.number, before=first.quote, here=later.quote, difference=shown(off, here)
    )
    return Remark(finding, number, later.quote, _number(before), _number(here))


def _number(one: Quantity) -> str:
    return format_number(one.value) + (f"/{format_number(one.base)}" if one.base is not None else "")
