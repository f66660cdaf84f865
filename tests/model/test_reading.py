"""A reading: every value cell ends in one place, and the counts can prove that one did not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from toolkit.model import CellCounts, Column, Figure, FileState, Place, Reading


def figure(cell: str) -> Figure:
    return Figure("SYT.1", Column.ACTUAL, Decimal(1), "1", Place("a.xlsx", "Biểu", cell), "SYT")


@pytest.mark.parametrize(
    ("counts", "balanced"),
    [
        (CellCounts(), True),
        (CellCounts(read=12, placed=10, held=1, ignored=1), True),
        (CellCounts(read=12, placed=10, held=1, ignored=0), False),
        (CellCounts(read=12, placed=10, held=1, ignored=2), False),
        (CellCounts(read=0, placed=1), False),
    ],
)
def test_counts_balance_when_nothing_read_is_lost_or_doubled(counts: CellCounts, balanced: bool) -> None:
    assert counts.balanced is balanced


def test_the_counts_of_a_reading_are_those_of_its_figures() -> None:
    reading = Reading(
        "a.xlsx",
        "0" * 64,
        FileState.ACCEPTED,
        read=6,
        figures=(figure("E1"), figure("E2"), figure("E3")),
        held=(figure("E4"),),
        ignored=(figure("E5"), figure("E6")),
    )
    assert reading.cells == CellCounts(read=6, placed=3, held=1, ignored=2)
    assert reading.cells.balanced


def test_a_cell_that_was_read_and_not_placed_shows_in_the_counts() -> None:
    reading = Reading("a.xlsx", "0" * 64, FileState.ACCEPTED, read=2, figures=(figure("E1"),))
    assert not reading.cells.balanced
