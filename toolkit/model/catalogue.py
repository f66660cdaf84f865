"""The catalogue (danh mục): agencies, indicators, other names, plans, successions, recipients."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from toolkit.model.figure import Place
from toolkit.model.period import Period


class Relation(StrEnum):
    """How an indicator belongs to its parent."""

    PART = "thành phần"
    """The parts add up to the parent."""
    OF_WHICH = "trong đó"
    """At most the parent."""
    SEPARATE = "riêng"
    """Stands below the parent, without arithmetic."""


class Aggregation(StrEnum):
    """How the figures of several agencies become one."""

    OWNER = "chủ trì"
    """One agency owns the figure; others are compared with it."""
    SUM = "cộng"
    """The figures of all reporters are added."""


class Nature(StrEnum):
    """What kind of quantity an indicator is."""

    CUMULATIVE = "lũy kế"
    LEVEL = "thời điểm"
    RATE = "tỷ lệ"


class Direction(StrEnum):
    """Which way is good."""

    UP = "tăng"
    DOWN = "giảm"


class Receives(StrEnum):
    """What a recipient is sent."""

    TABLE = "biểu"
    MASTER = "tổng hợp"
    STATUS = "tình hình nộp"


@dataclass(frozen=True, slots=True)
class Agency:
    """One reporting agency (cơ quan báo cáo); `number` is its Roman numeral in the table."""

    number: str
    code: str
    name: str
    group: str = ""
    email: str = ""
    contact: str = ""
    phone: str = ""
    first: Period | None = None
    last: Period | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table; `agency` is an agency's code or the name of a group of agencies."""

    code: str
    agency: str
    number: str
    name: str
    unit: str = ""
    parent: str | None = None
    relation: Relation = Relation.SEPARATE
    aggregation: Aggregation = Aggregation.OWNER
    nature: Nature = Nature.CUMULATIVE
    direction: Direction = Direction.UP
    decimals: int | None = None
    first: Period | None = None
    last: Period | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name under which an agency (empty: any) reports an indicator."""

    agency: str
    text: str
    indicator: str
    decided_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's plan for an indicator, and the document that assigned it."""

    indicator: str
    year: int
    value: Decimal
    document: str = ""
    place: Place = Place()
    """Where the plan stands in the catalogue workbook."""


@dataclass(frozen=True, slots=True)
class Succession:
    """From `first` on the old code (agency or indicator) is continued by the new one."""

    old: str
    new: str
    first: Period
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is mailed the results."""

    name: str
    email: str
    receives: frozenset[Receives] = frozenset()


@dataclass(frozen=True)
class Catalogue:
    """All that the province keeps by hand, in the order in which it keeps it."""

    agencies: tuple[Agency, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    aliases: tuple[Alias, ...] = ()
    plans: tuple[Plan, ...] = ()
    successions: tuple[Succession, ...] = ()
    recipients: tuple[Recipient, ...] = ()

    @cached_property
    def agency_by_code(self) -> dict[str, Agency]:
        """Agencies by their code."""
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def indicator_by_code(self) -> dict[str, Indicator]:
        """Indicators by their code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def position_by_code(self) -> dict[str, int]:
        """The places of indicators in the catalogue's order."""
        return {indicator.code: place for place, indicator in enumerate(self.indicators)}

    @cached_property
    def children(self) -> dict[str | None, tuple[Indicator, ...]]:
        """Indicators by their parent's code, in catalogue order; None holds those without a parent."""
        found: dict[str | None, list[Indicator]] = defaultdict(list)
        for indicator in self.indicators:
            found[indicator.parent].append(indicator)
        return {parent: tuple(below) for parent, below in found.items()}

    @cached_property
    def plan_by_indicator_year(self) -> dict[tuple[str, int], Plan]:
        """Plans by indicator code and year."""
        return {(plan.indicator, plan.year): plan for plan in self.plans}

    @cached_property
    def _parts(self) -> dict[str, tuple[Indicator, ...]]:
        known = self.indicator_by_code
        return {
            code: tuple(child for child in below if child.relation is Relation.PART)
            for code, below in self.children.items()
            if code is not None and code in known and known[code].nature is not Nature.RATE
        }

    @cached_property
    def _members(self) -> dict[str, tuple[Agency, ...]]:
        found: dict[str, list[Agency]] = defaultdict(list)
        for agency in self.agencies:
            found[agency.group].append(agency)
        return {group: tuple(members) for group, members in found.items()}

    @cached_property
    def _reported(self) -> dict[str, tuple[Indicator, ...]]:
        """Indicators by what stands as their agency: a code, or the name of a group."""
        found: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.indicators:
            found[indicator.agency].append(indicator)
        return {name: tuple(reported) for name, reported in found.items()}

    def parts(self, code: str) -> tuple[Indicator, ...]:
        """The indicators that add up to `code`; rates never add up."""
        return self._parts.get(code, ())

    def reporters(self, indicator: Indicator) -> tuple[Agency, ...]:
        """The agencies that are to report an indicator: its owner, or every member of its group."""
        owner = self.agency_by_code.get(indicator.agency)
        if owner is not None:
            return (owner,)
        return self._members.get(indicator.agency, ())

    def of_agency(self, code: str) -> tuple[Indicator, ...]:
        """The indicators that an agency is to report, in catalogue order."""
        group = self.agency_by_code[code].group
        own = self._reported.get(code, ())
        shared = self._reported.get(group, ()) if group and group != code else ()
        if not own or not shared:
            return own or shared
        return tuple(sorted((*own, *shared), key=lambda one: self.position_by_code[one.code]))

    @cached_property
    def _aliases(self) -> dict[str, tuple[Alias, ...]]:
        found: dict[str, list[Alias]] = defaultdict(list)
        for alias in self.aliases:
            found[alias.agency].append(alias)
        return {agency: tuple(own) for agency, own in found.items()}

    def aliases_of(self, agency: str | None) -> tuple[Alias, ...]:
        """The other names that an agency may use, in catalogue order."""
        own = self._aliases.get(agency, ()) if agency else ()
        common = self._aliases.get("", ())
        if not own or not common:
            return own or common
        return tuple(alias for alias in self.aliases if alias.agency in ("", agency))

    def active(self, period: Period) -> Catalogue:
        """The catalogue as it stood in a period: agencies and indicators not yet or no longer valid left out."""
        return Catalogue(
            tuple(a for a in self.agencies if period.within(a.first, a.last)),
            tuple(i for i in self.indicators if period.within(i.first, i.last)),
            self.aliases,
            self.plans,
            self.successions,
            self.recipients,
        )
