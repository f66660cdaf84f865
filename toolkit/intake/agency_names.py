"""Agencies by the ways in which they are called: in a section row, a title, a file's name; looked up, not searched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from toolkit.intake.periods import fold
from toolkit.intake.table import TableRow
from toolkit.model import Agency, Catalogue
from toolkit.vietnamese import clean, key


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
    def _folded_names(self) -> tuple[tuple[str, Agency], ...]:
        return tuple((f" {fold(agency.name)} ", agency) for agency in self.catalogue.agencies)

    @cached_property
    def _keyed_names(self) -> tuple[tuple[str, Agency], ...]:
        return tuple((f" {_agency_key(agency.name)} ", agency) for agency in self.catalogue.agencies)

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
        text = " ".join(f"· {_agency_key(line)} ·" for line in lines)
        return _only(agency for name, agency in self._keyed_names if name in text)

    def in_file_name(self, stem: str) -> str | None:
        """The one agency whose code or name stands in a file's name, with or without marks."""
        folded = f" {fold(stem)} "
        by_code = _only(self.catalogue.agencies[n] for code, n in self._by_code.items() if f" {code} " in folded)
        return by_code or _only(agency for name, agency in self._folded_names if name in folded)


def _only(agencies: Iterable[Agency]) -> str | None:
    found = list(agencies)
    longest = max((len(agency.name) for agency in found), default=0)
    if len(found) > 1:
        found = [a for a in found if len(a.name) == longest and all(key(o.name) in key(a.name) for o in found)]
    return found[0].code if len(found) == 1 else None


def _agency_key(text: str) -> str:
    return key(key(text).replace("&", " và ").replace(" - ", " "))


def _short(text: str) -> str:
    """`Sở KH&CN` as `skhcn`: the first letter of words, all letters of abbreviations; empty without any of these.

    In capitals only the first of several words is a word: `SỞ KH&CN`.
    """
    words = [word for word in re.findall(r"[^\W\d_]+", clean(text)) if word.casefold() != "và"]
    if clean(text).isupper() and len(words) > 1:
        words[0] = words[0].casefold()
    if not any(word.isupper() and len(word) > 1 for word in words):
        return ""
    return fold("".join(word if word.isupper() else word[0] for word in words))
