"""Colours as Excel stores them, theme colours with their tint among them, as #RRGGBB."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from defusedxml.ElementTree import fromstring
from openpyxl.styles.colors import COLOR_INDEX, Color

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_SYSTEM_COLOURS = 64


def theme_colours(theme: bytes | str | None) -> tuple[str, ...]:
    """The twelve colours of a workbook's theme in the order in which cells refer to them."""
    if not theme:
        return ()
    scheme = fromstring(theme).find(f".//{_DRAWING}clrScheme")
    if scheme is None:
        return ()
    found = {child.tag.removeprefix(_DRAWING): child[0] for child in scheme if len(child)}
    return tuple(found[name].get("lastClr") or found[name].get("val") or "" for name in _ORDER if name in found)


def hex_colour(colour: Color | None, theme: Sequence[str]) -> str | None:
    """A colour as #RRGGBB, None where it is the automatic one."""
    if colour is None:
        return None
    if colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(theme):
        return _tinted(theme[colour.theme], float(colour.tint or 0))
    if colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < _SYSTEM_COLOURS:
        return f"#{COLOR_INDEX[colour.indexed][-6:]}"
    if colour.type == "rgb" and isinstance(colour.rgb, str) and len(colour.rgb) >= 6:
        return f"#{colour.rgb[-6:]}"
    return None


def _tinted(rgb: str, tint: float) -> str:
    """A theme colour made lighter (tint above 0) or darker, as ECMA-376 18.3.1.15 has it."""
    red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in mixed)
