"""The forms of a period: one for each agency that is to report, with what is known filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from toolkit.model import Catalogue, Period, Value
from toolkit.writing.form import Asked, form_bytes


def make_forms(
    catalogue: Catalogue,
    period: Period,
    province: str,
    previous: Mapping[str, Value],
    agencies: Collection[str] | None = None,
) -> dict[str, bytes]:
    """Workbooks by agency code; `previous` are the results of the same period a year ago, by indicator code."""
    return {
        agency.code: form_bytes(Asked(catalogue, agency, period, province, previous))
        for agency in catalogue.agencies
        if catalogue.of_agency(agency.code) and (agencies is None or agency.code in agencies)
    }
