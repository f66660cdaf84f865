"""The words around the table: a report held against itself and its figures, with or without a workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.intake.columns import Vocabulary, default_vocabulary
from toolkit.model import Period
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

if TYPE_CHECKING:
    from toolkit.words.crosscheck import Crosschecked

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


def _workspace(given: Path | None) -> Workspace | None:
    """The workspace given or around; None where there is none and none was asked for."""
    try:
        return Workspace.find(given)
    except WorkspaceError:
        if given is not None:
            raise
        return None


def _master(space: Workspace | None, report: Report, period: Period | None) -> list[Stated]:
    if space is None or period is None or not (space.folder(period) / "submissions").is_dir():
        return []
    letterhead = key(" ".join(paragraph.text for paragraph in report.paragraphs[:_LETTERHEAD]))
    agencies = [agency.code for agency in space.catalogue.agencies if key(agency.name) in letterhead]
    return of_master(space.reconcile(period), agencies or None)


def _comment(path: Path, target: Path, checked: Crosschecked, vocabulary: Vocabulary) -> None:
    from toolkit.words.comments import commented

    if target.resolve() == path.resolve():
        raise ReportError("Bản có nhận xét phải là một tệp khác; báo cáo gốc không bao giờ bị ghi đè.")
    day = checked.reported or (checked.period.end if checked.period else date(2020, 1, 1))
    publish({target: commented(word_bytes(path), checked.remarks, vocabulary, day)})
