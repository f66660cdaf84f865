"""A second reader, written by others, looks at the same workbook: where it sees other cells, the file is in doubt."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from toolkit.findings.file_problems import DISAGREEMENT
from toolkit.intake.readers.grid import Cell, CellKind, Sheet, cell_name
from toolkit.intake.readers.refusal import Refused

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")
Values = dict[tuple[int, int], object]


def check_witness(data: bytes, sheets: tuple[Sheet, ...]) -> None:
    """Compare with what python-calamine sees; raise Refused at the first cell in which the two differ.

    Only in a worker: calamine can abort the whole process. A sheet that it refuses is one of which it says nothing.
    """
    seen = witness_values(data, [sheet.name for sheet in sheets])
    for sheet in sheets:
        if sheet.name in seen:
            for position in _differences(sheet, seen[sheet.name]):
                raise Refused(DISAGREEMENT, (sheet.name, cell_name(*position)))


def witness_values(data: bytes, sheets: Iterable[str]) -> dict[str, Values]:
    """Non-empty values by sheet and (row, column); a sheet that calamine refuses is left out."""
    from python_calamine import CalamineWorkbook

    workbook = _attempt(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))
    found = {}
    for name in sheets:
        rows = _attempt(partial(_rows, workbook, name)) if workbook is not None else None
        if rows is not None:
            found[name] = _values(rows)
    return found


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[Any]]:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _attempt(read: Callable[[], T]) -> T | None:
    """What the reader gives, None where it refuses; its panics are no Exception, but only refusals too."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:
        return None


def _values(rows: Iterable[Sequence[object]]) -> Values:
    return {
        (row, column): value
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value not in ("", None)
    }


def _differences(sheet: Sheet, seen: Values) -> Iterator[tuple[int, int]]:
    covered = {position for position, _ in sheet.covered}
    for position in sorted(sheet.cells.keys() | seen.keys()):
        if position not in covered and not _agree(sheet.cells.get(position), seen.get(position)):
            yield position


def _agree(cell: Cell | None, value: object) -> bool:
    """Whether both mean the same; of errors and formulas without a result calamine shows nothing."""
    if cell is None:
        return value is None or (isinstance(value, str) and not value.strip())
    if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
        return True
    if cell.kind is CellKind.NUMBER:
        return isinstance(value, int | float) and cell.number is not None and float(cell.number) == float(value)
    if cell.kind is CellKind.TEXT:
        return isinstance(value, str) or not cell.text.strip()
    return value is not None
