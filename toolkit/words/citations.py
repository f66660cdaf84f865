"""Documents that a report cites: number and symbol, date, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.findings.words_problems import CITED_DIFFERENTLY, CITED_LATER, NUMBERED_DIFFERENTLY, SYMBOL_YEAR
from toolkit.model import Place
from toolkit.vietnamese import key
from toolkit.words.masks import DATE, SYMBOL, read_date, real_date
from toolkit.words.paragraphs import Part
from toolkit.words.prose import Prose, words
from toolkit.words.remark import Agreement, Remark, Said

_CITED = re.compile(rf"(?P<symbol>{SYMBOL})(?P<gap>[^.;()\d]{{0,60}}?)(?:\(?\s*)(?:ngày|ban hành ngày|,)?\s*{DATE}")
_NEXT = re.compile(rf"[;.)]|(?i:nghị|quyết|kế hoạch|chỉ thị|công văn|thông tư) \S*\s?số|{SYMBOL}")
_ABOUT = 140
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited with its date."""

    symbol: str
    dated: date
    about: frozenset[str]
    """The words behind the date, which name its subject."""
    prose: Prose
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The citation's own words."""
        return self.prose.quote(self.start, self.end)

    @property
    def number(self) -> str:
        """The number without the symbol: `1234`."""
        return re.split(r"[/-]", self.symbol)[0]


def citations(proses: Sequence[Prose]) -> list[Citation]:
    """All documents cited with a whole date, in order."""
    return [one for prose in proses for one in _in(prose)]


def _in(prose: Prose) -> Iterator[Citation]:
    for found in _CITED.finditer(prose.text):
        day, month, year = read_date(found)
        dated = real_date(day, month, year) if year else None
        if dated:
            about = frozenset(words(_NEXT.split(prose.text[found.end() : found.end() + _ABOUT])[0]))
            symbol = re.sub(r"\s", "", found["symbol"])
            yield Citation(symbol, dated, about, prose, found.start(), found.end())


def check_citations(proses: Sequence[Prose], reported: date | None) -> Iterator[Said]:
    """The same document with different dates, dates that its symbol or the report's date forbid, numbers mixed up."""
    seen: dict[str, Citation] = {}
    for one in citations(proses):
        yield from _own_date(one, reported)
        name = key(one.symbol)
        first = seen.setdefault(name, one)
        if first is not one and first.dated != one.dated and _same_document(first, one):
            yield _differently(first, one)
        elif first is not one and first.dated == one.dated:
            yield Agreement(
                "văn bản dẫn", one.prose.paragraph.number, one.quote, written(first.dated), written(one.dated)
            )
        elif first is one:
            yield from _mixed_up(one, [other for other in seen.values() if other is not one])


def written(day: date) -> str:
    """A date as an office writes it: `05/3/2020`, `01/02/2020`."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def _same_document(first: Citation, other: Citation) -> bool:
    """Numbers begin anew every year: in different years it is one document only if date or subject are alike."""
    if first.dated.year == other.dated.year or re.search(r"/\d{4}/", first.symbol):
        return True
    alike = (first.dated.day, first.dated.month) == (other.dated.day, other.dated.month)
    return alike or _alike(first.about, other.about)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= 4 and len(one & other) >= _ALIKE * shorter


def _differently(first: Citation, one: Citation) -> Remark:
    facts: dict[str, Any] = {"symbol": one.symbol, "other": first.prose.paragraph.number}
    before, here = written(first.dated), written(one.dated)
    finding = CITED_DIFFERENTLY.at(Place(), **facts, before=before, here=here)
    return Remark(finding, one.prose.paragraph.number, one.quote, before, here)


def _own_date(one: Citation, reported: date | None) -> Iterator[Remark]:
    year = re.search(r"/(\d{4})/", one.symbol)
    place = one.prose.paragraph.number
    here = written(one.dated)
    if year and int(year.group(1)) != one.dated.year:
        finding = SYMBOL_YEAR.at(Place(), symbol=one.symbol, year=int(year.group(1)), date=here)
        yield Remark(finding, place, one.quote, year.group(1), str(one.dated.year))
    elif reported and one.dated > reported and one.prose.paragraph.part in (Part.RESULTS, Part.PLANS):
        finding = CITED_LATER.at(Place(), symbol=one.symbol, date=here, reported=written(reported))
        yield Remark(finding, place, one.quote, f"≤ {written(reported)}", here)


def _mixed_up(one: Citation, others: list[Citation]) -> Iterator[Remark]:
    """The same kind of document, day and subject, but a number whose digits are another's in another order."""
    for other in others:
        same_kind = key(one.symbol)[len(one.number) :] == key(other.symbol)[len(other.number) :]
        close = one.number != other.number and sorted(one.number) == sorted(other.number)
        if same_kind and close and one.dated == other.dated and _alike(one.about, other.about):
            facts: dict[str, Any] = {"other": other.prose.paragraph.number, "date": written(one.dated)}
            finding = NUMBERED_DIFFERENTLY.at(Place(), **facts, before=other.symbol, here=one.symbol)
            yield Remark(finding, one.prose.paragraph.number, one.quote, other.symbol, one.symbol)
            return
