"""Text in a workbook's XML (ST_Xstring, ECMA-376 part 1, 22.9.2.19): what XML cannot hold is written `_x000B_`."""

from __future__ import annotations

import re

_UNHELD = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_SPECIAL = re.compile(f"[&<>{_UNHELD}]|_x[0-9a-fA-F]{{4}}")
_CODED = re.compile(f"[{_UNHELD}]|_(?=x[0-9a-fA-F]{{4}}[_{_UNHELD}])")
_OUTER_SPACE = re.compile(r"\A\s|\s\Z")


def escaped(text: str) -> str:
    """Text as the content of an element."""
    if not _SPECIAL.search(text):
        return text
    held = _CODED.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
    return held.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text_element(text: str) -> str:
    """The element of a text that is shown as it stands, with the spaces at its ends."""
    kept = ' xml:space="preserve"' if _OUTER_SPACE.search(text) else ""
    return f"<t{kept}>{escaped(text)}</t>"
