"""Whether parts add up to a total: what makes a list of quantities the parts of another, and what then is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from toolkit.findings.words_problems import OF_WHICH_DIFFERS, TOTAL_DIFFERS
from toolkit.model import Place
from toolkit.vietnamese import format_number
from toolkit.words.lexicon import same_thing
from toolkit.words.prose import Prose
from toolkit.words.quantities import Bound, Quantity
from toolkit.words.remark import Agreement, Remark, Said, shown

SUMMED = "cộng thành phần"


class Binding(Enum):
    """How a list is tied to its total: by how much the sum may be off before it is no list of parts at all."""

    EXHAUSTIVE = "exhaustive"
    """gồm, bao gồm, chia ra: these are all parts."""
    OF_WHICH = "of which"
    """trong đó: some parts, which may overlap."""
    LOOSE = "loose"
    """A bracket, a colon, lines below: parts where they nearly add up."""
    MIXED = "mixed"
    """Items that are called by other names (văn phòng, công ty, chi nhánh): parts where hardly anything lacks."""


_EXHAUSTIVE = re.compile(r"(?i)(?<!\w)(?:bao gồm|gồm|chia ra|phân ra|chia thành|trong tổng số này có)(?!\w)")
_OF_WHICH = re.compile(r"(?i)(?<!\w)(?:trong đó|trong số đó|riêng)(?!\w)")
_CROSSING = re.compile(
    r"(?i)(?<!\w)(?:dân tộc|dtts|đảng viên|người cao tuổi|khuyết tật|tái phạm|tiền án|đồng thời)(?!\w)"
)
_PARTED = re.compile(r"(?i)[,;]\s*(?:[^\W\d]+\s){0,3}?(?:khác|còn lại)(?!\w)[^,;]*$")
"""A list that ends in what is left has no part that another holds too."""
_WOMEN, _MEN = re.compile(r"(?i)(?<!\w)nữ(?!\w)"), re.compile(r"(?i)(?<!\w)nam(?!\w)")
_NEAR = {
    Binding.EXHAUSTIVE: Decimal("0.5"),
    Binding.LOOSE: Decimal("0.3"),
    Binding.OF_WHICH: Decimal("0.5"),
    Binding.MIXED: Decimal("0.1"),
}
_OPEN = re.compile(r"(?:\.{3}|…|v\.\s?v)")
"""Signs that a list names only some of its parts."""
_ABOUT = Decimal("0.01")
_MIXED = 3
_DIGITS = 3
_OF_WHICH_SHORT = Decimal("0.1")


def binding_of(text: str) -> Binding | None:
    """What the words in front of a list say of it; None where they say nothing."""
    found = [(m.start(), Binding.EXHAUSTIVE) for m in _EXHAUSTIVE.finditer(text)]
    found += [(m.start(), Binding.OF_WHICH) for m in _OF_WHICH.finditer(text)]
    return max(found, default=(0, None), key=lambda one: one[0])[1]


def comparable(total: Quantity, part: Quantity) -> bool:
    """Whether a quantity can be a part of a total: an exact amount of the same thing, or of nothing named."""
    if not part.plain or (part.unit and part.unit != total.unit):
        return False
    if total.unit:
        return part.unit == total.unit
    return not part.noun or not total.noun or same_thing(part.noun, total.noun)


def right_percent(part: Decimal, base: Decimal, percent: Quantity) -> bool:
    """Whether a percentage is that of two amounts, rounded or cut as it is written."""
    exact = part / base * 100
    return abs(exact - percent.value) <= (percent.step if percent.step < 1 else Decimal("0.6"))


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and what are taken for its parts, with the words they stand in."""

    prose: Prose
    total: Quantity
    parts: Sequence[Quantity]
    binding: Binding
    start: int
    end: int
    words: str = ""
    """The list's own words, which say whether its parts overlap."""

    @property
    def sum(self) -> Decimal:
        """The parts added up."""
        return sum((part.value for part in self.parts), Decimal())

    @property
    def tolerance(self) -> Decimal:
        """How far rounding as written can put sum and total apart."""
        if self.total.bound is Bound.ABOUT:
            return self.total.value * _ABOUT
        steps = [self.total.step, *(part.step for part in self.parts)]
        return Decimal() if all(step == 1 for step in steps) else sum(steps, Decimal()) / 2

    @property
    def agrees(self) -> bool:
        """Whether the parts add up to the total, or to the base that it is a share of."""
        wholes = [self.total.value, *([self.total.base] if self.total.base is not None else [])]
        return any(abs(whole - self.sum) <= self.tolerance for whole in wholes)


def judge(found: Sum) -> Iterator[Said]:
    """What is to be said of a total and its parts; nothing where they may be no parts at all."""
    if len(found.parts) < 2 or found.total.bound is Bound.RANGE or not found.total.value:
        return
    quote = found.prose.quote(found.start, found.end)
    number = found.prose.paragraph.number
    if found.agrees and found.total.amount:
        yield Agreement(SUMMED, number, quote, format_number(found.sum), format_number(found.total.value))
        return
    if found.total.amount and _is_wrong(found):
        yield _remark(found, quote, number)


def _is_wrong(found: Sum) -> bool:
    total, off = found.total.value, found.sum - found.total.value
    near = abs(off) <= _NEAR[found.binding] * total
    if found.binding is Binding.MIXED:
        return near and (len(found.parts) >= _MIXED or slipped(found.sum, found.total.value))
    if off < 0 and _OPEN.search(found.words):
        return False
    if found.binding is not Binding.OF_WHICH:
        slight = found.binding is Binding.EXHAUSTIVE and off <= total * _ABOUT
        return near and (slight or not (off > 0 and _overlaps(found.words)))
    if any(part.value > total for part in found.parts):
        return near
    if off > 0:
        return near and not _overlaps(found.words)
    if any(_percent_fits(found, part) for part in found.parts):
        return False
    return abs(off) <= max(_OF_WHICH_SHORT * total, min(Decimal(3), total / 4))


def slipped(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ in one digit of three or more, or in two that changed places, as a slip leaves them.

    Both are written with the same decimals: what follows from others is rounded to those of what is said.
    """
    ours, theirs = (f"{each:f}".replace(".", "") for each in (one, other))
    if len(ours) != len(theirs) or not (ours + theirs).isdigit():
        return False
    odd = [at for at, (left, right) in enumerate(zip(ours, theirs, strict=True)) if left != right]
    swapped = [ours[at] for at in odd] == [theirs[at] for at in reversed(odd)]
    return (len(odd) == 1 and len(ours) >= _DIGITS) or (len(odd) == 2 and odd[1] - odd[0] == 1 and swapped)


def slipped_percent(part: Decimal, base: Decimal, percent: Quantity) -> bool:
    """Whether a percentage is that of two amounts but for a slip of the pen."""
    return slipped((part / base * 100).quantize(percent.step), percent.value.quantize(percent.step))


def _percent_fits(found: Sum, part: Quantity) -> bool:
    """Whether a part's own percentage is that of the total: then the parts are what they say, and not all of it."""
    percent = next((one for one in found.prose.quantities if one.start > part.start), None)
    return percent is not None and percent.unit == "%" and right_percent(part.value, found.total.value, percent)


def _overlaps(words: str) -> bool:
    """Whether the parts may count the same thing twice: women beside ethnic minorities or party members."""
    if _PARTED.search(words):
        return False
    return bool(_CROSSING.search(words)) or (bool(_WOMEN.search(words)) and not _MEN.search(words))


def _remark(found: Sum, quote: str, number: int) -> Remark:
    problem = OF_WHICH_DIFFERS if found.binding in (Binding.OF_WHICH, Binding.MIXED) else TOTAL_DIFFERS
    facts: dict[str, Any] = {
        "total": shown(found.total.value, found.total),
        "parts": " + ".join(_scaled(part.value, found.total) for part in found.parts),
        "sum": shown(found.sum, found.total),
        "difference": shown(abs(found.sum - found.total.value), found.total),
    }
    if problem is TOTAL_DIFFERS:
        facts["count"] = len(found.parts)
    finding = problem.at(Place(), **facts)
    return Remark(finding, number, quote, format_number(found.sum), format_number(found.total.value))


def _scaled(value: Decimal, total: Quantity) -> str:
    return shown(value, total).partition(" ")[0]
