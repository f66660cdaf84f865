"""A number told again where a report weighs its results, and told there with a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.findings.words_problems import RETOLD_DIFFERENTLY
from toolkit.model import Period, Place
from toolkit.vietnamese import format_number
from toolkit.words.facts import Fact, facts
from toolkit.words.lexicon import FILLERS, WEIGHING
from toolkit.words.parts import slipped
from toolkit.words.prose import Prose, words
from toolkit.words.quantities import Bound
from toolkit.words.remark import Agreement, Remark, Said, shown
from toolkit.words.retold import agree

_COVERED, _SHARED = 0.6, 2
"""What share of the words that say what a number is of, and how many of them, must be said of the earlier one."""
_UNITS = 10
"""Counts below this have no digits to slip; they must be told in the very same words, and be one apart."""


@dataclass(frozen=True)
class Told:
    """A fact with the syllables that say what it is of, those of its heading among them."""

    fact: Fact
    topic: frozenset[str]


def check_restated(proses: Sequence[Prose], period: Period | None) -> Iterator[Said]:
    """Every number of an evaluation that the results tell in nearly the same digits of the same thing."""
    headings = _headings(proses)
    known = [one for one in facts(proses, period) if one.quantity.bound is Bound.EXACT]
    earlier = [Told(one, _wide(one, headings)) for one in known if not one.restated]
    for later in known:
        if later.restated and later.quantity.base is None:
            yield from _judge(Told(later, _narrow(later)), earlier)


def _headings(proses: Sequence[Prose]) -> dict[int, str]:
    """The heading that each paragraph stands below, by the paragraph's number."""
    found, above = {}, ""
    for prose in proses:
        above = prose.text if prose.paragraph.heading else above
        found[prose.paragraph.number] = above
    return found


def _telling(text: str) -> frozenset[str]:
    return frozenset(words(text)) - FILLERS - WEIGHING


def _wide(fact: Fact, headings: dict[int, str]) -> frozenset[str]:
    """All that may be said of a number: its sentence up to it, its own clause, its paragraph's opening, its heading."""
    prose, one = fact.prose, fact.quantity
    start, _ = prose.sentence(one.start)
    opening = prose.text[: min(other.start for other in prose.quantities)]
    return _telling(
        " ".join((headings[prose.paragraph.number], opening, prose.text[start : one.bare], prose.after(one)))
    )


def _narrow(fact: Fact) -> frozenset[str]:
    """What is said of a number between the one before it and the end of its clause."""
    prose, one = fact.prose, fact.quantity
    start, _ = prose.sentence(one.start)
    last = max((other.end for other in prose.within(start, one.start)), default=start)
    semicolon = prose.text.rfind(";", start, one.start) + 1
    return _telling(f"{prose.text[max(last, semicolon) : one.start]} {prose.after(one)}")


def _judge(later: Told, earlier: list[Told]) -> Iterator[Said]:
    alike = [one for one in earlier if _of_one_kind(one.fact, later.fact) and one.topic & later.topic]
    if len(later.topic) < _SHARED:
        return
    agreeing = [one for one in alike if agree(one.fact.quantity, later.fact.quantity) and _covers(one, later)]
    if agreeing:
        before, here = agreeing[0].fact.quantity, later.fact.quantity
        yield Agreement(
            "nói lại",
            later.fact.prose.paragraph.number,
            later.fact.quote,
            shown(before.value, before),
            shown(here.value),
        )
        return
    if any(agree(one.fact.quantity, later.fact.quantity) for one in alike):
        return
    best = max((_coverage(one, later) for one in alike if _covers(one, later)), default=0.0)
    meant = [one for one in alike if best and _coverage(one, later) == best and _slip(one, later)]
    if len({one.fact.quantity.value for one in meant}) == 1:
        yield _remark(meant[0].fact, later.fact)


def _of_one_kind(one: Fact, later: Fact) -> bool:
    """Whether two numbers are measured and moving alike, and the later one names no other time."""
    same = one.quantity.thing == later.quantity.thing and one.quantity.change == later.quantity.change
    return same and one.prose is not later.prose and later.times <= one.times


def _coverage(one: Told, later: Told) -> float:
    return len(one.topic & later.topic) / len(later.topic)


def _covers(one: Told, later: Told) -> bool:
    return len(one.topic & later.topic) >= _SHARED and _coverage(one, later) >= _COVERED


def _slip(one: Told, later: Told) -> bool:
    before, here = one.fact.quantity, later.fact.quantity
    if max(before.value, here.value) < _UNITS and before.step == here.step == 1:
        return abs(before.value - here.value) == 1 and bool(here.noun) and one.fact.tail == later.fact.tail != set()
    return before.step == here.step and slipped(before.value, here.value)


def _remark(before: Fact, later: Fact) -> Remark:
    off = abs(later.quantity.value - before.quantity.value)
    finding = RETOLD_DIFFERENTLY.at(
        Place(),
        other=before.prose.paragraph.number,
        before=before.quote,
        here=later.quote,
        difference=shown(off, later.quantity),
    )
    return Remark(
        finding,
        later.prose.paragraph.number,
        later.quote,
        format_number(before.quantity.value),
        format_number(later.quantity.value),
    )
