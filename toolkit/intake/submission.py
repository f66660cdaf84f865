"""Read one submission: its bytes in, a Reading out in which every value cell has exactly one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from toolkit.findings.file_problems import STILL_COPYING
from toolkit.findings.intake_problems import (
    AGENCY_CONFLICT,
    AGENCY_UNKNOWN,
    LOCK_FILE,
    NOT_A_SUBMISSION,
    PERIOD_OTHER,
    PERIOD_UNKNOWN,
)
from toolkit.intake.form import check_form, find_form, refuse_form
from toolkit.intake.gathering import Gathering
from toolkit.intake.layout.columns import Vocabulary, default_vocabulary
from toolkit.intake.layout.table import Table
from toolkit.intake.matching.agency_names import AgencyNames
from toolkit.intake.matching.identity import Identity, identify
from toolkit.intake.matching.known_names import IndicatorNames
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.sighting import Sighting, sight_submission
from toolkit.model import Catalogue, FileState, Finding, Period, PeriodKind, Place, Reading

_JUNK = {"thumbs.db", "desktop.ini", ".ds_store"}
_NOTES = {".md", ".txt", ".tmp", ".part", ".crdownload", ".lnk", ".ini", ".db"}


@dataclass(frozen=True)
class Context:
    """What reading needs to know beside the bytes."""

    catalogue: Catalogue
    period: Period | None = None
    vocabulary: Vocabulary = field(default_factory=default_vocabulary)
    limits: Limits = Limits()

    @cached_property
    def names(self) -> AgencyNames:
        """The agencies' names, made ready once for all files."""
        return AgencyNames(self.catalogue)

    @cached_property
    def indicators(self) -> IndicatorNames:
        """The indicators' names, likewise."""
        return IndicatorNames(self.catalogue)


def read_submission(file: str, data: bytes, context: Context) -> Reading:
    """Read a file; whatever is wrong with it is in the findings, nothing is raised."""
    digest = hashlib.sha256(data).hexdigest()
    ignored = _not_a_submission(file)
    if ignored is not None:
        return Reading(file, digest, FileState.IGNORED, findings=(ignored,))
    try:
        seen = sight_submission(file, data, context.vocabulary, context.limits)
        return _read(file, digest, seen, context)
    except Refused as refusal:
        state = FileState.IGNORED if refusal.problem is STILL_COPYING else FileState.REJECTED
        return Reading(file, digest, state, findings=(refusal.finding(file),))


def _not_a_submission(file: str) -> Finding | None:
    name = PurePath(file).name
    if name.startswith("~$"):
        return LOCK_FILE.at(Place(file), name=name.removeprefix("~$"))
    if name.casefold() in _JUNK or name.startswith(".") or PurePath(name).suffix.casefold() in _NOTES:
        return NOT_A_SUBMISSION.at(Place(file), name=name)
    return None


def _read(file: str, digest: str, seen: Sighting, context: Context) -> Reading:
    grid, slip, tables, findings = seen.grid, seen.slip, seen.tables, [*seen.findings]
    if not tables:
        return Reading(file, digest, FileState.REJECTED, findings=seen.findings)
    identity, form = identify(grid, tables, file, context.names), find_form(grid)
    identity = slip.identity(context.catalogue) if slip else identity
    findings += slip.findings if slip else ()
    if form is None:
        refused = _check_identity(file, identity, context.period)
    else:
        identity = form.known_in(identity, context.catalogue)
        refused = [*_check_identity(file, identity, None), *refuse_form(form, file, context.period)]
        findings = form.remarkable(findings)
        findings += check_form(form, file, tables, context.catalogue)
    findings += refused
    period = context.period or identity.period
    gathering = Gathering(file, context.indicators, identity, period, context.names, context.vocabulary)
    gathering.gather(tables)
    accepted = not any(finding.severity == "error" for finding in refused)
    if not accepted:
        gathering.ignore_all()
    if accepted and slip is not None:
        gathering.hold(slip.doubted)
    if accepted and form is not None:
        gathering.findings = form.remarkable(gathering.findings)
    return Reading(
        file=file,
        sha256=digest,
        state=FileState.ACCEPTED if accepted else FileState.REJECTED,
        agency=identity.agency,
        period=period,
        read=sum(_count(table) for table in tables),
        figures=tuple(gathering.placed),
        held=tuple(gathering.held),
        ignored=tuple(gathering.ignored),
        findings=(*findings, *(gathering.findings if accepted else ())),
        revision=identity.revision,
        saved=grid.saved,
        ratios=tuple(gathering.ratios) if accepted else (),
    )


def _count(table: Table) -> int:
    """The non-empty value cells of a table, counted at the sheet and not at what was made of them."""
    rows = {row.row for row in table.rows}
    columns = {column.number for column in table.value_columns}
    return sum(
        1
        for (row, column), cell in table.sheet.cells.items()
        if row in rows and column in columns and cell.text.strip()
    )


def _check_identity(file: str, identity: Identity, expected: Period | None) -> list[Finding]:
    findings: list[Finding] = []
    place = Place(file)
    if identity.agency is None:
        findings.append(AGENCY_UNKNOWN.at(place))
    elif identity.named not in (None, identity.agency):
        findings.append(
            AGENCY_CONFLICT.at(place, agency=identity.agency, inside=identity.agency, outside=identity.named)
        )
    if expected is not None:
        findings += _check_period(place, identity, expected)
    return findings


def _check_period(place: Place, identity: Identity, expected: Period) -> Iterable[Finding]:
    found = identity.period
    if found is None or (found.kind is PeriodKind.YEAR and found.year == expected.year and found != expected):
        yield PERIOD_UNKNOWN.at(place, agency=identity.agency, period=expected.label)
    elif (found.year, found.last_month) != (expected.year, expected.last_month):
        yield PERIOD_OTHER.at(place, agency=identity.agency, found=found.label, expected=expected.label)
