"""Labels of real tables, noted by hand: where header and rows stand, what each column is, what stands under what.

One line a table, `sheet | header rows | data rows | columns | parents`. `A n, D a 2024 2024-Q3, F-G r 2024` are
columns with kind (s stt, n name, u unit, p plan, a actual, e estimate, v previous, r ratio, o other, t note), year and
period; `6-8>5` puts rows 6 to 8 under row 5; `␠` is a space at the end of a sheet's name. The values are taken from
the workbook's cells by `raw_cells`, so that no workbook is copied into the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.raw_cells import Cells, read_cells
from toolkit.intake.readers.grid import column_letters, column_number

KINDS = {
    "s": "stt",
    "n": "name",
    "u": "unit",
    "p": "plan",
    "a": "actual",
    "e": "estimate",
    "v": "previous",
    "r": "ratio",
    "o": "other",
    "t": "note",
}
_FRAME = {"stt", "name", "unit"}
_TEXT_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_NIL = re.compile(r"[-–—_.…\s]+")


def tables_of(notes: Path, workbook: Path) -> list[dict[str, Any]]:
    """The labelled tables of a workbook, in the shape of `look --json`."""
    sheets = read_cells(workbook)
    lines = notes.read_text("utf-8").splitlines()
    noted = [
        [part.strip() for part in line.split(" | ")] for line in lines if line.strip() and not line.startswith("#")
    ]
    return [_table(sheets, *(*parts, "")[:5]) for parts in noted]


def _table(sheets: dict[str, Cells], sheet: str, header: str, data: str, columns: str, parents: str) -> dict[str, Any]:
    name = sheet.replace("␠", " ")
    cells = sheets[name]
    described = [one for noted in columns.split(", ") for one in _columns(noted)]
    top, bottom = header.split("-")
    above = dict(_parents(parents))
    values = [one for one in described if one["kind"] not in _FRAME]
    rows = [_row(cells, row, values, above) for row in _numbers(data) if any(position[0] == row for position in cells)]
    return {"sheet": name, "header_rows": [int(top), int(bottom)], "columns": described, "rows": rows}


def _columns(noted: str) -> Iterator[dict[str, Any]]:
    letters, kind, *dated = noted.split(" ")
    first, _, last = letters.partition("-")
    for number in range(column_number(first), column_number(last or first) + 1):
        column: dict[str, Any] = {"col": column_letters(number), "kind": KINDS[kind]}
        yield column | dict(zip(("year", "period"), (int(dated[0]), *dated[1:]) if dated else (), strict=False))


def _row(cells: Cells, row: int, columns: list[dict[str, Any]], parents: dict[int, int]) -> dict[str, Any]:
    values = {one["col"]: cells[row, at] for one in columns if (row, at := column_number(one["col"])) in cells}
    noted: dict[str, Any] = {"row": row, "values": {letters: _value(text) for letters, text in values.items()}}
    return noted | ({"parent_row": parents[row]} if row in parents else {})


def _value(text: str) -> str:
    if not text.startswith("'"):
        return text
    typed = text[1:].replace("\u00a0", " ").strip()
    if _TEXT_NUMBER.fullmatch(typed):
        return f"TEXT:{typed}={typed.replace(',', '.')}"
    return f"NIL:{typed}" if _NIL.fullmatch(typed) else f"TEXT:{typed}"


def _parents(noted: str) -> Iterator[tuple[int, int]]:
    for group in filter(None, noted.split(";")):
        rows, parent = group.split(">")
        yield from ((row, int(parent)) for row in _numbers(rows))


def _numbers(noted: str) -> Iterator[int]:
    for part in noted.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
