"""The full way through a worksheet's XML: a walk over its elements, whatever form they are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.findings.file_problems import AMBIGUOUS
from toolkit.intake.readers.grid import cell_name
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import elements_of, local
from toolkit.intake.readers.raw_sheet import POSITIONS, RawSheet, check_unambiguous, merge_area
from toolkit.intake.readers.refusal import Refused, over_limit
from toolkit.intake.readers.shared_strings import rich_text

_LAST_COLUMN = 16_384
_TRUE = ("1", "true")
_STYLE = re.compile("[0-9]+")
_ROW_NUMBER = re.compile("[0-9]{1,7}")


def walk_sheet(data: bytes, name: str, limits: Limits) -> RawSheet:
    """The worksheet's cells, merges and hidden rows and columns; raise Refused."""
    walk = _Walk(name, limits)
    for event, tag, element in elements_of(data, f"trang tính “{name}”", limits.depth):
        if event == "start":
            walk.open(tag, element)
        else:
            walk.close(tag, element)
    check_unambiguous(name, walk.positions)
    sheet = walk.sheet
    sheet.positions = walk.positions
    if walk.cells:
        sheet.styles, sheet.kinds, sheet.formulas, sheet.values = zip(*walk.cells, strict=True)
    return sheet


@dataclass(slots=True)
class _Walk:
    """Where the walk stands, and what it has found."""

    name: str
    limits: Limits
    sheet: RawSheet = field(default_factory=RawSheet)
    positions: list[tuple[int, int]] = field(default_factory=list)
    cells: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Style, kind, formula and value of each."""
    row: int = 0
    column: int = 0
    numbered: bool = False
    """Whether the row says its own number."""
    inside: bool = False

    def open(self, tag: str, element: Element) -> None:
        if tag == "sheetData":
            self.inside = True
        elif tag == "row" and self.inside:
            number = element.get("r")
            self.numbered = number is not None
            self.row, self.column = _whole(number) if number is not None else self.row + 1, 0
            if element.get("hidden") in _TRUE:
                self.sheet.hidden_rows.add(self.row)

    def close(self, tag: str, element: Element) -> None:
        if tag == "c" and self.inside:
            self._cell(element)
        elif tag == "row":
            element.clear()
        elif tag == "sheetData":
            self.inside = False
            element.clear()
        elif tag == "col":
            self._column(element)
        elif tag == "mergeCell":
            self._merge(element)

    def _cell(self, element: Element) -> None:
        position = self._position(element)
        self.column = position[1]
        formula, value, text = "", None, None
        for child in element:
            tag = local(child.tag)
            if tag == "f":
                formula = f"<f>{_escaped(child.text or '')}</f>"
            elif tag == "v":
                value = _escaped(child.text or "")
            elif tag == "is":
                text = rich_text(child)
        kind = element.get("t") or ""
        if text is not None and kind == "inlineStr":
            value = str(len(self.sheet.inline))
            self.sheet.inline.append(text)
        if not formula and value is None:
            return
        style = element.get("s") or ""
        if style and not _STYLE.fullmatch(style):
            raise ValueError(style)
        self.positions.append(position)
        self.cells.append((style, kind, formula, value or ""))
        if len(self.cells) > self.limits.cells:
            raise over_limit("số ô có nội dung", len(self.cells), self.limits.cells)

    def _position(self, element: Element) -> tuple[int, int]:
        reference = element.get("r")
        if reference is None:
            return self.row, self.column + 1
        position = POSITIONS[reference.upper()]
        if self.numbered and position[0] != self.row:
            raise Refused(AMBIGUOUS, (self.name, cell_name(*position)), what=f"ô này nằm trong dòng {self.row} của tệp")
        return position

    def _column(self, element: Element) -> None:
        if element.get("hidden") in _TRUE:
            first, last = _whole(element.get("min") or "1"), _whole(element.get("max") or "1")
            self.sheet.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))

    def _merge(self, element: Element) -> None:
        area = merge_area((element.get("ref") or "").upper())
        if area is not None:
            self.sheet.merges.append(area)
            if len(self.sheet.merges) > self.limits.merges:
                raise over_limit("số ô gộp", len(self.sheet.merges), self.limits.merges)


def _whole(text: str) -> int:
    if not _ROW_NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
