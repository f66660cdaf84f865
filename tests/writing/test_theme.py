"""Colours as Excel stores them."""

from __future__ import annotations

import pytest
from openpyxl.styles.colors import Color

from toolkit.writing.theme import hex_colour, theme_colours

_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)


def test_theme_colours_come_in_the_order_in_which_cells_count_them() -> None:
    assert theme_colours(_THEME) == ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4")
    assert theme_colours(None) == ()


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        (None, None),
        (Color(rgb="FF00B050"), "#00B050"),
        (Color(theme=4), "#4472C4"),
        (Color(theme=0, tint=-0.25), "#BFBFBF"),
        (Color(theme=1, tint=0.5), "#808080"),
        (Color(theme=9), None),
        (Color(indexed=10), "#FF0000"),
        (Color(indexed=64), None),
    ],
)
def test_a_colour_is_resolved(colour: Color | None, expected: str | None) -> None:
    assert hex_colour(colour, theme_colours(_THEME)) == expected
