"""Write a described workbook as .ods; dates and packing are fixed, so that the bytes never change."""

from __future__ import annotations

import io
import zipfile

from odfdo import Cell, Document, Table

from workbooks.samples.grid import Book, Content, Formula, Page, Part, Percent

_FIXED = (1980, 1, 1, 0, 0, 0)
_BORDER = "fo:border='0.5pt solid #000000'"
_LOOKS = {
    Part.TITLE: ("sample-title", "", "fo:font-weight='bold'"),
    Part.HEADER: ("sample-header", f"{_BORDER} fo:wrap-option='wrap'", "fo:font-weight='bold'"),
    Part.ROW: ("sample-row", f"{_BORDER} fo:wrap-option='wrap'", ""),
    Part.FOOT: ("sample-foot", "", ""),
}


def ods_bytes(book: Book) -> bytes:
    """The workbook's bytes."""
    document = Document("spreadsheet")
    document.body.clear()
    for name, cell, text in _LOOKS.values():
        document.insert_style(_style(name, cell, text), automatic=True)
    for page in book.pages:
        document.body.append(_table(document, page, book))
    meta = document.meta
    meta.set_generator("ktxh make_samples")
    meta.set_creation_date(book.saved_at)
    meta.set_modification_date(book.saved_at)
    meta.set_language("vi-VN")
    buffer = io.BytesIO()
    document.save(buffer)
    return _packed(buffer.getvalue())


def _style(name: str, cell: str, text: str) -> str:
    return (
        f"<style:style style:name='{name}' style:family='table-cell'>"
        f"<style:table-cell-properties style:vertical-align='middle' {cell}/>"
        f"<style:text-properties fo:font-family='Times New Roman' fo:font-size='12pt' {text}/></style:style>"
    )


def _table(document: Document, page: Page, book: Book) -> Table:
    table = Table(book.typed(page.name))
    for placed in page.cells():
        table.set_cell((placed.column, placed.row), _cell(placed.content, _LOOKS[placed.part][0], book))
    for offset, width in enumerate(page.widths):
        name = f"sample-width-{page.left + offset}"
        document.insert_style(
            f"<style:style style:name='{name}' style:family='table-column'>"
            f"<style:table-column-properties style:column-width='{width * 0.21:.2f}cm'/></style:style>",
            automatic=True,
        )
        column = table.get_column(page.left + offset)
        column.style = name
        table.set_column(page.left + offset, column)
    for area in page.areas:
        table.set_span((area.left - 1, area.top - 1, area.right - 1, area.bottom - 1))
    return table


def _cell(content: Content, style: str, book: Book) -> Cell:
    if isinstance(content, Formula):
        raise TypeError(f"{book.file}, {content}: .ods is written without formulas")
    if isinstance(content, Percent):
        shown = f"{content.value * 100:.1f}%".replace(".", ",")
        return Cell(content.value, cell_type="percentage", text=shown, style=style)
    if content is None:
        return Cell(style=style)
    return Cell(book.typed(content) if isinstance(content, str) else content, style=style)


def _packed(data: bytes) -> bytes:
    """The same parts, `mimetype` first and stored, all with one fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist(), key=lambda part: (part != "mimetype", part)):
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 0, 0
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
