"""Whether a number can be as large as it is: counted things are whole, and no number is a thousandth of its plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial

from toolkit.findings.rule_problems import NEGATIVE_COUNT, NOT_WHOLE, THOUSANDFOLD
from toolkit.model import NUMBER_COLUMNS, Column, Figure, Finding, Indicator, Nature
from toolkit.rules.about import about
from toolkit.rules.book import Book
from toolkit.rules.thousandfold import THOUSAND, thousandfold_evidence
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
    "|".join(
        map(
            re.escape,
            map(
                key,
                (
                    *("bình quân", "trung bình", "mật độ", "tỷ suất", "tỷ số", "/"),
                    *("trên 1", "trên một", "trên mỗi", "trên vạn", "trên nghìn", "trên ngàn"),
                ),
            ),
        )
    )
)


def check_magnitude(book: Book) -> Iterator[Finding]:
    """A fraction of a counted thing, a negative count, and a number whose thousandfold fits where it does not."""
    for indicator in book.indicators:
        counted = is_counted(indicator) and not _is_planned_in_fractions(book, indicator)
        for column in NUMBER_COLUMNS:
            figure = book.figures.get((indicator.code, column))
            value = figure.value if figure is not None else None
            if figure is not None and isinstance(value, Decimal) and (counted or value < THOUSAND):
                yield from _check(book, indicator, (column, figure, value), counted=counted)


def _check(
    book: Book, indicator: Indicator, found: tuple[Column, Figure, Decimal], *, counted: bool
) -> Iterator[Finding]:
    column, figure, value = found
    evidence = thousandfold_evidence(book, indicator, column, value, counted=counted)
    if not evidence and not (counted and (value < 0 or value != value.to_integral_value())):
        return
    say = partial(about, figure, indicator, label=column.label, value=format_number(value))
    if evidence:
        meant = format_number(value * THOUSAND)
        yield say(THOUSANDFOLD, suggestion=meant, evidence=evidence, meant=meant)
    elif value != value.to_integral_value():
        yield say(NOT_WHOLE, unit=indicator.unit)
    else:
        yield say(NEGATIVE_COUNT, suggestion=format_number(abs(value)), unit=indicator.unit)


def is_counted(indicator: Indicator) -> bool:
    """Whether figures must be whole; averages (`số bác sĩ trên 1 vạn dân`) and what has decimals need not."""
    if indicator.decimals or indicator.nature is Nature.RATE:
        return False
    return key(indicator.unit) in COUNTED and not _is_average(indicator.name)


def _is_planned_in_fractions(book: Book, indicator: Indicator) -> bool:
    """Whether the catalogue's own plan (`41,5 giường`) shows that figures need not be whole."""
    plan = book.given_plan(indicator)
    return plan is not None and plan != plan.to_integral_value()


@lru_cache(maxsize=65_536)
def _is_average(name: str) -> bool:
    return _AVERAGE.search(key(name)) is not None
