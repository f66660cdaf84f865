"""The words around the table: a report held against itself and its figures, with or without a workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.intake.columns import default_vocabulary
from toolkit.model import Period
from toolkit.words.crosscheck import crosscheck
from toolkit.words.read import ReportError, read_report, word_bytes
from toolkit.writing.atomic import publish

if TYPE_CHECKING:
    from toolkit.words.crosscheck import Crosschecked


def crosscheck_report(path: Path, period: Period | None = None, comments: Path | None = None) -> Crosschecked:
    """Hold a report's words against each other, and write a commented copy; raise ReportError, PublishError."""
    vocabulary = default_vocabulary()
    checked = crosscheck(read_report(path, vocabulary), period)
    if comments:
        from toolkit.words.comments import commented

        if comments.resolve() == path.resolve():
            raise ReportError("Bản có nhận xét phải là một tệp khác; báo cáo gốc không bao giờ bị ghi đè.")
        day = checked.reported or (checked.period.end if checked.period else date(2020, 1, 1))
        publish({comments: commented(word_bytes(path), checked.remarks, vocabulary, day)})
    return checked
