"""Recall and precision on the reports written for it; printed, and held to nine in ten."""

from __future__ import annotations

from functools import reduce
from operator import add
from pathlib import Path

import pytest

from tests.support.reports import Score, planted_in, read, report_paths, score_file
from toolkit.model import Severity
from toolkit.words.crosscheck import crosscheck

PLANTED = [path for path in report_paths() if planted_in(path)]
CLEAN = [path for path in report_paths() if not planted_in(path)]


def test_nine_in_ten_planted_errors_are_found_and_nine_in_ten_findings_are_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scores = {path.name: score_file(path) for path in PLANTED}
    total = reduce(add, scores.values(), Score())
    with capsys.disabled():
        for name, one in scores.items():
            print(f"\n{name}: {len(one.found)} of {len(one.found) + len(one.missed)}, {len(one.false)} false", end="")  # noqa: T201
        print(f"\nrecall {total.recall:.1%}, precision {total.precision:.1%} of {total.remarks} findings")  # noqa: T201
    assert total.recall >= 0.9, total.missed
    assert total.precision >= 0.9, [(one.finding.code, one.quote) for one in total.false]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_report_has_no_error(path: Path) -> None:
    checked = crosscheck(read(path))
    errors = [one for one in checked.remarks if one.finding.severity is Severity.ERROR]
    assert [(one.finding.code, one.quote) for one in errors] == []
    assert len(checked.agreements) >= 3


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.stem)
def test_every_planted_word_stands_in_its_report(path: Path) -> None:
    texts = [paragraph.text for paragraph in read(path).paragraphs]
    assert [one.words for one in planted_in(path) if not any(one.words in text for text in texts)] == []
