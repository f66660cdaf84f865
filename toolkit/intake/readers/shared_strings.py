"""The texts that the cells of an .xlsx share, each with its runs where one is written in an old font."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat
from xml.etree.ElementTree import Element

from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import Package, has_declarations, local
from toolkit.intake.readers.raised import raised
from toolkit.intake.readers.refusal import Unsure, over_limit
from toolkit.vietnamese.fonts import charset_of

_COUNT = re.compile(rb"""<(?:\w+:)?sst\b[^<>]*?\suniqueCount\s*=\s*["'](\d+)["']""")
_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si><t/></si>|<si/>')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PLAIN_TEXT = Cell(CellKind.TEXT, "")[2:]
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")


def read_strings(package: Package, part: str, limits: Limits) -> list[Cell]:
    """The shared texts as text cells, in their order; raise Refused for more than the limit, or for damage."""
    data = package.part(part)
    if not data:
        return []
    declared = _COUNT.search(data[:1000])
    if declared and int(declared[1]) > limits.strings:
        raise over_limit("số chuỗi chữ", int(declared[1]), limits.strings)
    try:
        found = scan_strings(data)
    except Unsure:
        found = walk_strings(package, part, limits)
    if len(data) > limits.text:
        check_lengths(found, limits)
    return found


def check_lengths(cells: Iterable[Cell], limits: Limits) -> None:
    """Raise Refused for a text longer than a cell of Excel can hold."""
    longest = max((len(cell.text) for cell in cells), default=0)
    if longest > limits.text:
        raise over_limit("số ký tự trong một ô", longest, limits.text)


def scan_strings(data: bytes) -> list[Cell]:
    """The quick way: every text plain, nothing else in the part; raise Unsure otherwise."""
    text = decoded(data)
    if len(data.translate(None, _CONTROLS)) < len(data):
        raise Unsure
    found = _PLAIN.findall(text)
    empty = text.count("<si><t/></si>") if "" in found else 0
    closed = text.count("<si/>") if "" in found else 0
    tags = 4 * (len(found) - empty - closed) + 3 * empty + closed + 2
    if text.count("<") != tags or "<sst" not in text[:200] or not text.rstrip().endswith("</sst>"):
        raise Unsure
    if "&" in text:
        found = [unescaped(one) for one in found]
    if "_x" in text:
        found = [decode_escapes(one) for one in found]
    columns = (repeat(CellKind.TEXT), found, *map(repeat, _PLAIN_TEXT))
    return list(map(tuple.__new__, repeat(Cell), zip(*columns, strict=False)))


def decoded(data: bytes) -> str:
    """The text of a part that may be scanned without a parser; raise Unsure."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    if body.startswith(b"<?xml"):
        body = body[body.find(b"?>") + 2 :].lstrip()
    if has_declarations(body) or b"\r" in body or (b"?" in body and b"<?" in body):
        raise Unsure
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as cause:
        raise Unsure from cause
    if "\ufffe" in text or "\uffff" in text:
        raise Unsure
    return text


def unescaped(text: str) -> str:
    """A text of the XML with its entities resolved; raise Unsure for one that XML does not know."""
    if "&" not in text:
        return text
    if text.count("&") != len(_ENTITY.findall(text)):
        raise Unsure
    return _ENTITY.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    code = int(found[2]) if found[2] else int(found[3], 16)
    if not (32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF or code in (9, 10, 13)):
        raise Unsure
    return chr(code)


def decode_escapes(text: str) -> str:
    """`_x000D_` as the character that Excel writes that way; what no text may hold stays as it is."""
    return _ESCAPED.sub(_unescape, text) if "_x" in text else text


def _unescape(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign.isprintable() or sign.isspace() else found[0]


def walk_strings(package: Package, part: str, limits: Limits) -> list[Cell]:
    """The full way: an XML walk, with the runs of rich texts."""
    found: list[Cell] = []
    depth = 0
    for event, tag, element in package.elements(part, limits.depth):
        depth += 1 if event == "start" else -1
        if event == "end" and tag == "si" and depth == 1:
            found.append(rich_text(element))
            element.clear()
            if len(found) > limits.strings:
                raise over_limit("số chuỗi chữ", len(found), limits.strings)
    return found


def rich_text(element: Element) -> Cell:
    """The text of an `si` or `is` element: plain, or run by run; raised letters stay raised (`m³`)."""
    runs: list[tuple[str, str]] = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            runs.append(("", decode_escapes(child.text or "")))
        elif tag == "r":
            runs.append(_run(child))
    return Cell(CellKind.TEXT, "".join(piece for _, piece in runs), runs=tuple(runs) if len(runs) > 1 else ())


def in_font(cell: Cell, font: str) -> Cell:
    """A text in a cell whose font is given, empty for all but legacy ones; runs stay where one of them is legacy."""
    runs = tuple((run or font, text) for run, text in cell.runs)
    legacy = any(charset_of(run) for run, _ in runs)
    return cell._replace(font=font, runs=runs if legacy else ()) if font or cell.runs else cell


def _run(element: Element) -> tuple[str, str]:
    font, text, is_raised = "", "", False
    for child in element.iter():
        tag = local(child.tag)
        if tag == "rFont":
            font = child.get("val") or ""
        elif tag == "vertAlign":
            is_raised = child.get("val") == "superscript"
        elif tag == "t":
            text += decode_escapes(child.text or "")
    return font, raised(text) if is_raised else text
