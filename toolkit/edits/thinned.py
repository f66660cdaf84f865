"""A copy of an edited workbook with the looks of some cells only: openpyxl holds a whole one in gigabytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import tostring
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook, load_workbook

from toolkit.edits.parts import Parts
from toolkit.edits.raw_rows import named_cells, sheet_elements

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_WORKBOOK}"/></Types>'
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cells of a sheet are wanted: those of some rows and those of some columns, or all."""

    rows: Collection[int] = ()
    columns: Collection[int] = ()
    whole: bool = False

    def has(self, row: int, column: int) -> bool:
        """Whether a cell is among them."""
        return self.whole or row in self.rows or column in self.columns


def thinned(parts: Parts, wanted: Mapping[str, Wanted]) -> Workbook:
    """Some sheets of a workbook with the looks of the wanted cells, widths and merges, and without any values."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as copy:
        for name, part in (("xl/styles.xml", parts.styles), ("xl/theme/theme1.xml", parts.theme)):
            if part:
                copy.writestr(name, part)
        listed, linked = [], []
        for number, (name, cells) in enumerate(wanted.items(), 1):
            with parts.open(parts.sheets[name]) as stream:
                copy.writestr(f"xl/sheet{number}.xml", "".join(_sheet(stream, cells)))
            listed.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>')
            linked.append(f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="sheet{number}.xml"/>')
        copy.writestr("[Content_Types].xml", _TYPES)
        sheets = f"<sheets>{''.join(listed)}</sheets>"
        copy.writestr("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{sheets}</workbook>')
        links = f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(linked)}</Relationships>'
        copy.writestr("xl/_rels/workbook.xml.rels", links)
    return load_workbook(io.BytesIO(saved.getvalue()))


def _sheet(stream: IO[bytes], wanted: Wanted) -> Iterator[str]:
    """The XML of a sheet with the wanted cells."""
    beside = {"cols": "", "mergeCells": ""}
    rows = []
    number = 0
    for name, element in sheet_elements(stream, (*beside, "row")):
        if name != "row":
            beside[name] = tostring(element, "unicode")
            continue
        number = int(element.get("r") or number + 1)
        cells = [
            f'<c r="{letters}{number}" s="{cell.get("s", "0")}"/>'
            for column, letters, cell in named_cells(element, number)
            if wanted.has(number, column)
        ]
        if cells:
            rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    yield f'<worksheet xmlns="{_MAIN}">{beside["cols"]}<sheetData>'
    yield from rows
    yield f"</sheetData>{beside['mergeCells']}</worksheet>"
