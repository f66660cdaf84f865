"""Ups and downs that follow from two amounts in the sentence: now, and the period before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from toolkit.findings.words_problems import GROWTH_DIFFERS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.changes import coordinated, paired
from toolkit.words.parts import comparable
from toolkit.words.prose import BRACKETED, Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

GROWTH = "tăng, giảm"
_BEFORE = (
    r"(?:niên vụ trước|vụ trước|cuối năm 20\d\d|cuối năm trước|đầu năm|đầu kỳ|cùng kỳ|năm trước|năm ngoái|kỳ trước"
    r"|quý trước|tháng trước|năm 20\d\d|năm học trước|20\d\d)"
)
_PREVIOUS_IN_BRACKET = re.compile(
    rf"(?i)^[^\d();.]*{_BEFORE}[^();.]{{0,40}}?\(\s*(?:{_BEFORE})?"
    rf"[^\d();.%]{{0,40}}(?:năm\s+20\d\d\s*)?(?:là|đạt|có|:|xảy ra|=)?[^\d();.%]{{0,25}}$"
)
_PREVIOUS_STATED = re.compile(
    rf"(?i)^[^\d();.]*{_BEFORE}[^();.\d]{{0,25}}(?:năm\s+20\d\d\s*)?(?:là|đạt|có|chỉ đạt|chỉ có)\s*$"
)
_PREVIOUS_LABEL = re.compile(
    rf"(?i)^\s*\(?\s*(?:so với\s+)?{_BEFORE}(?:\s+năm\s+(?:trước|20\d\d))?\s*(?::|là|đạt|có|xảy ra)\s*(?:\w+\s){{0,2}}$"
)
_COMPARED_TO = re.compile(rf"(?i){_BEFORE}[^;.()]{{0,60}}?(?:tăng|giảm|gấp)(?:\s+\w+)?\s*$")
_BRACKET_NEXT = re.compile(r"[^\d();.,%]{0,30}\(\s*[^\d();.%]{0,25}")
"""Behind a change that was compared before it is named: `so với cùng kỳ tăng 9,4% số lượt (2.204 lượt)`."""
_AGAIN = re.compile(r"(?i)\s*\)?\s*[,;(]?\s*(?:tương ứng|tương đương|tức|bằng|đạt tỷ lệ|tỷ lệ)?[^\d,;.()]{0,15}")
"""Between an amount before and the change said a second time: `(370 tỷ đồng), tương ứng tăng 26,5%`."""
_FROM = re.compile(r"(?i)(?<!\w)từ\s*(?:mức\s+)?$")
_MOVED = re.compile(r"(?i)(?<!\w)(tăng|giảm)\s+từ\s*$")
_TO = re.compile(r"(?i)^[^\d;.]{0,60}(?<!\w)(?:lên|xuống|còn)(?:\s+(?:còn|mức|thành))?\s*$")

_OPENS_COMPARING = re.compile(r"(?i)so với|so cùng kỳ")
_CHANGED_FROM = re.compile(r"(?i)[^\d;.()]{0,40}?[,(]?\s*từ\s*(?:mức\s+)?")
_TIED = re.compile(r"(?i)^[^\d;.]{0,80}$")
_ABOUT = Decimal("0.01")
_YEAR_BEFORE = re.compile(r"(?i)(?<!\w)năm\s+20\d\d\s*(?:[^\W\d]+\s+){0,3}$")
_YEAR_NOW = re.compile(r"(?i)^[^\d;.]{0,30},?\s*năm\s+20\d\d\s*(?:[^\W\d]+\s+){0,3}$")
_NOUN = 16
"""So far behind a number a comma may still belong to its noun: `2.071 thôn, tổ dân phố`."""
_AT_ONCE = re.compile(r"(?i)^[^\d;.()]{0,30}[,(]\s*(?:tức\s+)?(?:tăng|giảm)(?:\s\w+)?\s*$")
_SAME_CHANGE = re.compile(
    r"(?i)^\s*(?:[,(=]|tương ứng|tương đương|bằng)\s*(?:(?:tương ứng|tương đương|tức|hay|là|bằng|tăng|giảm|với|=)\s*)*$"
)


@dataclass(frozen=True, slots=True)
class Grown:
    """An amount, the one before it, and the change that is said of them."""

    previous: Quantity
    current: Quantity
    change: Quantity


def check_growth(prose: Prose) -> Iterator[Said]:
    """Every change said in a sentence that also gives both amounts, or one amount and the change twice."""
    judged: set[int] = set()
    for grown in grown_in(prose):
        if grown.change.start not in judged and grown.previous.value > 0:
            judged.add(grown.change.start)
            yield from _judge(prose, grown)
    for said in _said_twice(prose):
        yield from said
    yield from _wrong_way(prose)


def grown_in(prose: Prose) -> Iterator[Grown]:
    """Every change of a paragraph with its two amounts."""
    yield from _from_to(prose)
    yield from _against_before(prose)
    yield from (Grown(*found) for found in (*coordinated(prose), *paired(prose)))


def _wrong_way(prose: Prose) -> Iterator[Said]:
    """`tăng từ 26 vụ xuống 20 vụ`."""
    for previous, current in zip(prose.quantities, prose.quantities[1:], strict=False):
        said = _MOVED.search(prose.text[: previous.start])
        between = prose.text[previous.end : current.start]
        if not (said and _TO.search(between) and _both(previous, current)) or previous.value == current.value:
            continue
        way = "tăng" if current.value > previous.value else "giảm"
        if said.group(1).casefold() != way:
            facts: dict[str, Any] = {
                "previous": shown(previous.value, previous),
                "current": shown(current.value, current),
            }
            finding = GROWTH_DIFFERS.at(Place(), **facts, expected=way, found=said.group(1).casefold())
            quote = prose.quote(said.start(), current.end)
            yield Remark(finding, prose.paragraph.number, quote, way, said.group(1).casefold())


def _from_to(prose: Prose) -> Iterator[Grown]:
    """`từ 40 vụ lên 50 vụ, tăng 25%`."""
    for previous, current in zip(prose.quantities, prose.quantities[1:], strict=False):
        between = prose.text[previous.end : current.start]
        before = prose.text[: previous.start]
        said = bool(_FROM.search(before))
        years = bool(_YEAR_BEFORE.search(before) and _YEAR_NOW.search(between))
        to = bool(_TO.search(between)) and (said or "," not in between[_NOUN:])
        if not ((to or years) and _both(previous, current)):
            continue
        first = next((one for one in prose.quantities if one.end < previous.start and one.change), None)
        if said and first and _fits(first, current) and _CHANGED_FROM.fullmatch(prose.text[first.end : previous.start]):
            yield Grown(previous, current, first)
            continue
        _, end = prose.sentence(current.start)
        tied = _TIED if said else _AT_ONCE
        for change in prose.within(current.end, end):
            if change.change and tied.search(prose.text[current.end : change.start]) and _fits(change, current):
                yield Grown(previous, current, change)
                break


def _both(previous: Quantity, current: Quantity) -> bool:
    ranged = {Bound.EXACT, Bound.RANGE, Bound.ABOVE}
    same = previous.thing == current.thing or not previous.thing
    return same and previous.bound in ranged and current.bound in ranged


def _against_before(prose: Prose) -> Iterator[Grown]:
    """`50 vụ, tăng 25% so với cùng kỳ (40 vụ)` and `50 vụ, tăng 10 vụ (cùng kỳ: 40 vụ)`."""
    found = prose.quantities
    for index, change in enumerate(found):
        if not change.change or change.bound is not Bound.EXACT:
            continue
        current = _current(prose, index)
        told = found[index - 1] if index else None
        if (
            current
            and told
            and told is not current
            and comparable(current, told)
            and _told_before(prose, current, told)
        ):
            if _fits(change, current) and _TIED.search(prose.text[told.end : change.start]):
                yield Grown(told, current, change)
            continue
        previous = previous_behind(prose, index)
        current = previous and current_of(prose, index, previous)
        if previous and current and _fits(change, current):
            yield Grown(previous, current, change)
            again = next((one for one in found if one.start > previous.start), None)
            if again and again.change == change.change and _AGAIN.fullmatch(prose.text[previous.end : again.start]):
                yield Grown(previous, current, again)


def previous_behind(prose: Prose, index: int) -> Quantity | None:
    """The amount before, that stands behind a change or a multiple: `so với cùng kỳ (40 vụ)`."""
    change = prose.quantities[index]
    previous = prose.quantities[index + 1] if index + 1 < len(prose.quantities) else None
    if previous is None or previous.change or previous.bound is not Bound.EXACT or previous.base is not None:
        return None
    between = prose.text[change.end : previous.start]
    patterns = (_PREVIOUS_IN_BRACKET, _PREVIOUS_STATED, _PREVIOUS_LABEL)
    said = BRACKETED.sub("", prose.text[: change.start])
    compared = _COMPARED_TO.search(said) and _BRACKET_NEXT.fullmatch(between)
    same = prose.sentence(previous.start) == prose.sentence(change.start)
    return previous if same and (compared or any(pattern.search(between) for pattern in patterns)) else None


def current_of(prose: Prose, index: int, previous: Quantity) -> Quantity | None:
    """The amount now that an amount before is of: the nearest before the change, else the sentence's only one like it.

    A level in percent is held against a level in percent alone.
    """
    change = prose.quantities[index]
    start, _ = prose.sentence(change.start)
    before = [
        one
        for one in prose.within(start, change.start)
        if prose.depth(one.start) <= prose.depth(change.start) and not one.change
    ]
    if previous.unit == "%":
        return before[-1] if before and _level(before[-1]) and not _breaks(prose, before[-1], change) else None
    amounts = [one for one in before if one.unit != "%"]
    if not amounts:
        return _told_sentence_before(prose, change, start)
    if amounts[-1].amount and comparable(amounts[-1], previous):
        if not _breaks(prose, amounts[-1], change):
            return amounts[-1]
        if "trong đó" in prose.text[amounts[-1].end : change.start]:
            return None
    same = [one for one in amounts if one.thing == previous.thing and one.thing]
    return same[0] if len(same) == 1 and same[0].amount else None


def _level(one: Quantity) -> bool:
    return one.unit == "%" and one.bound is Bound.EXACT and not one.change


def _breaks(prose: Prose, one: Quantity, change: Quantity) -> bool:
    return bool(re.search(r"[;]|trong đó", BRACKETED.sub("", prose.text[one.end : change.start])))


def _told_before(prose: Prose, current: Quantity, previous: Quantity) -> bool:
    """`4.031 phương tiện (cùng kỳ năm trước là 4.607 phương tiện), giảm 12,5%`."""
    between = prose.text[current.end : previous.start]
    return bool(re.fullmatch(rf"[^\d();.]{{0,40}}\(\s*{_BEFORE}[^();.%]{{0,40}}", between, re.IGNORECASE))


def _current(prose: Prose, index: int) -> Quantity | None:
    """The amount that a change is said of: the nearest one before it that is no change and no share of a plan."""
    change = prose.quantities[index]
    start, _ = prose.sentence(change.start)
    for one in reversed(prose.quantities[:index]):
        if one.start < start:
            return _told_sentence_before(prose, change, start)
        if prose.depth(one.start) > prose.depth(change.start) or one.unit == "%" or one.change:
            continue
        if change.noun and one.thing and one.thing != change.noun:
            continue
        between = BRACKETED.sub("", prose.text[one.end : change.start])
        clear = one.amount and not re.search(r"[;]|trong đó", between)
        return one if clear else None
    return None


def _told_sentence_before(prose: Prose, change: Quantity, start: int) -> Quantity | None:
    """`Xảy ra 165 vụ, làm 104 người chết. So với cùng kỳ giảm 45 vụ (21,4%)`: the one amount of the very thing."""
    if not change.noun or not _OPENS_COMPARING.match(prose.text, start):
        return None
    first = max((begin for begin, _ in prose.sentences if begin < start), default=start)
    told = [one for one in prose.within(first, start) if one.plain and one.noun and not one.base]
    same = [one for one in told if one.noun == change.noun] or [one for one in told if _is_it(prose, one, change)]
    return same[0] if len(same) == 1 else None


def _is_it(prose: Prose, one: Quantity, change: Quantity) -> bool:
    """Whether `bị thương 221 người` is what `40 người bị thương` changed."""
    narrower = change.noun.removeprefix(f"{one.noun} ")
    return narrower != change.noun and bool(re.search(rf"(?<!\w){narrower}(?!\w)", prose.before(one)))


def _fits(change: Quantity, current: Quantity) -> bool:
    points = change.unit == "điểm %" and current.unit == "%"
    return points or change.unit == "%" or change.thing == current.thing or not change.thing


def _judge(prose: Prose, grown: Grown) -> Iterator[Said]:
    previous, current, change = grown.previous, grown.current, grown.change
    difference = current.value - previous.value
    exact, tolerance = _exact(grown), _tolerance(grown)
    start = min(previous.start, current.start)
    quote, number = prose.quote(start, max(previous.end, change.end)), prose.paragraph.number
    right_way = difference == 0 or (difference > 0) == (change.change > 0)
    places = max(-int(change.step.as_tuple().exponent), 0)
    expected = _said(difference, format_number(exact, places), change)
    found = _said(Decimal(change.change), format_number(change.value), change)
    if right_way and abs(exact - change.value) <= tolerance:
        yield Agreement(GROWTH, number, quote, expected, found)
        return
    facts: dict[str, Any] = {"previous": shown(previous.value, previous), "current": shown(current.value, current)}
    finding = GROWTH_DIFFERS.at(Place(), **facts, expected=expected, found=found)
    yield Remark(finding, number, quote, format_number(exact, places), format_number(change.value))


def _exact(grown: Grown) -> Decimal:
    """The change that follows from both amounts: in percent, in their own unit, or between percents in points."""
    off = abs(grown.current.value - grown.previous.value)
    relative = off / grown.previous.value * 100
    if grown.current.unit == "%":
        return relative if grown.change.unit == "%" and abs(relative - grown.change.value) <= grown.change.step else off
    return relative if grown.change.unit == "%" else off


def _tolerance(grown: Grown) -> Decimal:
    """How far rounding of the three numbers as written can put the change off."""
    rounded = [one.step / 2 if one.step != 1 or one.unit else Decimal() for one in (grown.previous, grown.current)]
    if grown.change.unit != "%" or grown.current.unit == "%":
        return sum(rounded, Decimal()) + (grown.change.step / 2 if grown.change.step != 1 else Decimal())
    from_steps = sum(rounded, Decimal()) / grown.previous.value * 100
    return from_steps + (grown.change.step if grown.change.step < 1 else Decimal("0.6"))


def _said(direction: Decimal, amount: str, like: Quantity) -> str:
    unit = "%" if like.unit == "%" else f" {like.thing}" if like.thing else ""
    return f"{'tăng' if direction >= 0 else 'giảm'} {amount}{unit}"


def _said_twice(prose: Prose) -> Iterator[list[Said]]:
    """`60 vụ, tăng 12 vụ (25%)` and `tăng 25% (tương đương 12 vụ)`: the amount before is 48, and 12 of 48 is 25 %."""
    found = prose.quantities
    for index, (first, second) in enumerate(pairwise(found)):
        if not first.change or not _SAME_CHANGE.search(prose.text[first.end : second.start]):
            continue
        if (first.unit == "%") == (second.unit == "%") or Bound.RANGE in (first.bound, second.bound):
            continue
        amount, percent = (second, first) if first.unit == "%" else (first, second)
        current = _current(prose, index)
        fits = current is not None and current.base is None
        fits = fits and current is not None and (current.thing == amount.thing or _is_it(prose, current, amount))
        exact = percent.bound is Bound.EXACT and amount.bound is Bound.EXACT
        if current and fits and exact and second.change in (0, first.change):
            yield list(_judge_twice(prose, current, replace(amount, change=first.change), percent))


def _judge_twice(prose: Prose, current: Quantity, change: Quantity, percent: Quantity) -> Iterator[Said]:
    previous = current.value - change.change * change.value
    if previous <= 0:
        return
    exact = change.value / previous * 100
    loose = current.value * _ABOUT if current.bound is Bound.ABOUT else Decimal()
    rounded = ((change.step / 2 if change.step != 1 else Decimal()) + loose * change.value / previous) / previous * 100
    places = max(-int(percent.step.as_tuple().exponent), 0)
    expected, found = format_number(exact, places), format_number(percent.value)
    quote = prose.quote(current.start, max(change.end, percent.end))
    number = prose.paragraph.number
    if abs(exact - percent.value) <= rounded + (percent.step if percent.step < 1 else Decimal("0.6")):
        yield Agreement(GROWTH, number, quote, f"{expected}%", f"{found}%")
        return
    way = "tăng" if change.change > 0 else "giảm"
    facts: dict[str, Any] = {"previous": shown(previous, current), "current": shown(current.value, current)}
    finding = GROWTH_DIFFERS.at(Place(), **facts, expected=f"{way} {expected}%", found=f"{way} {found}%")
    yield Remark(finding, number, quote, expected, found)
