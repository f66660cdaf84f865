"""Edits in the sheet of indicators: a number or a note typed over is an adjustment, an emptied one is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.edits.compare import Change
from toolkit.edits.content import Content
from toolkit.edits.master import HEADING_OF, VALUE_HEADINGS, MasterPair
from toolkit.edits.typed import UnclearError, typed_value
from toolkit.edits.understood import Understood
from toolkit.model import Catalogue, Column, Value
from toolkit.writing.master.layout import INDICATOR_HEADINGS, INDICATORS, Cell

_KEPT_IN_CATALOGUE = {
    INDICATOR_HEADINGS[cell].title: "danh mục mới là nơi sửa, hãy sửa trong templates/danh-muc.xlsx"
    for cell in (Cell.CODE, Cell.AGENCY, Cell.NUMBER, Cell.NAME, Cell.UNIT)
}
_CALCULATED = "ô này luôn được tính bằng công thức; ý kiến nên ghi ở cột ghi chú"


def read_indicator_edits(pair: MasterPair, changed: Iterable[Change], catalogue: Catalogue, into: Understood) -> None:
    """Understand the changes of the sheet of indicators."""
    for change in changed:
        column = VALUE_HEADINGS.get(change.heading)
        if column is None or change.key not in catalogue.indicator_by_code:
            _not_a_value(change, into)
            continue
        try:
            value = typed_value(change.after, column)
        except UnclearError as unclear:
            text = change.after.text if change.after else ""
            into.not_taken(change.sheet, change.cell, text, str(unclear))
            continue
        if value is not None:
            into.adjust(change.key, column, value, underlying(pair, change.key, column))
        elif pair.adjusted(change.key, column):
            into.adjust(change.key, column, None, None)
        else:
            name = catalogue.indicator_by_code[change.key].name
            into.restored(change.sheet, change.cell, f"{column.label} của “{name}”")


def _not_a_value(change: Change, into: Understood) -> None:
    if change.after is None:
        into.restored(change.sheet, change.cell, f"Ô “{change.heading}” của {change.key}")
    else:
        reason = _KEPT_IN_CATALOGUE.get(change.heading, _CALCULATED)
        into.not_taken(change.sheet, change.cell, change.after.text, reason)


def underlying(pair: MasterPair, code: str, column: Column) -> Value | None:
    """What the base had for an indicator and column where nobody had adjusted it."""
    before = pair.adjusted(code, column)
    if before is not None:
        return parsed(before.raw, column)
    placed = pair.base_cell(INDICATORS, code, HEADING_OF[column])
    return typed_value(placed.content, column) if placed and placed.content.value is not None else None


def parsed(text: str, column: Column | None) -> Value | None:
    """A value that the toolkit itself has written as text."""
    return typed_value(Content(text), column) if text else None
