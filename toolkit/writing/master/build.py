"""Build the master workbook of a reconciled period."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from toolkit.model import NO_PAST, Decisions, OperationError, Past, Reconciled
from toolkit.vietnamese import format_number
from toolkit.writing.book import Book
from toolkit.writing.master.charts import write_charts
from toolkit.writing.master.decisions import write_decisions
from toolkit.writing.master.figures import figure_keys, write_figures
from toolkit.writing.master.findings import finding_keys, write_findings
from toolkit.writing.master.indicators import indicator_keys, write_indicators
from toolkit.writing.master.layout import (
    FIGURE_HEADINGS,
    FIGURES,
    FINDING_HEADINGS,
    FINDINGS,
    FIRST_ROW,
    INDICATOR_HEADINGS,
    INDICATORS,
    Heading,
)
from toolkit.writing.master.spread import Spread
from toolkit.writing.master.spread_sheet import spread_table, write_spread
from toolkit.writing.master.submitted import write_submitted
from toolkit.writing.master.summary import write_summary
from toolkit.writing.own import OwnContent, OwnTable, Resolver, write_own_sheets

BASE_PROPERTY = "ktxh-base"
"""The custom property in which a master says which inputs it was made from."""

MAX_ROWS = 1_048_576
"""Excel's own limit."""


class TooManyRowsError(OperationError):
    """A sheet of the master would be longer than Excel allows."""

    def __init__(self, sheet: str, rows: int) -> None:
        needed, most = (format_number(Decimal(count)) for count in (rows, MAX_ROWS))
        super().__init__(
            f"Trang “{sheet}” của bảng tổng hợp cần {needed} dòng, Excel chỉ có {most} dòng; chưa ghi gì. "
            "Thường là do một lỗi chung của rất nhiều báo cáo (sai mẫu, sai đơn vị tính): chạy ktxh check với "
            "vài tệp để biết lỗi nào, sửa mẫu hoặc danh mục rồi tổng hợp lại."
        )


def master_bytes(
    result: Reconciled,
    province: str,
    decisions: Decisions = Decisions(),
    own: OwnContent = OwnContent(),
    base: str = "",
    past: Past = NO_PAST,
    late: Collection[str] | None = None,
) -> bytes:
    """The master workbook, with what people decided and added; the same inputs give the same bytes.

    Raise TooManyRowsError.

    `base` is the fingerprint by which the workbook is known again after somebody has edited it; `past` are the same
    months of earlier years, `late` the agencies whose report came after the due date (None: nobody knows).
    """
    label = result.period.label
    book = Book(result.period.end, title=f"Bảng tổng hợp KT-XH {label}")
    if base:
        book.raw.set_custom_property(BASE_PROPERTY, base)
    spread = Spread(result)
    tables = {
        INDICATORS: _plan(own, INDICATORS, INDICATOR_HEADINGS, indicator_keys(result.catalogue)),
        FINDINGS: _plan(own, FINDINGS, FINDING_HEADINGS, finding_keys(result)),
    }
    spread_tables = {sheet.name: spread_table(own, sheet, spread) for sheet in spread.sheets}
    if own:
        tables[FIGURES] = _plan(own, FIGURES, FIGURE_HEADINGS, figure_keys(spread.listed))
    resolve = Resolver(tables | spread_tables)
    title = f"BẢNG TỔNG HỢP KT-XH TỈNH {province.upper()} – {label}"
    write_indicators(book, result, title, tables[INDICATORS], resolve, spread, past)
    figures = book.sheet(FIGURES)
    for spread_sheet in spread.sheets:
        write_spread(book, result, spread, spread_sheet, spread_tables[spread_sheet.name], resolve)
    if not own:
        tables[FIGURES] = _plan(own, FIGURES, FIGURE_HEADINGS, figure_keys(spread.listed))
    write_figures(figures, result, spread.listed, tables[FIGURES], resolve)
    write_findings(book, result, spread.listed, tables[FINDINGS], resolve)
    total_row = write_submitted(book, result)
    write_summary(book, result, total_row)
    write_charts(book, result, late)
    write_decisions(book, result, decisions)
    write_own_sheets(book, own, resolve)
    return book.to_bytes()


def _plan(own: OwnContent, sheet: str, headings: dict[Any, Heading], keys: Iterable[str]) -> OwnTable:
    table = OwnTable(own, sheet, [heading.title for heading in headings.values()], FIRST_ROW)
    table.plan(keys)
    if table.last >= MAX_ROWS:
        raise TooManyRowsError(sheet, table.last + 1)
    return table
