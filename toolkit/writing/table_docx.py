"""The standard table as an appendix of a Word document: Phụ lục, title, “(Kèm theo …)”, a table with a header."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from toolkit.model import Reconciled, Value
from toolkit.reconcile.compare import ratio
from toolkit.vietnamese import format_number
from toolkit.writing.document.cell import CellLook, cell_xml
from toolkit.writing.document.decree import A4, APPENDIX_SIZE, WRITTEN_MARGINS
from toolkit.writing.document.page import (
    add_line,
    document_bytes,
    last_line,
    new_document,
    restart_numbering,
    set_up_page,
)
from toolkit.writing.look import Look, LookRow, Role
from toolkit.writing.rows import PrintedRow, decimals_of, printed_rows, shown_mark
from toolkit.writing.table import Words

ATTACHED = "Kèm theo Báo cáo số …/BC-UBND ngày … tháng … năm {year} của Ủy ban nhân dân tỉnh {province}"
_TWIPS = 56.6929
"""Twentieths of a point in a millimetre."""
_WIDTH = A4[1] - WRITTEN_MARGINS["left"] - WRITTEN_MARGINS["right"]
_ALIGNED = ("center", "left", "center", "right", "right", "right", "right", "right", "left")
_INDENTS = {Role.DASH: 85, Role.BARE: 170, Role.OF_WHICH: 255}


@dataclass(frozen=True, slots=True)
class Appendix:
    """What stands above the table: the appendix's number (`II`, empty for the only one) and the paper it belongs to."""

    number: str = ""
    attached: str = ""


def table_docx(
    result: Reconciled,
    look: Look,
    province: str,
    agencies: Collection[str] | None = None,
    appendix: Appendix | None = None,
) -> bytes:
    """The standard table of a period as a Word document of its own."""
    document = new_document(result.period.end, f"Các nội dung, chỉ tiêu KT-XH {result.period.label}")
    _write(document, result, look, province, agencies, appendix or Appendix())
    return document_bytes(document)


def append_table(
    document: WordDocument,
    result: Reconciled,
    look: Look,
    province: str,
    agencies: Collection[str] | None = None,
    appendix: Appendix | None = None,
) -> None:
    """Append the standard table to a document: a section of its own, landscape, its pages numbered from 1."""
    document.add_section(WD_SECTION.NEW_PAGE)
    _write(document, result, look, province, agencies, appendix or Appendix())


def _write(
    document: WordDocument,
    result: Reconciled,
    look: Look,
    province: str,
    agencies: Collection[str] | None,
    appendix: Appendix,
) -> None:
    section = document.sections[-1]
    set_up_page(section, landscape=True)
    restart_numbering(section)
    words = Words(province, result.period.label, result.period.year)
    _write_heading(document, look, words, appendix)
    rows = [_header_row(look, words, number) for number in range(len(look.header))]
    rows += [_body_row(printed, look.widths) for printed in printed_rows(result, agencies)]
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(_WIDTH)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{_borders()}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        f'<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{_grid(look.widths)}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )
    last_line(document)._p.addprevious(table)


def _write_heading(document: WordDocument, look: Look, words: Words, appendix: Appendix) -> None:
    lines = [words.fill(cell.text) for row in look.title for cell in row.cells.values() if cell.text.strip()]
    add_line(document, f"Phụ lục {appendix.number}".strip(), APPENDIX_SIZE, bold=True)
    for text in lines[:1]:
        add_line(document, text.upper(), APPENDIX_SIZE, bold=True)
    for text in lines[1:]:
        add_line(document, text, APPENDIX_SIZE - 1, bold=True)
    attached = appendix.attached or ATTACHED.format(year=words.year, province=words.province)
    add_line(document, f"({attached})", APPENDIX_SIZE, italic=True).paragraph_format.space_after = Mm(3)


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def _widths(widths: tuple[float, ...]) -> list[int]:
    return [_twips(_WIDTH * width / sum(widths)) for width in widths]


def _grid(widths: tuple[float, ...]) -> str:
    return "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(widths))


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return f"<w:tblBorders>{''.join(f'<w:{side} {_LINE}/>' for side in sides)}</w:tblBorders>"


_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'


def _header_row(look: Look, words: Words, number: int) -> str:
    """One header row, repeated on every page; cells of the template that reach over several are merged."""
    widths, cells, column = _widths(look.widths), [], 0
    while column < len(widths):
        across, merge, text = _header_cell(look.header, number, column)
        width = sum(widths[column : column + across])
        cells.append(cell_xml(width, words.fill(text), CellLook(across=across, merge=merge, bold=True)))
        column += across
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _header_cell(rows: tuple[LookRow, ...], number: int, column: int) -> tuple[int, str, str]:
    """How many columns a header cell takes, its part in a vertical merge, and its text."""
    cell = rows[number].cells.get(column)
    if cell is not None:
        return cell.across, "restart" if cell.down > 1 else "", cell.text
    for above in range(number):
        over = rows[above].cells.get(column)
        if over is not None and above + over.down > number:
            return over.across, "continue", ""
    return 1, "", ""


def _body_row(row: PrintedRow, widths: tuple[float, ...]) -> str:
    plan, actual, previous = row.values
    ratios = ["" if one is None else format_number(one, 1) for one in (ratio(actual, plan), ratio(actual, previous))]
    numbers = [printed_value(value, row.digits) for value in row.values]
    texts = (row.number, row.name, row.unit, *numbers, *(["", ""] if row.role is Role.AGENCY else ratios), row.note)
    bold, italic = row.role is Role.AGENCY, row.role is Role.OF_WHICH
    cells = [
        cell_xml(width, text, CellLook(align, bold, italic, _INDENTS.get(row.role, 0) if column == 1 else 0))
        for column, (width, text, align) in enumerate(zip(_widths(widths), texts, _ALIGNED, strict=True))
    ]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def printed_value(value: Value | None, digits: int | None) -> str:
    """A value as an office prints it: `13.500`, `44,4`, `-`, `…`."""
    return format_number(value, decimals_of(value, digits)) if isinstance(value, Decimal) else shown_mark(value)
