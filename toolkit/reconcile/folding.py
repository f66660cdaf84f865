"""Folding: what very many agencies report alike is added up as it comes, and not kept as one object for each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from toolkit.ledger.packed import PackedReading
from toolkit.model import (
    NUMBER_COLUMNS,
    Aggregation,
    Answer,
    Catalogue,
    Column,
    Decisions,
    Figure,
    FigureState,
    FileState,
    Mark,
    Nature,
    Past,
    Period,
    Place,
    Reading,
    Subject,
    TracedFigure,
)
from toolkit.reconcile.folded import FoldedFile, FoldedSum, Key, PackedFigures


class Folding:
    """Takes out of readings what may be folded, and knows what it comes to.

    That are the numbers and nils that a reporter sends in the only file it sent, for an indicator that is added up, if
    nobody decided anything about them and no value of the catalogue or of last year stands beside them; and with them
    what that file has in columns that are not of the table.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        period: Period,
        decisions: Decisions,
        past: Past,
        readings: Iterable[Reading | PackedReading],
    ) -> None:
        self.ends: Counter[tuple[str, FigureState]] = Counter()
        """How many figures of each file are folded, by where they ended."""
        self._files: dict[str, FoldedFile] = {}
        self._sent = Counter(one.sender for one in readings if isinstance(one, PackedReading))
        self._decided = decisions.by_slot
        self._chosen = {decision.value for decision in decisions.with_answer(Answer.NEWEST)}
        apart = {(code, Column.PLAN) for code, year in catalogue.plan_by_indicator_year if year == period.year}
        apart |= {(code, Column.PREVIOUS) for code in past.values.get(period.year_before, ())}
        apart |= {(code, Column.PREVIOUS) for when, code in past.incomparable if when == period.year_before}
        apart |= decisions.adjusted.keys()
        self.sums = {key: one for key, one in _sums(catalogue).items() if key not in apart}

    def fold(self, packed: PackedReading, reading: Reading, checked: Reading) -> Reading:
        """What is left of the checked reading; `reading` is what is packed. Of its ratios no more is asked."""
        sender = checked.agency
        alone = checked.state is FileState.ACCEPTED and sender is not None and self._sent[sender] == 1
        if not alone or checked.file in self._chosen:
            return checked
        often = Counter((figure.indicator, figure.column) for figure in checked.figures)
        taken = {id(one) for one in checked.figures if often[one.indicator, one.column] == 1 and self._may(one)}
        for one in checked.figures:
            if id(one) in taken:
                self.sums[one.indicator or "", one.column or Column.NOTE].add(one, reading)
        ignored = bool(checked.ignored) and not any(one.decided for one in checked.ignored)
        if not taken and not ignored:
            return checked
        self._files[checked.file] = FoldedFile(packed, bytearray(id(one) in taken for one in reading.figures), ignored)
        self.ends[checked.file, FigureState.USED] = len(taken)
        self.ends[checked.file, FigureState.IGNORED] = len(checked.ignored) if ignored else 0
        left = tuple(one for one in checked.figures if id(one) not in taken)
        return replace(checked, figures=left, ignored=() if ignored else checked.ignored, ratios=())

    def _may(self, figure: Figure) -> bool:
        """Whether a figure is one of those that are folded."""
        found = self.sums.get((figure.indicator or "", figure.column or Column.NOTE))
        if found is None or figure.agency not in found.positions or figure.decided:
            return False
        is_number = isinstance(figure.value, Decimal) or figure.value is Mark.NIL
        return is_number and (not self._decided or Subject.of(figure).slot not in self._decided)

    def take_out(self, places: Iterable[Place]) -> list[TracedFigure]:
        """The figures at some places, from now on not folded."""
        found = []
        for place in places:
            file = self._files.get(place.file)
            one = file.take_out(place) if file else None
            if one is not None:
                self.sums[one.figure.indicator or "", one.figure.column or Column.NOTE].take_out(one.figure)
                self.ends[place.file, FigureState.USED] -= 1
                found.append(one)
        return found

    def with_loose(self, figures: tuple[TracedFigure, ...]) -> PackedFigures:
        """All figures of the period, when these are the ones that are not folded."""
        slots = frozenset(key for key, one in self.sums.items() if one.count)
        return PackedFigures(figures, self._files, slots, self.ends.total())


def _sums(catalogue: Catalogue) -> dict[Key, FoldedSum]:
    """A sum for each indicator that is added up, and each number column."""
    positions: dict[str, dict[str, int]] = {}
    found = {}
    for indicator in catalogue.indicators:
        if indicator.aggregation is Aggregation.SUM and indicator.nature is not Nature.RATE:
            if indicator.agency not in positions:
                reporters = catalogue.reporters(indicator)
                positions[indicator.agency] = {one.code: number for number, one in enumerate(reporters)}
            for column in NUMBER_COLUMNS:
                found[indicator.code, column] = FoldedSum(positions[indicator.agency])
    return found
