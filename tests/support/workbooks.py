"""Workbooks made in memory out of literal rows: .xlsx, .xls, .ods, and packages whose XML says what a test wants."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from toolkit.intake.readers.grid import Sheet
from toolkit.intake.readers.read_grid import read_grid

Row = Sequence[object]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [*((name, name) for name in ("office", "table", "text", "style")), ("fo", "xsl-fo-compatible")]
)
_XLS_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Formula:
    """A formula with the result that is kept beside it."""

    text: str
    value: object = 0


@dataclass(frozen=True)
class SheetOf:
    """One sheet: rows from a first cell on, merges, formats by cell, and what is hidden."""

    rows: Sequence[Row]
    name: str = "Biểu"
    at: str = "A1"
    merges: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: Iterable[int] = ()
    hidden_columns: Iterable[str] = ()
    visible: bool = True

    def cells(self) -> Iterable[tuple[int, int, object]]:
        """Row, column (from 0) and value of every cell that is not None."""
        top, left = xl_cell_to_rowcol(self.at)
        for row, values in enumerate(self.rows, top):
            for column, value in enumerate(values, left):
                if value is not None:
                    yield row, column, value

    def format_at(self, row: int, column: int) -> str | None:
        """The number format set for a cell."""
        return self.formats.get(f"{xl_col_to_name(column)}{row + 1}")


def sheet(*rows: Row, **options: Any) -> SheetOf:
    """A sheet of the rows given one after the other."""
    return SheetOf(rows, **options)


def xlsx(*sheets: SheetOf) -> bytes:
    """The sheets as an .xlsx with cached results of formulas."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2020, 7, 15, 8, 0)})  # noqa: DTZ001
        for one in sheets:
            made = book.add_worksheet(one.name)
            for area in one.merges:
                made.merge_range(area, "")
            for row, column, value in one.cells():
                _write_xlsx(book, made, (row, column), value, one.format_at(row, column))
            for number in one.hidden_rows:
                made.set_row(number - 1, None, None, {"hidden": True})
            for letters in one.hidden_columns:
                made.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
            if not one.visible:
                made.hide()
        next(made for made, one in zip(book.worksheets(), sheets, strict=True) if one.visible).activate()
    return stream.getvalue()


def _write_xlsx(book: Any, made: Any, at: tuple[int, int], value: object, code: str | None) -> None:
    form = book.add_format({"num_format": code}) if code else None
    if isinstance(value, Formula):
        made.write_formula(*at, value.text, form, value.value)
    elif isinstance(value, bool):
        made.write_boolean(*at, value, form)
    elif isinstance(value, int | float | Decimal):
        made.write_number(*at, value, form)
    elif isinstance(value, date):
        made.write_datetime(*at, value, form or book.add_format({"num_format": "dd/mm/yyyy"}))
    else:
        made.write_string(*at, str(value), form)


def xls(*sheets: SheetOf) -> bytes:
    """The sheets as an .xls; of formulas only those that give an error, and only the error."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    for one in sheets:
        made = book.add_sheet(one.name, cell_overwrite_ok=True)
        for row, column, value in one.cells():
            code = one.format_at(row, column) or ("DD/MM/YYYY" if isinstance(value, date) else "General")
            if isinstance(value, Formula):
                made.row(row).set_cell_error(column, _XLS_ERRORS[str(value.value)], xlwt.XFStyle())
            else:
                made.write(row, column, value, xlwt.easyxf(num_format_str=code))
        for area in one.merges:
            (top, left), (bottom, right) = map(xl_cell_to_rowcol, area.split(":"))
            made.merged_ranges.append((top, bottom, left, right))
        for number in one.hidden_rows:
            made.row(number - 1).hidden = True
        for letters in one.hidden_columns:
            made.col(xl_cell_to_rowcol(f"{letters}1")[1]).hidden = True
        made.visibility = 0 if one.visible else 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(*sheets: SheetOf) -> bytes:
    """The sheets as an .ods, written by odfdo: names, values and percentages only."""
    from odfdo import Document, Table
    from odfdo.cell import Cell

    document = Document("spreadsheet")
    document.body.clear()
    for one in sheets:
        table = Table(one.name)
        for row, column, value in one.cells():
            number = isinstance(value, int) and not isinstance(value, bool)
            plain: Any = Decimal(str(value)) if number else value
            percent = one.format_at(row, column) == "0%"
            made = Cell(plain, cell_type="percentage") if percent else Cell(plain)
            table.set_cell((column, row), made)
        document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def ods_of(table: str, *, styles: str = "") -> bytes:
    """An .ods whose only table holds the XML given; `styles` are automatic styles."""
    content = (
        f"<office:document-content {_ODS_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": _ODS_TYPE, "content.xml": content})


def xlsx_of(rows: str, *, around: str = "", styles: str = "", strings: str = "", dimension: str = "") -> bytes:
    """An .xlsx of one sheet “Biểu” whose `sheetData` holds the XML given; `around` follows behind it."""
    first = f'<dimension ref="{dimension}"/>' if dimension else ""
    names = ["worksheets/sheet1.xml", *(["styles.xml"] if styles else []), *(["sharedStrings.xml"] if strings else [])]
    kinds = {"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    parts = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Biểu" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations({f"rId{n}": (kinds[name], name) for n, name in enumerate(names, 1)}),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{first}<sheetData>{rows}</sheetData>{around}'
        "</worksheet>",
    }
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    return zipped(parts)


def _content_types(names: Iterable[str]) -> str:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = {"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    overrides = "".join(f'<Override PartName="/xl/{name}" ContentType="{main}.{kinds[name]}+xml"/>' for name in names)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of the parts, deflated."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2020, 6, 15, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip archive by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def patched(data: bytes, part: str, old: str, new: str) -> bytes:
    """The archive with one text of one part replaced; fails where the part does not hold that text."""
    parts = parts_of(data)
    before = parts[part].decode()
    assert old in before, f"{part} does not hold {old!r}"
    return zipped({**parts, part: before.replace(old, new)})


def as_read(*rows: Row, **options: Any) -> Sheet:
    """The sheet of the rows as the reader of .xlsx gives it."""
    return read_grid(xlsx(sheet(*rows, **options))).sheets[0]
