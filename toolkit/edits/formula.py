"""Whether two formulas are the same but for where they point, whichever program saved them."""

from __future__ import annotations

from functools import lru_cache

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token


@lru_cache(maxsize=50_000)
def skeleton(formula: str) -> str:
    """A formula with every reference replaced by one sign; moved rows, inserted columns and `$` make no difference."""
    if not formula.startswith("="):
        return formula
    pieces = []
    for token in Tokenizer(formula).items:
        if token.type == Token.WSPACE:
            continue
        is_reference = token.type == Token.OPERAND and token.subtype == Token.RANGE
        pieces.append("R" if is_reference else token.value if token.type == Token.OPERAND else token.value.upper())
    return "".join(pieces)
