"""How high a row must be for its wrapped text: phones, previews and LibreOffice do not fit rows by themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WIDTHS = {
    **dict.fromkeys("ijltf", 290),
    **dict.fromkeys("acez", 444),
    **dict.fromkeys("sr", 370),
    **dict.fromkeys("bdghknopquvxy0123456789$#*+=<>", 500),
    **dict.fromkeys("w", 722),
    **dict.fromkeys("m", 778),
    **dict.fromkeys("IJ()-[]{}!/\\'|", 340),
    **dict.fromkeys("EFLPSTZ?", 600),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ADGHKNOQUVXY&", 722),
    **dict.fromkeys("MW%@…", 940),
    **dict.fromkeys(" .,;:", 250),
}
"""Advance widths of Times New Roman in thousandths of the font size."""
_DEFAULT_WIDTH = 500
_BOLD = 1.06
_SAFETY = 1.04
_PADDING = 5.0
_INDENT = 6.75
_LINE = 1.32
"""Height of a line over the font size; capitals with two marks need it."""


class _Letters(dict[str, int]):
    """Widths of letters, those with marks as their base letters; each is looked up once."""

    def __missing__(self, sign: str) -> int:
        base = unicodedata.normalize("NFD", sign)[0].replace("đ", "d").replace("Đ", "D")
        self[sign] = _WIDTHS.get(base, _DEFAULT_WIDTH)
        return self[sign]


_LETTERS = _Letters()


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in points."""
    thousandths = sum(map(_LETTERS.__getitem__, text))
    return thousandths / 1000 * size * (_BOLD if bold else 1) * _SAFETY


def longest_width(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """The width of the widest of some texts in points."""
    widest, of_letter = 0.0, text_width("W", size, bold=bold)
    for text in texts:
        if len(text) * of_letter > widest:
            widest = max(widest, text_width(text, size, bold=bold))
    return widest


def points_per_unit(size: float) -> float:
    """One unit of column width in points: the width of a digit of the workbook's own font, in whole pixels."""
    return int(size * 96 / 72 / 2) * 72 / 96


def letters_sure_to_fit(width: float, size: float, indent: int = 0) -> float:
    """How many letters, whichever they are, take no more than one line in a column of a width in points."""
    return max(width - _PADDING - indent * _INDENT, 0) / text_width("W", size, bold=True)


@lru_cache(maxsize=65_536)
def count_lines(text: str, width: float, size: float, *, bold: bool = False, indent: int = 0) -> int:
    """How many lines a text takes when it is wrapped at words in a column of a width in points."""
    room = max(width - _PADDING - indent * _INDENT, size)
    if "\n" not in text and text_width(text, size, bold=bold) <= room:
        return 1
    space = text_width(" ", size, bold=bold)
    lines = 0
    for paragraph in text.split("\n"):
        used, lines = 0.0, lines + 1
        for word in paragraph.split():
            width = text_width(word, size, bold=bold)
            if used and used + space + width > room:
                used, lines = 0.0, lines + 1
            if width > room:
                broken = int(width // room)
                lines, width = lines + broken, width - broken * room
            used += (space if used else 0) + width
    return lines


def row_height(lines: int, size: float) -> float:
    """The height in points of a row with so many lines."""
    return round(lines * size * _LINE + 1.5, 2)
