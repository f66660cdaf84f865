"""Names that a workbook's sheets can have: what other formats allow and Excel does not is changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

_LONGEST = 31
"""UTF-16 units; Excel's own limit."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = {"history"}


def safe_names(names: Iterable[str], taken: Collection[str] = ()) -> dict[str, str]:
    """A name that Excel accepts for each name, none of them twice (small and capital letters are the same)."""
    used = _RESERVED | {name.casefold() for name in taken}
    found: dict[str, str] = {}
    for name in names:
        plain = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name)).strip("' ") or "Trang"
        number, safe = 1, _shortened(plain, "")
        while safe.casefold() in used:
            number += 1
            safe = _shortened(plain, f" ({number})")
        used.add(safe.casefold())
        found[name] = safe
    return found


def _shortened(name: str, suffix: str) -> str:
    while len((name + suffix).encode("utf-16-le")) // 2 > _LONGEST:
        name = name[:-1]
    return name.rstrip("' ") + suffix
