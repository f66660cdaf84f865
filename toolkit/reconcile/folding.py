"""Folding: what very many agencies report alike is added up as it comes, and not kept as one object for each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import replace
from decimal import Decimal

from toolkit.ledger.folded import FoldedFile, Key, PackedFigures, key_of
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
from toolkit.reconcile.folded import USED, FoldedSum
from toolkit.reconcile.whys import NOT_IN_TABLE, OF_AGENCY


class Folding:
    """Takes out of readings what may be folded, and knows what it comes to.

    That are the numbers and nils that a reporter sends in the only file it sent, for an indicator that is added up, if
    nobody decided anything about them; and with them what that file has in columns that are not of the table.
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
        self._agencies: dict[str, str] = {}
        """The file that each agency sent."""
        settled = past.values.get(period.year_before, {})
        self.sums = {key: one for key, one in _sums(catalogue, settled).items() if key not in decisions.adjusted}

    def fold(self, packed: PackedReading, reading: Reading, checked: Reading) -> Reading:
        """What is left of the checked reading; `reading` is what is packed. Of its ratios no more is asked."""
        sender = checked.agency
        if checked.state is not FileState.ACCEPTED or sender is None or checked.file in self._chosen:
            return checked
        if self._sent[sender] != 1:
            return checked
        often = Counter((figure.indicator, figure.column) for figure in checked.figures)
        taken = {id(one) for one in checked.figures if often[one.indicator, one.column] == 1 and self._may(one)}
        for one in checked.figures:
            if id(one) in taken:
                self.sums[key_of(one)].add(one, reading)
        ignored = bool(checked.ignored) and not any(one.decided for one in checked.ignored)
        if not taken and not ignored:
            return checked
        self._files[checked.file] = FoldedFile(
            *(packed.body, bytearray(id(one) in taken for one in reading.figures)),
            *(OF_AGENCY, NOT_IN_TABLE if ignored else None),
        )
        self._agencies[sender] = checked.file
        self.ends[checked.file, FigureState.USED] = len(taken)
        self.ends[checked.file, FigureState.IGNORED] = len(checked.ignored) if ignored else 0
        left = tuple(one for one in checked.figures if id(one) not in taken)
        return replace(checked, figures=left, ignored=() if ignored else checked.ignored, ratios=())

    def _may(self, figure: Figure) -> bool:
        """Whether a figure is one of those that are folded."""
        found = self.sums.get(key_of(figure))
        if found is None or figure.agency not in found.positions or figure.decided:
            return False
        is_number = isinstance(figure.value, Decimal) or figure.value is Mark.NIL
        return is_number and (not self._decided or Subject.of(figure).slot not in self._decided)

    def take_out(self, places: Collection[Place]) -> list[TracedFigure]:
        """The figures at some places, from now on not folded."""
        return self._take_out({place.file for place in places}, lambda one: one.place in places)

    def take_out_all(self, keys: Collection[Key]) -> list[TracedFigure]:
        """The figures of some indicators and columns, from now on not folded."""
        return self._take_out(self._files, lambda one: key_of(one) in keys) if keys else []

    def _take_out(self, files: Iterable[str], wanted: Callable[[Figure], bool]) -> list[TracedFigure]:
        found = [one for name in files if name in self._files for one in self._files[name].take_out(wanted)]
        for one in found:
            self.sums[key_of(one.figure)].take_out(one.figure)
            self.ends[one.figure.place.file, FigureState.USED] -= 1
        return found

    def ignore(self, key: Key, why: str) -> None:
        """Let all figures of an indicator and column end as ignored."""
        folded = self.sums[key]
        folded.end = FigureState.IGNORED, why
        for agency, position in folded.positions.items():
            if folded.sent[position]:
                self.ends[self._agencies[agency], FigureState.USED] -= 1
                self.ends[self._agencies[agency], FigureState.IGNORED] += 1

    def with_loose(self, figures: tuple[TracedFigure, ...]) -> PackedFigures:
        """All figures of the period, when these are the ones that are not folded."""
        sums = {key: one.summed for key, one in self.sums.items() if one.is_used}
        ends = {key: one.end for key, one in self.sums.items() if one.end is not USED}
        senders = {file: agency for agency, file in self._agencies.items()}
        return PackedFigures(figures, self._files, senders, sums, ends, self.ends.total())


def _sums(catalogue: Catalogue, settled: Container[str]) -> dict[Key, FoldedSum]:
    """A sum for each indicator that is added up, and each number column; `settled` have a value of last year."""
    positions: dict[str, dict[str, int]] = {}
    found = {}
    for indicator in catalogue.indicators:
        if indicator.aggregation is Aggregation.SUM and indicator.nature is not Nature.RATE:
            if indicator.agency not in positions:
                reporters = catalogue.reporters(indicator)
                positions[indicator.agency] = {one.code: number for number, one in enumerate(reporters)}
            for column in NUMBER_COLUMNS:
                rounds = column is Column.PREVIOUS and indicator.code in settled
                found[indicator.code, column] = FoldedSum(positions[indicator.agency], rounds)
    return found
