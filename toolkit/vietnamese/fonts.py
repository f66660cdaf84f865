"""Fonts that drew Vietnamese before Unicode: which charset a font's name stands for, and which draw capitals only."""

from __future__ import annotations

import re

from toolkit.vietnamese.charsets import Charset

_FAMILIES = (
    (re.compile(r"vni(?![a-z])", re.IGNORECASE), Charset.VNI),
    (re.compile(r"\.vn|vn(?:time|arial|avant|courier|helvet)", re.IGNORECASE), Charset.TCVN3),
    (re.compile(r"vi (?:times|arial|helvetica|courier|souvenir)", re.IGNORECASE), Charset.VISCII),
)
_CAPITALS = re.compile(r"\.?vn.*h(?: (?:bold|italic|bold italic))?", re.IGNORECASE)


def charset_of(font: str) -> Charset | None:
    """The charset that a font was made for (`.VnTime`: TCVN3), None for any other font."""
    name = font.strip()
    return next((charset for pattern, charset in _FAMILIES if pattern.match(name)), None)


def draws_capitals(font: str) -> bool:
    """Whether a font draws small letters as capitals: TCVN3 has no capitals with tones, `.VnTimeH` makes them."""
    return bool(_CAPITALS.fullmatch(font.strip()))
