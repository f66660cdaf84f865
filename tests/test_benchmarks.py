"""What is measured is what it says: typical submissions, read whole by both readers."""

from __future__ import annotations

import pytest

from benchmarks.generate import ROWS, submission, submissions
from benchmarks.merging import Row, again, against_pandas, growth
from benchmarks.reading import ratios, raw
from toolkit.intake.columns import default_vocabulary
from toolkit.intake.grid import CellKind
from toolkit.intake.limits import Limits
from toolkit.intake.read_grid import read_grid
from toolkit.intake.read_xlsx import read_xlsx
from toolkit.intake.seen import see


def test_a_typical_submission_has_its_rows_its_formulas_and_some_errors() -> None:
    grid = read_grid(submission(7))
    (table,), _ = see(grid, "a.xlsx", default_vocabulary())
    kinds = [cell.kind for cell in grid.sheets[0].cells.values()]
    assert len(table.rows) == ROWS
    assert kinds.count(CellKind.ERROR) == 3
    assert sum(cell.formula for cell in grid.sheets[0].cells.values()) == 2 * ROWS


def test_no_two_submissions_are_alike_and_the_same_come_again() -> None:
    made = dict(submissions(3))
    assert len(set(made.values())) == len(made) == 3


def test_both_readers_read_all_of_it_and_ours_by_the_quick_way() -> None:
    data = submission(0)
    (rows,) = raw(data)
    assert len(rows) == ROWS + 5
    assert read_xlsx(data, Limits()).sheets[0].cells
    assert all(theirs > 0 and ours > 0 for theirs, ours in ratios([data], 2))


def test_a_row_is_reached_from_the_side_that_its_target_is_on() -> None:
    assert Row("faster", 1, 4, 4, 2).reached
    assert not Row("faster", 3, 4, 4 / 3, 2).reached
    assert Row("growth", 1, 1, 1, 1.2, limit=True).reached
    assert not Row("growth", 2, 1, 2, 1.2, limit=True).reached


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["own", "shared"])
def test_the_merge_and_the_script_are_measured_on_the_same_files(kind: str) -> None:
    whole, part = against_pandas(2, kind, 4, rounds=1)
    assert min(whole.ours, whole.theirs, part.ours, part.theirs) > 0
    assert whole.ratio == whole.theirs / whole.ours
    assert part.ours < whole.ours


@pytest.mark.slow
def test_a_repetition_does_less_than_the_first_merge_and_growth_is_told_for_each() -> None:
    same, some = again(agencies=12)
    assert same.ours < same.theirs
    assert some.ratio == some.ours / some.theirs
    each, memory = growth(small=2, large=4)
    assert each.unit == "ms"
    assert 0 < memory.ours < memory.theirs
