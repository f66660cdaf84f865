"""A total and its parts in one paragraph: in brackets, behind “gồm” or “trong đó”, over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from toolkit.words.lexicon import UPPER
from toolkit.words.parts import Binding, Sum, binding_of, comparable, judge
from toolkit.words.prose import BRACKETED, Bracket, Prose
from toolkit.words.quantities import Quantity
from toolkit.words.remark import Said

_GAP = 130
"""How many characters of noun and qualifiers may stand between a total and its bracket."""
_MARKER = re.compile(
    r"(?i)(?<!\w)(?:bao gồm|gồm|chia ra|phân ra|(?:chia|phân|tính) theo [^\W\d][^\d:;.,()]{1,30}:|trong đó|cụ thể"
    r"|trong số đó|như sau)(?!\w)[:,]?|:(?=\s)"
)
_OPENS_LIST = re.compile(rf"[:.,]$|^[{UPPER}]|như sau|cụ thể")
_TOTAL_BEHIND = re.compile(r"(?i)(?<!\w)(?:tổng cộng(?!\w)[^\d;.]{0,30}|(?<=[,(] )tổng số(?: cấp| là| có)? ?)$")
_SPLIT = re.compile(r";|,(?!\d)|\s(?:và|cùng)\s|(?<=\s)\+(?=\s)|\s[-–]\s")
_SEVERAL, _SMALL = 3, Decimal("0.05")
"""So many counts of the total's own thing make a sentence its parts, where hardly anything lacks."""
_REST = re.compile(r"(?i)(?<!\w)còn lại(?!\w)")
_PENDING = re.compile(
    r"(?i)(?<!\w)(?:còn lại|đang (?:giải quyết|xử lý|xem xét|thực hiện)|chưa (?:giải quyết|xử lý))(?!\w)"
)
_OF_ALL = re.compile(r"\s*(?:[-+]\s*)?(?:[^\d.;:]{1,80}:\s+)?Trong (?:tổng )?số\b")
_SEMICOLON = re.compile(r";")
_NAMED = re.compile(r"[^\d,;.:()]{0,50}")
_REACHED = re.compile(
    r"(?i),\s*(?:đạt|bằng|tăng|giảm|vượt|chiếm)\s+\d[\d.,]*\s?%\s*(?:kế hoạch|kh|dự toán|so với cùng kỳ|cùng kỳ)?"
    r"(?:\s+năm)?|,\s*(?:kết quả|cụ thể)(?:\s+như sau)?$"
)


def check_totals(prose: Prose) -> Iterator[Said]:
    """Every total of a paragraph whose parts stand in the same paragraph."""
    taken: set[int] = set()
    for bracket in prose.brackets:
        sums = _first_said(_bracketed(prose, bracket, total) for total in _totals_before(prose, bracket))
        taken.update(one.total.start for one in sums)
        yield from (said for one in sums for said in judge(one))
    found = (marker for marker in _MARKER.finditer(prose.text) if not prose.depth(marker.start()))
    markers = [marker for marker in found if not _labels_item(prose, marker)]
    ends = [*(marker.start() for marker in markers[1:]), *([len(prose.text)] if markers else [])]
    for marker, end in zip(markers, ends, strict=True):
        yield from (said for one in _listed(prose, marker, end, taken) for said in judge(one))
    yield from _total_last(prose)
    yield from _changes_last(prose)
    yield from _with_rest(prose)
    yield from _sentence_of_parts(prose)
    yield from _states(prose)
    yield from _of_all(prose)


def _labels_item(prose: Prose, marker: re.Match[str]) -> bool:
    """Whether a colon only labels one item of a list: `trong đó loại 1: 02 bến, loại 3: 05 bến`."""
    if marker.group() != ":" or not re.match(r"\s*\d", prose.text[marker.end() :]):
        return False
    sentence, _ = prose.sentence(marker.start())
    start = max(prose.text.rfind(sign, sentence, marker.start()) for sign in ",;:") + 1
    listed = binding_of(prose.text[sentence : marker.start()]) is not None
    return listed and next(prose.within(max(start, sentence), marker.start()), None) is None


def _first_said(totals: Iterable[Iterator[Sum]]) -> list[Sum]:
    """Of the totals and ways to read their list one that adds up, else the first total's likeliest that fails."""
    found = [list(readings) for readings in totals]
    agreeing = [one for readings in found for one in readings if one.total.amount and len(one.parts) > 1 and one.agrees]
    likeliest = [next((one for one in readings if len(one.parts) > 1), None) for readings in found]
    failing = [one for one in likeliest if one and any(True for _ in judge(one))]
    return (agreeing or failing)[:1]


def _totals_before(prose: Prose, bracket: Bracket) -> list[Quantity]:
    """The quantities that a bracket may explain, the nearest first; a farther one only by its very thing."""
    outer = bracket.depth - 1
    start, _ = prose.sentence(bracket.start)
    before = [one for one in prose.within(start, bracket.start) if prose.depth(one.start) == outer]
    near = [one for one in before if one.amount and _ties(prose.text[one.end : bracket.start])]
    inside = {one.thing for one in prose.within(bracket.start, bracket.end) if one.thing and one.unit != "%"}
    return [one for one in reversed(near) if one is before[-1] or inside == {one.thing}]


def _ties(gap: str) -> bool:
    return len(gap) <= _GAP and not re.search(r"[;:.)]", gap)


def _bracketed(prose: Prose, bracket: Bracket, total: Quantity) -> Iterator[Sum]:
    inside = prose.text[bracket.start + 1 : bracket.end]
    for parts in _readings(prose, bracket.start + 1, bracket.end, total, bracket.depth):
        binding = binding_of(inside[: parts[0].start - bracket.start] if parts else inside) or Binding.LOOSE
        binding = binding if all(comparable(total, part) for part in parts) else Binding.MIXED
        yield Sum(prose, total, parts, binding, total.start, bracket.end + 1, inside)


def _readings(prose: Prose, start: int, end: int, total: Quantity, depth: int) -> Iterator[list[Quantity]]:
    """The ways to read a list as parts of a total, the likeliest first; none where it counts something else."""
    semicolons = [
        one.start() for one in _SEMICOLON.finditer(prose.text, start, end) if prose.depth(one.start()) == depth
    ]
    ways = [(end, _SPLIT)]
    if semicolons:
        single = all(len(inside) <= 1 for inside in _comparables(prose, start, end, total, depth))
        ways = [(end, _SEMICOLON), (semicolons[0], _SPLIT), (end, _SPLIT)]
        ways = ways if single else [ways[1], ways[2], ways[0]]
    for last, split in ways:
        parts, foreign = parts_of(prose, (start, last), total, depth, split)
        if not foreign or (total.thing and all(part.thing for part in parts)):
            yield parts
        if foreign and total.noun:
            yield [one for one in _counts(prose, (start, last), depth, split) if not one.unit]


def _counts(prose: Prose, stretch: tuple[int, int], depth: int, split: re.Pattern[str]) -> Iterator[Quantity]:
    """The first count of each item, whatever it counts: `83 đề tài (24 đề tài…, 46 đề tài…, 13 dự án)`."""
    for first, last in _items(prose, stretch, depth, split):
        yield from [one for one in prose.within(first, last) if prose.depth(one.start) == depth and one.plain][:1]


def _comparables(prose: Prose, start: int, end: int, total: Quantity, depth: int) -> Iterator[list[Quantity]]:
    for first, last in _items(prose, (start, end), depth, _SEMICOLON):
        inside = [one for one in prose.within(first, last) if prose.depth(one.start) == depth]
        yield _parts_among(inside, total)


def _parts_among(inside: list[Quantity], total: Quantity) -> list[Quantity]:
    """What can be parts among an item's quantities: those of the total's own thing, else those of nothing named."""
    fitting = [one for one in inside if comparable(total, one)]
    return [one for one in fitting if one.thing and one.thing == total.thing] or fitting


def parts_of(
    prose: Prose, stretch: tuple[int, int], total: Quantity, depth: int, split: re.Pattern[str]
) -> tuple[list[Quantity], bool]:
    """The first comparable quantity of each item of a list, and whether some item counts something else."""
    parts: list[Quantity] = []
    foreign = False
    for first, last in _items(prose, stretch, depth, split):
        inside = [one for one in prose.within(first, last) if prose.depth(one.start) == depth and not one.change]
        amounts = [one for one in inside if one.unit not in ("%", "‰", "điểm %")]
        fitting = _parts_among(amounts, total)
        parts += fitting[:1]
        if amounts and not fitting:
            foreign = True
    return parts, foreign


def _items(prose: Prose, stretch: tuple[int, int], depth: int, split: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    first, end = stretch
    for cut in split.finditer(prose.text, first, end):
        if prose.depth(cut.start()) == depth:
            yield first, cut.start()
            first = cut.end()
    yield first, end


def _listed(prose: Prose, marker: re.Match[str], limit: int, taken: set[int]) -> list[Sum]:
    """A list behind a marker, to the end of its sentence or, where that is not all, of the paragraph."""
    start, end = prose.sentence(marker.start())
    opens = not re.search(r"\d", prose.text[start : marker.start()])
    earliest = _sentence_before(prose, start) if opens else start
    totals = [one for one in _totals(prose, earliest, marker.start()) if one.start not in taken]
    if marker.group() == ":":
        totals = [one for one in totals if _NAMED.fullmatch(_bare(prose.text[one.end : marker.start()]))][:1]
    first = _first_said(_behind(prose, marker, total, min(end, limit), limit) for total in totals)
    return [*first, *_beside(prose, marker, first, totals, (min(end, limit), limit))]


def _beside(
    prose: Prose, marker: re.Match[str], first: list[Sum], totals: list[Quantity], ends: tuple[int, int]
) -> Iterator[Sum]:
    """Sums of what a list counts beside its first thing: `54 trường, 21.460 học sinh: mầm non 19 trường, 612 cháu`."""
    surely = any(one.agrees for one in first)
    for total in totals if first else ():
        others = [one for one in totals if one.thing == total.thing]
        if total.thing and total.thing != first[0].total.thing and len(others) == 1:
            for found in _behind(prose, marker, total, *ends):
                alike = all(part.thing and comparable(found.total, part) for part in found.parts)
                if alike and len(found.parts) == len(first[0].parts) >= (2 if surely else _SEVERAL):
                    yield found
                    break


def _bare(gap: str) -> str:
    """What stands between a total and a colon, without brackets and without how much of a plan it is."""
    return _REACHED.sub("", BRACKETED.sub("", gap))


def _behind(prose: Prose, marker: re.Match[str], total: Quantity, end: int, limit: int) -> Iterator[Sum]:
    said = binding_of(marker.group()) or Binding.LOOSE
    first = next(_readings(prose, marker.end(), end, total, 0), [])
    end = limit if len(first) < 2 and _OPENS_LIST.search(marker.group()) else end
    for parts in _readings(prose, marker.end(), end, total, 0):
        binding = said if all(comparable(total, part) for part in parts) else Binding.MIXED
        yield Sum(prose, total, parts, binding, total.start, end, prose.text[marker.end() : end])


def _sentence_before(prose: Prose, start: int) -> int:
    return max((first for first, _ in prose.sentences if first < start), default=start)


def _totals(prose: Prose, start: int, end: int) -> list[Quantity]:
    """What a list may be the parts of: amounts in front of it, the nearest first."""
    found = [one for one in prose.within(start, end) if one.amount and not prose.depth(one.start)]
    return found[:-4:-1]


def _with_rest(prose: Prose) -> Iterator[Said]:
    """`Có 83 đề tài. Cấp tỉnh 24 đề tài. Cấp cơ sở 46 đề tài. Còn lại 13 đề tài…`."""
    for rest in prose.quantities:
        if rest.plain and rest.noun and not prose.depth(rest.start) and _REST.search(prose.before(rest)):
            before = [
                one for one in prose.within(0, rest.start) if one.plain and one.noun == rest.noun and not one.base
            ]
            total, *parts = [one for one in before if not prose.depth(one.start)] or [rest]
            if len(parts) >= 2 and all(part.value < total.value for part in parts):
                yield from judge(Sum(prose, total, [*parts, rest], Binding.LOOSE, total.start, rest.end))


def _states(prose: Prose) -> Iterator[Said]:
    """`Thụ lý 512 vụ, hòa giải thành 410 vụ, không thành 82 vụ, đang giải quyết 20 vụ`: hardly anything lacks."""
    for last in prose.quantities:
        start, _ = prose.sentence(last.start)
        start = max(start, prose.text.rfind(";", start, last.start))
        before = [one for one in prose.within(start, last.start) if one.unit != "%" and not prose.depth(one.start)]
        if not (last.plain and last.noun and _PENDING.search(prose.before(last)) and len(before) >= _SEVERAL):
            continue
        total, *parts = before
        if all(one.plain and one.noun == last.noun and not one.base for one in before):
            off = abs(sum((one.value for one in parts), last.value) - total.value)
            if off <= max(Decimal(1), total.value * _SMALL) and not _MARKER.search(prose.text, start, last.start):
                yield from judge(Sum(prose, total, [*parts, last], Binding.LOOSE, total.start, last.end))


def _sentence_of_parts(prose: Prose) -> Iterator[Said]:
    """`Làm chủ đầu tư 14 dự án. Đến nay 09 dự án hoàn thành, 04 dự án đang thi công và 01 dự án chuẩn bị đầu tư`."""
    for (first, start), (_, end) in pairwise(prose.sentences):
        parts = [one for one in prose.within(start, end) if not prose.depth(one.start)]
        totals = [one for one in prose.within(first, start) if one.plain and not one.base and one.noun]
        if (
            len(parts) < _SEVERAL
            or _MARKER.search(prose.text, start, end)
            or not all(one.plain and one.noun and not one.base for one in parts)
        ):
            continue
        same = [one for one in totals if {part.noun for part in parts} == {one.noun} and not prose.depth(one.start)]
        off = sum((part.value for part in parts), -same[0].value) if len(same) == 1 else None
        if off is not None and abs(off) <= max(Decimal(1), same[0].value * _SMALL):
            yield from judge(Sum(prose, same[0], parts, Binding.LOOSE, same[0].start, end, prose.text[start:end]))


def _of_all(prose: Prose) -> Iterator[Said]:
    """`Trong tổng số 120 hồ sơ, có 80 hồ sơ trực tuyến, 40 hồ sơ trực tiếp`."""
    for start, end in prose.sentences:
        opened = _OF_ALL.match(prose.text, start)
        inside = list(prose.within(start, end)) if opened else []
        if (
            opened
            and inside
            and inside[0].amount
            and not re.search(r"[,;]", prose.text[opened.end() : inside[0].start])
        ):
            total = inside[0]
            words = prose.text[total.end : end]
            for parts in list(_readings(prose, total.end, end, total, 0))[:1]:
                yield from judge(Sum(prose, total, parts, Binding.OF_WHICH, total.start, end, words))


def _total_last(prose: Prose) -> Iterator[Said]:
    """`…24 đề tài cấp tỉnh, 46 đề tài cấp cơ sở, tổng cộng 70 đề tài`."""
    for total in prose.quantities:
        if total.plain and _TOTAL_BEHIND.search(prose.text[: total.start]):
            start, _ = prose.sentence(total.start)
            parts, foreign = parts_of(prose, (start, total.start - 1), total, 0, _SPLIT)
            if not foreign and all(part.thing for part in parts):
                yield from judge(Sum(prose, total, parts, Binding.LOOSE, start, total.end))


def _changes_last(prose: Prose) -> Iterator[Said]:
    """`giảm 03 trường tiểu học, 02 trường mầm non, tổng cộng giảm 05 trường`."""
    for total in prose.quantities:
        start, end = prose.sentence(total.start)
        changes = {one.change for one in prose.within(start, end) if one.change}
        if total.change and len(changes) == 1 and _TOTAL_BEHIND.search(prose.text[: total.start]):
            unsigned = tuple(replace(one, change=0) for one in prose.within(start, total.end))
            yield from _total_last(replace(prose, quantities=unsigned))
