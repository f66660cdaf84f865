"""A copy of a Word report with a comment at each place that was found; nothing else in it changes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from docx import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from toolkit.intake.layout.columns import Vocabulary
from toolkit.vietnamese import clean
from toolkit.words.read_word import placed_paragraphs
from toolkit.words.remark import Remark

_AUTHOR, _INITIALS = "ktxh", "kt"


def commented(data: bytes, remarks: Iterable[Remark], vocabulary: Vocabulary, day: date) -> bytes:
    """The bytes of a .docx with the remarks as comments dated `day`; its runs stay as they are, none is split."""
    document = Document(io.BytesIO(data))
    placed, _ = placed_paragraphs(document, vocabulary)
    for remark in remarks:
        runs = _runs(placed[remark.paragraph - 1].word, remark.quote)
        if runs:
            finding = remark.finding
            text = f"{finding.severity.label} {finding.code}: {finding.message}"
            comment = document.add_comment(runs, text, author=_AUTHOR, initials=_INITIALS)
            comment._comment_elm.date = datetime.combine(day, time(), UTC)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _runs(paragraph: Paragraph, quote: str) -> Sequence[Run]:
    """The runs of a paragraph that a quote lies in; all of them where it is not found."""
    runs = [run for run in paragraph.runs if run.text] or list(paragraph.runs)
    found = re.search(rf"(?<![\w.,]){re.escape(clean(quote))}(?!\w)", clean(paragraph.text))
    if found is None or not quote:
        return runs
    (start, end), position, touched = found.span(), 0, []
    so_far = ""
    for run in runs:
        so_far += run.text
        after = len(clean(so_far))
        if position < end and after > start:
            touched.append(run)
        position = after
    return touched or runs
