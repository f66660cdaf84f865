"""What the folded figures of an indicator and column come to, as far as anything is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.ledger.folded import End, Summed
from toolkit.model import Figure, FigureState, Mark, Place, Reading, TracedFigure, Value
from toolkit.reconcile.whys import OF_AGENCY
from toolkit.rules.book import as_number, rounding

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
    _estimated: bool = False
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
    def senders(self) -> list[str]:
        """The reporters that are among them."""
        return [agency for agency, position in self.positions.items() if self.sent[position]]

    @property
    def summed(self) -> Summed:
        """What later periods may ask about them."""
        return Summed(self.count, self.first.figure.place if self.first else Place(), self._estimated)

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
            self._first, self.first = position, _used(figure, reading)
        if self.last is None or position > self._last:
            self._last, self.last = position, _used(figure, reading)
        self.sent[position] = 1
        self._estimated |= figure.estimate
        self._count(figure.value, 1)
        if self.first_file is None or figure.place.file < self.first_file.figure.place.file:
            self.first_file = _used(figure, reading)
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


def first_sent(loose: Sequence[TracedFigure], folded: FoldedSum | None) -> TracedFigure | None:
    """Of figures in the order of their reporters, and folded ones, the first."""
    first = loose[0] if loose else None
    if folded is None or folded.first is None or (first is not None and folded.is_before(first, folded.first)):
        return first
    return folded.first


def _used(figure: Figure, reading: Reading) -> TracedFigure:
    return TracedFigure(figure, *USED, reading.revision, reading.sha256)
