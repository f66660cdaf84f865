"""The sheet of findings: what a person must know, where, what to do, and what was decided; each links to its figure."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal

from toolkit.findings import PROBLEM_BY_CODE
from toolkit.model import ADJUSTED_BY, Adjustment, Answer, Decision, Finding, Place, Reconciled, Severity, TracedFigure
from toolkit.reconcile.choose import written
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.content import Content, one_formula
from toolkit.writing.master import formulas
from toolkit.writing.master.figures import position
from toolkit.writing.master.layout import (
    AMBER,
    CENTRE,
    FINDING_HEADINGS,
    FINDINGS,
    FIRST_ROW,
    GREEN,
    HEADER_ROW,
    HELPER,
    LINK,
    NUMBER,
    RED,
    SETTLED,
    TEXT,
    Issue,
    open_sheet,
)
from toolkit.writing.own import OwnTable, Resolver, unique

_REMARK = (
    "Xếp theo mức độ. “Lỗi”: số liệu được giữ lại cho đến khi có người quyết định. Chọn ở cột “Quyết định” "
    "(và ghi “Giá trị quyết định” nếu cần), lưu lại; lần tổng hợp sau áp dụng."
)
NOTHING = "không có"
"""The key of the row that says that there are no findings."""
_INPUT: Style = {"bg_color": "#FFF9E5"}
_STYLES: dict[Issue, Style] = {
    **dict.fromkeys(Issue, CENTRE),
    **dict.fromkeys((Issue.FILE, Issue.SHEET, Issue.MESSAGE, Issue.REMEDY), TEXT),
    **dict.fromkeys((Issue.ANSWER, Issue.WHO), CENTRE | _INPUT),
    Issue.SEE: LINK,
    Issue.KEY: HELPER,
}


def write_findings(
    book: Book, result: Reconciled, listed: Iterable[TracedFigure], table: OwnTable, resolve: Resolver
) -> None:
    """Add the sheet of findings, each in the row that was planned for it, and what was added.

    They link to the figures that are listed.
    """
    sheet = book.sheet(FINDINGS)
    open_sheet(sheet, "VẤN ĐỀ CẦN BIẾT", _REMARK, list(FINDING_HEADINGS.values()))
    table.write(sheet, HEADER_ROW, resolve)
    writer = _Writer(sheet, {position(one.figure) for one in listed})
    for key, (finding, by) in zip(finding_keys(result), _lines(result), strict=False):
        writer.write(table.rows[key], finding, by, key)
    if not (result.findings or result.answered):
        sheet.text(table.rows[NOTHING], Issue.SEVERITY, "Không có vấn đề nào.")
        sheet.text(table.rows[NOTHING], Issue.KEY, NOTHING, HELPER)
    _finish(sheet, table.last)


def finding_keys(result: Reconciled) -> list[str]:
    """The keys of the sheet's rows in their order: findings that wait first, then those that were answered."""
    return unique(finding_key(finding) for finding, _ in _lines(result)) or [NOTHING]


def _lines(result: Reconciled) -> Iterator[tuple[Finding, Decision | Adjustment | None]]:
    yield from ((finding, None) for finding in result.findings)
    yield from ((one.finding, one.by) for one in result.answered)


def finding_key(finding: Finding) -> str:
    """By what a finding is known again when its row was moved."""
    place = finding.place
    said = "|".join((finding.code, place.file, place.sheet, place.cell, finding.message))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


class _Writer:
    """Writes the rows of the sheet; `positions` are those of the figures that are listed."""

    def __init__(self, sheet: Sheet, positions: Container[str]) -> None:
        self._positions = positions
        self._with_text, self._with_number = (
            sheet.row_writer([{**_STYLES, Issue.VALUE: style}[issue] for issue in Issue])
            for style in (CENTRE | _INPUT, NUMBER | _INPUT)
        )

    def write(self, row: int, finding: Finding, by: Decision | Adjustment | None, key: str) -> None:
        """Write a finding, and what was decided about it."""
        place, value = finding.place, by.value if by else None
        is_number = isinstance(value, Decimal)
        (self._with_number if is_number else self._with_text).write(
            row,
            (
                SETTLED if by else finding.severity.label,
                *(finding.code, finding.agency or "", finding.indicator or ""),
                finding.column.label if finding.column else "",
                *(place.file, place.sheet, place.cell),
                *(finding.message, finding.suggestion or "", PROBLEM_BY_CODE[finding.code].remedy),
                by.answer.label if isinstance(by, Decision) else ADJUSTED_BY if by else "",
                value if isinstance(value, Decimal) else written(value),
                by.who if by else "",
                "/".join(reversed(by.when[:10].split("-"))) if by else "",
                self._link(place),
                key,
            ),
        )

    def _link(self, place: Place) -> Content:
        there = f"{place.file}|{place.sheet}|{place.cell}"
        if not place.cell or len(there) > formulas.LONGEST_POSITION:
            return ""
        return one_formula(formulas.see_position(there), formulas.SEE if there in self._positions else "")


def _finish(sheet: Sheet, last: int) -> None:
    raw = sheet.raw
    raw.autofilter(HEADER_ROW, 0, last, Issue.KEY)
    raw.set_column(Issue.KEY, Issue.KEY, 14, None, {"hidden": True})
    raw.print_area(0, 0, last, Issue.WHEN)
    answers = [answer.label for answer in Answer if answer.label]
    options = {
        "validate": "list",
        "source": answers,
        "error_title": "Quyết định",
        "error_message": "Chọn một quyết định trong danh sách.",
    }
    raw.data_validation(FIRST_ROW, Issue.ANSWER, last, Issue.ANSWER, options)
    for label, style in ((Severity.ERROR.label, RED), (Severity.WARNING.label, AMBER), (SETTLED, GREEN)):
        rule = {"type": "formula", "criteria": f'=$A{FIRST_ROW + 1}="{label}"', "format": sheet.book.overlay(style)}
        raw.conditional_format(FIRST_ROW, Issue.SEVERITY, last, Issue.CODE, rule)
