"""The words around the table: a report held against itself and its figures, with or without a workspace."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from toolkit.findings.words_problems import UNKNOWN_PLACEHOLDER
from toolkit.intake.layout.columns import Vocabulary, default_vocabulary
from toolkit.model import Finding, Period, Place
from toolkit.vietnamese import key
from toolkit.words.calendar import report_period
from toolkit.words.crosscheck import crosscheck
from toolkit.words.paragraphs import Report
from toolkit.words.prose import prepare
from toolkit.words.read import ReportError, read_report, word_bytes
from toolkit.words.stated import Stated, of_master, of_tables
from toolkit.workspace.errors import WorkspaceError
from toolkit.workspace.workspace import Workspace
from toolkit.writing.atomic import publish
from toolkit.writing.look import read_look

if TYPE_CHECKING:
    from toolkit.words.crosscheck import Crosschecked

TEMPLATE = "templates/bao-cao.docx"
_LETTERHEAD = 12
"""An agency that issues a report names itself in its first lines."""


def crosscheck_report(
    path: Path, period: Period | None = None, workspace: Path | None = None, comments: Path | None = None
) -> Crosschecked:
    """Hold a report's words against each other and the figures of its period, and write a commented copy.

    Without a workspace, or without submissions for the period, the words stand by themselves.
    Raise ReportError, WorkspaceError, PublishError.
    """
    space = _workspace(workspace)
    vocabulary = space.vocabulary if space else default_vocabulary()
    report = read_report(path, vocabulary)
    period = period or report_period(prepare(report))
    figures = [*of_tables(report.tables, vocabulary), *_master(space, report, period)]
    checked = crosscheck(report, period, figures)
    if comments:
        _comment(path, comments, checked, vocabulary)
    return checked


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was written: where, how many gaps wait for a person, and what is to be said of its figures."""

    path: Path
    gaps: int
    findings: tuple[Finding, ...]


def draft_of(space: Workspace, period: Period, agencies: Sequence[str] | None = None) -> Drafted:
    """Write the draft of a period's report; what a clerk made of an earlier draft is never written over.

    Raise WorkspaceError, ReportError, PublishError.
    """
    from toolkit.words.draft import Letterhead, draft_report

    result = space.reconcile(period)
    office = space.catalogue.agency_by_code[agencies[0]].name if agencies and len(agencies) == 1 else ""
    head = Letterhead(space.config.province, office or space.config.coordinator or "Sở Kế hoạch và Đầu tư")
    template = space.root / TEMPLATE
    draft = draft_report(_template(template), result, read_look(space.look_path), head, agencies)
    suffix = "".join(f"-{code}" for code in agencies or ())
    with space.locked():
        path = _free(space.folder(period) / f"bao-cao-{period}{suffix}.docx", draft.data)
        publish({path: draft.data})
    unknown = [UNKNOWN_PLACEHOLDER.at(Place(TEMPLATE), placeholder=one.strip("{}")) for one in draft.unknown]
    return Drafted(path, draft.gaps, (*result.findings, *unknown))


def _template(path: Path) -> bytes:
    """The workspace's template, the one that a new workspace gets where there is none; raise ReportError."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    from toolkit.words.draft import default_template_bytes

    if not path.is_file():
        return default_template_bytes()
    data = path.read_bytes()
    try:
        Document(io.BytesIO(data))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as cause:
        raise ReportError(f"{TEMPLATE} không phải tệp Word đọc được; hãy lưu lại dưới dạng .docx.") from cause
    return data


def _free(path: Path, data: bytes) -> Path:
    """A name at which nothing else lies: `bao-cao-2020-6T (2).docx` where a clerk has worked on the first."""
    number, free = 1, path
    while free.exists() and free.read_bytes() != data:
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    return free


def _workspace(given: Path | None) -> Workspace | None:
    """The workspace given or around; None where there is none and none was asked for."""
    try:
        return Workspace.find(given)
    except WorkspaceError:
        if given is not None:
            raise
        return None


def _master(space: Workspace | None, report: Report, period: Period | None) -> list[Stated]:
    if space is None or period is None or not space.has_submissions(period):
        return []
    letterhead = key(" ".join(paragraph.text for paragraph in report.paragraphs[:_LETTERHEAD]))
    return of_master(space.reconcile(period), _issuers(letterhead, space) or None)


def _issuers(letterhead: str, space: Workspace) -> list[str]:
    """The agencies whose own figures a report tells; the coordinator's report tells those of all, so none is named."""
    coordinator = key(space.config.coordinator)
    if coordinator and coordinator in letterhead:
        return []
    return [agency.code for agency in space.catalogue.agencies if key(agency.name) in letterhead]


def _comment(path: Path, target: Path, checked: Crosschecked, vocabulary: Vocabulary) -> None:
    from toolkit.words.comments import commented

    if target.resolve() == path.resolve():
        raise ReportError("Bản có nhận xét phải là một tệp khác; báo cáo gốc không bao giờ bị ghi đè.")
    day = checked.reported or (checked.period.end if checked.period else date(2020, 1, 1))
    publish({target: commented(word_bytes(path), checked.remarks, vocabulary, day)})
