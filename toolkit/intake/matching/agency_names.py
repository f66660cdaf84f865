"""Agencies by the ways in which they are called: in a section row, a title, a file's name; looked up, not searched."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.intake.layout.periods import fold
from toolkit.intake.layout.table import TableRow
from toolkit.model import Agency, Catalogue
from toolkit.vietnamese import clean, key

_WORD = re.compile(r"[^\W\d_]+")


def _spellings(*words: str) -> tuple[str, ...]:
    """Words as they are compared, with their marks and without."""
    return tuple(f"{form(word)} " for word in words for form in (key, fold))


_OTHERS_BEFORE = tuple(f" {word}" for word in _spellings("chi", "tổng"))
_OF_TWO_WORDS = _spellings("cục", "nhánh", "liên đoàn", "công ty")
"""Offices that are others behind one of `_OTHERS_BEFORE`: a chi cục is no cục."""


@dataclass(frozen=True)
class AgencyNames:
    """The names of a catalogue's agencies, made ready once for all files."""

    catalogue: Catalogue

    @cached_property
    def _by_key(self) -> dict[str, int]:
        """Positions by name; of two agencies of one name the first counts."""
        names = [_agency_key(agency.name) for agency in self.catalogue.agencies]
        return {name: number for number, name in reversed(list(enumerate(names))) if name}

    @cached_property
    def _by_code(self) -> dict[str, int]:
        codes = [fold(agency.code) for agency in self.catalogue.agencies]
        return {code: number for number, code in reversed(list(enumerate(codes))) if code}

    @cached_property
    def _folded_codes(self) -> _Phrases:
        return _Phrases((code, self.catalogue.agencies[number]) for code, number in self._by_code.items())

    @cached_property
    def _folded_names(self) -> _Phrases:
        return _Phrases((fold(agency.name), agency) for agency in self.catalogue.agencies)

    @cached_property
    def _keyed_names(self) -> _Phrases:
        return _Phrases((_agency_key(agency.name), agency) for agency in self.catalogue.agencies)

    @cached_property
    def _known(self) -> dict[str, Agency | None]:
        return {}

    def called(self, text: str) -> Agency | None:
        """The agency of which a text is the name or the short form, and nothing else."""
        if text not in self._known:
            self._known[text] = self._look_up(text)
        return self._known[text]

    def _look_up(self, text: str) -> Agency | None:
        name = _agency_key(text)
        if not name:
            return None
        found = [self._by_key.get(name), self._by_code.get(_short(text))]
        positions = [number for number in found if number is not None]
        return self.catalogue.agencies[min(positions)] if positions else None

    def of_section(self, row: TableRow) -> Agency | None:
        """The agency whose section a row opens, if it is nothing but an agency's name."""
        return self.called(row.name)

    def of_title(self, lines: Iterable[str]) -> str | None:
        """The agency that stands alone on a line of the title block."""
        return next((agency.code for line in lines if (agency := self.called(line))), None)

    def within(self, lines: Iterable[str]) -> str | None:
        """The one agency named inside the title block's lines, None if there are several."""
        return _only(self._keyed_names.within(" ".join(f"· {_agency_key(line)} ·" for line in lines)))

    def in_file_name(self, stem: str) -> str | None:
        """The one agency whose code or name stands in a file's name, with or without marks."""
        folded = f" {fold(stem)} "
        return _only(self._folded_codes.within(folded)) or _only(self._folded_names.within(folded))


class _Phrases:
    """Phrases of several words, each under that of its words which the fewest others have: so few are compared."""

    def __init__(self, phrases: Iterable[tuple[str, Agency]]) -> None:
        known = [(f" {phrase} ", phrase.split(" "), agency) for phrase, agency in phrases]
        often = Counter(word for _, words, _ in known for word in set(words))
        self._by_word: defaultdict[str, list[tuple[str, Agency]]] = defaultdict(list)
        for phrase, words, agency in known:
            self._by_word[min(words, key=often.__getitem__)].append((phrase, agency))

    def within(self, text: str) -> Iterator[Agency]:
        """The agencies whose phrase stands in a text with a space before and behind it."""
        for word in set(text.split(" ")) & self._by_word.keys():
            yield from (agency for phrase, agency in self._by_word[word] if _stands(phrase, text))


def _stands(phrase: str, text: str) -> bool:
    """Whether a phrase, in spaces, stands in a text as itself and not as a part of another office's name."""
    at = text.find(phrase)
    while at >= 0:
        if not (phrase.startswith(_OF_TWO_WORDS, 1) and f" {text[:at]} ".endswith(_OTHERS_BEFORE)):
            return True
        at = text.find(phrase, at + 1)
    return False


def _only(agencies: Iterable[Agency]) -> str | None:
    found = list(agencies)
    longest = max((len(agency.name) for agency in found), default=0)
    if len(found) > 1:
        found = [a for a in found if len(a.name) == longest and all(key(o.name) in key(a.name) for o in found)]
    return found[0].code if len(found) == 1 else None


def _agency_key(text: str) -> str:
    written = key(text)
    meant = written.replace("&", " và ").replace(" - ", " ")
    return key(meant) if meant != written else written


def _short(text: str) -> str:
    """`Sở KH&CN` as `skhcn`: the first letter of words, all letters of abbreviations; empty without any of these.

    In capitals only the first of several words is a word: `SỞ KH&CN`.
    """
    words = _WORD.findall(clean(text))
    if not any(map(str.isupper, words)):
        return ""
    words = [word for word in words if word.casefold() != "và"]
    if clean(text).isupper() and len(words) > 1:
        words[0] = words[0].casefold()
    if not any(word.isupper() and len(word) > 1 for word in words):
        return ""
    return fold("".join(word if word.isupper() else word[0] for word in words))
