"""What a header says above each column: its rows joined from top to bottom, under merges and under groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from toolkit.intake.readers.grid import Area, Sheet
from toolkit.vietnamese import clean


def join_labels(sheet: Sheet, areas: Iterable[Area], rows: range, columns: range) -> dict[int, str]:
    """The label of each column; `areas` are the merges that touch the header's rows."""
    labels = _Labels(sheet, _owners(areas, rows, columns), rows, columns)
    return {column: labels.joined(column) for column in columns}


def _owners(areas: Iterable[Area], rows: range, columns: range) -> dict[tuple[int, int], Area]:
    """The merge that each cell of a header lies under."""
    return {
        (row, column): area
        for area in areas
        for row in range(max(area.top, rows.start), min(area.bottom, rows.stop - 1) + 1)
        for column in range(max(area.left, columns.start), min(area.right, columns.stop - 1) + 1)
    }


@dataclass(frozen=True)
class _Labels:
    sheet: Sheet
    owners: dict[tuple[int, int], Area]
    rows: range
    columns: range

    def joined(self, column: int) -> str:
        pieces: list[str] = []
        seen: set[Area] = set()
        for row in self.rows:
            area = self.owners.get((row, column))
            if area is not None:
                text = "" if area in seen else self._text(area.top, area.left)
                seen.add(area)
            else:
                text = self._text(row, column) or self._groups[row].get(column, "")
            if text and not (pieces and pieces[-1] == text):
                pieces.append(text)
        return " ".join(pieces)

    def _text(self, row: int, column: int) -> str:
        return clean(self.sheet.text(row, column))

    def _under(self, row: int, column: int) -> str:
        area = self.owners.get((row, column))
        return self._text(area.top, area.left) if area else self._text(row, column)

    @cached_property
    def _groups(self) -> dict[int, dict[int, str]]:
        """The labels of unmerged groups by row and column: each stands above the first of its columns only."""
        upper: set[int] = set()
        groups: dict[int, dict[int, str]] = {}
        for row in self.rows:
            groups[row] = self._groups_of(row, upper)
            upper.update(column for column in self.columns if self._text(row, column))
        return groups

    def _groups_of(self, row: int, upper: set[int]) -> dict[int, str]:
        """The groups of a row, which end at a merge and where another group begins above; `upper` has labels above."""
        found: dict[int, str] = {}
        group = ""
        for column in self.columns:
            text = self._text(row, column)
            if (row, column) in self.owners:
                group = ""
            elif text:
                group = text if self._last_text.get(column, 0) > row else ""
            elif column in upper:
                group = ""
            elif group and self._last_under.get(column, 0) > row:
                found[column] = group
        return found

    @cached_property
    def _last_text(self) -> dict[int, int]:
        """The last row of the header in which a text of its own stands, by column."""
        return {column: row for row in self.rows for column in self.columns if self._text(row, column)}

    @cached_property
    def _last_under(self) -> dict[int, int]:
        """The same, with texts that reach there by a merge."""
        return {column: row for row in self.rows for column in self.columns if self._under(row, column)}
