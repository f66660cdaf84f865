"""Which indicator each row is: by code, by exact name within its parent, by another name, else by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from toolkit.intake.layout.row_units import without_unit
from toolkit.intake.layout.structure import is_of_which, rank
from toolkit.intake.layout.table import Table, TableRow
from toolkit.intake.matching.known_names import IndicatorNames, KnownNames, name_key
from toolkit.intake.matching.likely import Suggestion, Surroundings
from toolkit.model import Alias, Catalogue, Indicator
from toolkit.vietnamese import key

_HEADING_RANK = 1
_GENERIC_WORDS = 3
_MOST_UNKNOWN = 200
"""A table with more unknown rows is no near miss of the catalogue: none of them is taken by likeness."""


class Match(NamedTuple):
    """What a row was found to be: one indicator, or the several it could be."""

    indicator: Indicator | None = None
    candidates: tuple[Indicator, ...] = ()
    alias: Alias | None = None
    likely: Suggestion | None = None
    """Why a row was taken whose name is not quite the catalogue's."""
    suggestions: tuple[Suggestion, ...] = ()
    """What a row that is nothing may be, the likeliest first."""


@dataclass
class _Open:
    """What the next row may belong under: the last row that is known, the last that is no part of another."""

    last: Indicator | None = None
    whole: Indicator | None = None
    unknown_since: bool = False

    def follow(self, row: TableRow, found: Indicator | None) -> None:
        """Go on to the next row."""
        self.last = found or self.last
        self.unknown_since = found is None
        if not is_of_which(row.name):
            self.whole = found


@dataclass
class Matcher:
    """Matches the rows of one agency's tables, from top to bottom, each with the help of those above it."""

    names: IndicatorNames
    known: KnownNames
    _matched: dict[int, Indicator] = field(default_factory=dict)
    _open: _Open = field(default_factory=_Open)
    _start: _Open = field(default_factory=_Open)
    _accepted: dict[int, Suggestion] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue, scope: tuple[Indicator, ...], aliases: tuple[Alias, ...] = ()) -> Matcher:
        """A matcher for some indicators of a catalogue."""
        return cls(IndicatorNames(catalogue), KnownNames(scope, aliases))

    def match_table(self, table: Table, sections: Iterable[int] = (), *, continues: bool = False) -> dict[int, Match]:
        """Match all rows of a table but its section rows; keys are sheet rows.

        A table that `continues` the one before, on the next page, begins under the row with which that one ended.
        What is taken by likeness helps to place the rows around it: all is matched again until nothing is added.
        """
        self._accepted = {}
        self._start = self._open if continues else _Open()
        rows = {row.row: row for row in table.rows}
        skipped = set(sections)
        named = [row for row in table.rows if row.row not in skipped and row.name]
        while True:
            found = self._match_all(table, rows, skipped)
            around = Surroundings(dict(self._matched), lambda row: self._row_above(row, rows, skipped))
            unknown = [row for row in named if found[row.row].indicator is None]
            accepted = self.known.likely.accept(around, unknown) if 0 < len(unknown) <= _MOST_UNKNOWN else {}
            if not accepted:
                break
            self._accepted |= accepted
        asked = [row for row in unknown[:_MOST_UNKNOWN] if not found[row.row].candidates]
        suggested = {row.row: self.known.likely.suggest(row, around) for row in asked}
        return found | {row: found[row]._replace(suggestions=ranked) for row, ranked in suggested.items()}

    def _match_all(self, table: Table, rows: dict[int, TableRow], sections: set[int]) -> dict[int, Match]:
        self._matched, self._open = {}, replace(self._start)
        return {row.row: self._match(row, rows, sections) for row in table.rows if row.row not in sections}

    def _match(self, row: TableRow, rows: dict[int, TableRow], sections: set[int]) -> Match:
        likely = self._accepted.get(row.row)
        found = Match(likely.indicator, likely=likely) if likely else self._find(row, rows, sections)
        if found.indicator is not None:
            self._matched[row.row] = found.indicator
        if row.name:
            self._open.follow(row, found.indicator)
        return found

    def _find(self, row: TableRow, rows: dict[int, TableRow], sections: set[int]) -> Match:
        by_code = self._of_code(row.code) if row.code else None
        if by_code is not None:
            return Match(by_code)
        candidates = self._named(row.name)
        alias = None if candidates else self.known.by_alias.get(name_key(row.name))
        if alias is not None:
            target = self._of_code(alias.indicator)
            return Match(target, alias=alias) if target else Match()
        if not candidates:
            return self._find_elsewhere(row)
        fitting = [one for one in candidates if self._fits(one, row, rows, sections, alone=len(candidates) == 1)]
        if len(fitting) > 1:
            fitting = self._nearest(fitting)
        return Match(fitting[0]) if len(fitting) == 1 else Match(candidates=candidates)

    def _named(self, name: str) -> tuple[Indicator, ...]:
        """The agency's indicators of a name, else of the name without the unit in brackets behind it."""
        by_name = self.known.by_name
        return tuple(by_name.get(name_key(name)) or by_name.get(name_key(without_unit(name))) or ())

    def _of_code(self, code: str) -> Indicator | None:
        """The agency's own indicator of a code, else another agency's: such a figure is compared with the owner's."""
        return self.known.by_code.get(code.casefold()) or (
            self.names.catalogue.indicator_by_code.get(code) if self.known.scope else None
        )

    def _find_elsewhere(self, row: TableRow) -> Match:
        """Another agency's indicator, where its whole name and unit leave but one."""
        found = self.names.owned.get(name_key(row.name), ()) if self.known.scope else ()
        telling = len(key(row.name).split()) > _GENERIC_WORDS and not is_of_which(row.name)
        same_unit = [one for one in found if one.code not in self.known.codes and key(one.unit) == key(row.unit)]
        return Match(same_unit[0]) if telling and len(same_unit) == 1 else Match()

    def _fits(
        self, candidate: Indicator, row: TableRow, rows: dict[int, TableRow], sections: set[int], *, alone: bool
    ) -> bool:
        """Whether a candidate's place in the catalogue agrees with the row's place in the table."""
        above = self._row_above(row, rows, sections)
        if above is not None:
            parent = self._matched.get(above.row)
            return parent is not None and self._agrees(candidate, parent, row)
        if candidate.parent is None:
            return not is_of_which(row.name)
        if is_of_which(row.name):
            return self._open.whole is not None and candidate.parent == self._open.whole.code
        return self._is_open(candidate) and not self._open.unknown_since if self._is_risky(row, alone) else True

    @staticmethod
    def _row_above(row: TableRow, rows: dict[int, TableRow], sections: set[int]) -> TableRow | None:
        """The row this one belongs under; sections and headings such as “I. Kinh tế” are not counted."""
        parent = rows.get(row.parent) if row.parent is not None else None
        if parent is None or parent.row in sections:
            return None
        return None if rank(parent.stt) <= _HEADING_RANK and not is_of_which(row.name) else parent

    def _agrees(self, candidate: Indicator, parent: Indicator, row: TableRow) -> bool:
        if candidate.parent == parent.code:
            return True
        if is_of_which(row.name):
            return False
        return parent.code in self._ancestors(candidate) or candidate.parent == parent.parent

    def _is_risky(self, row: TableRow, alone: bool) -> bool:
        """A short or shared name (“Diện tích”) says too little to be taken without its parent."""
        return not alone or len(key(row.name).split()) <= _GENERIC_WORDS

    def _is_open(self, candidate: Indicator) -> bool:
        return self._open.last is not None and candidate.parent in (
            self._open.last.code,
            *self._ancestors(self._open.last),
        )

    def _nearest(self, fitting: list[Indicator]) -> list[Indicator]:
        """Of several, those whose parent stands deepest in the chain that is open."""
        last = self._open.last
        if last is None:
            return fitting
        chain = [last.code, *self._ancestors(last)]
        depth = {one.code: chain.index(one.parent) for one in fitting if one.parent in chain}
        nearest = min(depth.values(), default=None)
        return [one for one in fitting if nearest is not None and depth.get(one.code) == nearest] or fitting

    def _ancestors(self, indicator: Indicator) -> list[str]:
        found = []
        code = indicator.parent
        while code is not None and code not in found:
            found.append(code)
            above = self.names.catalogue.indicator_by_code.get(code)
            code = above.parent if above else None
        return found
