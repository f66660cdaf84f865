"""An agency's indicators by code, name and other name; made ready once for all files of all that report the same."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from toolkit.intake.layout.row_units import without_unit
from toolkit.intake.layout.structure import split_marker
from toolkit.intake.matching.likely import Likely
from toolkit.model import Aggregation, Alias, Catalogue, Indicator
from toolkit.vietnamese import key

_FOOTNOTE = re.compile(r"\s*\(\*+\)\s*$")


def name_key(name: str) -> str:
    """The key of a name without the mark of a footnote behind it."""
    return key(_FOOTNOTE.sub("", name) if "*" in name else name)


@dataclass(frozen=True)
class KnownNames:
    """What an agency's indicators, the `scope`, are called."""

    scope: tuple[Indicator, ...]
    aliases: tuple[Alias, ...] = ()

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the scope."""
        return frozenset(indicator.code for indicator in self.scope)

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """The scope by codes in small letters."""
        return {indicator.code.casefold(): indicator for indicator in self.scope}

    @cached_property
    def by_name(self) -> dict[str, list[Indicator]]:
        """The scope by the keys of names, also without marker or unit."""
        found: defaultdict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.scope:
            bare = split_marker(indicator.name)[1]
            for name in {name_key(indicator.name), name_key(bare), name_key(without_unit(bare))}:
                found[name].append(indicator)
        return dict(found)

    @cached_property
    def by_alias(self) -> dict[str, Alias]:
        """The other names by their keys."""
        return {name_key(alias.text): alias for alias in self.aliases}

    @cached_property
    def likely(self) -> Likely:
        """The scope, to be compared with names that are none of these."""
        return Likely(self.scope)


@dataclass(frozen=True)
class IndicatorNames:
    """The names of all indicators of a catalogue, and those of each agency."""

    catalogue: Catalogue

    @cached_property
    def owned(self) -> dict[str, list[Indicator]]:
        """All indicators that one agency owns, by the keys of their names."""
        found: defaultdict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.catalogue.indicators:
            if indicator.aggregation is Aggregation.OWNER:
                found[name_key(indicator.name)].append(indicator)
        return dict(found)

    @cached_property
    def _known(self) -> dict[tuple[tuple[str, ...], tuple[Alias, ...]], KnownNames]:
        return {}

    def of_agency(self, agency: str | None) -> KnownNames:
        """What an agency's indicators are called; nothing for an agency that nobody knows."""
        known = agency is not None and agency in self.catalogue.agency_by_code
        scope = self.catalogue.of_agency(agency) if agency is not None and known else ()
        aliases = self.catalogue.aliases_of(agency)
        there = tuple(indicator.code for indicator in scope), aliases
        if there not in self._known:
            self._known[there] = KnownNames(scope, aliases)
        return self._known[there]
