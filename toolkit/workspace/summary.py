"""What a merge came to, in numbers: enough to tell it without the figures themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model import Catalogue, Finding, MergeCounts, Period, Reconciled, SubmittedFile, SubmittedState


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts, findings and agencies of a merge."""

    period: Period
    counts: MergeCounts
    findings: tuple[Finding, ...]
    expected: int
    """How many agencies are to report."""
    missing: tuple[str, ...]
    """Codes of those of which nothing was merged."""


def summary_of(result: Reconciled) -> Summary:
    """The summary of a result."""
    expected, missing = missing_of(result.catalogue, result.files)
    return Summary(result.period, result.counts, result.findings, expected, missing)


def missing_of(catalogue: Catalogue, files: Iterable[SubmittedFile]) -> tuple[int, tuple[str, ...]]:
    """How many agencies are to report in a period, and which of them sent nothing that was merged."""
    reporting = [agency.code for agency in catalogue.agencies if catalogue.of_agency(agency.code)]
    merged = {file.agency for file in files if file.state is SubmittedState.MERGED}
    return len(reporting), tuple(code for code in reporting if code not in merged)
