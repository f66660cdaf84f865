"""Facts about a sheet that the fast reader does not show: errors, formulas without result, formats, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.intake.grid import Area, cell_name
from toolkit.intake.limits import Limits
from toolkit.intake.refusal import over_limit


@dataclass(slots=True)
class SheetFacts:
    """What a walk over a sheet's XML saw; positions are (row, column), counted from 1."""

    name: str
    visible: bool = True
    filled: set[tuple[int, int]] = field(default_factory=set)
    """Cells that hold something: a value, an error, or a formula."""
    blanks: set[tuple[int, int]] = field(default_factory=set)
    """Cells that hold an empty text; they say nothing, but the fast reader makes room for them."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)

    def check(self, limits: Limits) -> None:
        """Raise Refused when the sheet is larger than it may be, naming the cell that makes it so.

        Sizes are counted from A1, as the fast reader fills everything from there on.
        """
        reached = self.filled | self.blanks
        if not reached:
            return
        last_row = max(reached)
        last_column = max(reached, key=lambda position: position[1])
        rows, columns = last_row[0], last_column[1]
        if rows > limits.rows:
            raise over_limit("số dòng", rows, limits.rows, (self.name, cell_name(*last_row)))
        if columns > limits.columns:
            raise over_limit("số cột", columns, limits.columns, (self.name, cell_name(*last_column)))
        if rows * columns > limits.box:
            raise over_limit("diện tích bảng (ô)", rows * columns, limits.box, (self.name, cell_name(*last_row)))
        if len(self.filled) > limits.cells:
            raise over_limit("số ô có nội dung", len(self.filled), limits.cells)
        if len(self.merges) > limits.merges:
            raise over_limit("số ô gộp", len(self.merges), limits.merges)
