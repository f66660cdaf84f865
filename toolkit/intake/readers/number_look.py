"""How a number is shown where that is not what its cell holds: scaled, with words behind it, struck out, not at all."""

from __future__ import annotations

import re
from functools import lru_cache

STRUCK, HIDDEN, SCALED, WORDS = "struck", "hidden", "scaled:", "words:"
"""What a cell's `shown` is or begins with; behind the last two stand a power of ten, or the words."""
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SCALE = re.compile(r"[0#?](,+)(?![0#?,])")
_BEHIND = re.compile(r'[0#?][^"]*"([^"]*)"')


@lru_cache(maxsize=1_024)
def number_look(code: str) -> str:
    """How a number format shows a number (ECMA-376 part 1, 18.8.31), empty where it shows what is there.

    A comma behind the last digit divides by a thousand; a format of empty sections shows nothing.
    """
    if ";" in code and not code.strip("; "):
        return HIDDEN
    section = code.partition(";")[0]
    scale = _SCALE.search(_QUOTED.sub("", section))
    if scale:
        return f"{SCALED}{3 * len(scale[1])}"
    words = _BEHIND.search(section) if "%" not in section else None
    return f"{WORDS}{words[1].strip()}" if words and any(map(str.isalpha, words[1])) else ""
