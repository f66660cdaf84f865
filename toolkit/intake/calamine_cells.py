"""The fast reader's values as cells: positions kept, floats turned into the decimals they were typed as."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from toolkit.intake.grid import Cell, CellKind


def read_values(data: bytes, sheets: Iterable[str]) -> dict[str, dict[tuple[int, int], object]] | None:
    """Non-empty values of the named sheets by (row, column); None where the reader refuses the file.

    The reader's panics are no Exception; they too only mean that this reader cannot read the file.
    """
    from python_calamine import CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: _values(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in sheets}
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:
        return None


def _values(rows: Iterable[Sequence[object]]) -> dict[tuple[int, int], object]:
    return {
        (row, column): value
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value not in ("", None)
    }


def make_cell(value: object, *, percent: bool = False, formula: bool = False) -> Cell:
    """A cell from a reader's value."""
    if isinstance(value, bool):
        return Cell(CellKind.BOOLEAN, "TRUE" if value else "FALSE", formula=formula)
    if isinstance(value, int | float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return Cell(CellKind.ERROR, str(number), formula=formula)
        return Cell(CellKind.NUMBER, plain(number), number, percent, formula)
    if isinstance(value, datetime | date):
        return Cell(CellKind.DATE, value.strftime("%d/%m/%Y"), formula=formula)
    if isinstance(value, time | timedelta):
        return Cell(CellKind.DATE, str(value), formula=formula)
    return Cell(CellKind.TEXT, str(value), formula=formula)


def plain(number: Decimal) -> str:
    """The digits of a number, without exponent and without trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
