"""The cells of a worksheet's rows as its XML has them: a quick scan for the usual form, a walk for any other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from openpyxl.utils.cell import coordinate_from_string, get_column_letter

from toolkit.edits.parts import joined_text
from toolkit.intake.readers.package import local
from toolkit.intake.readers.raw_sheet import COLUMNS
from toolkit.intake.readers.refusal import Unsure
from toolkit.intake.readers.shared_strings import decoded

RawCell = tuple[str, str, str, str, str, str, str, str]
"""Letters of the column, number of the row, style, kind, the tag that opens a formula, the formula, the value, and a
text that stands in the cell; escaped as in XML, and empty where there is none."""
RawRow = tuple[int, list[RawCell]]
_PIECE = 1 << 20
_ROW = re.compile(r'(?:<row [^<>]*/>)*<row r="([1-9][0-9]{0,6})"[^<>]*(?<!/)>')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    r"(?:/>|>(?:(<f[^<>]*>)(?:(?<=/>)|(?<!/>)([^<]*)</f>))?"
    r'(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)


def scan_rows(stream: IO[bytes]) -> Iterator[RawRow]:
    """The quick way: number and cells of each row that has any; raise Unsure where the walk has to decide."""
    for piece in _pieces(stream):
        *rows, rest = piece.split("</row>")
        for row in rows:
            head = _ROW.match(row)
            if head is None:
                raise Unsure
            found: list[RawCell] = _CELL.findall(row, head.end())
            if row.count("<c", head.end()) != len(found) or (not found and row[head.end() :].strip()):
                raise Unsure
            if found:
                yield int(head[1]), found
        if "<c" in rest:
            raise Unsure


def _pieces(stream: IO[bytes]) -> Iterator[str]:
    """What stands in a worksheet's `sheetData`, in pieces of whole rows."""
    head, opening, rest = stream.read(_PIECE).partition(b"<sheetData>")
    decoded(head)
    if not opening and b"<sheetData/>" not in head:
        raise Unsure
    while opening:
        more = stream.read(_PIECE)
        rest += more
        body, closing, _ = rest.partition(b"</sheetData>")
        if closing:
            yield decoded(body)
            break
        if not more:
            raise Unsure
        end = rest.rfind(b"</row>") + len(b"</row>")
        if end >= len(b"</row>"):
            yield decoded(rest[:end])
            rest = rest[end:]
    while stream.read(_PIECE):
        """To the end, where the archive's check sum is compared."""


def walk_rows(stream: IO[bytes]) -> Iterator[RawRow]:
    """The full way: the same of a worksheet that is written in any form; raise Unsure for a cell in another's row."""
    number = 0
    for _, row in sheet_elements(stream, ("row",)):
        number = int(row.get("r") or number + 1)
        cells = [
            (letters, str(number), cell.get("s", ""), cell.get("t", ""), *_inner(cell))
            for _, letters, cell in named_cells(row, number)
        ]
        if cells:
            yield number, cells


def sheet_elements(stream: IO[bytes], names: Collection[str]) -> Iterator[tuple[str, Element]]:
    """Elements of a worksheet's XML by their names, each as soon as it is read; rows are emptied behind it."""
    inside: Element | None = None
    prefix = ""
    wanted: dict[str, str] = {}
    for event, element in iterparse(stream, ("start", "end")):  # noqa: S314
        if not wanted:
            prefix = element.tag.removesuffix(local(element.tag))
            wanted = {prefix + name: name for name in names}
        elif event == "start":
            if inside is None and element.tag == f"{prefix}sheetData":
                inside = element
        elif element.tag in wanted:
            yield wanted[element.tag], element
            if inside is not None:
                inside.clear()


def named_cells(row: Element, number: int) -> Iterator[tuple[int, str, Element]]:
    """Column, letters and element of the cells of a row; one without a name follows the last.

    Raise Unsure for one that is named as in another row.
    """
    column = 0
    for cell in row:
        name = cell.get("r")
        letters, its_row = coordinate_from_string(name) if name else (get_column_letter(column + 1), number)
        if its_row != number:
            raise Unsure
        column = COLUMNS[letters]
        yield column, letters, cell


def _inner(cell: Element) -> tuple[str, str, str, str]:
    opening = formula = value = text = ""
    for child in cell:
        tag = local(child.tag)
        if tag == "v":
            value = _escaped(child.text or "")
        elif tag == "f":
            told = "".join(f' {name}="{child.attrib[name]}"' for name in ("t", "si") if name in child.attrib)
            opening, formula = f"<f{told}>", _escaped(child.text or "")
        elif tag == "is":
            text = _escaped(joined_text(child))
    return opening, formula, value, text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
