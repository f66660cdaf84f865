"""Whether two formulas are the same but for where they point, whichever program saved them."""

from __future__ import annotations

import re
from functools import lru_cache

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_NUMBERED = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![\w.\\])(\$?[A-Z]{1,3}\$?)[1-9][0-9]{0,6}(?![\w(.])""", re.ASCII
)
"""A text or a sheet's name in quotes, or a cell's name: its column, and the number of its row."""


def skeleton(formula: str) -> str:
    """A formula with every reference replaced by one sign; moved rows, inserted columns and `$` make no difference."""
    if not formula.startswith("="):
        return formula
    return _skeleton(_NUMBERED.sub(lambda found: found[1] or f"{found[2]}1", formula))


@lru_cache(maxsize=10_000)
def _skeleton(formula: str) -> str:
    """The same, of formulas that hundreds of thousands of rows have alike."""
    pieces = []
    for token in Tokenizer(formula).items:
        if token.type == Token.WSPACE:
            continue
        is_reference = token.type == Token.OPERAND and token.subtype == Token.RANGE
        pieces.append("R" if is_reference else token.value if token.type == Token.OPERAND else token.value.upper())
    return "".join(pieces)
