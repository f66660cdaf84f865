"""Who sent a workbook, and for which period: from its title block, its section rows and its file name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from toolkit.intake.layout.columns import ColumnKind
from toolkit.intake.layout.periods import find_period, fold
from toolkit.intake.layout.table import Table
from toolkit.intake.matching.agency_names import AgencyNames
from toolkit.intake.readers.grid import CellKind, Grid
from toolkit.model import Period, PeriodKind
from toolkit.vietnamese import clean, key

_ADDRESSEES = ("kính gửi", "nơi nhận")
_COVER_ROWS = 15
_DATELINE = re.compile(r"[^,\d]{2,40},\s*(?:ngày\W*\d*\W*)?tháng\W*\d*\W*năm\W*(?:\d{4})?\W*", re.IGNORECASE)
_DONE = (ColumnKind.ACTUAL, ColumnKind.ESTIMATE)
_REVISION = re.compile(r"(?<!dia )(?<!van )\b(?:(?:lan|ban|sua lan|dieu chinh lan) ?|v(?=[2-9]))(?P<number>[2-9])\b")
_REVISED = re.compile(r"\b(?:bo sung|sua|dieu chinh|thay the|cap nhat|chinh thuc|final|dinh chinh)\b")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook says of itself; `named` is the agency that its file name speaks of."""

    agency: str | None
    named: str | None
    period: Period | None
    revision: int


def identify(grid: Grid, tables: Iterable[Table], file: str, index: AgencyNames) -> Identity:
    """Read agency, period and revision from a workbook's own words."""
    found = tuple(tables)
    lines = _title_lines(grid, found)
    stem = PurePath(file).stem
    named = index.in_file_name(stem)
    sections = _sections(found, index)
    around = [*grid.around]
    inside = (
        index.of_title(lines)
        or (sections[0] if len(sections) == 1 else None)
        or index.of_title(_cover_lines(grid, found))
        or index.within(lines)
        or index.of_title(around)
        or index.within(around)
    )
    return Identity(
        inside or named or (sections[0] if sections else None),
        named,
        _period(lines, found, stem) or _period(around, (), ""),
        _revision(stem, lines),
    )


def _sections(tables: tuple[Table, ...], index: AgencyNames) -> list[str]:
    """The agencies in whose sections results stand, else any figures, else all sections, in their order.

    Some send the whole province's table, perhaps with everybody's plans, and fill in nothing but their own section.
    """
    filled: defaultdict[str, set[ColumnKind]] = defaultdict(set)
    for table in tables:
        current = None
        for row in table.rows:
            opened = index.of_section(row)
            current = opened.code if opened else current
            if current is not None:
                filled[current] |= {column.meaning.kind for column, _ in table.cells(row)}
    done = [code for code, kinds in filled.items() if kinds & set(_DONE)]
    return done or [code for code, kinds in filled.items() if kinds] or list(filled)


def _cover_lines(grid: Grid, tables: tuple[Table, ...]) -> list[str]:
    """The first lines of sheets with tables, where a long text stands between them and the table."""
    lines = []
    for sheet in grid.sheets:
        tops = [table.header[0] for table in tables if table.sheet is sheet]
        rows = [row for row in sheet.rows if row <= _COVER_ROWS and row < min(tops, default=0)]
        lines += [clean(cell.text) for row in rows for cell in sheet.rows[row].values() if cell.kind is CellKind.TEXT]
    return lines


def _title_lines(grid: Grid, tables: tuple[Table, ...]) -> list[str]:
    lines = [line for table in tables for line in table.title]
    for sheet in grid.sheets:
        if sheet.visible and not any(table.sheet is sheet for table in tables):
            rows = [row for row in sheet.rows if row <= _COVER_ROWS]
            lines += [
                clean(c.text)
                for row in rows
                for c in sheet.rows[row].values()
                if c.kind is CellKind.TEXT and len(c.text) < 200
            ]
    told = [line for line in lines if not _DATELINE.fullmatch(line)]
    return [line for line in told if not key(line).startswith(tuple(map(key, _ADDRESSEES)))]


def _period(lines: list[str], tables: tuple[Table, ...], stem: str) -> Period | None:
    """Months or quarters named in the title, else above the columns, else in the file's name; a bare year last."""
    titled = [found for line in (*lines, " ".join(lines)) if (found := find_period(line))]
    headed = sorted(
        (c.meaning.period for table in tables for c in table.columns if c.meaning.period and c.meaning.kind in _DONE),
        key=lambda period: period.end,
        reverse=True,
    )
    named = [found for found in (find_period(stem),) if found]
    ordered = [*titled, *headed, *named]
    return next((found for found in ordered if found.kind is not PeriodKind.YEAR), ordered[0] if ordered else None)


def _revision(stem: str, lines: list[str]) -> int:
    """The revision that the name or the title states: `lần 2` is 2, `bổ sung` without a number too."""
    texts = [fold(stem), *(fold(line) for line in lines)]
    for text in texts:
        found = _REVISION.search(text)
        if found:
            return int(found["number"])
    return 2 if _REVISED.search(texts[0]) else 1
