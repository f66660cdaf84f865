"""A merge's counts, and what a reconciled period answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from toolkit.model import (
    Catalogue,
    Column,
    FigureState,
    MergeCounts,
    Origin,
    Period,
    Reconciled,
    ReconciledValue,
    SubmittedState,
)

FILES = {SubmittedState.MERGED: 7, SubmittedState.SUPERSEDED: 1, SubmittedState.REJECTED: 1, SubmittedState.IGNORED: 0}
CELLS = {FigureState.USED: 90, FigureState.HELD: 4, FigureState.SUPERSEDED: 5, FigureState.IGNORED: 1}


@pytest.mark.parametrize(
    ("files_found", "cells_read", "balanced"),
    [(9, 100, True), (10, 100, False), (8, 100, False), (9, 101, False), (9, 99, False), (8, 101, False)],
)
def test_a_merge_balances_for_files_and_for_cells(files_found: int, cells_read: int, balanced: bool) -> None:
    assert MergeCounts(FILES, files_found, CELLS, cells_read).balanced is balanced


def test_a_merge_of_nothing_balances() -> None:
    assert MergeCounts({}, 0, {}, 0).balanced


def reconciled_with(value: ReconciledValue) -> Reconciled:
    counts = MergeCounts({}, 0, {}, 0)
    values = {(value.indicator, value.column): value}
    return Reconciled(Period.parse("2020-6T"), Catalogue(), values, (), (), (), counts)


def test_a_reconciled_value_is_found_by_indicator_and_column() -> None:
    used = ReconciledValue("SYT.1", Column.ACTUAL, Decimal(4031), Origin.REPORTED, "cơ quan báo cáo")
    assert reconciled_with(used).value("SYT.1", Column.ACTUAL) == Decimal(4031)


def test_a_held_value_is_none() -> None:
    held = ReconciledValue("SYT.1", Column.ACTUAL, None, Origin.HELD, "hai số khác nhau")
    assert reconciled_with(held).value("SYT.1", Column.ACTUAL) is None


def test_what_is_not_in_the_catalogue_is_not_taken_for_blank() -> None:
    blank = ReconciledValue("SYT.1", Column.ACTUAL, None, Origin.NONE, "")
    with pytest.raises(KeyError):
        reconciled_with(blank).value("SYT.2", Column.ACTUAL)


def test_every_state_has_its_own_label() -> None:
    assert len({state.label for state in FigureState}) == len(FigureState)
    assert len({state.label for state in SubmittedState}) == len(SubmittedState)
