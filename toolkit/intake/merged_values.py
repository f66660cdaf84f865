"""Values that stand in a merged cell over several rows or columns of a table: they belong to all of them, or to one."""

from __future__ import annotations

from toolkit.intake.layout.table import Table


def merged_values(table: Table) -> frozenset[tuple[int, int]]:
    """Rows and columns of such values; a merge over one named row and one headed column is only a wide cell."""
    named = [row.row for row in table.rows if row.name]
    headed = [column.number for column in table.value_columns if column.label]
    return frozenset(
        (area.top, area.left)
        for area in table.sheet.merges
        if (area.top, area.left) in table.sheet.cells
        and (rows := sum(area.top <= row <= area.bottom for row in named))
        and (columns := sum(area.left <= column <= area.right for column in headed))
        and max(rows, columns) > 1
    )
