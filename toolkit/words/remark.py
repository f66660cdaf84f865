"""What a check says: a contradiction as a finding with its place in the words, or that two things agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from toolkit.model import Finding
from toolkit.vietnamese import format_number
from toolkit.words.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about the words: paragraph and words quoted, the number expected and the number found."""

    finding: Finding
    paragraph: int
    quote: str
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two statements that were held against each other and agree."""

    kind: str
    """What was compared, as a clerk reads it: `cộng thành phần`, `tỷ lệ`…"""
    paragraph: int
    quote: str
    expected: str
    found: str


Said: TypeAlias = Remark | Agreement

TIMES = ((Decimal(10) ** 9, "tỷ"), (Decimal(10) ** 6, "triệu"))


def shown(value: Decimal, like: Quantity | None = None) -> str:
    """A number as an office writes it, in the scale and unit of a quantity it stands beside."""
    if like is None:
        return format_number(value)
    unit = "%" if like.unit == "%" else f" {like.thing}" if like.thing else ""
    for times, word in TIMES:
        if like.step >= times // 1000 and like.value >= times and like.unit == "đồng":
            return f"{format_number(value / times)} {word} {like.unit}"
    return f"{format_number(value)}{unit}"
