"""A cell's look in a workbook that a clerk made, as XlsxWriter properties."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import Cell

from toolkit.writing.theme import hex_colour

_BORDERS = (
    *("none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot"),
    *("mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)


def cell_style(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    """A cell's look as XlsxWriter properties; only what differs from nothing."""
    return {**_font(cell, theme), **_alignment(cell), **_borders(cell, theme), **_fill(cell, theme), **_number(cell)}


def _font(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    font = cell.font
    found: dict[str, Any] = {"font_name": font.name or "Times New Roman", "font_size": float(font.sz or 12)}
    found |= {name: True for name, on in (("bold", font.b), ("italic", font.i), ("font_strikeout", font.strike)) if on}
    if font.u:
        found["underline"] = 2 if font.u == "double" else 1
    colour = hex_colour(font.color, theme)
    return found | ({"font_color": colour} if colour else {})


def _alignment(cell: Cell) -> dict[str, Any]:
    alignment = cell.alignment
    found: dict[str, Any] = {}
    if alignment.horizontal and alignment.horizontal != "general":
        found["align"] = {"centerContinuous": "center_across"}.get(alignment.horizontal, alignment.horizontal)
    found["valign"] = {"center": "vcenter", "justify": "vjustify", "distributed": "vdistributed"}.get(
        alignment.vertical or "bottom", alignment.vertical or "bottom"
    )
    if alignment.wrap_text:
        found["text_wrap"] = True
    if alignment.indent:
        found["indent"] = int(alignment.indent)
    if alignment.textRotation:
        found["rotation"] = _rotation(int(alignment.textRotation))
    return found


def _rotation(stored: int) -> int:
    """Excel stores 91–180 for 1–90 degrees clockwise and 255 for stacked letters."""
    return stored if stored <= 90 else 270 if stored == 255 else 90 - stored


def _borders(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("left", "right", "top", "bottom"):
        side = getattr(cell.border, name)
        if side is not None and side.style in _BORDERS[1:]:
            found[name] = _BORDERS.index(side.style)
            colour = hex_colour(side.color, theme)
            if colour:
                found[f"{name}_color"] = colour
    return found


def _fill(cell: Cell, theme: tuple[str, ...]) -> dict[str, Any]:
    if cell.fill is None or cell.fill.fill_type != "solid":
        return {}
    colour = hex_colour(cell.fill.fgColor, theme)
    return {"bg_color": colour} if colour else {}


def _number(cell: Cell) -> dict[str, Any]:
    return {} if cell.number_format in ("General", "@", None) else {"num_format": cell.number_format}
