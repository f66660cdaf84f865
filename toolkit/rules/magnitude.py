"""Whether a number can be as large as it is: counted things are whole, and no number is a thousandth of its plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.findings.rule_problems import NEGATIVE_COUNT, NOT_WHOLE, THOUSANDFOLD
from toolkit.model import NUMBER_COLUMNS, Column, Figure, Finding, Indicator, Nature
from toolkit.rules.book import Book
from toolkit.vietnamese import format_number, key

COUNTED = frozenset(
    map(
        key,
        (
            *("người", "lượt người", "hộ", "học sinh", "sinh viên", "giáo viên", "cán bộ", "bác sĩ", "lao động"),
            *("đề tài", "đt/da", "dự án", "nhiệm vụ", "công trình", "sáng kiến", "mô hình", "văn bản", "hồ sơ"),
            *("vụ", "vụ việc", "cuộc", "lượt", "lần", "trường hợp", "phương tiện", "xe", "thuê bao", "dịch vụ"),
            *("trường", "lớp", "giường", "giường bệnh", "trạm", "cơ sở", "doanh nghiệp", "hợp tác xã", "trang trại"),
            *("xã", "huyện", "thôn", "cơ quan", "đơn vị", "tổ chức", "giấy", "phiếu", "tờ khai", "chợ", "nhà"),
        ),
    )
)
"""Units that count whole things; measures such as tấn, ha, tỷ đồng, nghìn người are not among them."""

_AVERAGE = re.compile(
    "|".join(map(re.escape, map(key, ("bình quân", "trung bình", "trên 1", "trên một", "trên mỗi", "/"))))
)
_THOUSAND = Decimal(1000)
_SMALLEST, _LARGEST = Decimal("0.02"), Decimal(2)
"""How large a result may be beside its plan for both to be of one order; for a plan, the other way round."""
_YEARS_APART = Decimal(10)
"""How many times larger or smaller a result may be than the same months' a year before."""


def check_magnitude(book: Book) -> Iterator[Finding]:
    """A fraction of a counted thing, a negative count, and a number whose thousandfold fits where it does not."""
    for indicator in book.catalogue.indicators:
        for column in NUMBER_COLUMNS:
            figure = book.figures.get((indicator.code, column))
            if figure is not None and isinstance(figure.value, Decimal):
                yield from _check(book, indicator, column, figure, figure.value)


def _check(book: Book, indicator: Indicator, column: Column, figure: Figure, value: Decimal) -> Iterator[Finding]:
    counted = is_counted(indicator)
    place = {"agency": figure.agency, "indicator": indicator.code, "column": column}
    facts = {"label": column.label, "name": indicator.name, "value": format_number(value)}
    evidence = _evidence(book, indicator, column, value, counted=counted)
    if evidence:
        meant = format_number(value * _THOUSAND)
        yield THOUSANDFOLD.at(figure.place, suggestion=meant, evidence=evidence, meant=meant, **place, **facts)  # type: ignore[arg-type]
    elif counted and value != value.to_integral_value():
        yield NOT_WHOLE.at(figure.place, unit=indicator.unit, **place, **facts)  # type: ignore[arg-type]
    elif counted and value < 0:
        yield NEGATIVE_COUNT.at(figure.place, unit=indicator.unit, **place, **facts)  # type: ignore[arg-type]


def is_counted(indicator: Indicator) -> bool:
    """Whether figures must be whole; averages (`số bác sĩ trên 1 vạn dân`) and what has decimals need not."""
    if indicator.decimals or indicator.nature is Nature.RATE or _AVERAGE.search(key(indicator.name)):
        return False
    return key(indicator.unit) in COUNTED


def _evidence(book: Book, indicator: Indicator, column: Column, value: Decimal, *, counted: bool) -> str:
    """Why a number must be meant a thousand times larger, empty where nothing says so.

    Only a fraction of at most three digits can have lost its thousands: `13.500` was stored as 13.5. A measure may be
    small in truth, so that two columns must say so, or one and the three digits.
    """
    digits = -int(value.normalize().as_tuple().exponent)
    if indicator.nature is Nature.RATE or not 0 < digits <= 3 or value <= 0:
        return ""
    fitting, known = _fits(book, indicator, column, value)
    if counted and (fitting or (digits == 3 and not known)):
        return f"đơn vị “{indicator.unit}” đếm từng cái"
    proven = len(fitting) == known and (known >= 2 or digits == 3)
    return fitting[0] if fitting and proven else ""


def _fits(book: Book, indicator: Indicator, column: Column, value: Decimal) -> tuple[list[str], int]:
    """Which of the other columns a thousandfold fits while the number itself does not, and how many there are."""
    found = []
    known = 0
    for other in NUMBER_COLUMNS:
        base = book.number(indicator.code, other) if other is not column else None
        if other is Column.PLAN and column is not Column.PLAN and base is None and book.period:
            plan = book.catalogue.plan_by_indicator_year.get((indicator.code, book.period.year))
            base = plan.value if plan else None
        if base is None or base <= 0:
            continue
        known += 1
        smallest, largest = _span(column, other)
        if not smallest <= value / base <= largest and smallest <= value * _THOUSAND / base <= largest:
            found.append(f"{other.label} là {format_number(base)}")
    return found, known


def _span(column: Column, other: Column) -> tuple[Decimal, Decimal]:
    """Between which quotients a column's number and another column's are of one order."""
    if column is Column.PLAN:
        return 1 / _LARGEST, 1 / _SMALLEST
    return (_SMALLEST, _LARGEST) if other is Column.PLAN else (1 / _YEARS_APART, _YEARS_APART)
