"""Percentages that follow from two amounts beside them: `45/60 chỉ tiêu, đạt 75%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from toolkit.findings.words_problems import PERCENT_DIFFERS, SHARE_EXCEEDS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.lexicon import same_thing
from toolkit.words.parts import comparable, right_percent, slipped_percent
from toolkit.words.prose import BRACKETED, Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said

RATIO = "tỷ lệ"
_LINK = re.compile(
    r"(?i)^[^\d;.%]{0,60}?(?:[,(]|(?<!\w)(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương ứng|tương đương|là)(?!\w)|=)"
    r"[^\d;.%]{0,25}$"
)
_FAR_LINK = re.compile(r"(?i)[^;.%]{0,120}, (?:đạt|chiếm|bằng)(?: tỷ lệ| tỉ lệ)?\s*")
"""A share's own clause may be long, and hold numbers that count nothing: `mức độ 3, đạt tỷ lệ 54%`."""
_OTHER_BASE = re.compile(r"(?i)(?<!\w)(?:tăng|giảm|vượt|còn|hơn|thấp|cao|cùng kỳ|quá hạn|trễ|chưa|không)(?!\w)")
_COMPARED = re.compile(
    r"(?i)^\s*(?:\S+\s){0,3}?(?:so với\s+)?(?:so|cùng kỳ|năm trước|năm 20\d\d|tháng trước|quý trước)"
)
_OF_TOTAL = re.compile(r"(?i)(?<!\w)(?:trên|trong|/|so với)\s*(?:tổng số|tổng|tổng cộng)(?:\s+số)?\s*$")
_OF_SUM = re.compile(r"(?i)^[^\d;.%]{0,60}(?<!\w)(?:chiếm|tỷ lệ|tỉ lệ)(?:\s+tỷ lệ)?\s*$")
_HAVING = re.compile(r"(?i)^[^\d;.]{0,60}, (?:[^\W\d]+ ){0,4}(?:có|phát hiện|được|công nhận)(?: [^\W\d]+){0,2} ?$")
_CARRIED_OUT = re.compile(r"(?i)(?<!\w)thực hiện(?!\w)[^\d;.]*$")
_WITHIN = re.compile(r"(?i)[^\d;.()]{0,60}(?:\s\d[\d.,]*\s?%)?\s*[,;]\s*trong đó(?:\s+có)?\s*")
_SIBLINGS = 3
_DONE_PART = re.compile(
    r"(?i)(?<!\w)(?:đã|giải ngân|thu hồi|giải quyết|xử lý|hòa giải thành|hoàn thành|khám phá|làm rõ)(?!\w)[^.]*$"
)
_ENDS = re.compile(r"\s*(?:\)|[,;.]|$)")
_OF_PLAN = re.compile(r"(?i)^\s*(?:so với\s+)?(?:kế hoạch|kh|dự toán|chỉ tiêu|nghị quyết|mục tiêu)(?!\w)")
_PLANNED = re.compile(r"(?i)(?<!\w)(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)(?!\w)[^;.%]*$")
_CLOSED = frozenset(
    {
        "xã",
        "phường",
        "thị trấn",
        "huyện",
        "tỉnh",
        "thôn",
        "buôn",
        "trường",
        "trạm y tế",
        "trạm",
        "hộ",
        "đơn vị",
        "cơ quan",
    }
    | {"thành viên", "bệnh viện", "chi bộ"}
)
_PLAN_WORDS = re.compile(r"(?i)(?<!\w)(?:kế hoạch|vượt|chỉ tiêu|dự toán|kh)(?!\w)")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base, the percentage said of them, and the words from the first to the last of them."""

    part: Decimal
    base: Decimal
    percent: Quantity
    start: int
    end: int


def check_ratios(prose: Prose) -> Iterator[Said]:
    """Every percentage whose two amounts stand beside it, and shares of closed sets."""
    judged: set[int] = set()
    for share in _shares(prose):
        if share.percent.start not in judged:
            judged.add(share.percent.start)
            yield from _judge(prose, share)
    for one in prose.quantities:
        yield from _exceeds(prose, one)
    yield from _part_exceeds(prose)


def _shares(prose: Prose) -> Iterator[Share]:
    for index, one in enumerate(prose.quantities):
        following = prose.quantities[index + 1] if index + 1 < len(prose.quantities) else None
        if one.base and one.bound is Bound.EXACT:
            if following and _says(prose, one, following):
                yield Share(one.value, one.base, following, one.start, following.end)
            before = prose.quantities[index - 1] if index else None
            if before and before.unit == "%" and not before.change and _encloses(prose, before, one):
                yield Share(one.value, one.base, before, before.start, one.end)
        if one.unit == "%" and not one.change and one.bound is Bound.EXACT:
            yield from _of_two(prose, index)
            yield from _of_whole(prose, index)
            yield from _of_due(prose, index)
    yield from _of_siblings(prose)


def _says(prose: Prose, share: Quantity, percent: Quantity) -> bool:
    between = prose.text[share.end : percent.start]
    behind = prose.text[percent.end : percent.end + 40]
    return (
        percent.unit == "%"
        and not any(b.start < share.start < b.end <= percent.start for b in prose.brackets)
        and percent.bound is Bound.EXACT
        and not percent.change
        and bool(_LINK.search(between) or _FAR_LINK.fullmatch(between))
        and not _OTHER_BASE.search(between)
        and not _COMPARED.search(behind)
    )


def _encloses(prose: Prose, percent: Quantity, share: Quantity) -> bool:
    """`đạt 75% (45/60 chỉ tiêu)`."""
    between = prose.text[percent.end : share.start]
    return bool(re.fullmatch(r"[^\d;.,()]{0,50}\([^\d;.,()]{0,70}", between)) and not _OTHER_BASE.search(between)


def _of_two(prose: Prose, index: int) -> Iterator[Share]:
    """`X trên tổng số Y, đạt p%` and `X, bằng p% kế hoạch (Y)`."""
    percent = prose.quantities[index]
    start, end = prose.sentence(percent.start)
    before = [one for one in prose.within(start, percent.start) if one.plain and _stands_before(prose, one, percent)]
    behind = prose.text[percent.end :]
    if len(before) >= 2 and _is_of_total(prose, *before[-2:]) and _says(prose, before[-1], percent):
        yield Share(before[-2].value, before[-1].value, percent, before[-2].start, percent.end)
    if before and _OF_PLAN.search(behind):
        bases = list(_plans(prose, percent, before, end))
        parts = [one for one in before if one not in bases and not one.base]
        if len(bases) == 1 and parts and comparable(bases[0], parts[-1]) and _near(prose, parts[-1], percent):
            base = bases[0]
            yield Share(
                parts[-1].value, base.value, percent, min(parts[-1].start, base.start), max(percent.end, base.end)
            )


def _is_of_total(prose: Prose, part: Quantity, total: Quantity) -> bool:
    said = _OF_TOTAL.search(prose.text[part.end : total.start])
    return bool(said) and total.base is None and comparable(total, part)


def _of_whole(prose: Prose, index: int) -> Iterator[Share]:
    """`300 hộ, chiếm 12% trên tổng số 2.500 hộ`; `kiểm tra 200 cơ sở, 18 cơ sở vi phạm (chiếm 9%)`."""
    percent = prose.quantities[index]
    part = prose.quantities[index - 1] if index else None
    if part is None or not part.plain or part.base or not _OF_SUM.search(prose.text[part.end : percent.start]):
        return
    start, end = prose.sentence(percent.start)
    following = next((one for one in prose.within(percent.end, end)), None)
    if following and following.plain and _OF_TOTAL.search(prose.text[percent.end : following.start]):
        if following.thing == part.thing and following.value >= part.value:
            yield Share(part.value, following.value, percent, part.start, following.end)
        return
    first = max((begin for begin, _ in prose.sentences if begin < start), default=start)
    for begin, end in ((start, part.start), (first, start)):
        wholes = [one for one in prose.within(begin, end) if _holds(one, part)]
        right = [one for one in wholes if right_percent(part.value, one.value, percent)]
        told = begin == start and len(wholes) == 1 and part.thing and _tells_part(prose, wholes[0], part, percent)
        slips = [one for one in wholes if part.thing and slipped_percent(part.value, one.value, percent)]
        meant = right or (wholes if told else slips)
        if meant:
            yield Share(part.value, meant[0].value, percent, meant[0].start, percent.end)
            return


def _holds(one: Quantity, part: Quantity) -> bool:
    """Whether an amount is of what a part is of, and not less than it."""
    same = one.thing == part.thing or (bool(one.noun and part.noun) and same_thing(one.noun, part.noun))
    return one.plain and one.base is None and one.value >= part.value > 0 and same


def _tells_part(prose: Prose, whole: Quantity, part: Quantity, percent: Quantity) -> bool:
    """Whether the words between say that one is of the other: `1.412 thí sinh dự thi, có 706 thí sinh đạt giải`."""
    between = prose.text[whole.end : part.start]
    if any(one.unit != "%" for one in prose.within(whole.end, part.start)):
        return False
    closed = bool(_ENDS.match(prose.text[percent.end :]))
    return bool(re.search(r"trong đó|trong số", between)) or (closed and bool(_HAVING.search(between)))


def _of_due(prose: Prose, index: int) -> Iterator[Share]:
    """`xử phạt 1.986 triệu đồng; đã thu 1.720 triệu đồng, đạt 86,6%`."""
    percent = prose.quantities[index]
    start, end = prose.sentence(percent.start)
    before = [one for one in prose.within(start, percent.start) if one.plain and not one.base]
    if len(before) < 2 or not _says(prose, before[-1], percent) or not _ENDS.match(prose.text[percent.end : end]):
        return
    done, due = before[-1], before[-2]
    said = _DONE_PART.search(prose.text[due.end : done.start])
    carried_out = _is_planned(prose, due) and _CARRIED_OUT.search(prose.before(done))
    if (said or carried_out) and due.thing == done.thing and due.thing and 0 < done.value <= due.value:
        yield Share(done.value, due.value, percent, due.start, percent.end)


def _of_siblings(prose: Prose) -> Iterator[Share]:
    """Three or more parts with their percentages, of one whole that all of them fit but one."""
    pairs = list(_with_percent(prose))
    for _, group in groupby(pairs, key=lambda pair: pair[0].thing):
        parts = list(group)
        wholes = [one for one in prose.quantities if one.plain and one.thing == parts[0][0].thing]
        for whole in {one.value for one in wholes}:
            fits = [
                part.value <= whole and right_percent(part.value, whole, percent) for part, percent in parts if whole
            ]
            if len(parts) >= _SIBLINGS and sum(fits) >= len(parts) - 1 and sum(fits) >= 2:
                yield from (Share(part.value, whole, percent, part.start, percent.end) for part, percent in parts)
                break


def _with_percent(prose: Prose) -> Iterator[tuple[Quantity, Quantity]]:
    for part, percent in pairwise(prose.quantities):
        if part.plain and part.thing and percent.unit == "%" and not percent.change:
            between = prose.text[part.end : percent.start]
            if _OF_SUM.search(between) or re.fullmatch(r"[^\d;.%,]{0,30}\(\s*", between):
                yield part, percent


def _plans(prose: Prose, percent: Quantity, before: list[Quantity], end: int) -> Iterator[Quantity]:
    """The plan that a percentage of the plan is of: in the bracket behind it, or earlier as “kế hoạch …”."""
    following = next((one for one in prose.within(percent.end, end)), None)
    if following and following.plain:
        between = prose.text[percent.end : following.start]
        if "(" in between and not re.search(r"[,;.)]", between) and not _OTHER_BASE.search(between):
            yield following
            return
    for one in before:
        if _is_planned(prose, one):
            yield one


def _is_planned(prose: Prose, one: Quantity) -> bool:
    """Whether an amount is called a plan; in `48% KH… được 6.467 liều` the plan is that of the percentage before."""
    before = prose.before(one)
    said = _PLANNED.search(before)
    return said is not None and not prose.text[: one.start - len(before) + said.start()].rstrip().endswith("%")


def _stands_before(prose: Prose, one: Quantity, percent: Quantity) -> bool:
    """Whether no bracket holds one of two quantities and not the other, unless it is a plan's of its own."""
    closed = any(b.start < one.start < b.end <= percent.start for b in prose.brackets)
    return not closed or _is_planned(prose, one)


def _near(prose: Prose, part: Quantity, percent: Quantity) -> bool:
    between = BRACKETED.sub("", prose.text[part.end : percent.start])
    return len(between) <= 90 and not re.search(r"[;.]\s|trong đó", between)


def _judge(prose: Prose, share: Share) -> Iterator[Said]:
    if not share.base:
        return
    places = max(-int(share.percent.step.as_tuple().exponent), 0)
    expected = format_number(share.part / share.base * 100, places)
    found = format_number(share.percent.value)
    quote, number = prose.quote(share.start, share.end), prose.paragraph.number
    if right_percent(share.part, share.base, share.percent):
        yield Agreement(RATIO, number, quote, f"{expected}%", f"{found}%")
        return
    part, base = format_number(share.part), format_number(share.base)
    finding = PERCENT_DIFFERS.at(Place(), part=part, base=base, expected=expected, found=found)
    yield Remark(finding, number, quote, expected, found)


def _part_exceeds(prose: Prose) -> Iterator[Said]:
    """`98/148 xã đạt chuẩn, trong đó 102 xã đạt chuẩn nâng cao`: one part of the thing, more than all of it."""
    for whole, part in pairwise(one for one in prose.quantities if one.unit != "%"):
        between = prose.text[whole.bare : part.start]
        if not _WITHIN.fullmatch(between) or not whole.noun or whole.noun != part.noun or not part.plain:
            continue
        level = prose.depth(whole.start) == prose.depth(part.start)
        if level and whole.amount and whole.bound is Bound.EXACT and part.base is None and part.value > whole.value:
            quote = prose.quote(whole.start, part.end)
            more, all_of = format_number(part.value), format_number(whole.value)
            finding = SHARE_EXCEEDS.at(Place(), quote=quote, part=more, base=all_of)
            yield Remark(finding, prose.paragraph.number, quote, all_of, more)


def _exceeds(prose: Prose, one: Quantity) -> Iterator[Said]:
    if one.base is None or one.value <= one.base or one.noun not in _CLOSED:
        return
    start, end = prose.sentence(one.start)
    if _PLAN_WORDS.search(prose.text[start:end]):
        return
    quote = prose.quote(one.start, one.end)
    part, base = format_number(one.value), format_number(one.base)
    yield Remark(
        SHARE_EXCEEDS.at(Place(), quote=quote, part=part, base=base), prose.paragraph.number, quote, base, part
    )
