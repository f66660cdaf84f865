"""Numbers that no table of a sheet takes in, scratch beside it and strays below: said, never lost in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from toolkit.findings.layout_problems import (
    BESIDE_TABLE,
    NO_HEADING,
    OUTSIDE_TABLE,
    SWAPPED_DATE,
)
from toolkit.intake.layout.table import Table
from toolkit.intake.readers.grid import CellKind, Sheet, cell_name, column_letters
from toolkit.model import Finding, PeriodKind, Place

_SHOWN = 8
_UNTAKEN = (CellKind.NUMBER, CellKind.ERROR, CellKind.UNCALCULATED)


def say_outside(sheet: Sheet, tables: tuple[Table, ...], file: str) -> Iterator[Finding]:
    """What is to be said of numbers beside a sheet's tables and of columns without a heading."""
    left = _untaken(sheet, tables)
    beside, elsewhere = _parted(left, tables)
    for problem, positions in ((BESIDE_TABLE, beside), (OUTSIDE_TABLE, elsewhere)):
        if positions:
            place = Place(file, sheet.name, cell_name(*positions[0]))
            yield problem.at(place, count=len(positions), where=where(positions))
    for table in tables:
        yield from _unlabelled(table, file)
        yield from _swapped_dates(table, file)


def _untaken(sheet: Sheet, tables: tuple[Table, ...]) -> list[tuple[int, int]]:
    """Numbers in no cell of any table; those above the first header belong to the title."""
    taken: defaultdict[int, set[int]] = defaultdict(set)
    for table in tables:
        columns = {column.number for column in table.columns}
        for row in (*(row.row for row in table.rows), *range(table.header[0], table.header[1] + 1)):
            taken[row] |= columns
        for again in table.repeated:
            for row in range(again[0], again[1] + 1):
                taken[row] |= columns
    first = min((table.header[0] for table in tables), default=1)
    return [
        (row, column)
        for row, cells in sheet.rows.items()
        if row >= first
        for column in sorted(cells.keys() - taken[row])
        if cells[column].kind in _UNTAKEN
    ]


def _parted(
    positions: list[tuple[int, int]], tables: Iterable[Table]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Numbers in the rows of a table or below it in one of its columns of values, and those that stand elsewhere."""
    rows: set[int] = set()
    below: dict[int, int] = {}
    for table in tables:
        last = table.rows[-1].row if table.rows else table.header[1]
        rows.update(range(table.header[0], last + 1))
        for column in table.value_columns:
            below[column.number] = min(last, below.get(column.number, last))
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for row, number in positions:
        found[0 if row in rows or row > below.get(number, row) else 1].append((row, number))
    return found


def where(positions: list[tuple[int, int]]) -> str:
    """Cells in words: `ô B5, B6`, or their columns and rows where they are many."""
    columns = sorted({column for _, column in positions})
    if len(positions) <= _SHOWN // 2:
        return "ô " + ", ".join(cell_name(*position) for position in positions)
    shown = ", ".join(map(column_letters, columns[:_SHOWN])) + ("…" if len(columns) > _SHOWN else "")
    return f"cột {shown} (dòng {positions[0][0]}–{positions[-1][0]})"


def _unlabelled(table: Table, file: str) -> Iterator[Finding]:
    for column in table.value_columns:
        if column.label:
            continue
        count = sum((row.row, column.number) in table.sheet.cells for row in table.rows)
        if count:
            place = Place(file, table.sheet.name, cell_name(table.header[0], column.number))
            yield NO_HEADING.at(place, letters=column_letters(column.number), count=count)


def _swapped_dates(table: Table, file: str) -> Iterator[Finding]:
    """Dates in a header whose day is the month that the other columns speak of, or the one after it."""
    periods = [
        c.meaning.period for c in table.columns if c.meaning.period and c.meaning.period.kind is not PeriodKind.YEAR
    ]
    near = {month for period in periods for month in (period.last_month, period.last_month % 12 + 1)}
    for row in range(table.header[0], table.header[1] + 1):
        for column, cell in table.sheet.rows.get(row, {}).items():
            if cell.kind is not CellKind.DATE or cell.text.count("/") != 2:
                continue
            day, month, year = cell.text.split("/")
            if int(day) in near and int(month) not in near:
                place = Place(file, table.sheet.name, cell_name(row, column))
                meant = f"{month}/{day}/{year}"
                facts = {"letters": column_letters(column), "found": cell.text, "month": int(day), "meant": meant}
                yield SWAPPED_DATE.at(place, **facts)  # type: ignore[arg-type]
