"""Which rules hold, from when to when, and their thresholds: the section [rules] of ktxh.toml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from toolkit.model import Period, PeriodError

_DATES = {"from", "to"}


class RuleSettingError(ValueError):
    """A setting of a rule that cannot be; its message is the sentence that a clerk reads."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A rule that is off, or on only from one period to another, both included."""

    code: str
    on: bool
    first: Period | None = None
    last: Period | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The switches, and the thresholds by the names that they have in [rules]."""

    switches: tuple[Switch, ...] = ()
    large_move: Decimal = Decimal(50)
    """KT412: percent by which a result may differ from the year before's without a note."""
    large_move_points: Decimal = Decimal(10)
    """KT412 for rates: points."""
    outlier: Decimal = Decimal("3.5")
    """KT413: the modified z-score beyond which a number is an outlier (Iglewicz and Hoaglin 1993: 3.5)."""
    outlier_periods: Decimal = Decimal(6)
    """KT413: how many earlier periods must be known."""
    unchanged: Decimal = Decimal(90)
    """KT506: percent of the figures that equal those of the period before in a report that only got a new date."""

    def applies(self, code: str, period: Period | None) -> bool:
        """Whether a rule holds in a period."""
        switch = next((one for one in self.switches if one.code == code), None)
        if switch is None or not switch.on:
            return switch is None
        return period is None or period.within(switch.first, switch.last)

    @classmethod
    def read(cls, section: Mapping[str, object], codes: Collection[str]) -> RuleSettings:
        """The settings in a section; `codes` are the rules that can be switched; raise RuleSettingError."""
        names = {field.name for field in fields(cls)} - {"switches"}
        switches, thresholds = [], {}
        for name, value in section.items():
            if name in names:
                thresholds[name] = _threshold(name, value)
            elif name in codes:
                switches.append(_switch(name, value))
            else:
                known = ", ".join((*sorted(names), *sorted(codes)))
                raise RuleSettingError(f"“{name}” không phải quy tắc bật tắt được, cũng không phải ngưỡng; có: {known}")
        return cls(tuple(sorted(switches, key=lambda one: one.code)), **thresholds)


DEFAULT = RuleSettings()


def _threshold(name: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise RuleSettingError(f"“{name}” phải là số lớn hơn 0")
    return Decimal(str(value))


def _switch(code: str, value: object) -> Switch:
    if isinstance(value, bool):
        return Switch(code, value)
    if not isinstance(value, dict) or not value or set(value) - _DATES:
        raise RuleSettingError(f'“{code}” phải là true, false hoặc {{ from = "2020-6T", to = "2021" }}')
    try:
        first, last = (Period.parse(str(value[name])) if name in value else None for name in ("from", "to"))
    except PeriodError as wrong:
        raise RuleSettingError(f"“{code}”: {wrong}") from wrong
    return Switch(code, on=True, first=first, last=last)
