"""Words held against figures: the same indicator says the same number, or none where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from toolkit.findings.words_problems import FIGURE_DIFFERS, FIGURE_NIL, FIGURE_WAITS, PLAN_SHARE_DIFFERS
from toolkit.intake.layout.periods import fold
from toolkit.model import Column, Mark, Period, Place, Value
from toolkit.vietnamese import format_number, key
from toolkit.words.facts import Fact, facts
from toolkit.words.lexicon import FILLERS, SCALES, STOPS, UNITS, counted_noun, same_thing
from toolkit.words.parts import right_percent
from toolkit.words.prose import Prose, words
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said
from toolkit.words.retold import agree
from toolkit.words.stated import Stated

_PLAN = re.compile(r"\b(?:ke hoach|du toan|chi tieu giao|muc tieu|kh)\b")
_PREVIOUS = re.compile(r"\b(?:cung ky|nam truoc|nam ngoai)\b")
_REACHED = re.compile(
    r"(?i)^[^\d;.%()]{0,30}[,(][^\d;.%()]{0,15}(?<!\w)(?:đạt|bằng|tương ứng)(?:\s+(?:khoảng|tỷ lệ))?\s*$"
)
_YEARS_PLAN = re.compile(
    r"(?i)^\s*(?:so với\s+)?(?:kế hoạch|kh|dự toán)(?!\w)(?!\s+(?:quý|tháng|[69] tháng|vốn|trung hạn))"
    r"[^\d(]{0,40}(?:[.,;)]|$)"
)
"""Behind a percentage: of the year's plan, with no amount of it in the words."""
_HIGHER = key("nâng")
"""Ends a counted noun, but behind a name it is `nâng cao`: a higher grade of it."""
_ENOUGH, _NEARLY = 3, 0.5
"""How many syllables a name must have, and what share of them stands right at the number."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What words say of an indicator: value and column."""

    fact: Fact
    stated: Stated
    column: Column
    said: Quantity


def check_against(proses: Sequence[Prose], figures: Sequence[Stated], period: Period | None) -> Iterator[Said]:
    """Every quantity of the results that speaks of exactly one indicator of a source, held against its figure."""
    sources = {one.source: [other for other in figures if other.source == one.source] for one in figures}
    for fact in facts(proses, period):
        if not fact.quantity.change and fact.quantity.bound is not Bound.RANGE:
            for stated in sources.values():
                meant = _meant(fact, stated)
                yield from _held_against(fact, meant) if meant else ()


def _held_against(fact: Fact, stated: Stated) -> Iterator[Said]:
    one, column = fact.quantity, _column(fact)
    yield from _judge(Claim(fact, stated, column, one))
    if one.base is not None and column is Column.ACTUAL and Column.PLAN in stated.values:
        said = _judge(Claim(fact, stated, Column.PLAN, replace(one, value=one.base, base=None)))
        planned = _PLAN.search(fold(_sentence_behind(fact)))
        yield from (each for each in said if planned or isinstance(each, Agreement))
    percent = _percent_behind(fact)
    if percent is not None and column is Column.ACTUAL:
        yield from _judge_share(Claim(fact, stated, column, one), percent)


def _sentence_behind(fact: Fact) -> str:
    """From a share to its sentence's end: a base is a plan where the words call it one."""
    _, end = fact.prose.sentence(fact.quantity.start)
    return fact.prose.text[fact.quantity.start : end]


def _percent_behind(fact: Fact) -> Quantity | None:
    """The percentage of the year's plan right behind an amount: `8.450 tỷ đồng, đạt 42% kế hoạch`."""
    one, prose = fact.quantity, fact.prose
    percent = next((other for other in prose.quantities if other.start >= one.end), None)
    if percent is None or percent.unit != "%" or percent.change or percent.bound is not Bound.EXACT or one.base:
        return None
    reached = _REACHED.search(prose.text[one.end : percent.start])
    return percent if reached and _YEARS_PLAN.search(prose.text[percent.end :]) else None


def _judge_share(claim: Claim, percent: Quantity) -> Iterator[Said]:
    """A percentage of the plan, by the amount in the words or by the figure that it stands for."""
    plan, done = claim.stated.values.get(Column.PLAN), claim.stated.values.get(Column.ACTUAL)
    part = claim.said.value / unit_of(claim.stated.unit)[1]
    if not isinstance(plan, Decimal) or plan <= 0 or claim.said.bound is not Bound.EXACT:
        return
    prose = claim.fact.prose
    quote, number = prose.quote(claim.said.start, percent.end), prose.paragraph.number
    places = max(-int(percent.step.as_tuple().exponent), 0)
    expected, found = format_number(part / plan * 100, places), format_number(percent.value)
    if any(right_percent(one, plan, percent) for one in (part, done) if isinstance(one, Decimal)):
        yield Agreement(f"với {claim.stated.source}", number, quote, f"{expected}%", f"{found}%")
        return
    finding = PLAN_SHARE_DIFFERS.at(
        Place(),
        indicator=claim.stated.indicator,
        name=claim.stated.name,
        part=format_number(part),
        plan=format_number(plan),
        source=claim.stated.source,
        expected=expected,
        found=found,
    )
    yield Remark(finding, number, quote, expected, found)


def _meant(fact: Fact, figures: Sequence[Stated]) -> Stated | None:
    """The one indicator that the words around a quantity name in full; None where none or several could be meant."""
    said = fact.context | fact.far | fact.tail | _near(fact)
    fitting = [one for one in figures if one.told and one.told <= said and _same_unit(one, fact.quantity)]
    longest = max((len(one.told) for one in fitting), default=0)
    best = [one for one in fitting if len(one.told) == longest]
    return best[0] if len(best) == 1 and _names_it(fact, best[0]) else None


def _near(fact: Fact) -> frozenset[str]:
    """The syllables right at a quantity: its clause and its noun."""
    return (fact.doing | fact.tail | frozenset(words(fact.quantity.thing))) - FILLERS


def _names_it(fact: Fact, stated: Stated) -> bool:
    """Whether the name is said near enough, and nothing at the number narrows it further."""
    if len(stated.told) < _ENOUGH or len(stated.own & _near(fact)) < _NEARLY * len(stated.own):
        return False
    narrowing = frozenset(fact.qualifiers) - stated.told - FILLERS
    return (
        not narrowing and not _narrowed(fact, stated) and not fact.names - {key(word) for word in stated.name.split()}
    )


def _narrowed(fact: Fact, stated: Stated) -> bool:
    """Whether words go on behind the name: `xã đạt chuẩn nông thôn mới nâng cao` are not all that reached it."""
    behind = words(fact.prose.text[fact.quantity.bare : fact.quantity.bare + len(fact.prose.after(fact.quantity))])
    last = max((at for at, word in enumerate(behind) if word in stated.own), default=None)
    if last is None:
        return False
    for word in behind[last + 1 :]:
        if word in STOPS - {_HIGHER}:
            return False
        if word == _HIGHER or word not in FILLERS:
            return True
    return False


def _same_unit(stated: Stated, said: Quantity) -> bool:
    """Whether a quantity is in the indicator's unit: the same measure or money, or the same thing counted."""
    unit, _ = unit_of(stated.unit)
    if said.unit or unit:
        return said.unit == unit
    named = (stated.unit.casefold(), stated.name.casefold().removeprefix("tổng ").removeprefix("số "))
    nouns = [noun for text in named if (noun := counted_noun(text, 0)[0])]
    return not nouns or not said.noun or any(same_thing(noun, said.noun) for noun in nouns)


def unit_of(text: str) -> tuple[str, Decimal]:
    """The measure of a unit as a table writes it, and what it multiplies by: `Triệu đồng` is (đồng, 1,000,000)."""
    times, rest = Decimal(1), text.casefold().strip()
    for word in sorted(SCALES, key=len, reverse=True):
        if rest.startswith(f"{word} "):
            times, rest = SCALES[word], rest[len(word) :].strip()
            break
    return UNITS.get(rest, ""), times


def _column(fact: Fact) -> Column:
    """Which column a quantity speaks of, by the words right in front of it."""
    before = fold(fact.prose.before(fact.quantity))
    if _PREVIOUS.search(before):
        return Column.PREVIOUS
    return Column.PLAN if _PLAN.search(before) and "thuc hien ke hoach" not in before else Column.ACTUAL


def _judge(claim: Claim) -> Iterator[Said]:
    if claim.column not in claim.stated.values:
        return
    value = claim.stated.values[claim.column]
    number, quote = claim.fact.prose.paragraph.number, claim.fact.quote
    found = format_number(claim.said.value / unit_of(claim.stated.unit)[1])
    facts_said: dict[str, Any] = {"found": found, "source": claim.stated.source, "name": claim.stated.name}
    what = claim.column.label.casefold().replace("kh năm", "kế hoạch năm")
    if value is None or value is Mark.UNAVAILABLE:
        finding = FIGURE_WAITS.at(Place(), indicator=claim.stated.indicator, what=what, **facts_said)
        yield Remark(finding, number, quote, "", found)
    elif value is Mark.NIL:
        if claim.said.value:
            finding = FIGURE_NIL.at(Place(), indicator=claim.stated.indicator, what=what, **facts_said)
            yield Remark(finding, number, quote, "-", found)
    elif isinstance(value, Decimal):
        yield from _compare(claim, value, found, what)


def _compare(claim: Claim, value: Decimal, found: str, what: str) -> Iterator[Said]:
    times = unit_of(claim.stated.unit)[1]
    figure = Quantity(0, 0, value * times, _step(value) * times)
    number, quote, expected = claim.fact.prose.paragraph.number, claim.fact.quote, format_number(value)
    if agree(figure, claim.said) or _another(claim, times):
        yield Agreement(f"với {claim.stated.source}", number, quote, expected, found)
        return
    finding = FIGURE_DIFFERS.at(
        Place(),
        indicator=claim.stated.indicator,
        found=found,
        source=claim.stated.source,
        expected=expected,
        name=claim.stated.name,
        what=what,
        difference=format_number(claim.said.value / times - value),
    )
    yield Remark(finding, number, quote, expected, found)


def _another(claim: Claim, times: Decimal) -> bool:
    """Whether it is the number of the indicator's other column, which the words may well mean."""
    others: list[Value | None] = [value for column, value in claim.stated.values.items() if column is not claim.column]
    return any(isinstance(one, Decimal) and one and claim.said.value == one * times for one in others)


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
