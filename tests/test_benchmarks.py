"""What is measured is what it says: typical submissions, read whole by both readers."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from benchmarks.__main__ import put, table, with_others
from benchmarks.break_even import measure
from benchmarks.generate import ROWS, submission, submissions
from benchmarks.later import later
from benchmarks.measured import Row
from benchmarks.merging import again, against_pandas, growth
from benchmarks.profiles import by_room, merge_shares
from benchmarks.reading import ratios, raw
from benchmarks.starting import help_ratios
from benchmarks.writing import floor, many_rows, recording, rows, write_both
from tests.support.reconciled import reconciled_seed
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.seen import see
from toolkit.intake.readers.grid import CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.read_xlsx import read_xlsx
from toolkit.writing.look import read_look
from toolkit.writing.master.spread import LEAST_AGENCIES

TEMPLATE = Path(__file__).parent.parent / "templates" / "bieu-chuan.xlsx"


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
    whole, part, *by_the_clock = against_pandas(2, kind, 4, rounds=1)
    assert [row.name for row in by_the_clock] == [f"{row.name}, by the clock" for row in (whole, part)]
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


@pytest.mark.slow
def test_edits_are_read_back_and_the_second_year_is_told_beside_the_first() -> None:
    read, edited, each, second = later(agencies=LEAST_AGENCIES + 1)
    assert read.ours > 0
    assert each.unit == "ms"
    assert edited.reached
    assert second.reached


def test_the_floor_writes_the_cells_that_ours_writes() -> None:
    look = read_look(TEMPLATE)
    with recording() as books:
        ours = write_both(reconciled_seed(), look)
    theirs = floor(books)
    assert sum(book.cells for book in books) > 500
    for mine, other in zip(ours, theirs, strict=True):
        assert _values(other).items() <= _values(mine).items()
        assert len(_values(other)) == len(_values(mine)) > 0


def _values(data: bytes) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }


@pytest.mark.slow
def test_a_profile_has_all_its_samples_in_rooms_of_the_house() -> None:
    found = merge_shares(3, "own")
    assert sum(share for _, share in found) == pytest.approx(1)
    assert {name for name, _ in by_room(found)} >= {"writing", "intake"}


@pytest.mark.slow
def test_starting_is_measured_on_programs_that_did_their_work(tmp_path: Path) -> None:
    assert all(theirs > 0 and ours > 0 for theirs, ours in help_ratios(tmp_path, 1))
    (row,) = rows(agencies=1, rounds=1)
    assert row.ratio == row.ours / row.theirs


@pytest.mark.slow
def test_a_large_master_is_measured_beside_the_loop_by_the_clock_and_in_memory() -> None:
    beside, clock, memory = many_rows(agencies=1, rounds=1)
    assert "60 indicators" in beside.name
    assert 0 < clock.ours < clock.theirs
    assert 1 < memory.ours < memory.theirs


def test_the_table_says_which_targets_are_reached_and_goes_between_its_marks() -> None:
    lines = list(table([Row("a / b", 1, 4, 4, 2), Row("c / d", 3, 1, 3, 1.2, limit=True, unit="ms")]))
    assert lines[2:] == ["| a / b | 1 s | 4 s | 4.00 | ≥ 2 | ✓ |", "| c / d | 3 ms | 1 ms | 3.00 | ≤ 1.2 | ✗ |"]
    assert put("x\n<!-- t -->\nold\n<!-- end of t -->\ny", "t", ["new"]) == "x\n<!-- t -->\nnew\n<!-- end of t -->\ny"
    with pytest.raises(ValueError, match="u"):
        put("x", "u", [])


def test_rows_of_other_measures_stay_where_they_are() -> None:
    def lines(*rows: tuple[str, float]) -> list[str]:
        return list(table([Row(name, ours, 1.0, ours, 2, limit=True) for name, ours in rows]))

    page = "\n".join(["<!-- ratios -->", *lines(("a, 1,000 cells", 1), ("b of 10000", 1)), "<!-- end of ratios -->"])
    found = with_others(page, lines(("c", 3), ("a, 1,234,567 cells", 3)))
    assert found == lines(("a, 1,234,567 cells", 3), ("b of 10000", 1), ("c", 3))


def test_the_break_even_is_measured_with_all_files_read_on_both() -> None:
    [(here, pool)] = measure(3, 1)
    assert here.workers == 0 < here.own
    assert pool.workers > pool.own > 0
    assert pool.alone < pool.own + pool.workers
