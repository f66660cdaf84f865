"""Who was late, by the times at which files came; a period out of an archive says nothing of that."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.figures import CATALOGUE, PERIOD, reading
from toolkit.ledger import Receipt
from toolkit.model import Reconciled
from toolkit.reconcile import reconcile
from toolkit.workspace.lateness import arrivals, late_agencies

DUE = date(2020, 6, 20)


def result() -> Reconciled:
    return reconcile([reading("A", {("A.1", "actual"): 5}), reading("B", {("B.1", "actual"): 6})], CATALOGUE, PERIOD)


def came(**moments: str) -> dict[str, datetime]:
    hashes = {file.agency: file.sha256 for file in result().files}
    return {hashes[agency]: datetime.fromisoformat(moment).replace(tzinfo=UTC) for agency, moment in moments.items()}


@pytest.mark.parametrize(
    ("first", "second", "late"),
    [
        ("2020-06-19T09:00", "2020-06-20T16:59", frozenset()),
        ("2020-06-19T09:00", "2020-06-20T17:01", frozenset({"B"})),
        ("2020-06-22T09:00", "2020-07-05T09:00", frozenset({"A", "B"})),
    ],
)
def test_the_day_is_that_of_vietnam(first: str, second: str, late: frozenset[str]) -> None:
    assert late_agencies(result(), DUE, came(A=first, B=second)) == late


def test_what_came_half_a_year_later_was_copied_and_says_nothing() -> None:
    assert late_agencies(result(), DUE, came(A="2021-03-01T00:00", B="2021-03-01T00:00")) is None
    assert late_agencies(result(), DUE, came(A="2020-06-01T00:00", B="2021-03-01T00:00")) == frozenset({"B"})
    assert late_agencies(result(), DUE, {}) is None


def test_without_a_ledger_the_folder_says_when_a_file_came() -> None:
    moment = datetime(2020, 6, 1, tzinfo=UTC)
    found = arrivals(
        None, PERIOD, [Receipt("a.xlsx", "ab", 5, moment + timedelta(days=1)), Receipt("b", "cd", 5, moment)]
    )
    assert found == {"ab": moment + timedelta(days=1), "cd": moment}
