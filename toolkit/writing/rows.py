"""The rows of the standard table, as they are printed, whatever the file they are written to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model import (
    NUMBER_COLUMNS,
    Agency,
    Catalogue,
    Column,
    Indicator,
    Mark,
    Origin,
    Reconciled,
    Relation,
    Value,
)
from toolkit.writing.look import Role

NOT_SUBMITTED = "Chưa gửi báo cáo"
TO_VERIFY = "Chờ xác minh"
_MAX_DIGITS = 6
UNAVAILABLE = "…"
"""How the printed table shows a figure that is not known yet, as statistical tables do."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row; `values` in the order plan, actual, previous; `digits` says how many decimals each is shown with."""

    role: Role
    number: str
    name: str
    unit: str = ""
    values: tuple[Value | None, Value | None, Value | None] = (None, None, None)
    digits: int | None = None
    note: str = ""


def printed_rows(result: Reconciled, agencies: Collection[str] | None = None) -> Iterator[PrintedRow]:
    """The rows of all agencies, or of those with the given codes; agencies without indicators are left out."""
    catalogue = result.catalogue
    reported: defaultdict[str, list[Indicator]] = defaultdict(list)
    for indicator in catalogue.indicators:
        reported[indicator.agency].append(indicator)
    for code, title in _sections(catalogue):
        indicators = reported[code]
        if not indicators or (agencies is not None and code not in agencies):
            continue
        number = title.number if title else ""
        name = (title.name if title else code).upper()
        yield PrintedRow(Role.AGENCY, number, name, note=NOT_SUBMITTED if code in result.missing else "")
        for indicator in indicators:
            yield _printed(result, indicator)


def _sections(catalogue: Catalogue) -> Iterator[tuple[str, Agency | None]]:
    """Agencies in their order, then the groups that report a set of indicators together."""
    for agency in catalogue.agencies:
        yield agency.code, agency
    for group in dict.fromkeys(agency.group for agency in catalogue.agencies if agency.group):
        if group not in catalogue.agency_by_code:
            yield group, None


def _printed(result: Reconciled, indicator: Indicator) -> PrintedRow:
    plan, actual, previous = (result.value(indicator.code, column) for column in NUMBER_COLUMNS)
    return PrintedRow(
        role=role_of(indicator),
        number=indicator.number,
        name=indicator.name,
        unit=indicator.unit,
        values=(plan, actual, previous),
        digits=indicator.decimals,
        note=_note(result, indicator),
    )


def role_of(indicator: Indicator) -> Role:
    """Which sample row of the template an indicator is printed like."""
    if indicator.relation is Relation.OF_WHICH:
        return Role.OF_WHICH
    if re.fullmatch(r"[-–—+*•]", indicator.number):
        return Role.DASH
    return Role.ITEM if indicator.number else Role.BARE


def _note(result: Reconciled, indicator: Indicator) -> str:
    """The agency's note, and which columns wait for a person."""
    said = shown_mark(result.value(indicator.code, Column.NOTE))
    held = [c.label for c in NUMBER_COLUMNS if result.values[indicator.code, c].origin is Origin.HELD]
    if not held:
        return said
    waiting = f"{TO_VERIFY}: {', '.join(held)}"
    return waiting if said in ("", Mark.NIL.value) else f"{said}; {waiting}"


def decimals_of(value: Decimal, digits: int | None) -> int:
    """With how many decimals a value is printed: its own, or as many as the catalogue says."""
    if digits is not None:
        return digits
    if value == value.to_integral_value():
        return 0
    exponent = int(value.normalize().as_tuple().exponent)
    return min(-exponent, _MAX_DIGITS)


def shown_mark(value: Value | None) -> str:
    """A value that is no number, as the table prints it."""
    if value is Mark.UNAVAILABLE:
        return UNAVAILABLE
    return value.value if isinstance(value, Mark) else str(value or "")
