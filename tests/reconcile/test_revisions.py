"""Which submission of an agency counts."""

from __future__ import annotations

import pytest

from tests.support.figures import CATALOGUE, PERIOD, reading
from toolkit.model import Column, FigureState, Reading, SubmittedState
from toolkit.reconcile import reconcile
from toolkit.reconcile.revisions import rank_submissions

MERGED, SUPERSEDED = SubmittedState.MERGED, SubmittedState.SUPERSEDED


def sent(file: str, actual: object = 5, **more: object) -> Reading:
    return reading("A", {("A.1.1", "actual"): actual}, file, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("readings", "states", "codes"),
    [
        ([sent("a.xlsx")], {"a.xlsx": MERGED}, []),
        ([sent("a.xlsx"), sent("b.xlsx", revision=2)], {"a.xlsx": SUPERSEDED, "b.xlsx": MERGED}, ["KT502"]),
        ([sent("a.xlsx", saved=2), sent("b.xlsx", saved=1)], {"a.xlsx": MERGED, "b.xlsx": SUPERSEDED}, ["KT502"]),
        ([sent("a.xlsx", saved=2), sent("b.xlsx", saved=1, revision=2)], {"a.xlsx": SUPERSEDED, "b.xlsx": MERGED},
         ["KT502"]),
        ([sent("a.xlsx", content="x"), sent("a (1).xlsx", content="x")], {"a.xlsx": MERGED, "a (1).xlsx": SUPERSEDED},
         ["KT503"]),
        ([sent("a.xlsx"), sent("b.xlsx", 6)], {"a.xlsx": MERGED, "b.xlsx": MERGED}, ["KT504"]),
        ([sent("a.xlsx", saved=1), sent("b.xlsx", 6)], {"a.xlsx": MERGED, "b.xlsx": MERGED}, ["KT504"]),
        ([sent("a.xlsx", saved=1), sent("b.xlsx", 6, saved=1)], {"a.xlsx": MERGED, "b.xlsx": MERGED}, ["KT504"]),
        ([sent("a.xlsx"), sent("b.xlsx", "5.0")], {"a.xlsx": MERGED, "b.xlsx": MERGED}, ["KT507"]),
    ],
)  # fmt: skip
def test_the_newest_counts_where_something_says_which_that_is(
    readings: list[Reading], states: dict[str, SubmittedState], codes: list[str]
) -> None:
    for order in (readings, readings[::-1]):
        standings, findings = rank_submissions(order)
        assert {one.reading.file: one.state for one in standings} == states
        assert [finding.code for finding in findings] == codes


def test_undecided_files_hold_only_where_they_differ() -> None:
    one = reading("A", {("A.1.1", "actual"): 5, ("A.1.2", "actual"): 6}, "a.xlsx")
    two = reading("A", {("A.1.1", "actual"): 5, ("A.1.2", "actual"): 7}, "b.xlsx")
    result = reconcile([one, two], CATALOGUE, PERIOD)
    assert result.value("A.1.1", Column.ACTUAL) == 5
    assert result.value("A.1.2", Column.ACTUAL) is None
    assert [one.state for one in result.figures if one.figure.indicator == "A.1.2"] == [FigureState.HELD] * 2


def test_cells_of_a_superseded_file_are_counted_as_superseded() -> None:
    old = reading("A", {("A.1.1", "actual"): 5}, "a.xlsx", held={("A.1.1", "plan"): 1}, ignored=2)
    counts = reconcile([old, sent("b.xlsx", revision=2)], CATALOGUE, PERIOD).counts
    assert {state: number for state, number in counts.cells.items() if number} == {
        FigureState.SUPERSEDED: 2,
        FigureState.IGNORED: 2,
        FigureState.USED: 1,
    }


def test_what_only_one_of_two_undecided_files_has_is_held_too() -> None:
    one = reading("A", {("A.1.1", "actual"): 5, ("A.2", "actual"): 6}, "a.xlsx")
    two = reading("A", {("A.1.1", "actual"): 7}, "b.xlsx")
    result = reconcile([one, two], CATALOGUE, PERIOD)
    assert result.value("A.2", Column.ACTUAL) is None
    assert {one.state for one in result.figures} == {FigureState.HELD}


def test_files_that_do_not_contradict_each_other_are_one_report() -> None:
    one = reading("A", {("A.1.1", "actual"): 5, ("A.1.2", "actual"): 6}, "a.xlsx")
    two = reading("A", {("A.2", "actual"): 7, ("A.1.2", "actual"): "6.0"}, "b.xlsx")
    result = reconcile([one, two], CATALOGUE, PERIOD)
    assert [result.value(code, Column.ACTUAL) for code in ("A.1.1", "A.1.2", "A.2")] == [5, 6, 7]
    assert "KT507" in {finding.code for finding in result.findings}


def test_a_newer_file_that_is_only_a_part_leaves_the_rest_as_it_was() -> None:
    old = reading("A", {("A.1.1", "actual"): 5, ("A.1.2", "actual"): 6, ("A.1.2", "plan"): 9}, "a.xlsx")
    result = reconcile([old, sent("b.xlsx", 8, revision=2)], CATALOGUE, PERIOD)
    assert [result.value(code, Column.ACTUAL) for code in ("A.1.1", "A.1.2")] == [8, 6]
    assert [finding.message for finding in result.findings if finding.code == "KT508"] == [
        "Bản này không nói đến 2 số liệu mà “a.xlsx” có: A.1.2; các số ấy lấy từ bản cũ."
    ]
    [older] = [file for file in result.files if file.file == "a.xlsx"]
    assert (older.state, older.placed, older.superseded) == (SUPERSEDED, 2, 1)


def test_a_number_that_a_newer_file_leaves_out_beside_others_is_gone_and_said() -> None:
    old = reading("A", {("A.1.1", "actual"): 5, ("A.1.1", "plan"): 9}, "a.xlsx")
    result = reconcile([old, sent("b.xlsx", 8, revision=2)], CATALOGUE, PERIOD)
    assert result.value("A.1.1", Column.PLAN) is None
    assert [finding.message for finding in result.findings if finding.code == "KT505"] == [
        "Bản này không có 1 số liệu mà “a.xlsx” có: A.1.1."
    ]


def test_of_three_revisions_each_gives_what_no_newer_one_speaks_of() -> None:
    first = reading("A", {("A.1.1", "actual"): 1, ("A.1.2", "actual"): 1, ("A.2", "actual"): 1}, "a.xlsx")
    second = reading("A", {("A.1.1", "actual"): 2, ("A.1.2", "actual"): 2}, "b.xlsx", revision=2)
    third = reading("A", {("A.1.1", "actual"): 3}, "c.xlsx", revision=3)
    for order in ([first, second, third], [third, first, second]):
        result = reconcile(order, CATALOGUE, PERIOD)
        assert [result.value(code, Column.ACTUAL) for code in ("A.1.1", "A.1.2", "A.2")] == [3, 2, 1]
