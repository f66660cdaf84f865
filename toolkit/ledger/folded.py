"""Figures of very many files as they are kept: packed with the readings they stand in, made anew when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from typing import overload

from toolkit.ledger.codec import unpack_columns, unpack_fields
from toolkit.model import Column, Figure, FigureState, FoldedFigures, Place, Reading, TracedFigure, Value

Key = tuple[str, Column]
End = tuple[FigureState, str]
"""Where figures ended, and why."""


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """Where all folded figures of an indicator and column ended that are not used, and why."""

    indicator: str
    column: Column
    state: FigureState
    why: str


@dataclass(frozen=True, slots=True)
class Summed:
    """What is known of the folded figures of an indicator and column that are used."""

    count: int
    place: Place
    """Of one of them."""
    estimate: bool
    """Whether any was one."""


@dataclass(slots=True)
class FoldedFile:
    """A packed reading, and which of its figures are folded."""

    body: bytes
    taken: bytearray
    """For each of its figures, whether it is folded; those are used."""
    used: str
    """Why they are."""
    ignored: str | None
    """Why what the reading ignored is ignored, if that is folded too."""

    def figures(self, ends: Mapping[Key, End] | None = None, *, outside: bool = True) -> list[TracedFigure]:
        """The folded figures, made anew; `ends` are those of indicators and columns of which they are not used.

        Without `outside` those of columns that are not of the table, which are ignored, stay away.
        """
        outside = outside and self.ignored is not None
        names = ("figures", "revision", "sha256", *(["ignored"] if outside else []))
        figures, revision, sha256, *ignored = unpack_fields(Reading, self.body, names)
        used, known = (FigureState.USED, self.used), ends or {}
        taken = (one for one, is_taken in zip(figures, self.taken, strict=True) if is_taken)
        found = [TracedFigure(one, *known.get(key_of(one), used), revision, sha256) for one in taken]
        end = FigureState.IGNORED, self.ignored or ""
        return found + [TracedFigure(one, *end, revision, sha256) for some in ignored for one in some]

    def actuals(self, ends: Mapping[Key, End]) -> Iterator[tuple[str, str, Value]]:
        """Agency, indicator and value of the folded results that are used."""
        names = ("agency", "indicator", "column", "value")
        columns = unpack_columns(Figure, self.body, "figures", names)
        for agency, indicator, column, value in compress(zip(*columns, strict=True), self.taken):
            used = column is Column.ACTUAL and (indicator, column) not in ends
            if used and indicator is not None and value is not None:
                yield agency, indicator, value

    def take_out(self, wanted: Callable[[Figure], bool]) -> list[TracedFigure]:
        """The folded figures that are wanted, from now on not folded."""
        figures, revision, sha256 = unpack_fields(Reading, self.body, ("figures", "revision", "sha256"))
        found = []
        for number, one in enumerate(figures):
            if self.taken[number] and wanted(one):
                self.taken[number] = 0
                found.append(TracedFigure(one, FigureState.USED, self.used, revision, sha256))
        return found


def key_of(figure: Figure) -> Key:
    """Indicator and column of a figure that has both."""
    return figure.indicator or "", figure.column or Column.NOTE


class PackedFigures(FoldedFigures):
    """All figures of a period; those that are folded come last, by the names of their files."""

    def __init__(
        self,
        loose: tuple[TracedFigure, ...],
        files: Mapping[str, FoldedFile],
        senders: Mapping[str, str],
        sums: Mapping[Key, Summed],
        ends: Mapping[Key, End],
        folded: int,
    ) -> None:
        """`senders` say who sent each file; `sums` are of what is used, `ends` of what is not; `folded` are in all."""
        self.loose, self.files, self.sums, self.ends = loose, files, sums, ends
        self.slots = frozenset(sums)
        self.senders = {name: senders[name] for name in sorted(files)}
        self._folded = folded

    def of_file(self, file: str, *, outside: bool = True) -> list[TracedFigure]:
        """The folded figures of a file."""
        return self.files[file].figures(self.ends, outside=outside)

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
