"""Figures that very many agencies report alike, as they are kept: their sums, and the packed files they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import overload

from toolkit.ledger.packed import PackedReading
from toolkit.model import Column, Figure, FigureState, FoldedFigures, Mark, Reading, TracedFigure, Value
from toolkit.reconcile.whys import NOT_IN_TABLE, OF_AGENCY
from toolkit.rules.book import as_number, rounding

Key = tuple[str, Column]
End = tuple[FigureState, str]
USED: End = FigureState.USED, OF_AGENCY


@dataclass(slots=True)
class FoldedSum:
    """The folded figures of one indicator and column: what they come to, who sent them, and the few that are named."""

    positions: Mapping[str, int]
    """The indicator's reporters, in their order."""
    rounds: bool = False
    """Whether it is asked by how much the sum may miss because its terms were rounded."""
    count: int = 0
    sent: bytearray = field(init=False)
    """For each reporter, whether it is among them."""
    first_file: TracedFigure | None = None
    """The one of the first file by name."""
    first: TracedFigure | None = None
    """The one of the first reporter."""
    last: TracedFigure | None = None
    """The one of the last reporter."""
    end: End = USED
    """Where they all ended, and why."""
    whole: bool = True
    """Whether all are whole numbers; only known where it is asked for."""
    rounding: Decimal = Decimal(0)
    """Half of the last digits written, added up; likewise."""
    _first: int = 0
    _last: int = 0
    _nils: int = 0
    _total: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        self.sent = bytearray(len(self.positions))

    @property
    def is_used(self) -> bool:
        """Whether there are any, and they are used."""
        return self.count > 0 and self.end is USED

    @property
    def value(self) -> Value | None:
        """Their sum: nil where all are nil, None where there are none."""
        if not self.count:
            return None
        return Mark.NIL if self._nils == self.count else self._total

    def is_before(self, one: TracedFigure, other: TracedFigure) -> bool:
        """Whether a figure's agency comes before another's in the order of the reporters; who is none comes last."""
        first, second = (self.positions.get(each.figure.agency, len(self.positions)) for each in (one, other))
        return first < second

    def add(self, figure: Figure, reading: Reading) -> None:
        """Add a reporter's figure."""
        position = self.positions[figure.agency]
        if self.first is None or position < self._first:
            self._first, self.first = position, used(figure, reading)
        if self.last is None or position > self._last:
            self._last, self.last = position, used(figure, reading)
        self.sent[position] = 1
        self._count(figure.value, 1)
        if self.first_file is None or figure.place.file < self.first_file.figure.place.file:
            self.first_file = used(figure, reading)
        number = as_number(figure.value) if self.rounds else None
        if number is not None:
            self.whole &= number == number.to_integral_value()
            self.rounding += rounding(number)

    def take_out(self, figure: Figure) -> None:
        """Take a reporter's figure out again."""
        self.sent[self.positions[figure.agency]] = 0
        self._count(figure.value, -1)

    def _count(self, value: Value | None, by: int) -> None:
        self.count += by
        if isinstance(value, Decimal):
            self._total += by * value
        else:
            self._nils += by


@dataclass(slots=True)
class FoldedFile:
    """A packed reading, and which of its figures are folded."""

    reading: PackedReading
    taken: bytearray
    """For each of its figures, whether it is folded."""
    ignored: bool
    """Whether what it ignored is."""

    def figures(self, ends: Mapping[Key, End]) -> list[TracedFigure]:
        """The folded figures, made anew; `ends` are those of indicators and columns of which they are not used."""
        reading = self.reading.unpack()
        taken = [one for one, is_taken in zip(reading.figures, self.taken, strict=True) if is_taken]
        if ends:
            found = [_ended(one, reading, ends.get(key_of(one), USED)) for one in taken]
        else:
            found = [used(one, reading) for one in taken]
        if self.ignored:
            end = (FigureState.IGNORED, NOT_IN_TABLE, reading.revision, reading.sha256)
            found += [TracedFigure(one, *end) for one in reading.ignored]
        return found

    def take_out(self, wanted: Callable[[Figure], bool]) -> list[TracedFigure]:
        """The folded figures that are wanted, from now on not folded."""
        reading, found = self.reading.unpack(), []
        for number, one in enumerate(reading.figures):
            if self.taken[number] and wanted(one):
                self.taken[number] = 0
                found.append(used(one, reading))
        return found


def first_sent(loose: Sequence[TracedFigure], folded: FoldedSum | None) -> TracedFigure | None:
    """Of figures in the order of their reporters, and folded ones, the first."""
    first = loose[0] if loose else None
    if folded is None or folded.first is None or (first is not None and folded.is_before(first, folded.first)):
        return first
    return folded.first


def key_of(figure: Figure) -> Key:
    """Indicator and column of a figure that has both."""
    return figure.indicator or "", figure.column or Column.NOTE


def used(figure: Figure, reading: Reading) -> TracedFigure:
    """An agency's figure that is used."""
    return _ended(figure, reading, USED)


def _ended(figure: Figure, reading: Reading, end: End) -> TracedFigure:
    return TracedFigure(figure, *end, reading.revision, reading.sha256)


class PackedFigures(FoldedFigures):
    """All figures of a period; those that are folded come last, by the names of their files."""

    def __init__(
        self,
        loose: tuple[TracedFigure, ...],
        files: Mapping[str, FoldedFile],
        slots: frozenset[Key],
        ends: Mapping[Key, End],
        folded: int,
    ) -> None:
        self.loose = loose
        self.slots = slots
        self.senders = {name: files[name].reading.sender or "" for name in sorted(files)}
        self._files = files
        self._ends = ends
        self._folded = folded

    def of_file(self, file: str) -> list[TracedFigure]:
        """The folded figures of a file."""
        return self._files[file].figures(self._ends)

    def __iter__(self) -> Iterator[TracedFigure]:
        yield from self.loose
        for _, figures in self.of_files():
            yield from figures

    def __len__(self) -> int:
        return len(self.loose) + self._folded

    @overload
    def __getitem__(self, index: int) -> TracedFigure: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[TracedFigure]: ...
    def __getitem__(self, index: int | slice) -> TracedFigure | Sequence[TracedFigure]:
        if isinstance(index, slice):
            return tuple(islice(self, *index.indices(len(self))))
        at = range(len(self))[index]
        return next(islice(self, at, None))
