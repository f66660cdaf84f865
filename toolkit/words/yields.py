"""Crops: what is harvested is the area times the yield (`42.150 ha`, `62,4 tạ/ha`, `263.016 tấn`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.findings.words_problems import AVERAGE_DIFFERS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.parts import slipped
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

YIELD = "năng suất"
_TONNES = {"tạ/ha": Decimal("0.1"), "tấn/ha": Decimal(1)}
_YIELD = re.compile(r"(?i)năng suất[^\d;.]{0,60}$")
_HARVEST = re.compile(r"(?i)sản lượng[^\d;.]{0,60}$")
_NEAR = Decimal("0.15")
"""Farther off, the yield is of another area: what is harvested so far, what bears already."""


def check_yields(prose: Prose) -> Iterator[Said]:
    """Every yield with the area in front of it and the harvest behind it, nothing else of them between."""
    found = prose.quantities
    for index, rate in enumerate(found):
        if rate.unit not in _TONNES or rate.bound is not Bound.EXACT or not _YIELD.search(prose.text[: rate.start]):
            continue
        area = _nearest(found[:index][::-1], "ha", "tấn")
        harvest = _nearest(found[index + 1 :], "tấn", "ha")
        if area and harvest and area.value and _tied(prose, area, harvest):
            yield from _judge(prose, area, rate, harvest)


def _nearest(found: tuple[Quantity, ...], unit: str, stop: str) -> Quantity | None:
    """The first amount of a unit, with no other of the other unit nor another yield in front of it."""
    for one in found:
        if one.unit in (stop, *_TONNES):
            return None
        if one.unit == unit and not one.change:
            return one if one.plain and one.base is None else None
    return None


def _tied(prose: Prose, area: Quantity, harvest: Quantity) -> bool:
    between = prose.text[area.end : harvest.start]
    same = prose.sentence(area.start) == prose.sentence(harvest.start) and ";" not in between
    level = prose.depth(area.start) == prose.depth(harvest.start)
    return same and level and bool(_HARVEST.search(prose.text[: harvest.start])) and "trong đó" not in between


def _judge(prose: Prose, area: Quantity, rate: Quantity, harvest: Quantity) -> Iterator[Said]:
    exact = area.value * rate.value * _TONNES[rate.unit]
    off, rounded = abs(exact - harvest.value), _rounded(area, rate, harvest)
    quote, number = prose.quote(area.start, harvest.end), prose.paragraph.number
    right = (harvest.value / area.value / _TONNES[rate.unit]).quantize(min(rate.step, Decimal(1)))
    expected, found = format_number(right), format_number(rate.value)
    if off <= rounded:
        yield Agreement(YIELD, number, quote, expected, found)
    elif off <= exact * _NEAR or slipped(exact.to_integral_value(), harvest.value):
        finding = AVERAGE_DIFFERS.at(
            Place(), total=shown(harvest.value, harvest), count=shown(area.value, area), expected=expected, found=found
        )
        yield Remark(finding, number, quote, expected, found)


def _rounded(area: Quantity, rate: Quantity, harvest: Quantity) -> Decimal:
    """How far rounding as written can put the product off, a yield cut and not rounded among it."""
    return (area.value * rate.step + rate.value * area.step / 2) * _TONNES[rate.unit] + harvest.step
