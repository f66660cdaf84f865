"""The text of a Word paragraph: what is shown and accepted, with the fonts of its runs, hyphens and symbols kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import Package, attribute, local
from toolkit.intake.readers.raised import raised
from toolkit.vietnamese.fonts import charset_of

_DROPPED = {"del", "moveFrom", "Fallback", "footnotePr", "rPr", "pPr", "instrText", "delText"}
_SIGNS = {"softHyphen": "\u00ad", "noBreakHyphen": "-", "tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t"}
_TWIPS_OF_A_SPACE = 120
_MOST_SPACES = 40
_BULLET_FONTS = ("wingdings", "webdings", "symbol")


@dataclass(slots=True)
class WordFonts:
    """Which font draws a run: its own, its style's, its paragraph's style's, or the document's."""

    default: str = ""
    by_style: dict[str, str] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)

    def of_style(self, style: str) -> str:
        """The font of a style or of those that it is based on, empty if none of them names one."""
        for _ in range(len(self.based_on) + 1):
            if self.by_style.get(style) or style not in self.based_on:
                break
            style = self.based_on[style]
        return self.by_style.get(style, "")


def read_fonts(package: Package, limits: Limits) -> WordFonts:
    """The fonts of a document's styles."""
    fonts = WordFonts()
    for event, tag, element in package.elements("word/styles.xml", limits.depth):
        if event == "start":
            continue
        if tag == "rPrDefault":
            fonts.default = next((_font(one) for one in element.iter() if local(one.tag) == "rFonts"), "")
        elif tag == "style":
            key = attribute(element, "styleId")
            for child in element:
                if local(child.tag) == "basedOn":
                    fonts.based_on[key] = attribute(child, "val")
                elif local(child.tag) == "rPr":
                    fonts.by_style[key] = next((_font(one) for one in child if local(one.tag) == "rFonts"), "")
            element.clear()
    return fonts


def child_of(element: Element, *path: str) -> Element | None:
    """The first child of a child…, by names without namespaces."""
    found: Element | None = element
    for name in path:
        found = next((one for one in found if local(one.tag) == name), None) if found is not None else None
    return found


def paragraph_runs(paragraph: Element, fonts: WordFonts) -> list[tuple[str, str]]:
    """Font and text of a paragraph's runs, indented by spaces as the paragraph is."""
    properties = child_of(paragraph, "pPr")
    style = child_of(properties, "pStyle") if properties is not None else None
    font = (fonts.of_style(attribute(style, "val")) if style is not None else "") or fonts.default
    runs = [found for run in _runs(paragraph) if (found := _run(run, font, fonts))[1]]
    indent = _indent(properties)
    return [("", " " * indent), *runs] if indent and runs else runs


def _indent(properties: Element | None) -> int:
    """How many spaces a paragraph's left margin is; none where it is centred or to the right."""
    margin = child_of(properties, "ind") if properties is not None else None
    place = child_of(properties, "jc") if properties is not None else None
    if margin is None or (place is not None and attribute(place, "val") in ("center", "right", "end")):
        return 0
    left = attribute(margin, "left") or attribute(margin, "start")
    return min(int(left) // _TWIPS_OF_A_SPACE, _MOST_SPACES) if left.isdecimal() else 0


def _runs(element: Element) -> Iterator[Element]:
    """The runs that are shown once all tracked changes are accepted, text boxes left out."""
    for child in element:
        tag = local(child.tag)
        if tag == "r":
            yield child
        elif tag not in _DROPPED:
            yield from _runs(child)


def _run(run: Element, font: str, fonts: WordFonts) -> tuple[str, str]:
    properties = child_of(run, "rPr")
    is_raised = False
    if properties is not None:
        if child_of(properties, "vanish") is not None:
            return font, ""
        style, own = child_of(properties, "rStyle"), child_of(properties, "rFonts")
        font = (
            (_font(own) if own is not None else "")
            or (fonts.of_style(attribute(style, "val")) if style is not None else "")
            or font
        )
        place = child_of(properties, "vertAlign")
        is_raised = place is not None and attribute(place, "val") == "superscript"
    text = "".join(map(_sign, run))
    return font, raised(text) if is_raised else text


def _sign(element: Element) -> str:
    tag = local(element.tag)
    if tag == "t":
        return element.text or ""
    if tag == "sym":
        return _symbol(element)
    return _SIGNS.get(tag, "")


def _symbol(element: Element) -> str:
    if attribute(element, "font").casefold().startswith(_BULLET_FONTS):
        return "•"
    code = attribute(element, "char")
    try:
        return chr(int(code, 16) & 0xFF)
    except ValueError:
        return ""


def _font(element: Element) -> str:
    """The font for Latin letters; a legacy one wherever it is named."""
    names = [attribute(element, name) for name in ("ascii", "hAnsi", "cs", "eastAsia")]
    return next((name for name in names if name and charset_of(name)), names[0] or names[1])
