"""A table that goes on in the next sheet, or below the next page break of a Word file, without its header."""

from __future__ import annotations

from toolkit.intake.layout.body import Body
from toolkit.intake.layout.columns import ColumnKind
from toolkit.intake.layout.placed import placed_rows
from toolkit.intake.layout.signs import Sign
from toolkit.intake.layout.table import Table
from toolkit.intake.layout.view import View

_VALUES = (Sign.FIGURE, Sign.SMALL)


def continue_table(view: View, before: Table) -> tuple[Table, ...]:
    """The rows of a sheet without a header as those of the table before; none if they do not stand in its columns."""
    body = Body(view, before.columns)
    named = [row for row in view.order if body.has(row, body.names) and body.has_value(row)]
    if len(named) < 2 or not _fits(view, body, named):
        return ()
    rows = placed_rows(body, view.order)
    return (Table(view.sheet, (), (rows[0].row, rows[0].row - 1), before.columns, rows, before.unit),)


def _fits(view: View, body: Body, named: list[int]) -> bool:
    """Whether values stand in the table's columns only, in most of them, and rows are numbered or measured as there."""
    figures = {column for signs in view.signs.values() for column, sign in signs.items() if sign is Sign.FIGURE}
    valued = {column for row in named for column, sign in view.signs[row].items() if sign in _VALUES}
    marks = body.of(ColumnKind.UNIT) or body.of(ColumnKind.STT)
    marked = sum(body.has(row, marks) for row in named)
    filled = len(valued & set(body.values))
    return figures <= body.used and filled * 2 >= len(body.values) and (not marks or marked * 2 >= len(named))
