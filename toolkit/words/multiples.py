"""Multiples that follow from two amounts in the sentence: `1.652 ca, gấp 3,7 lần cùng kỳ (448 ca)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from toolkit.findings.words_problems import GROWTH_DIFFERS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.growth import GROWTH, Grown, current_of, grown_in, previous_behind
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

_TIMES = re.compile(r"(?i)(?<!\w)gấp\s*$")
_EQUALS = re.compile(r"(?i)(?<!\w)bằng\s*$")
_BEHIND = re.compile(r"(?i)[^\d;.()]{0,30}[,(]\s*(?:tức\s+)?[^\d;.()]{0,15}")


def check_multiples(prose: Prose) -> Iterator[Said]:
    """Every multiple whose two amounts stand in the sentence: now, and before."""
    for index, times in enumerate(prose.quantities):
        if times.unit == "lần" and times.bound is Bound.EXACT and _TIMES.search(prose.text[: times.start]):
            found = _amounts(prose, index, times)
            if found and found[0].value > 0:
                yield _judge(prose, *found, times)
        elif times.unit == "%" and not times.change and _EQUALS.search(prose.text[: times.start]):
            yield from _level(prose, index, times)


def _level(prose: Prose, index: int, percent: Quantity) -> Iterator[Said]:
    """`4.368 tỷ đồng, bằng 112% so với cùng kỳ (3.900 tỷ đồng)`."""
    previous = previous_behind(prose, index)
    current = previous and current_of(prose, index, previous)
    if percent.bound is Bound.EXACT and previous and current and previous.unit != "%" and previous.value > 0:
        yield _judge(prose, previous, current, percent)


def _amounts(prose: Prose, index: int, times: Quantity) -> tuple[Quantity, Quantity] | None:
    """The amount before and now: behind the multiple, or those of the change said just in front of it."""
    previous = previous_behind(prose, index)
    current = previous and current_of(prose, index, previous)
    if previous and current:
        return previous, current
    grown = next((one for one in grown_in(prose) if _ends_at(prose, one, times)), None)
    return (grown.previous, grown.current) if grown else None


def _ends_at(prose: Prose, grown: Grown, times: Quantity) -> bool:
    last = max(grown.previous.end, grown.change.end)
    return last <= times.start and bool(_BEHIND.fullmatch(prose.text[last : times.start].lstrip(" )")))


def _judge(prose: Prose, previous: Quantity, current: Quantity, times: Quantity) -> Said:
    percent = times.unit == "%"
    exact = current.value / previous.value * (100 if percent else 1)
    places = max(-int(times.step.as_tuple().exponent), 0)
    expected, found = format_number(exact, places), format_number(times.value)
    quote, number = prose.quote(current.start, max(previous.end, times.end)), prose.paragraph.number
    rounded = (
        (current.step / previous.value + previous.step * exact / previous.value) / 2 if current.unit else Decimal()
    )
    way, unit = ("bằng", "%") if percent else ("gấp", " lần")
    if abs(exact - times.value) <= times.step + rounded:
        return Agreement(GROWTH, number, quote, f"{expected}{unit}", f"{found}{unit}")
    facts: dict[str, Any] = {"previous": shown(previous.value, previous), "current": shown(current.value, current)}
    finding = GROWTH_DIFFERS.at(Place(), **facts, expected=f"{way} {expected}{unit}", found=f"{way} {found}{unit}")
    return Remark(finding, number, quote, expected, found)
