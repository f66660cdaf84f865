"""What a header says above each column: its rows joined from top to bottom, under merges and under groups."""

from __future__ import annotations

from toolkit.intake.grid import Area, Sheet
from toolkit.vietnamese import clean


def join_labels(sheet: Sheet, areas: list[Area], rows: range, columns: range) -> dict[int, str]:
    """The label of each column; `areas` are the merges that touch the header's rows."""
    return {column: _label(sheet, areas, rows, column) for column in columns}


def _label(sheet: Sheet, areas: list[Area], rows: range, column: int) -> str:
    pieces: list[str] = []
    seen: set[Area] = set()
    for row in rows:
        area = next((area for area in areas if (row, column) in area), None)
        if area is not None:
            text = "" if area in seen else clean(sheet.text(area.top, area.left))
            seen.add(area)
        else:
            text = clean(sheet.text(row, column)) or _group_at(sheet, areas, rows, row, column)
        if text and not (pieces and pieces[-1] == text):
            pieces.append(text)
    return " ".join(pieces)


def _text_at(sheet: Sheet, areas: list[Area], row: int, column: int) -> str:
    area = next((area for area in areas if (row, column) in area), None)
    return clean(sheet.text(area.top, area.left) if area else sheet.text(row, column))


def _group_at(sheet: Sheet, areas: list[Area], rows: range, row: int, column: int) -> str:
    """The label of an unmerged group: it stands above the first of its columns only."""
    below = range(row + 1, rows.stop)
    if not any(_text_at(sheet, areas, lower, column) for lower in below):
        return ""
    if any(sheet.text(upper, column).strip() for upper in range(rows.start, row)):
        return ""
    for left in range(column - 1, 0, -1):
        if any((row, left) in area for area in areas):
            return ""
        text = clean(sheet.text(row, left))
        if text:
            return text if any(sheet.text(lower, left).strip() for lower in below) else ""
        if any(sheet.text(upper, left).strip() for upper in range(rows.start, row)):
            return ""
    return ""
