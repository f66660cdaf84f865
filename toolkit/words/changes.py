"""Changes said of several things at once, and beside both numbers as `a/b`: `giảm 42 vụ (198/240)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity

_BESIDE = re.compile(r"\s*(?:,|và|với|,\s*và)\s*")
_COMPARED = re.compile(r"(?i)(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước|năm 20\d\d|so với)")
_OPENS = re.compile(r"(?i)(?:[^\d();.%]|\b20\d\d\b){0,80}\((?:[^\d();.%]|\b20\d\d\b){0,40}")
_HAPPENED = re.compile(r"(?i)(?<!\w)(?:xảy ra|làm chết|bị thương|số người chết|số vụ)(?!\w)[^\d;.]{0,25}$")
_AT_ONCE = re.compile(r"[^\d();.%]{0,15}[,(]\s*(?:tăng|giảm)\s*", re.IGNORECASE)
_PER = re.compile(r"\s*[^\W\d]*\s?/\s?[^\W\d]")
"""Behind an average: `12 tỷ đồng/dự án`."""

Triple = tuple[Quantity, Quantity, Quantity]
"""Before, now, and the change that is said of them."""


def coordinated(prose: Prose) -> Iterator[Triple]:
    """`25 dự án, 350 tỷ đồng, tăng 03 dự án và 50 tỷ đồng so với cùng kỳ (22 dự án, 300 tỷ đồng)`."""
    for index, first in enumerate(prose.quantities):
        if not first.change or first.bound is not Bound.EXACT:
            continue
        changes = list(_run(prose, index))
        start, end = prose.sentence(first.start)
        last = changes[-1]
        inside = list(_bracket_behind(prose, last, end))
        if len(changes) < 2 or len(inside) < 2:
            continue
        for change in changes:
            now = _only(prose, prose.within(start, first.start), change)
            before = _only(prose, inside, change)
            if now and before:
                yield before, now, replace(change, change=first.change)


def _run(prose: Prose, index: int) -> Iterator[Quantity]:
    """A change and those that are tied to it by a comma or `và`."""
    last = prose.quantities[index]
    yield last
    for one in prose.quantities[index + 1 :]:
        if not _BESIDE.fullmatch(prose.text[last.end : one.start]) or one.unit == "%" or one.change:
            return
        yield one
        last = one


def _bracket_behind(prose: Prose, last: Quantity, end: int) -> Iterator[Quantity]:
    opened = next((one for one in prose.brackets if last.end <= one.start < end), None)
    if opened is None or not _COMPARED.search(prose.text[last.end : opened.end]):
        return
    first = next(prose.within(opened.start, opened.end), None)
    if first and _OPENS.fullmatch(prose.text[last.end : first.start]):
        yield from (one for one in prose.within(opened.start, opened.end) if one.plain)


def _only(prose: Prose, found: Iterator[Quantity] | list[Quantity], change: Quantity) -> Quantity | None:
    """The one amount of what the change is of; none where two could be meant."""
    same = [one for one in found if one.plain and one.thing == change.thing and not _PER.match(prose.text, one.end)]
    return same[0] if len(same) == 1 else None


def paired(prose: Prose) -> Iterator[Triple]:
    """`so với cùng kỳ giảm 22 người chết (122/144)`; `xảy ra 198/240 vụ, giảm 42 vụ so với cùng kỳ`."""
    found = prose.quantities
    for one, other in pairwise(found):
        start, end = prose.sentence(one.start)
        if not _COMPARED.search(prose.text[start:end]):
            continue
        if one.change and one.bound is Bound.EXACT and other.base and _closed(prose, one, other):
            yield *_split(other, one), one
        elif one.base and other.change and other.bound is Bound.EXACT and _happened(prose, one, other):
            yield *_split(one, one), other


def _closed(prose: Prose, change: Quantity, pair: Quantity) -> bool:
    """Whether the bracket behind a change holds nothing but both numbers."""
    opened = re.fullmatch(r"[^\d();.,%]{0,25}\(\s*", prose.text[change.end : pair.start])
    return bool(opened) and pair.thing in ("", change.thing) and bool(re.match(r"\s*\)", prose.text[pair.end :]))


def _happened(prose: Prose, pair: Quantity, change: Quantity) -> bool:
    """Whether both numbers are what happened now and before, not what is done of a plan."""
    return (
        bool(_AT_ONCE.fullmatch(prose.text[pair.end : change.start]))
        and bool(_HAPPENED.search(prose.text[: pair.start]))
        and (change.unit == "%" or change.thing in ("", pair.thing))
    )


def _split(pair: Quantity, named: Quantity) -> tuple[Quantity, Quantity]:
    """Before and now of `now/before`, both of what is named."""
    assert pair.base is not None
    thing = replace(pair, noun=pair.noun or named.noun, base=None, change=0)
    return replace(thing, value=pair.base), thing
