"""A sheet that is larger than it may be is refused, with the cell that makes it so."""

from __future__ import annotations

import pytest

from toolkit.findings.intake_problems import OVER_LIMIT
from toolkit.intake.facts import SheetFacts
from toolkit.intake.grid import Area
from toolkit.intake.limits import Limits
from toolkit.intake.refusal import Refused


@pytest.mark.parametrize(
    ("filled", "limits", "what", "cell"),
    [
        ({(1, 1), (11, 1)}, Limits(rows=10), "số dòng là 11, giới hạn 10", "A11"),
        ({(11, 1)}, Limits(rows=10), "số dòng là 11, giới hạn 10", "A11"),
        ({(1, 1), (1, 6)}, Limits(columns=5), "số cột là 6, giới hạn 5", "F1"),
        ({(1, 6)}, Limits(columns=5), "số cột là 6, giới hạn 5", "F1"),
        ({(4, 1), (1, 5)}, Limits(box=19), "diện tích bảng (ô) là 20, giới hạn 19", "A4"),
        ({(1, 1), (1, 2), (1, 3)}, Limits(cells=2), "số ô có nội dung là 3, giới hạn 2", ""),
    ],
)
def test_a_sheet_beyond_a_limit_is_refused(filled: set[tuple[int, int]], limits: Limits, what: str, cell: str) -> None:
    with pytest.raises(Refused, match=r"vượt giới hạn") as refused:
        SheetFacts("Biểu", filled=filled).check(limits)
    finding = refused.value.finding("a.xlsx")
    assert refused.value.problem is OVER_LIMIT
    assert what in finding.message
    assert finding.place.cell == cell


def test_too_many_merges_are_refused() -> None:
    facts = SheetFacts("Biểu", filled={(1, 1)}, merges=[Area(1, n, 2, n) for n in range(1, 5)])
    facts.check(Limits(merges=4))
    with pytest.raises(Refused, match="số ô gộp là 4, giới hạn 3"):
        facts.check(Limits(merges=3))


def test_a_sheet_at_its_limits_passes() -> None:
    facts = SheetFacts("Biểu", filled={(1, 1), (10, 1), (1, 5)})
    facts.check(Limits(rows=10, columns=5, box=50, cells=3))


def test_cells_of_empty_text_count_for_the_size_as_the_fast_reader_makes_room_for_them() -> None:
    facts = SheetFacts("Biểu", filled={(1, 1)}, blanks={(1, 6)})
    with pytest.raises(Refused, match="số cột là 6, giới hạn 5"):
        facts.check(Limits(columns=5))


def test_an_empty_sheet_passes() -> None:
    SheetFacts("Biểu").check(Limits(rows=1, columns=1, box=1, cells=1))
