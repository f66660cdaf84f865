"""Units of measure as they are really written (`Tr.đ`, `1000 ha`, `tạ/ha`), and the powers of ten between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from toolkit.vietnamese.text import clean, key

_POWERS = {
    "chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "1000": 3, "1.000": 3, "10^3": 3, "vạn": 4, "10000": 4, "triệu": 6,
    "tr": 6, "1000000": 6, "1.000.000": 6, "10^6": 6, "tỷ": 9, "nghìn tỷ": 12, "ngàn tỷ": 12, "nghìn triệu": 9,
}  # fmt: skip
"""Words that multiply what follows, as powers of ten."""
_BASES: dict[str, tuple[str, int]] = {
    "đồng": ("đồng", 0), "đ": ("đồng", 0), "trđ": ("đồng", 6), "tỷđ": ("đồng", 9),
    "vnđ": ("đồng", 0), "vnd": ("đồng", 0), "đồng việt nam": ("đồng", 0),
    "usd": ("usd", 0), "đô la mỹ": ("usd", 0), "đô la": ("usd", 0),
    "g": ("g", 0), "gam": ("g", 0), "kg": ("g", 3), "ki lô gam": ("g", 3), "kilôgam": ("g", 3), "yến": ("g", 4),
    "tạ": ("g", 5), "tấn": ("g", 6),
    "m2": ("m2", 0), "mét vuông": ("m2", 0), "ha": ("m2", 4), "héc ta": ("m2", 4), "hécta": ("m2", 4), "km2": ("m2", 6),
    "mm": ("m", -3), "cm": ("m", -2), "m": ("m", 0), "mét": ("m", 0), "km": ("m", 3), "ki lô mét": ("m", 3),
    "l": ("l", 0), "lít": ("l", 0), "m3": ("l", 3), "mét khối": ("l", 3),
    "wh": ("wh", 0), "kwh": ("wh", 3), "mwh": ("wh", 6), "gwh": ("wh", 9),
    "w": ("w", 0), "kw": ("w", 3), "mw": ("w", 6),
    "%": ("1", -2), "‰": ("1", -3), "phần trăm": ("1", -2), "phần nghìn": ("1", -3),
}  # fmt: skip
"""Each unit of measure with what it measures in and how many powers of ten it stands above that."""
_MEASURES = frozenset(base for base, _ in _BASES.values())
_BY_KEY = {key(name): found for name, found in _BASES.items()}
_POWER_BY_KEY = {key(name): power for name, power in _POWERS.items()}
_BILLION = 9
"""`Tỷ` alone counts money; `nghìn` and `triệu` alone may count anything."""
_GLUED = re.compile(r"(?<=[.\d])đ(?!\w)|(?<=\d)đ(?=ồng)", re.IGNORECASE)
_DIGITS = str.maketrans("²³", "23")
_POWERS_READ = "|".join(sorted(map(re.escape, _POWER_BY_KEY), key=len, reverse=True))
_POWER = re.compile(rf"(?P<power>{_POWERS_READ})(?P<rest>(?![^\W_]|[.,]\d).*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures in (`m2` for `ha`; an unknown word measures in itself), and its powers of ten above that."""

    base: str
    power: int


def power_between(found: str, wanted: str) -> int | None:
    """By which power of ten numbers in one unit are multiplied to be in another (`triệu đồng` to `tỷ đồng`: -3).

    0 for a unit written in two ways, or by its initials (`DN` for `doanh nghiệp`); None where one cannot become the
    other.
    """
    one, other = parse_unit(found), parse_unit(wanted)
    if one is None or other is None:
        return None
    if one.base == other.base:
        return one.power - other.power
    return 0 if _is_initials(one, other) or _is_initials(other, one) else None


def _is_initials(short: Unit, full: Unit) -> bool:
    """Whether a unit is the first letters of what is counted; measures (`tỷ đồng`, `tấn`) have signs of their own."""
    words = full.base.split()
    if short.power or full.power or len(words) < 2 or not {short.base, full.base}.isdisjoint(_MEASURES):
        return False
    return short.base.replace(".", "") == "".join(word[0] for word in words)


def is_measure(text: str) -> bool:
    """Whether a text is a unit by which amounts are measured (`triệu đồng`, `ha`), which no other word looks like."""
    unit = parse_unit(text)
    return unit is not None and unit.base.partition("/")[0] in _MEASURES


def shift(value: Decimal, power: int) -> Decimal:
    """A number times a power of ten, exactly; no zeros stand behind its decimals."""
    sign, digits, exponent = value.as_tuple()
    below = int(exponent) + power
    while below < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, below = digits[:-1], below + 1
    return Decimal((sign, digits + (0,) * max(below, 0), min(below, 0)))


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit | None:
    """A unit from its text, None for an empty one and for a power that counts nothing (`nghìn`)."""
    above, _, below = clean(text).translate(_DIGITS).partition("/")
    one = _parse_plain(above)
    if not below or one is None:
        return one
    other = _parse_plain(below)
    return None if other is None else Unit(f"{one.base}/{other.base}", one.power - other.power)


def _parse_plain(text: str) -> Unit | None:
    rest = key(_GLUED.sub(" đ", text.replace("₫", "đ")))
    power = 0
    while match := _POWER.fullmatch(rest):
        power += _POWER_BY_KEY[match["power"]]
        rest = match["rest"].strip(" .")
    if not rest:
        return Unit("đồng", power) if power in (_BILLION, _BILLION + 3) else None
    base, above = _BY_KEY.get(rest) or _BY_KEY.get(rest.replace(" ", "")) or (rest, 0)
    return Unit(base, power + above)
