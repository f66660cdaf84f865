"""The figures that a rule looks at, by indicator and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model import Catalogue, Column, Figure, Mark, Period, Value

_DIGITS_THAT_COUNT = 6


@dataclass(frozen=True, slots=True)
class Book:
    """One agency's figures (or a whole period's): at most one for each indicator and column."""

    catalogue: Catalogue
    period: Period | None
    figures: dict[tuple[str, Column], Figure]

    @classmethod
    def of(cls, catalogue: Catalogue, period: Period | None, figures: Iterable[Figure]) -> Book:
        """Make a book; figures without indicator or column are left out."""
        found = {(f.indicator, f.column): f for f in figures if f.indicator is not None and f.column is not None}
        return cls(catalogue, period, found)

    def number(self, indicator: str, column: Column) -> Decimal | None:
        """The number of an indicator and column, nil as 0, None where there is none."""
        figure = self.figures.get((indicator, column))
        return as_number(figure.value) if figure else None


def as_number(value: Value | None) -> Decimal | None:
    """A value as a number: nil is 0; what is not known, and text, is None."""
    if isinstance(value, Decimal):
        return value
    return Decimal(0) if value is Mark.NIL else None


def tolerance(numbers: Iterable[Decimal]) -> Decimal:
    """By how much a sum may miss because its terms were rounded: half of the last digit written, for each.

    Whole numbers must agree exactly. Digits beyond the sixth are a computer's, not a person's.
    """
    terms = list(numbers)
    exponents = [int(n.as_tuple().exponent) for n in terms]
    decimals = min(max([0, *(-exponent for exponent in exponents)]), _DIGITS_THAT_COUNT)
    return Decimal(0) if decimals == 0 else Decimal(len(terms)) * Decimal(5).scaleb(-decimals - 1)
