"""Small bars of the same period in earlier years, drawn from columns of the row itself: sorting keeps them right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from toolkit.model import Column, Past, Reconciled
from toolkit.writing.book import Sheet
from toolkit.writing.master.layout import HEADER_ROW, INDICATOR_HEADINGS, NUMBER, Cell, letter
from toolkit.writing.table import number_format


def write_trend(sheet: Sheet, result: Reconciled, past: Past, rows: Mapping[str, int]) -> None:
    """Fill the columns of earlier years and draw the bars; the years are folded away behind a `+`."""
    columns = {then: Cell.NOW - (result.period.year - then.year) for then in past.values}
    drawn, lowest = {}, Decimal(0)
    for indicator in result.catalogue.indicators if columns else ():
        row = rows[indicator.code]
        earlier = {column: past.value(then, indicator.code) for then, column in columns.items()}
        known = {column: one.value for column, one in earlier.items() if one and isinstance(one.value, Decimal)}
        for column, value in known.items():
            sheet.number(row, column, value, _style(value))
        actual = result.value(indicator.code, Column.ACTUAL)
        if known and isinstance(actual, Decimal):
            sheet.formula(row, Cell.NOW, f"={letter(Cell.ACTUAL)}{row + 1}", actual, _style(actual))
            lowest = min(lowest, actual, *known.values())
            drawn[f"{letter(Cell.TREND)}{row + 1}"] = f"{letter(Cell.PAST_5)}{row + 1}:{letter(Cell.NOW)}{row + 1}"
    _draw(sheet, drawn, lowest)
    width = INDICATOR_HEADINGS[Cell.TREND].width
    sheet.raw.set_column(Cell.TREND, Cell.TREND, width, None, {} if drawn else {"hidden": True})
    folded = {"level": 1, "hidden": True} if drawn else {"hidden": True}
    sheet.raw.set_column(Cell.PAST_5, Cell.NOW, INDICATOR_HEADINGS[Cell.NOW].width, None, folded)
    if drawn:
        sheet.raw.set_column(Cell.NOW + 1, Cell.NOW + 1, None, None, {"collapsed": True})


def _style(value: Decimal) -> dict[str, object]:
    return NUMBER | {"num_format": number_format(value, None)}


def _draw(sheet: Sheet, drawn: Mapping[str, str], lowest: Decimal) -> None:
    """All sparklines as one group: bars from zero, the last one marked; hidden columns are drawn too."""
    if drawn:
        options: dict[str, object] = {
            "location": list(drawn),
            "range": list(drawn.values()),
            "type": "column",
            "last_point": True,
            "show_hidden": True,
            "series_color": "#8EA9DB",
            "last_color": "#1F4E79",
        }
        sheet.raw.add_sparkline(HEADER_ROW, Cell.TREND, options | ({"min": 0} if lowest >= 0 else {}))
