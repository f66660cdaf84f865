"""Who has sent what for a period, when, and how that stands against the due date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from toolkit.deadlines import VIETNAM
from toolkit.model import Period, Reconciled, SubmittedFile, SubmittedState


class SentState(StrEnum):
    """How an agency stands."""

    SUBMITTED = "submitted"
    LATE = "late"
    MISSING = "missing"
    RETURNED = "returned"
    """Something came, and nothing of it could be taken: it went back to be mended."""
    EXCLUDED = "excluded"
    """The agency has nothing to report in this period."""

    @property
    def label(self) -> str:
        """The state as a clerk reads it."""
        return {
            SentState.SUBMITTED: "đã gửi đúng hạn",
            SentState.LATE: "gửi muộn",
            SentState.MISSING: "chưa gửi",
            SentState.RETURNED: "trả lại, chờ gửi bản sửa",
            SentState.EXCLUDED: "không phải báo cáo",
        }[self]


@dataclass(frozen=True, slots=True)
class AgencyStatus:
    """One agency: its state, when its first accepted report came, how many times it sent, what is held of it."""

    agency: str
    name: str
    state: SentState
    received: datetime | None
    revisions: int
    held: int


@dataclass(frozen=True, slots=True)
class Status:
    """All agencies of a period, in catalogue order."""

    period: Period
    due: date
    agencies: tuple[AgencyStatus, ...]

    @property
    def counts(self) -> Counter[SentState]:
        """How many agencies stand how."""
        return Counter(one.state for one in self.agencies)

    @property
    def expected(self) -> int:
        """How many agencies are to report."""
        return len(self.agencies) - self.counts[SentState.EXCLUDED]

    @property
    def completeness(self) -> float:
        """Percent of the expected reports that are there."""
        return self._share(SentState.SUBMITTED, SentState.LATE)

    @property
    def timeliness(self) -> float:
        """Percent of the expected reports that came in time."""
        return self._share(SentState.SUBMITTED)

    def _share(self, *states: SentState) -> float:
        there = sum(self.counts[state] for state in states)
        return round(100 * there / self.expected, 1) if self.expected else 0.0


def status_of(result: Reconciled, due: date, received: Mapping[str, datetime]) -> Status:
    """The status of a reconciled period; `received` says by hash when the bytes of each file came."""
    by_agency: dict[str | None, list[SubmittedFile]] = {}
    for file in result.files:
        by_agency.setdefault(file.agency, []).append(file)
    catalogue = result.catalogue
    found = []
    for agency in catalogue.agencies:
        sent = by_agency.get(agency.code, [])
        taken = [file for file in sent if file.state in (SubmittedState.MERGED, SubmittedState.SUPERSEDED)]
        came = _first(taken or [file for file in sent if file.state is SubmittedState.REJECTED], received)
        state = _state(bool(catalogue.of_agency(agency.code)), taken, sent, came, due)
        hashes = len({file.sha256 for file in taken})
        found.append(AgencyStatus(agency.code, agency.name, state, came, hashes, sum(file.held for file in sent)))
    return Status(result.period, due, tuple(found))


def _first(files: Iterable[SubmittedFile], received: Mapping[str, datetime]) -> datetime | None:
    return min((received[file.sha256] for file in files if file.sha256 in received), default=None)


def _state(
    expected: bool, taken: list[SubmittedFile], sent: list[SubmittedFile], came: datetime | None, due: date
) -> SentState:
    if taken:
        late = came is not None and came.astimezone(VIETNAM).date() > due
        return SentState.LATE if late else SentState.SUBMITTED
    if any(file.state is SubmittedState.REJECTED for file in sent):
        return SentState.RETURNED
    return SentState.MISSING if expected else SentState.EXCLUDED
