"""Small bars of the same period in earlier years, drawn from columns of the row itself: sorting keeps them right."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model import Column, Indicator, Past, Reconciled
from toolkit.writing.book import Sheet
from toolkit.writing.content import Content, Number, one_formula
from toolkit.writing.master.layout import HEADER_ROW, INDICATOR_HEADINGS, Cell, letter
from toolkit.writing.table import number_format

PAST_CELLS = range(Cell.PAST_5, Cell.NOW + 1)
"""The columns of earlier years and of this period."""


class Trend:
    """The columns of earlier years, and the bars that are drawn of them; the years are folded away behind a `+`."""

    def __init__(self, result: Reconciled, past: Past) -> None:
        self._result, self._past = result, past
        self._columns = {then: Cell.NOW - (result.period.year - then.year) for then in past.values}
        self._drawn: dict[str, str] = {}
        self._lowest = Decimal(0)

    def contents(self, row: int, indicator: Indicator) -> list[Content]:
        """What stands in those columns beside an indicator; nothing where no earlier year is known."""
        found: list[Content] = [None for _ in PAST_CELLS]
        earlier = {column: self._past.value(then, indicator.code) for then, column in self._columns.items()}
        known = {column: one.value for column, one in earlier.items() if one and isinstance(one.value, Decimal)}
        for column, value in known.items():
            found[column - Cell.PAST_5] = Number(value, number_format(value, None))
        actual = self._result.value(indicator.code, Column.ACTUAL) if known else None
        if isinstance(actual, Decimal):
            formula = f"{letter(Cell.ACTUAL)}{row + 1}"
            found[Cell.NOW - Cell.PAST_5] = one_formula(formula, actual, number_format(actual, None))
            self._lowest = min(self._lowest, actual, *known.values())
            years = f"{letter(Cell.PAST_5)}{row + 1}:{letter(Cell.NOW)}{row + 1}"
            self._drawn[f"{letter(Cell.TREND)}{row + 1}"] = years
        return found

    def finish(self, sheet: Sheet) -> None:
        """Draw the bars, and fold the columns."""
        self._draw(sheet)
        width = INDICATOR_HEADINGS[Cell.TREND].width
        sheet.raw.set_column(Cell.TREND, Cell.TREND, width, None, {} if self._drawn else {"hidden": True})
        folded = {"level": 1, "hidden": True} if self._drawn else {"hidden": True}
        sheet.raw.set_column(Cell.PAST_5, Cell.NOW, INDICATOR_HEADINGS[Cell.NOW].width, None, folded)
        if self._drawn:
            sheet.raw.set_column(Cell.NOW + 1, Cell.NOW + 1, None, None, {"collapsed": True})

    def _draw(self, sheet: Sheet) -> None:
        """All sparklines as one group: bars from zero, the last one marked; hidden columns are drawn too."""
        if self._drawn:
            options: dict[str, object] = {
                "location": list(self._drawn),
                "range": list(self._drawn.values()),
                "type": "column",
                "last_point": True,
                "show_hidden": True,
                "series_color": "#8EA9DB",
                "last_color": "#1F4E79",
            }
            sheet.raw.add_sparkline(HEADER_ROW, Cell.TREND, options | ({"min": 0} if self._lowest >= 0 else {}))
