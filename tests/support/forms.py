"""Forms of the seed's agencies, and what comes back in them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tests.support.seed import PERIOD
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Aggregation, Catalogue, Column, Direction, Indicator, Period, Plan, Reading, Relation
from toolkit.model.figure import Value
from toolkit.writing.form import Asked, form_bytes

CATALOGUE = Catalogue(
    agencies=(Agency("I", "A", "Sở A"), Agency("", "X1", "UBND xã Một", "xã"), Agency("", "X2", "UBND xã Hai", "xã")),
    indicators=(
        Indicator("A.1", "A", "1", "Công tác quản lý"),
        Indicator("A.1.1", "A", "-", "Tổng số dự án", "Dự án", "A.1"),
        Indicator("A.1.1.1", "A", "", "Dự án mới", "Dự án", "A.1.1", Relation.PART),
        Indicator("A.1.1.2", "A", "", "Dự án chuyển tiếp", "Dự án", "A.1.1", Relation.PART),
        Indicator("A.1.1.3", "A", "", "Trong đó: chậm tiến độ", "Dự án", "A.1.1", Relation.OF_WHICH),
        Indicator("A.2", "A", "2", "Tổng vốn", "Tỷ đồng"),
        Indicator("A.3", "A", "3", "Tổng vốn", "Tỷ đồng"),
        Indicator("X.1", "xã", "1", "Hộ nghèo", "Hộ", aggregation=Aggregation.SUM, direction=Direction.DOWN),
    ),
    plans=(Plan("A.2", 2020, Decimal("150.5")), Plan("X.1", 2020, Decimal(900))),
)
"""Two indicators with one name, a sum with parts, an of-which part, a heading, a group with one plan for all."""


def form(
    agency: str = "A",
    previous: Mapping[str, Value] | None = None,
    catalogue: Catalogue = CATALOGUE,
    period: Period = PERIOD,
) -> bytes:
    """The form of an agency."""
    asked = Asked(catalogue.active(period), catalogue.agency_by_code[agency], period, "Đắk Lắk", previous or {})
    return form_bytes(asked)


def read(data: bytes, name: str = "gui-lai.xlsx", catalogue: Catalogue = CATALOGUE, period: Period = PERIOD) -> Reading:
    """A form as it is read when it comes back."""
    return read_submission(name, data, Context(catalogue.active(period), period))


def placed(reading: Reading) -> dict[tuple[str, Column], Value]:
    """The figures that were placed."""
    return {
        (one.indicator, one.column): one.value
        for one in reading.figures
        if one.indicator is not None and one.column is not None and one.value is not None
    }
