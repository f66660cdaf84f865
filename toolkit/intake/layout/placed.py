"""The rows of a table with their parents and units, once its columns are known."""

from __future__ import annotations

from toolkit.intake.layout.body import Body, last_row, read_rows
from toolkit.intake.layout.structure import with_parents
from toolkit.intake.layout.table import TableRow


def placed_rows(body: Body, rows: list[int]) -> tuple[TableRow, ...]:
    """The rows of a table among sheet rows that may be its own; what stands below its end is none."""
    end = last_row(body, rows)
    found, places = read_rows(body, [row for row in rows if row <= end])
    return _inherit_units(with_parents(found, places))


def _inherit_units(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """Rows under `Diện tích (Nghìn ha)` count in its unit, where nothing nearer says one."""
    units: dict[int, str] = {}
    found = []
    for row in rows:
        implied = row.implied_unit or (units.get(row.parent, "") if row.parent is not None else "")
        units[row.row] = implied
        found.append(row if implied == row.implied_unit else row._replace(implied_unit=implied))
    return tuple(found)
