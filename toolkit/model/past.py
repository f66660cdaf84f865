"""What earlier periods came to, as far as a later one is compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.model.figure import Mark, Place, Value
from toolkit.model.period import Period
from toolkit.model.sent import SentValues


@dataclass(frozen=True, slots=True)
class PastValue:
    """What an indicator had come to at the end of an earlier period, and in which run that was settled."""

    value: Value
    run: int
    place: Place = Place()
    """Where it stood, if it was one figure; the file's name begins with the period's folder."""
    estimate: bool = False
    """It was reported as an estimate (ước)."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """The actuals (lũy kế thực hiện) of earlier periods."""

    values: Mapping[Period, Mapping[str, PastValue]] = field(default_factory=dict)
    """By period and indicator; what was not known then is not there."""
    sent: Mapping[Period, SentValues] = field(default_factory=dict)
    """What each agency had reported, by agency and indicator; only for the period just before, and a year before."""
    incomparable: frozenset[tuple[Period, str]] = frozenset()
    """Indicators whose value in a period cannot be carried over a merger or a split."""

    def value(self, period: Period, indicator: str) -> PastValue | None:
        """What an indicator came to in a period."""
        return self.values.get(period, {}).get(indicator)

    def number(self, period: Period, indicator: str) -> Decimal | None:
        """The number that an indicator came to, nil as 0."""
        found = self.value(period, indicator)
        return _number(found.value) if found else None

    def sent_number(self, period: Period, agency: str, indicator: str) -> Decimal | None:
        """The number that an agency reported, nil as 0."""
        sent = self.sent.get(period)
        return _number(sent.of(agency).get(indicator)) if sent else None

    def before(self, period: Period) -> list[Period]:
        """The periods that ended earlier, the latest first."""
        return sorted((one for one in self.values if one.end < period.end), key=_recent_first)

    def earlier_in_year(self, period: Period) -> list[Period]:
        """The periods of the same year that ended earlier, the latest first."""
        return [one for one in self.before(period) if one.year == period.year]


NO_PAST = Past()


def _number(value: Value | None) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    return Decimal(0) if value is Mark.NIL else None


def _recent_first(period: Period) -> tuple[int, str]:
    return -period.end.toordinal(), str(period)
