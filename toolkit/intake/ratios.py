"""Ratios that an agency typed: what they compare the result with, and the number in percent."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.intake.layout.table import TableColumn
from toolkit.intake.readers.grid import Cell
from toolkit.intake.values import Writing
from toolkit.model import Column, Period
from toolkit.vietnamese import key
from toolkit.vietnamese.numbers import Number, parse_number


def _words(*texts: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(key(text)) for text in texts)})(?!\w)")


_PLAN = _words("kế hoạch", "KH", "dự toán", "DT", "nghị quyết", "NQ")
_PREVIOUS = _words("cùng kỳ", "cùng kì", "CK")
_OTHER = _words("tháng trước", "quý trước", "kỳ trước", "giai đoạn", "cơ cấu", "tỷ trọng", "chênh lệch")
"""Words of columns that compare with something that the table does not hold."""


def base_of(column: TableColumn, period: Period | None) -> Column | None:
    """With what a column of ratios compares the result, None where its label leaves that open."""
    label = key(column.label)
    year = column.meaning.year
    if period is None or (year is not None and year not in (period.year, period.year - 1)):
        return None
    plan, previous = _PLAN.search(label), _PREVIOUS.search(label)
    if bool(plan) == bool(previous) or _OTHER.search(label):
        return None
    return Column.PLAN if plan else Column.PREVIOUS


def ratio_in(cell: Cell, writing: Writing) -> Decimal | None:
    """The ratio in a cell, in percent where the cell says so; None where there is no plain number."""
    number = cell.number
    if number is not None:
        return number.scaleb(2) if cell.percent else number
    parsed = parse_number(cell.text, writing.convention, proven=writing.proven)
    return parsed.value if isinstance(parsed, Number) and not parsed.suffix else None
