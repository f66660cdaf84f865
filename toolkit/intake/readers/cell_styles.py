"""What a cell's style says of its value: a percentage, a date, or text in a font of the time before Unicode."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.number_look import STRUCK, number_look
from toolkit.intake.readers.package import Package, elements_of, local
from toolkit.intake.readers.refusal import over_limit
from toolkit.vietnamese.fonts import charset_of

_BUILTIN_PERCENT = {9, 10}
_BUILTIN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Styles by their index as it is written in a cell, `""` standing for none; fonts only where they are legacy."""

    percents: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    fonts: dict[str, str] = field(default_factory=dict)
    looks: dict[str, tuple[int, bool]] = field(default_factory=dict)
    """By how many steps a style indents its text and whether it is bold, where it does either."""
    shown: dict[str, str] = field(default_factory=dict)
    """How a style shows numbers, where it shows something else than they are."""


def is_percent_format(code: str) -> bool:
    """Whether a number format shows 0.3 as 30 %."""
    return "%" in _QUOTED.sub("", code)


def is_date_format(code: str) -> bool:
    """Whether a number format shows a number as a date or a time."""
    first = _QUOTED.sub("", code.partition(";")[0])
    return "general" not in code.casefold() and _DATE_LETTER.search(first) is not None


def read_styles(package: Package, part: str, limits: Limits) -> CellStyles:
    """The styles of an .xlsx; all plain where it has none."""
    data = package.part(part)
    return _styles(data, part, limits.depth, limits.styles) if data else CellStyles()


@lru_cache(maxsize=64)
def _styles(data: bytes, part: str, depth: int, most: int) -> CellStyles:
    codes: dict[int, str] = {}
    fonts: list[str] = []
    bold: set[int] = set()
    struck: set[int] = set()
    used: list[tuple[int, int]] = []
    indents: list[int] = []
    section = ""
    for event, tag, element in elements_of(data, part, depth):
        if event == "start":
            section = tag if tag in ("fonts", "cellXfs", "cellStyleXfs", "dxfs") else section
        elif tag == "numFmt":
            codes[int(element.get("numFmtId") or 0)] = element.get("formatCode") or ""
        elif tag == "font" and section == "fonts":
            told = {local(child.tag): child.get("val") for child in element}
            bold |= {len(fonts)} if told.get("b", "0") not in ("0", "false") else set()
            struck |= {len(fonts)} if told.get("strike", "0") not in ("0", "false") else set()
            fonts.append(told.get("name") or "")
        elif tag == "xf" and section == "cellXfs":
            indent = next((child.get("indent") or "" for child in element if local(child.tag) == "alignment"), "")
            indents.append(int(indent) if indent.isdecimal() else 0)
            used.append((int(element.get("numFmtId") or 0), int(element.get("fontId") or 0)))
            if len(used) > most:
                raise over_limit("số kiểu định dạng ô", len(used), most)
        elif tag == section:
            section = ""
    looks = {index: (indents[index], font in bold) for index, (_, font) in enumerate(used)}
    return styles_of(codes, fonts, used, {index: look for index, look in looks.items() if any(look)}, struck)


def styles_of(
    codes: dict[int, str],
    fonts: list[str],
    used: list[tuple[int, int]],
    looks: Mapping[int, tuple[int, bool]] = MappingProxyType({}),
    struck: Collection[int] = (),
) -> CellStyles:
    """Styles out of the number formats by their ids, the fonts, and (format, font) of each style in its order.

    `looks` gives the indent and whether it is bold for the styles, by their place, that are either; `struck` are the
    fonts that strike out.
    """
    shown = {n: STRUCK if font in struck else number_look(codes.get(form, "")) for n, (form, font) in enumerate(used)}
    percent = _BUILTIN_PERCENT | {number for number, code in codes.items() if is_percent_format(code)}
    dates = (_BUILTIN_DATES - codes.keys()) | {number for number, code in codes.items() if is_date_format(code)}
    legacy = {number: name for number, name in enumerate(fonts) if charset_of(name)}
    return CellStyles(
        _keys({index for index, (number, _) in enumerate(used) if number in percent}),
        _keys({index for index, (number, _) in enumerate(used) if number in dates}),
        {key: legacy[font] for index, (_, font) in enumerate(used) if font in legacy for key in _keys({index})},
        {key: look for index, look in looks.items() for key in _keys({index})},
        {key: how for index, how in shown.items() if how for key in _keys({index})},
    )


def _keys(indexes: set[int]) -> frozenset[str]:
    """Indexes as cells write them; a cell without a style has the first."""
    return frozenset({*map(str, indexes), *([""] if 0 in indexes else [])})
