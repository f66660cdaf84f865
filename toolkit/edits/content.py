"""What a cell of a workbook holds: a constant, or a formula with the result that was saved beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: a constant, or a formula with the result that was saved beside it."""

    value: Any
    formula: str = ""

    @property
    def text(self) -> str:
        """The content as a person sees it in the formula bar."""
        return self.formula or plain_text(self.value)


def plain_text(value: object) -> str:
    """A constant as text: whole numbers whole, line ends alike."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").replace("\xa0", " ")
