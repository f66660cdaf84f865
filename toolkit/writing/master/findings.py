"""The sheet of findings: what a person must know, where, and what to do; each links to its figure."""

from __future__ import annotations

from toolkit.findings import PROBLEM_BY_CODE
from toolkit.model import Finding, Reconciled, Severity
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.master import formulas
from toolkit.writing.master.figures import position
from toolkit.writing.master.layout import (
    AMBER,
    CENTRE,
    FINDINGS,
    FIRST_ROW,
    HEADER_ROW,
    LINK,
    RED,
    TEXT,
    Heading,
    open_sheet,
)

_HEADINGS = (
    Heading("Mức độ", 11),
    Heading("Mã", 9),
    Heading("Cơ quan", 11),
    Heading("Mã chỉ tiêu", 15),
    Heading("Cột", 13),
    Heading("Tệp", 32),
    Heading("Trang tính", 14),
    Heading("Ô", 7),
    Heading("Nội dung", 62),
    Heading("Gợi ý", 14),
    Heading("Cách xử lý", 44),
    Heading("Số liệu", 8),
)
_LINK_COLUMN = 11
_REMARK = "Xếp theo mức độ. “Lỗi”: số liệu được giữ lại cho đến khi có người quyết định."


def write_findings(book: Book, result: Reconciled) -> None:
    """Add the sheet of findings."""
    sheet = book.sheet(FINDINGS)
    open_sheet(sheet, "VẤN ĐỀ CẦN BIẾT", _REMARK, _HEADINGS)
    positions = {position(one.figure) for one in result.figures}
    last = FIRST_ROW
    for row, finding in enumerate(result.findings, FIRST_ROW):
        _write_finding(sheet, row, finding, positions)
        last = row
    if not result.findings:
        sheet.text(FIRST_ROW, 0, "Không có vấn đề nào.")
    _finish(sheet, last)


def _write_finding(sheet: Sheet, row: int, finding: Finding, positions: set[str]) -> None:
    place = finding.place
    column = finding.column.label if finding.column else ""
    texts: tuple[tuple[str, Style], ...] = (
        (finding.severity.label, CENTRE),
        (finding.code, CENTRE),
        (finding.agency or "", CENTRE),
        (finding.indicator or "", CENTRE),
        (column, CENTRE),
        (place.file, TEXT),
        (place.sheet, TEXT),
        (place.cell, CENTRE),
        (finding.message, TEXT),
        (finding.suggestion or "", CENTRE),
        (PROBLEM_BY_CODE[finding.code].remedy, TEXT),
    )
    for cell, (text, style) in enumerate(texts):
        sheet.text(row, cell, text, style)
    there = f"{place.file}|{place.sheet}|{place.cell}"
    if place.cell and len(there) <= formulas.LONGEST_POSITION:
        found = formulas.SEE if there in positions else ""
        sheet.formula(row, _LINK_COLUMN, f"={formulas.see_position(there)}", found, LINK)
    else:
        sheet.blank(row, _LINK_COLUMN, LINK)


def _finish(sheet: Sheet, last: int) -> None:
    sheet.raw.autofilter(HEADER_ROW, 0, last, _LINK_COLUMN)
    for severity, style in ((Severity.ERROR, RED), (Severity.WARNING, AMBER)):
        rule = {
            "type": "formula",
            "criteria": f'=$A{FIRST_ROW + 1}="{severity.label}"',
            "format": sheet.book.overlay(style),
        }
        sheet.raw.conditional_format(FIRST_ROW, 0, last, 1, rule)
