"""The sheet of decisions: everything that people decided for the period, who and when, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.model import ADJUSTED_BY, Adjustment, Column, Decision, Decisions, Reconciled, Value
from toolkit.reconcile.choose import written
from toolkit.writing.book import Book, Sheet
from toolkit.writing.master.layout import CENTRE, FIRST_ROW, HEADER_ROW, NUMBER, TEXT, Heading, open_sheet

DECISIONS = "Quyết định"
_HEADINGS = (
    Heading("Ngày", 13),
    Heading("Người", 16),
    Heading("Quyết định", 24),
    Heading("Cơ quan", 11),
    Heading("Chỉ tiêu", 38),
    Heading("Cột", 18),
    Heading("Khi đó ghi", 30),
    Heading("Giá trị", 14),
    Heading("Hiệu lực", 14),
)
_REMARK = "Mọi quyết định và chỉnh tay của kỳ, mới nhất ở trên. Muốn đổi thì chọn lại ở trang “Vấn đề” hoặc gõ lại số."
IN_FORCE, REPLACED = "đang dùng", "đã thay"


def write_decisions(book: Book, result: Reconciled, decisions: Decisions) -> None:
    """Add the sheet, where anything was decided at all."""
    if not decisions:
        return
    sheet = book.sheet(DECISIONS)
    open_sheet(sheet, "QUYẾT ĐỊNH VÀ CHỈNH TAY", _REMARK, _HEADINGS)
    row = FIRST_ROW
    for one in _newest_first(decisions):
        _write_line(sheet, row, one, result, holds=_holds(one, decisions))
        row += 1
    sheet.raw.autofilter(HEADER_ROW, 0, row - 1, len(_HEADINGS) - 1)
    sheet.raw.print_area(0, 0, row - 1, len(_HEADINGS) - 1)


def _newest_first(decisions: Decisions) -> Iterator[Decision | Adjustment]:
    """By date; of one moment, the one that was noted last first."""
    everything: list[Decision | Adjustment] = [*decisions.decisions, *decisions.adjustments]
    numbered = sorted(enumerate(everything), key=lambda pair: (pair[1].when, pair[0]), reverse=True)
    return (one for _, one in numbered)


def _holds(one: Decision | Adjustment, decisions: Decisions) -> bool:
    if isinstance(one, Adjustment):
        return decisions.adjusted.get((one.indicator, one.column)) is one
    return decisions.by_subject.get(one.subject) is one


def _write_line(sheet: Sheet, row: int, one: Decision | Adjustment, result: Reconciled, *, holds: bool) -> None:
    agency, name, column, before = _about(one, result)
    day = "/".join(reversed(one.when[:10].split("-")))
    texts = (day, one.who, _answer(one), agency, name, column.label if column else "", before)
    for cell, text in enumerate(texts):
        sheet.text(row, cell, text, TEXT if cell in (4, 6) else CENTRE)
    _write_value(sheet, row, one.value)
    sheet.text(row, 8, IN_FORCE if holds else REPLACED, CENTRE)


def _write_value(sheet: Sheet, row: int, value: Value | None) -> None:
    if isinstance(value, Decimal):
        sheet.number(row, 7, value, NUMBER)
    else:
        sheet.text(row, 7, written(value), CENTRE)


def _answer(one: Decision | Adjustment) -> str:
    if isinstance(one, Adjustment):
        return ADJUSTED_BY if one.value is not None else f"bỏ {ADJUSTED_BY}"
    return one.answer.label or "rút lại"


def _about(one: Decision | Adjustment, result: Reconciled) -> tuple[str, str, Column | None, str]:
    known = result.catalogue.indicator_by_code
    if isinstance(one, Adjustment):
        indicator = known.get(one.indicator)
        sender = indicator.agency if indicator else ""
        return sender, indicator.name if indicator else one.indicator, one.column, written(one.base)
    row = one.subject.row
    return one.subject.agency, known[row].name if row in known else row, one.subject.column, one.subject.raw
