"""What a rule looks at: one agency's figures (or a whole period's), what it typed beside them, and earlier periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from toolkit.model import (
    NO_PAST,
    Aggregation,
    Catalogue,
    Column,
    Figure,
    Indicator,
    Mark,
    Nature,
    Past,
    Period,
    Reading,
    TypedRatio,
    Value,
)
from toolkit.rules.settings import DEFAULT, RuleSettings

_DIGITS_THAT_COUNT = 6
_HALF_A_DIGIT = tuple(Decimal(5).scaleb(-decimals - 1) for decimals in range(_DIGITS_THAT_COUNT + 1))
"""Half of the last digit, by the number of decimals."""
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class Book:
    """At most one figure for each indicator and column."""

    catalogue: Catalogue
    period: Period | None
    figures: dict[tuple[str, Column], Figure]
    agency: str | None = None
    """Whose figures these are, None for those of all agencies together."""
    ratios: tuple[TypedRatio, ...] = ()
    seen: frozenset[tuple[str, Column]] = frozenset()
    """Every indicator and column of which anything was read, also what is held or was decided away."""
    past: Past = NO_PAST
    settings: RuleSettings = DEFAULT

    @classmethod
    def of(cls, catalogue: Catalogue, period: Period | None, figures: Iterable[Figure]) -> Book:
        """Make a book; figures without indicator or column are left out."""
        return cls(catalogue, period, _by_key(figures))

    @classmethod
    def of_reading(cls, reading: Reading, catalogue: Catalogue, settings: RuleSettings, past: Past) -> Book:
        """The book of one file."""
        return cls(
            catalogue,
            reading.period,
            _by_key(reading.figures),
            reading.agency,
            reading.ratios,
            frozenset(
                (figure.indicator, figure.column)
                for figure in chain(reading.figures, reading.held, reading.ignored)
                if figure.indicator is not None and figure.column is not None
            ),
            past,
            settings,
        )

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of which the book has a figure, in catalogue order."""
        known = self.catalogue.indicator_by_code
        own = {code for code, _ in self.figures if code in known}
        return tuple(known[code] for code in sorted(own, key=self.catalogue.position_by_code.__getitem__))

    def number(self, indicator: str, column: Column) -> Decimal | None:
        """The number of an indicator and column, nil as 0, None where there is none."""
        figure = self.figures.get((indicator, column))
        return as_number(figure.value) if figure else None

    def is_decided(self, indicator: str, column: Column) -> bool:
        """Whether a person decided what an indicator's figure is."""
        figure = self.figures.get((indicator, column))
        return figure is not None and bool(figure.decided)

    def given_plan(self, indicator: Indicator) -> Decimal | None:
        """The plan that the catalogue gives for the book's year, None where it gives none."""
        year = self.period.year if self.period else None
        plan = self.catalogue.plan_by_indicator_year.get((indicator.code, year)) if year else None
        return plan.value if plan else None

    @cached_property
    def _numbers(self) -> dict[Column, list[tuple[Indicator, Figure, Decimal]]]:
        known = self.catalogue.indicator_by_code
        found: dict[Column, list[tuple[Indicator, Figure, Decimal]]] = {column: [] for column in Column}
        for (code, column), figure in self.figures.items():
            number = as_number(figure.value)
            if number is not None and code in known:
                found[column].append((known[code], figure, number))
        return found

    def numbers(self, column: Column) -> list[tuple[Indicator, Figure, Decimal]]:
        """The indicators that have a number in a column, in the order in which they were read."""
        return self._numbers[column]

    def has_note(self, indicator: str) -> bool:
        """Whether the agency wrote a note beside an indicator."""
        figure = self.figures.get((indicator, Column.NOTE))
        return figure is not None and figure.value not in (None, Mark.NIL, "")

    def has_unread_note(self, indicator: str) -> bool:
        """Whether there is a note beside an indicator that waits for a person."""
        key = (indicator, Column.NOTE)
        return key in self.seen and key not in self.figures

    def past_number(self, period: Period, indicator: Indicator) -> Decimal | None:
        """What this agency's figure is to be compared with in an earlier period: its own where several are added."""
        if self.agency is not None and indicator.aggregation is Aggregation.SUM and indicator.nature is not Nature.RATE:
            return self.past.sent_number(period, self.agency, indicator.code)
        return self.past.number(period, indicator.code)

    def previous(self, indicator: Indicator) -> Decimal | None:
        """The same period's number of the year before: as it was settled then, else as the agency types it now."""
        settled = self.past_number(self._year_before, indicator) if self._year_before else None
        return settled if settled is not None else self.number(indicator.code, Column.PREVIOUS)

    @cached_property
    def _year_before(self) -> Period | None:
        """The same period of the year before, None where nothing is known of it."""
        found = self.period.year_before if self.period else None
        return found if found in self.past.values or found in self.past.sent else None

    def owns(self, indicator: Indicator) -> bool:
        """Whether the agency is to report an indicator."""
        known = self.catalogue.agency_by_code
        if self.agency is None or self.agency not in known or indicator.agency in known:
            return indicator.agency == self.agency and self.agency in known
        return known[self.agency].group == indicator.agency


def _by_key(figures: Iterable[Figure]) -> dict[tuple[str, Column], Figure]:
    return {(f.indicator, f.column): f for f in figures if f.indicator is not None and f.column is not None}


def as_number(value: Value | None) -> Decimal | None:
    """A value as a number: nil is 0; what is not known, and text, is None."""
    if isinstance(value, Decimal):
        return value
    return _NOTHING if value is Mark.NIL else None


def tolerance(numbers: Iterable[Decimal]) -> Decimal:
    """By how much a sum may miss because its terms were rounded: half of the last digit written, for each.

    Whole numbers must agree exactly. Digits beyond the sixth are a computer's, not a person's.
    """
    terms = list(numbers)
    exponents = [int(n.as_tuple().exponent) for n in terms]
    decimals = min(max([0, *(-exponent for exponent in exponents)]), _DIGITS_THAT_COUNT)
    return Decimal(0) if decimals == 0 else len(terms) * _HALF_A_DIGIT[decimals]


def rounding(number: Decimal) -> Decimal:
    """By how much a number may differ from what it was rounded from: half of its last digit written."""
    return _HALF_A_DIGIT[min(max(0, -int(number.as_tuple().exponent)), _DIGITS_THAT_COUNT)]


def slack(*numbers: Decimal) -> Decimal:
    """By how much two roundings of one number may differ; whole numbers beside whole numbers must agree."""
    if all(number == number.to_integral_value() for number in numbers):
        return Decimal(0)
    return sum(map(rounding, numbers), Decimal(0))
