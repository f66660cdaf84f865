"""A submission form's mark: whose form it is, for which period, made from which state of the catalogue."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from toolkit.model.catalogue import Catalogue, Indicator
from toolkit.model.period import Period, PeriodError

LAYOUT = 1
"""The version of the form's own layout; a reader that knows it knows where what stands."""
_MARK = re.compile(
    r"ktxh-bieu-nhap (?P<layout>\d+) (?P<agency>\S+) (?P<period>\S+) (?P<fingerprint>[0-9a-f]{8})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FormMark:
    """What a form says of itself, in one cell; it survives whatever program saves the workbook."""

    agency: str
    period: Period
    fingerprint: str
    """Eight hexadecimal digits of what the form was made from: its indicators and their plans."""
    layout: int = LAYOUT

    @classmethod
    def of(cls, catalogue: Catalogue, agency: str, period: Period) -> FormMark:
        """The mark of an agency's form as it is made today."""
        rows = [
            (i.code, i.number, i.name, i.unit, i.parent, i.relation.value, _plan(catalogue, i.code, period))
            for i in catalogue.active(period).of_agency(agency)
        ]
        return cls(agency, period, hashlib.sha256(repr(rows).encode()).hexdigest()[:8])

    @classmethod
    def parse(cls, text: str) -> FormMark | None:
        """The mark that a cell holds; None if it holds anything else."""
        found = _MARK.fullmatch(text.strip())
        if found is None:
            return None
        try:
            period = Period.parse(found["period"])
        except PeriodError:
            return None
        return cls(found["agency"], period, found["fingerprint"].lower(), int(found["layout"]))

    @property
    def text(self) -> str:
        """The mark as it stands in its cell."""
        return f"ktxh-bieu-nhap {self.layout} {self.agency} {self.period} {self.fingerprint}"


def _plan(catalogue: Catalogue, code: str, period: Period) -> str:
    plan = catalogue.plan_by_indicator_year.get((code, period.year))
    return "" if plan is None else str(plan.value.normalize())


def is_reported(catalogue: Catalogue, indicator: Indicator) -> bool:
    """Whether a form asks for a figure: a heading without a unit whose rows below do not add up is none."""
    below = catalogue.children.get(indicator.code, ())
    return bool(indicator.unit) or not below or bool(catalogue.parts(indicator.code))
