"""What is left of a total, what two complements make together, and the difference that is named beside two amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from toolkit.findings.words_problems import REST_DIFFERS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.parts import comparable, slipped
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

_REST = re.compile(
    r"(?i)(?<!\w)(?:còn lại|đang (?:giải quyết|xử lý|xem xét)|chưa (?:giải quyết|xử lý))(?!\w)[^\d;.]{0,40}$"
)
_LEFT = re.compile(r"(?i)(?<!\w)(?<!giảm )(?<!xuống )còn(?:\s+(?!lại)[^\W\d]+){0,2}\s*$")
_NOT_YET = re.compile(r"(?i)[^\d,;.()]{0,30}?(?<!\w)(?:chưa|đang)(?!\w)")
"""Behind what is left: `còn 4 đơn đang giải quyết`."""
_REST_SAID = re.compile(r"(?i)(?<!\w)còn lại(?!\w)[^\d;.,]{0,20}$")
_DONE = re.compile(r"(?i)(?<!\w)(?:đã|giải quyết|xử lý|trả)(?!\w)")
_RECEIVED = re.compile(r"(?i)(?<!\w)(?:tiếp nhận|tổng số|thụ lý|nhận|phát hiện)(?!\w)")
_DIFFERENCE = re.compile(
    r"(?i)(?<!\w)(?:giảm trừ|cắt giảm|chênh lệch|tiết kiệm(?: được)?|xuất siêu|nhập siêu|kết dư|bội chi)"
    r"(?!\w)[^\d;.,]{0,25}$"
)
_GOOD = re.compile(r"(?i)(?<!\w)(?<!chưa )(?<!không )(?:đạt|đạt yêu cầu|hợp lệ|dự thi|có mặt)(?!\w)[^\d,;.]{0,15}$")
_BAD = re.compile(r"(?i)(?<!\w)(?:vi phạm|không đạt|chưa đạt|không hợp lệ|vắng)(?!\w)")
_NEAR = Decimal("0.25")
_CLAUSE = 60


def check_rests(prose: Prose) -> Iterator[Said]:
    """Rests, complements and differences whose two other amounts stand in the sentence."""
    yield from _left(prose)
    yield from _complements(prose)
    yield from _differences(prose)


def _left(prose: Prose) -> Iterator[Said]:
    """`tiếp nhận 1.250 hồ sơ, đã giải quyết 1.200 hồ sơ, còn lại 50 hồ sơ`."""
    for rest in prose.quantities:
        if not rest.plain or prose.depth(rest.start) or not _is_rest(prose, rest):
            continue
        start, _ = prose.sentence(rest.start)
        clause = max(start, prose.text.rfind(";", start, rest.start))
        found = next(filter(None, (_total_and_done(prose, first, rest) for first in (start, clause))), None)
        if found and all(comparable(found[0], one) for one in (found[1], rest)):
            yield from _judge_rest(prose, *found, rest)


def _is_rest(prose: Prose, rest: Quantity) -> bool:
    return bool(_REST.search(prose.text[: rest.start])) or _is_left(prose, rest)


def _is_left(prose: Prose, rest: Quantity) -> bool:
    return bool(_LEFT.search(prose.text[: rest.start]) and _NOT_YET.match(prose.text, rest.end))


def _total_and_done(prose: Prose, start: int, rest: Quantity) -> tuple[Quantity, Quantity] | None:
    before = [one for one in prose.within(start, rest.start) if not prose.depth(one.start) and one.unit != "%"]
    same = [one for one in before if one.thing == rest.thing]
    loosely = [one for one in before if one.thing in ("", rest.thing)]
    found = next(filter(None, (_received_and_done(prose, some) for some in (before, same, loosely))), None)
    if found is None and _REST_SAID.search(prose.text[: rest.start]):
        found = _given_before(prose, start, before, rest)
    told = found is None and (_REST_SAID.search(prose.text[: rest.start]) or _is_left(prose, rest))
    return _all_and_done(before, rest, prose) if told else found


def _given_before(prose: Prose, start: int, before: list[Quantity], rest: Quantity) -> tuple[Quantity, Quantity] | None:
    """`Được giao 1.246 tỷ đồng. Đến nay giải ngân 1.034 tỷ đồng, còn lại 212 tỷ đồng`, but for a slip of the pen."""
    first = max((begin for begin, _ in prose.sentences if begin < start), default=start)
    given = [one for one in prose.within(first, start) if one.plain and not prose.depth(one.start)]
    same = [one for one in given if one.thing == rest.thing and one.base is None][:1]
    if len(before) != 1 or not same or not before[0].plain or not comparable(same[0], before[0]):
        return None
    left = same[0].value - before[0].value
    return (same[0], before[0]) if left == rest.value or slipped(left, rest.value) else None


def _received_and_done(prose: Prose, before: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """What was received and what of it is done; what else is told must be parts of either (`trong đó`, `gồm`)."""
    if len(before) < 2 or not all(one.plain and one.base is None for one in before):
        return None
    received, *others = before
    if not _RECEIVED.search(prose.before(received)):
        return None
    clauses = [one for one in others if not _is_of(prose, received, one)]
    done = clauses[0] if len(clauses) == 1 else None
    said = done and _DONE.search(prose.text[max(received.end, done.start - _CLAUSE) : done.start])
    return (received, done) if done and said else None


def _is_of(prose: Prose, first: Quantity, one: Quantity) -> bool:
    """Whether an amount is told as a part of one before it: behind `trong đó` or `gồm` in its own clause."""
    start = max(first.end, prose.text.rfind(";", first.end, one.start))
    return bool(re.search(r"(?i)(?<!\w)(?:trong đó|bao gồm|gồm)(?!\w)", prose.text[start : one.start]))


def _all_and_done(before: list[Quantity], rest: Quantity, prose: Prose) -> tuple[Quantity, Quantity] | None:
    """`cách ly 3.126 người, đã hoàn thành 2.984 người, còn lại 142 người` and `đã giải quyết 84/98 đơn, còn lại 14`."""
    if not rest.thing or any(one.bound is not Bound.EXACT or one.change for one in before):
        return None
    same = [one for one in before if one.thing == rest.thing]
    if len(before) == 1 and same and same[0].base is not None and "chỉ tiêu" not in same[0].noun:
        return replace(same[0], value=same[0].base, base=None), same[0]
    if len(before) == len(same) == 2 and all(one.base is None for one in same):
        said = re.search(r"(?<!\w)đã(?!\w)", prose.text[same[0].end : same[1].start])
        return (same[0], same[1]) if said else None
    return None


def _judge_rest(prose: Prose, received: Quantity, done: Quantity, rest: Quantity) -> Iterator[Said]:
    quote, number = prose.quote(received.start, rest.end), prose.paragraph.number
    expected, found = format_number(received.value - done.value), format_number(rest.value)
    if received.value - done.value == rest.value:
        yield Agreement("phần còn lại", number, quote, expected, found)
    elif done.value <= received.value:
        facts: dict[str, Any] = {"total": shown(received.value, received), "done": format_number(done.value)}
        yield Remark(REST_DIFFERS.at(Place(), **facts, expected=expected, found=found), number, quote, expected, found)


def _complements(prose: Prose) -> Iterator[Said]:
    """`kiểm tra 5.214 cơ sở, số cơ sở đạt 4.640, tỷ lệ 89%; vi phạm 574 cơ sở`: what passed and what failed are all."""
    for start, end in prose.sentences:
        inside = [one for one in prose.within(start, end) if one.unit != "%" and not prose.depth(one.start)]
        for whole, good, bad in zip(inside, inside[1:], inside[2:], strict=False):
            if not all(one.plain and one.base is None for one in (whole, good, bad)) or good.value + bad.value == 0:
                continue
            told = _GOOD.search(prose.text[whole.end : good.start]) and _BAD.search(_said_of(prose, bad))
            left = whole.value - good.value
            near = abs(left - bad.value) <= bad.value * _NEAR or slipped(left, bad.value)
            if told and comparable(whole, good) and comparable(whole, bad) and near:
                yield from _judge_rest(prose, whole, good, bad)


def _said_of(prose: Prose, one: Quantity) -> str:
    return f"{prose.before(one)} {prose.after(one)}"


def _differences(prose: Prose) -> Iterator[Said]:
    """`giá trị đề nghị 1.286,4 tỷ đồng, phê duyệt 1.279,9 tỷ đồng, giảm trừ 6,5 tỷ đồng`."""
    for said in prose.quantities:
        if said.bound is not Bound.EXACT or not said.unit or not _DIFFERENCE.search(prose.text[: said.start]):
            continue
        start, _ = prose.sentence(said.start)
        before = [
            one
            for one in prose.within(start, said.start)
            if one.plain and one.base is None and one.unit == said.unit and prose.depth(one.start) == 0
        ]
        before = before if len(before) >= 2 else _in_sentences_before(prose, start, said)
        if len(before) == 2:
            yield from _judge_difference(prose, before[0], before[1], said)


def _in_sentences_before(prose: Prose, start: int, said: Quantity) -> list[Quantity]:
    """`Tổng thu 14,3 tỷ đồng. Tổng chi 13,9 tỷ đồng. Kết dư 0,4 tỷ đồng`: the first amount of each sentence."""
    firsts = []
    for first, end in [one for one in prose.sentences if one[0] < start][-2:]:
        inside = [one for one in prose.within(first, end) if one.plain and not prose.depth(one.start)]
        firsts += [one for one in inside[:1] if one.unit == said.unit and one.base is None]
    return firsts


def _judge_difference(prose: Prose, one: Quantity, other: Quantity, said: Quantity) -> Iterator[Said]:
    more, less = sorted((one, other), key=lambda each: -each.value)
    exact = more.value - less.value
    off = abs(exact - said.value)
    near = off <= exact * _NEAR or slipped(exact, said.value)
    if off <= (one.step + other.step + said.step) / 2 or near:
        rounded = off <= max(one.step, other.step, said.step) and said.step != 1
        yield from _judge_rest(prose, more, less, replace(said, value=exact) if rounded else said)
