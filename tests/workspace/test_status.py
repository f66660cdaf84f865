"""Who has sent what, when, and how that stands against the due date."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from tests.support.figures import CATALOGUE, PERIOD, reading
from tests.support.seed import FILE
from tests.support.seed import PERIOD as HALF
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.ledger import Receipt
from toolkit.ledger.receipts import note_receipts
from toolkit.model import Agency, Catalogue, FileState, Reading
from toolkit.reconcile import reconcile
from toolkit.workspace.status import SentState, Status, status_of

DUE = date(2020, 7, 5)
A, B = reading("A", {("A.2", "actual"): 4}), reading("B", {("B.1", "actual"): 5})


def status(*readings: Reading, days: dict[str, int], catalogue: Catalogue = CATALOGUE, hour: int = 8) -> Status:
    came = {one.sha256: datetime(2020, 7, days[one.file], hour, tzinfo=UTC) for one in readings if one.file in days}
    return status_of(reconcile(readings, catalogue, PERIOD), DUE, came)


def states(found: Status) -> dict[str, str]:
    return {one.agency: one.state.value for one in found.agencies}


def test_each_agency_is_in_time_late_or_missing() -> None:
    found = status(A, B, days={"A.xlsx": 5, "B.xlsx": 6})
    assert states(found) == {"A": "submitted", "B": "late", "X1": "missing", "X2": "missing"}
    assert (found.expected, found.completeness, found.timeliness) == (4, 50.0, 25.0)


def test_the_day_is_the_day_in_vietnam() -> None:
    assert states(status(A, days={"A.xlsx": 5}, hour=16))["A"] == "submitted"
    assert states(status(A, days={"A.xlsx": 5}, hour=17))["A"] == "late"


def test_a_resubmission_after_the_due_date_does_not_make_the_first_late() -> None:
    again = reading("A", {("A.2", "actual"): 5}, "A lan 2.xlsx", revision=2)
    [one, *_] = status(A, again, days={"A.xlsx": 3, "A lan 2.xlsx": 9}).agencies
    assert (one.state, one.revisions, one.received) == (SentState.SUBMITTED, 2, datetime(2020, 7, 3, 8, tzinfo=UTC))


def test_what_could_not_be_taken_was_returned() -> None:
    refused = Reading("A.xlsx", "a" * 64, FileState.REJECTED, agency="A")
    assert states(status(refused, days={"A.xlsx": 3}))["A"] == "returned"


def test_an_agency_with_nothing_to_report_is_left_out_of_the_shares() -> None:
    catalogue = Catalogue((*CATALOGUE.agencies, Agency("III", "C", "Sở C")), CATALOGUE.indicators)
    found = status(A, B, days={"A.xlsx": 1, "B.xlsx": 1}, catalogue=catalogue)
    assert states(found)["C"] == "excluded"
    assert (found.expected, found.completeness) == (4, 50.0)


def test_the_folder_is_looked_at_as_it_is_and_the_ledger_knows_when_it_came(tmp_path: Path) -> None:
    space = Workspace(make_workspace(tmp_path))
    assert states(space.status(HALF)) == {"SKHCN": "late"}
    data = (space.submissions(HALF) / FILE).read_bytes()
    space.merge(HALF)
    mailed = Receipt(FILE, hashlib.sha256(data).hexdigest(), len(data), datetime(2020, 6, 1, tzinfo=UTC), "mail")
    with space.ledger() as ledger, ledger.transaction() as connection:
        note_receipts(connection, HALF, [mailed])
    found = Workspace(tmp_path).status(HALF)
    assert states(found) == {"SKHCN": "submitted"}
    assert found.timeliness == 100.0
