"""How far a year's plan is done, against how far the year has gone: ahead, a little behind, behind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from toolkit.model import Column, Direction, Indicator, Nature, Period, Reconciled
from toolkit.reconcile.compare import ratio

SLACK = Decimal(15)
"""Percent of what is due by which a result may miss it and still be only a little behind."""


ROUNDED = 6
"""Decimals of a score: a workbook's floating point must not turn exactly what is due into a little less."""


class Pace(StrEnum):
    """How a result stands against the pace of its plan; the sign goes before the word, so colour is never alone."""

    ON = "đạt tiến độ"
    NEAR = "chậm ít"
    BEHIND = "chậm nhiều"

    @property
    def sign(self) -> str:
        """A sign that tells the three apart in black and white."""
        return {Pace.ON: "▲", Pace.NEAR: "●", Pace.BEHIND: "▼"}[self]

    @property
    def label(self) -> str:
        """Sign and word, as every output shows it."""
        return f"{self.sign} {self.value}"


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator against the pace of its plan."""

    indicator: Indicator
    done: Decimal
    """The result in percent of the year's plan."""
    due: Decimal
    """What is due by the end of the period, in percent of the year's plan."""

    @property
    def score(self) -> Decimal:
        """Percent of what is due; above 100 is good whichever way the indicator should go."""
        return score(self.done, self.due, self.indicator.direction)

    @property
    def pace(self) -> Pace:
        """The score as one of three words."""
        return pace_of(self.score)


@cache
def due_by_month(period: Period) -> Decimal:
    """Percent of a year that has gone at the end of a period, in whole months."""
    return Decimal(period.last_month) / 12 * 100


def due(indicator: Indicator, period: Period) -> Decimal:
    """Percent of the year's plan that is due: months gone for what accumulates, all of it for a level or a rate."""
    return due_by_month(period) if indicator.nature is Nature.CUMULATIVE else Decimal(100)


def score(done: Decimal, due_by_now: Decimal, direction: Direction) -> Decimal:
    """Percent of what is due; where down is good, every percent too much is a percent missing."""
    reached = round(done / due_by_now * 100, ROUNDED)
    return reached if direction is Direction.UP else 200 - reached


def pace_of(reached: Decimal) -> Pace:
    """The word for a score."""
    if reached >= 100:
        return Pace.ON
    return Pace.NEAR if reached >= 100 - SLACK else Pace.BEHIND


def standings(result: Reconciled) -> list[Standing]:
    """Every indicator that has both a plan other than zero and a result, in catalogue order."""
    found = []
    for indicator in result.catalogue.indicators:
        done = ratio(result.value(indicator.code, Column.ACTUAL), result.value(indicator.code, Column.PLAN))
        if done is not None:
            found.append(Standing(indicator, done, due(indicator, result.period)))
    return found
