"""Rows whose names are not quite the catalogue's: what they may be, ranked, and which can be but one indicator."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from toolkit.intake.layout.table import TableRow
from toolkit.intake.matching.likeness import Likeness, compare, unmarked
from toolkit.model import Indicator
from toolkit.vietnamese import key
from toolkit.vietnamese.units import power_between

_LEAST = 0.45
"""A score below which two names have nothing to do with each other."""
_MOST = 3
_COMPARED = 8
_OUT_OF_PLACE = 0.8
"""What is left of a score whose unit or place speaks against it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator that a row may be, how like their names are, and what else speaks for it."""

    indicator: Indicator
    likeness: Likeness
    in_place: bool
    unit_agrees: bool
    between: bool
    """Whether its neighbours in the catalogue are the row's neighbours in the table."""

    @property
    def score(self) -> float:
        """The likeness, less where unit or place speak against it."""
        against = (not self.in_place) + (not self.unit_agrees)
        return self.likeness.score * _OUT_OF_PLACE**against

    @property
    def percent(self) -> int:
        """The score in whole percent."""
        return int(self.score * 100)

    @property
    def possible(self) -> bool:
        """Whether place, unit and neighbours all allow it."""
        return self.in_place and self.unit_agrees and self.between


@dataclass(frozen=True)
class Surroundings:
    """What is known of a table's rows when one of them is looked at: what the others were found to be."""

    matched: Mapping[int, Indicator]
    above: Callable[[TableRow], TableRow | None]
    """The row that a row belongs under, None for one that stands at the top."""

    @cached_property
    def taken(self) -> frozenset[str]:
        """The codes of indicators that already have a row."""
        return frozenset(indicator.code for indicator in self.matched.values())

    @cached_property
    def _known(self) -> list[int]:
        return sorted(self.matched)

    def before(self, row: TableRow) -> Indicator | None:
        """What the nearest known row above is."""
        place = bisect_left(self._known, row.row)
        return self.matched[self._known[place - 1]] if place else None

    def after(self, row: TableRow) -> Indicator | None:
        """What the nearest known row below is."""
        place = bisect_right(self._known, row.row)
        return self.matched[self._known[place]] if place < len(self._known) else None


class Likely:
    """An agency's indicators, to be compared with names that are none of theirs."""

    def __init__(self, scope: tuple[Indicator, ...]) -> None:
        self._scope = scope
        self._position = {indicator.code: place for place, indicator in enumerate(scope)}
        self._bare = [unmarked(indicator.name) for indicator in scope]

    def suggest(self, row: TableRow, around: Surroundings) -> tuple[Suggestion, ...]:
        """What a row may be, the likeliest first."""
        found = [one for one in self._compared(row, around) if one.score >= _LEAST]
        found.sort(key=lambda one: (-one.score, not one.possible, self._position[one.indicator.code]))
        return tuple(found[:_MOST])

    def accept(self, around: Surroundings, open_rows: Iterable[TableRow]) -> dict[int, Suggestion]:
        """The rows that can be but one indicator, each by its sheet row: place, unit and neighbours leave no other.

        Their names must say the same as the indicator's; two rows that could be the same indicator are neither.
        """
        chosen = {row.row: one for row in open_rows if (one := self._only(row, around)) is not None}
        claims = Counter(one.indicator.code for one in chosen.values())
        return {row: one for row, one in chosen.items() if claims[one.indicator.code] == 1}

    def _only(self, row: TableRow, around: Surroundings) -> Suggestion | None:
        same = [one for one in self._compared(row, around) if one.likeness.same]
        possible = [one for one in same if one.possible]
        if len(possible) != 1 or (len(same) > 1 and around.above(row) is None):
            return None
        told = row.unit and possible[0].indicator.unit
        enclosed = around.before(row) is not None and around.after(row) is not None
        return possible[0] if told or enclosed else None

    def _compared(self, row: TableRow, around: Surroundings) -> list[Suggestion]:
        """The free indicators that may be meant: those next to the neighbours, and the likest of all."""
        free = [place for place, one in enumerate(self._scope) if one.code not in around.taken]
        first, last = self._span(row, around)
        between = [place for place in free if first < place < last]
        near = {*between[:_COMPARED], *between[-_COMPARED:]}
        likest = process.extract(
            unmarked(row.name),
            {place: self._bare[place] for place in free},
            scorer=fuzz.token_set_ratio,
            limit=_COMPARED,
        )
        allowed = set(between)
        places = sorted(near | {place for _, _, place in likest})
        return [self._suggestion(self._scope[place], row, around, place in allowed) for place in places]

    def _suggestion(self, indicator: Indicator, row: TableRow, around: Surroundings, between: bool) -> Suggestion:
        return Suggestion(
            indicator,
            compare(row.name, indicator.name),
            self._is_in_place(indicator, row, around),
            _agrees(row.unit, indicator.unit),
            between,
        )

    def _span(self, row: TableRow, around: Surroundings) -> tuple[int, int]:
        """Between which places of the catalogue a row stands by its neighbours; none at all where none is known."""
        before, after = (
            self._position.get(one.code) if one else None for one in (around.before(row), around.after(row))
        )
        if before is None and after is None:
            return 0, 0
        return -1 if before is None else before, len(self._scope) if after is None else after

    def _is_in_place(self, indicator: Indicator, row: TableRow, around: Surroundings) -> bool:
        above = around.above(row)
        if above is not None:
            parent = around.matched.get(above.row)
            return parent is not None and indicator.parent == parent.code
        before = around.before(row)
        if indicator.parent is None or before is None:
            return indicator.parent is None
        return indicator.parent in (before.code, before.parent)


def _agrees(found: str, expected: str) -> bool:
    return not found or not expected or key(found) == key(expected) or power_between(found, expected) is not None
