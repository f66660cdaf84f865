"""Figures that very many agencies report alike, as they are kept: their sums, and the packed files they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import overload

from toolkit.ledger.packed import PackedReading
from toolkit.model import Column, Figure, FigureState, FoldedFigures, Mark, Place, Reading, TracedFigure, Value
from toolkit.reconcile.whys import NOT_IN_TABLE, OF_AGENCY

Key = tuple[str, Column]


@dataclass(slots=True)
class FoldedSum:
    """The folded figures of one indicator and column: what they come to, who sent them, and the few that are named."""

    positions: Mapping[str, int]
    """The indicator's reporters, in their order."""
    count: int = 0
    sent: bytearray = field(init=False)
    """For each reporter, whether it is among them."""
    first: TracedFigure | None = None
    """The one of the first file by name."""
    last: TracedFigure | None = None
    """The one of the last reporter."""
    _last: int = -1
    _nils: int = 0
    _total: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        self.sent = bytearray(len(self.positions))

    @property
    def value(self) -> Value | None:
        """Their sum: nil where all are nil, None where there are none."""
        if not self.count:
            return None
        return Mark.NIL if self._nils == self.count else self._total

    def is_before(self, agency: str) -> bool:
        """Whether the last one's reporter comes before another agency; one that is no reporter comes last."""
        return self._last < self.positions.get(agency, len(self.positions))

    def add(self, figure: Figure, reading: Reading) -> None:
        """Add a reporter's figure."""
        position = self.positions[figure.agency]
        self.sent[position] = 1
        self._count(figure.value, 1)
        if self.first is None or figure.place.file < self.first.figure.place.file:
            self.first = used(figure, reading)
        if position > self._last:
            self._last, self.last = position, used(figure, reading)

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

    def figures(self) -> list[TracedFigure]:
        """The folded figures, made anew."""
        reading = self.reading.unpack()
        found = [used(one, reading) for one, taken in zip(reading.figures, self.taken, strict=True) if taken]
        if self.ignored:
            end = (FigureState.IGNORED, NOT_IN_TABLE, reading.revision, reading.sha256)
            found += [TracedFigure(one, *end) for one in reading.ignored]
        return found

    def take_out(self, place: Place) -> TracedFigure | None:
        """The figure at a place, from now on not folded."""
        reading = self.reading.unpack()
        for number, one in enumerate(reading.figures):
            if one.place == place and self.taken[number]:
                self.taken[number] = 0
                return used(one, reading)
        return None


def used(figure: Figure, reading: Reading) -> TracedFigure:
    """An agency's figure that is used."""
    return TracedFigure(figure, FigureState.USED, OF_AGENCY, reading.revision, reading.sha256)


class PackedFigures(FoldedFigures):
    """All figures of a period; those that are folded come last, by the names of their files."""

    def __init__(
        self, loose: tuple[TracedFigure, ...], files: Mapping[str, FoldedFile], slots: frozenset[Key], folded: int
    ) -> None:
        self.loose = loose
        self.slots = slots
        self.senders = {name: files[name].reading.sender or "" for name in sorted(files)}
        self._files = files
        self._folded = folded

    def of_file(self, file: str) -> list[TracedFigure]:
        """The folded figures of a file."""
        return self._files[file].figures()

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
