"""How the texts of an .ods are drawn: fonts from before Unicode, bold, indent, and letters that are raised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.package import attribute, local
from toolkit.intake.readers.raised import raised
from toolkit.vietnamese.fonts import charset_of

CELL, TEXT = "table-cell", "text"
_INDENT = 10.0
"""Points of one step, as Excel and LibreOffice write it."""
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0}
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]*)?)(pt|cm|mm|in)")
_RAISED = re.compile(r"super\b|[1-9][0-9.]*%")
_BOLD = ("bold", "600", "700", "800", "900")
_MOST_PARENTS = 32
_MOST_SPACES = 1_000


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of a text; `font` is empty where it says nothing."""

    font: str = ""
    bold: bool = False
    indent: int = 0
    is_raised: bool = False


@dataclass(slots=True)
class OdsStyles:
    """The styles of a workbook, each with its parent."""

    faces: dict[str, str] = field(default_factory=dict)
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    told: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def note_face(self, element: Element) -> None:
        """Note the family that a font's name stands for."""
        self.faces[attribute(element, "name")] = attribute(element, "font-family").strip("'\"")

    def note(self, element: Element) -> None:
        """Note a style."""
        key = attribute(element, "family"), attribute(element, "name")
        self.parents[key] = attribute(element, "parent-style-name")
        self.told[key] = {
            local(name): text
            for child in element
            if local(child.tag) in ("text-properties", "paragraph-properties")
            for name, text in child.attrib.items()
        }

    def look(self, family: str, name: str) -> Look:
        """What a style and its parents say."""
        key = family, name
        if key not in self.looks:
            self.looks[key] = self._look(family, name)
        return self.looks[key]

    def _look(self, family: str, name: str) -> Look:
        told: dict[str, str] = {}
        for _ in range(_MOST_PARENTS):
            told = self.told.get((family, name), {}) | told
            name = self.parents.get((family, name), "")
            if not name:
                break
        font = told.get("font-name", "")
        return Look(
            self.faces.get(font) or font or told.get("font-family", "").strip("'\""),
            told.get("font-weight") in _BOLD,
            round(_points(told.get("margin-left", "")) / _INDENT),
            _RAISED.match(told.get("text-position", "")) is not None,
        )

    def drawn(self, cell: Cell, look: Look, runs: list[tuple[Look, str]]) -> Cell:
        """A text cell as it is drawn: raised letters, looks, and font and runs where one is from before Unicode."""
        if cell.kind is not CellKind.TEXT:
            return cell
        pieces = [(own.font or look.font, raised(text) if own.is_raised else text) for own, text in runs]
        fonts = {font for font, text in pieces if text.strip()}
        font = next(iter(fonts)) if len(fonts) == 1 else look.font
        return cell._replace(
            text="".join(text for _, text in pieces) or cell.text,
            font=font if charset_of(font) else "",
            runs=tuple(pieces) if len(fonts) > 1 and any(map(charset_of, fonts)) else (),
            indent=look.indent,
            bold=look.bold,
        )

    def runs(self, element: Element, base: Look = Look()) -> list[tuple[Look, str]]:
        """A paragraph's pieces with their looks; counted spaces, tabs and line breaks are text, notes are left out."""
        found = [(base, element.text or "")]
        for child in element:
            tag = local(child.tag)
            if tag == "s":
                found.append((base, " " * min(int(attribute(child, "c") or 1), _MOST_SPACES)))
            elif tag in ("tab", "line-break"):
                found.append((base, "\t" if tag == "tab" else "\n"))
            elif tag == "span":
                found += self.runs(child, _over(base, self.look(TEXT, attribute(child, "style-name"))))
            elif tag != "annotation":
                found += self.runs(child, base)
            found.append((base, child.tail or ""))
        return [(look, text) for look, text in found if text]


def _over(base: Look, own: Look) -> Look:
    return replace(own, font=own.font or base.font)


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _POINTS[found[2]] if found else 0.0
