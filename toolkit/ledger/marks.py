"""What a later period wants to know of an actual beside its value: where it stands, and whether it was an estimate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.ledger.folded import PackedFigures
from toolkit.model import Column, FigureState, Place, TracedFigure, loose_figures


@dataclass
class Marks:
    """The marks of each indicator's used actuals."""

    _places: dict[str, Place] = field(default_factory=dict)
    _estimates: set[str] = field(default_factory=set)

    @classmethod
    def of_figures(cls, figures: Sequence[TracedFigure]) -> Marks:
        """The marks of a period's figures."""
        marks = cls()
        marks.note(loose_figures(figures))
        for (code, column), summed in figures.sums.items() if isinstance(figures, PackedFigures) else ():
            if column is Column.ACTUAL:
                alone = summed.count == 1 and code not in marks._places
                marks._places[code] = summed.place if alone else Place()
                marks._estimates |= {code} if summed.estimate else set()
        return marks

    def note(self, figures: Iterable[TracedFigure]) -> None:
        """Take note of the used actuals among some figures."""
        for one in figures:
            figure = one.figure
            if figure.column is not Column.ACTUAL or one.state is not FigureState.USED or figure.indicator is None:
                continue
            self._places[figure.indicator] = Place() if figure.indicator in self._places else figure.place
            if figure.estimate:
                self._estimates.add(figure.indicator)

    def of(self, indicator: str) -> tuple[Place, bool]:
        """The place of the indicator's actual, nowhere if it has none or several; whether an estimate is in it."""
        return self._places.get(indicator, Place()), indicator in self._estimates
