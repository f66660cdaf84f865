"""The forms of a period: one for each agency that is to report, with what is known filled in."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.model import Catalogue, Past, Period
from toolkit.writing.form import Asked, form_bytes


def make_forms(
    catalogue: Catalogue,
    period: Period,
    province: str,
    past: Past,
    agencies: Collection[str] | None = None,
) -> dict[str, bytes]:
    """Workbooks by agency code; of `past` the same period a year ago is filled in."""
    previous = {code: one.value for code, one in past.values.get(period.year_before, {}).items()}
    return {
        agency.code: form_bytes(Asked(catalogue, agency, period, province, previous))
        for agency in catalogue.agencies
        if catalogue.of_agency(agency.code) and (agencies is None or agency.code in agencies)
    }
