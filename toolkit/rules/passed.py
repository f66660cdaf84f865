"""Which rules look at an indicator's column, so that one can say which of them a figure has passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from toolkit.model import (
    NUMBER_COLUMNS,
    Aggregation,
    Catalogue,
    Column,
    Direction,
    Finding,
    Indicator,
    Nature,
    Period,
    Relation,
)
from toolkit.rules.settings import RuleSettings

_Looks = Callable[[Catalogue, Indicator, Column, Period], bool]


def _numbers(_catalogue: Catalogue, _indicator: Indicator, column: Column, _period: Period) -> bool:
    return column in NUMBER_COLUMNS


def _results(_catalogue: Catalogue, _indicator: Indicator, column: Column, _period: Period) -> bool:
    return column is Column.ACTUAL


def _totals(catalogue: Catalogue, indicator: Indicator, column: Column, _period: Period) -> bool:
    return column in NUMBER_COLUMNS and bool(catalogue.parts(indicator.code))


def _shares(_catalogue: Catalogue, indicator: Indicator, column: Column, _period: Period) -> bool:
    return column in NUMBER_COLUMNS and indicator.relation is Relation.OF_WHICH


def _plans(catalogue: Catalogue, indicator: Indicator, column: Column, period: Period) -> bool:
    return column is Column.PLAN and (indicator.code, period.year) in catalogue.plan_by_indicator_year


def _rates(_catalogue: Catalogue, indicator: Indicator, column: Column, _period: Period) -> bool:
    return column in NUMBER_COLUMNS and indicator.nature is Nature.RATE and indicator.unit.strip() == "%"


def _sums(_catalogue: Catalogue, indicator: Indicator, column: Column, _period: Period) -> bool:
    return column in NUMBER_COLUMNS and indicator.aggregation is Aggregation.SUM


def _cumulative(_catalogue: Catalogue, indicator: Indicator, column: Column, _period: Period) -> bool:
    return column is Column.ACTUAL and indicator.nature is Nature.CUMULATIVE


def _ceilings(_catalogue: Catalogue, indicator: Indicator, column: Column, _period: Period) -> bool:
    down = indicator.direction is Direction.DOWN
    return column is Column.ACTUAL and down and indicator.nature is Nature.CUMULATIVE


def _previous(_catalogue: Catalogue, _indicator: Indicator, column: Column, _period: Period) -> bool:
    return column is Column.PREVIOUS


LOOKS: dict[str, _Looks] = {
    **dict.fromkeys(("KT401", "KT402"), _totals),
    "KT403": _shares,
    "KT404": _plans,
    "KT405": _numbers,
    "KT407": _sums,
    **dict.fromkeys(("KT408", "KT409", "KT410"), _numbers),
    **dict.fromkeys(("KT411", "KT419"), _cumulative),
    **dict.fromkeys(("KT412", "KT413", "KT414", "KT416"), _results),
    **dict.fromkeys(("KT415", "KT421"), _rates),
    "KT417": lambda _catalogue, _indicator, column, _period: column is Column.NOTE,
    "KT418": _previous,
    "KT424": _ceilings,
}
"""By code, whether a rule looks at an indicator's column; KT506 looks at a report as a whole."""


def passed(
    catalogue: Catalogue,
    key: tuple[str, Column],
    period: Period,
    settings: RuleSettings,
    findings: Iterable[Finding],
) -> Iterator[str]:
    """The codes of the rules that look at an indicator's column in a period and found nothing."""
    yield from _passed(_in_force(settings, period), catalogue, key, period, findings)


def _in_force(settings: RuleSettings, period: Period) -> list[tuple[str, _Looks]]:
    """The rules that hold in a period, by code."""
    return [(rule, looks) for rule, looks in sorted(LOOKS.items()) if settings.applies(rule, period)]


def _passed(
    rules: Iterable[tuple[str, _Looks]],
    catalogue: Catalogue,
    key: tuple[str, Column],
    period: Period,
    findings: Iterable[Finding],
) -> Iterator[str]:
    code, column = key
    indicator = catalogue.indicator_by_code[code]
    found = {one.code for one in findings if one.indicator == code and one.column in (None, column)}
    for rule, looks in rules:
        if rule not in found and looks(catalogue, indicator, column, period):
            yield rule


class PassedRules(Mapping[tuple[str, Column], tuple[str, ...]]):
    """For each indicator and column of a catalogue the rules that found nothing; looked up when somebody asks."""

    def __init__(
        self, catalogue: Catalogue, period: Period, settings: RuleSettings, findings: Iterable[Finding]
    ) -> None:
        self._catalogue, self._period = catalogue, period
        self._rules = _in_force(settings, period)
        self._said: defaultdict[str | None, list[Finding]] = defaultdict(list)
        for finding in findings:
            self._said[finding.indicator].append(finding)
        self._known: dict[tuple[str, Column], tuple[str, ...]] = {}

    def __getitem__(self, key: tuple[str, Column]) -> tuple[str, ...]:
        if key not in self._known:
            said = self._said.get(key[0], ())
            self._known[key] = tuple(_passed(self._rules, self._catalogue, key, self._period, said))
        return self._known[key]

    def __iter__(self) -> Iterator[tuple[str, Column]]:
        return ((indicator.code, column) for indicator in self._catalogue.indicators for column in Column)

    def __len__(self) -> int:
        return len(self._catalogue.indicators) * len(Column)
