"""A run whose counts do not add up is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.figures import CATALOGUE, PERIOD, reading
from toolkit.model import FigureState, MergeCounts, SubmittedState
from toolkit.reconcile import ConservationError, check_conservation, reconcile

COUNTS = reconcile(
    [reading("A", {("A.1.1", "actual"): 5}, held={("A.1", "plan"): 1}, ignored=1)], CATALOGUE, PERIOD
).counts


def test_true_counts_pass() -> None:
    check_conservation(COUNTS)
    assert (COUNTS.files_found, COUNTS.cells_read) == (1, 3)


@pytest.mark.parametrize(
    "broken",
    [
        replace(COUNTS, files_found=2),
        replace(COUNTS, cells_read=4),
        replace(COUNTS, cells_read=2),
        replace(COUNTS, files=COUNTS.files | {SubmittedState.MERGED: 0}),
        *(replace(COUNTS, cells=COUNTS.cells | {state: COUNTS.cells[state] + 1}) for state in FigureState),
    ],
)
def test_a_broken_count_is_refused_with_all_numbers(broken: MergeCounts) -> None:
    with pytest.raises(ConservationError, match=rf"tìm thấy {broken.files_found} tệp.*đọc {broken.cells_read} ô"):
        check_conservation(broken)
