"""What a header says above each column: its rows joined from top to bottom, under merges and under groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.intake.grid import Area, Sheet
from toolkit.vietnamese import clean


def join_labels(sheet: Sheet, areas: Iterable[Area], rows: range, columns: range) -> dict[int, str]:
    """The label of each column; `areas` are the merges that touch the header's rows."""
    labels = _Labels(sheet, _owners(areas, rows, columns), rows)
    return {column: labels.joined(column) for column in columns}


def _owners(areas: Iterable[Area], rows: range, columns: range) -> dict[tuple[int, int], Area]:
    """The merge that each cell of a header lies under."""
    return {
        (row, column): area
        for area in areas
        for row in range(max(area.top, rows.start), min(area.bottom, rows.stop - 1) + 1)
        for column in range(max(area.left, columns.start), min(area.right, columns.stop - 1) + 1)
    }


@dataclass(frozen=True, slots=True)
class _Labels:
    sheet: Sheet
    owners: dict[tuple[int, int], Area]
    rows: range

    def joined(self, column: int) -> str:
        pieces: list[str] = []
        seen: set[Area] = set()
        for row in self.rows:
            area = self.owners.get((row, column))
            if area is not None:
                text = "" if area in seen else self._text(area.top, area.left)
                seen.add(area)
            else:
                text = self._text(row, column) or self._group_at(row, column)
            if text and not (pieces and pieces[-1] == text):
                pieces.append(text)
        return " ".join(pieces)

    def _text(self, row: int, column: int) -> str:
        return clean(self.sheet.text(row, column))

    def _under(self, row: int, column: int) -> str:
        area = self.owners.get((row, column))
        return self._text(area.top, area.left) if area else self._text(row, column)

    def _group_at(self, row: int, column: int) -> str:
        """The label of an unmerged group: it stands above the first of its columns only, in one group above."""
        upper, below = range(self.rows.start, row), range(row + 1, self.rows.stop)
        if not any(self._under(lower, column) for lower in below) or any(self._text(r, column) for r in upper):
            return ""
        for left in range(column - 1, 0, -1):
            if (row, left) in self.owners:
                return ""
            text = self._text(row, left)
            if text:
                return text if any(self._text(lower, left) for lower in below) else ""
            if any(self._text(above, left) for above in upper):
                return ""
        return ""
