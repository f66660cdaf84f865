"""Facts out of an .xlsx package: its sheets, and for each sheet what the XML says of its cells."""

from __future__ import annotations

import posixpath
import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from toolkit.intake.facts import SheetFacts
from toolkit.intake.grid import Area, column_number
from toolkit.intake.limits import Limits
from toolkit.intake.package import Package, local
from toolkit.intake.refusal import damaged, over_limit

_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_BUILTIN_PERCENT = {9, 10}
_WORKBOOK = "xl/workbook.xml"


def read_facts(package: Package, limits: Limits) -> tuple[SheetFacts, ...]:
    """Facts for every worksheet, in the workbook's order; raise Refused for what breaks a limit."""
    _check_strings(package, limits)
    sheets = _sheets(package)
    if not sheets:
        raise damaged("không có trang tính nào")
    if len(sheets) > limits.sheets:
        raise over_limit("số trang tính", len(sheets), limits.sheets)
    percents = _percent_styles(package)
    return tuple(_sheet_facts(package, SheetFacts(name, visible), part, percents) for name, visible, part in sheets)


def read_saved(package: Package) -> datetime | None:
    """When the workbook says it was last modified."""
    for event, tag, element in package.elements("docProps/core.xml"):
        if event == "end" and tag == "modified" and element.text:
            try:
                found = datetime.fromisoformat(element.text.strip())
            except ValueError:
                return None
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _check_strings(package: Package, limits: Limits) -> None:
    for _, tag, element in package.elements("xl/sharedStrings.xml"):
        if tag == "sst":
            count = int(element.get("uniqueCount") or 0)
            if count > limits.strings:
                raise over_limit("số chuỗi chữ", count, limits.strings)
        return


def _workbook_part(package: Package) -> str:
    for event, tag, element in package.elements("_rels/.rels"):
        if event == "end" and tag == "Relationship" and (element.get("Type") or "").endswith("/officeDocument"):
            return (element.get("Target") or _WORKBOOK).lstrip("/")
    return _WORKBOOK


def _sheets(package: Package) -> list[tuple[str, bool, str]]:
    """Name, visibility and part of each sheet that has cells."""
    workbook = _workbook_part(package)
    folder, file = posixpath.split(workbook)
    targets = _targets(package, f"{folder}/_rels/{file}.rels", folder)
    sheets = []
    for event, tag, element in package.elements(workbook):
        if event == "end" and tag == "sheet":
            relation = next((value for name, value in element.attrib.items() if local(name) == "id"), "")
            part = targets.get(relation)
            if part is not None:
                sheets.append((element.get("name") or "", element.get("state", "visible") == "visible", part))
    return sheets


def _targets(package: Package, relations: str, folder: str) -> dict[str, str]:
    found = {}
    for event, tag, element in package.elements(relations):
        kind, target = element.get("Type") or "", element.get("Target") or ""
        if event == "end" and tag == "Relationship" and kind.endswith("/worksheet"):
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[element.get("Id") or ""] = path
    return found


def _percent_styles(package: Package) -> frozenset[int]:
    """The cell styles that show a number as a percentage."""
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for event, tag, element in package.elements("xl/styles.xml"):
        if tag == "cellXfs":
            inside = event == "start"
        elif event == "end" and tag == "numFmt":
            formats[int(element.get("numFmtId") or 0)] = element.get("formatCode") or ""
        elif event == "end" and tag == "xf" and inside:
            styles.append(int(element.get("numFmtId") or 0))
    percent = _BUILTIN_PERCENT | {number for number, code in formats.items() if "%" in code}
    return frozenset(index for index, number in enumerate(styles) if number in percent)


def _sheet_facts(package: Package, facts: SheetFacts, part: str, percents: frozenset[int]) -> SheetFacts:
    if package.part(part) is None:
        raise damaged(f"thiếu nội dung của trang tính “{facts.name}”")
    row = column = 0
    for event, tag, element in package.elements(part):
        if event == "start" and tag == "row":
            row, column = int(element.get("r") or row + 1), 0
            if element.get("hidden") in ("1", "true"):
                facts.hidden_rows.add(row)
        elif event == "end" and tag == "c":
            position = _position(element, row, column + 1)
            column = position[1]
            _note_cell(facts, position, element, percents)
        elif event == "end":
            _note_other(facts, tag, element)
            if tag == "row":
                element.clear()
    return facts


def _position(cell: Element, row: int, column: int) -> tuple[int, int]:
    found = _CELL.fullmatch(cell.get("r") or "")
    return (int(found[2]), column_number(found[1])) if found else (row, column)


def _note_cell(facts: SheetFacts, position: tuple[int, int], cell: Element, percents: frozenset[int]) -> None:
    children = {local(child.tag): child for child in cell}
    formula, value = children.get("f"), children.get("v")
    has_value = (value is not None and bool(value.text)) or "is" in children
    if formula is None and not has_value:
        if value is not None:
            facts.blanks.add(position)
        return
    facts.filled.add(position)
    if formula is not None:
        facts.formulas.add(position)
    if cell.get("t") == "e" and value is not None:
        facts.errors[position] = value.text or "#ERR"
    elif formula is not None and not has_value and cell.get("t") != "str":
        facts.uncalculated[position] = f"={formula.text or ''}"
    if int(cell.get("s") or 0) in percents:
        facts.percents.add(position)


def _note_other(facts: SheetFacts, tag: str, element: Element) -> None:
    if tag == "col" and element.get("hidden") in ("1", "true"):
        first, last = int(element.get("min") or 1), int(element.get("max") or 1)
        facts.hidden_columns.update(range(first, min(last, 16_384) + 1))
    elif tag == "mergeCell":
        corners = [_CELL.fullmatch(corner) for corner in (element.get("ref") or "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
            facts.merges.append(Area(int(top), column_number(left), int(bottom), column_number(right)))
