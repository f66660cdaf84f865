"""The forms of a period: one for each agency that is to report, with what is known filled in."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.model import Catalogue, Column, Period, Reconciled
from toolkit.writing.form import Asked, form_bytes


def make_forms(
    catalogue: Catalogue,
    period: Period,
    province: str,
    year_before: Reconciled | None,
    agencies: Collection[str] | None = None,
) -> dict[str, bytes]:
    """Workbooks by agency code; `year_before` is the same period a year ago, reconciled."""
    found = year_before.values.values() if year_before else ()
    previous = {one.indicator: one.value for one in found if one.column is Column.ACTUAL and one.value is not None}
    return {
        agency.code: form_bytes(Asked(catalogue, agency, period, province, previous))
        for agency in catalogue.agencies
        if catalogue.of_agency(agency.code) and (agencies is None or agency.code in agencies)
    }
