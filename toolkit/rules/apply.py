"""Apply all rules to what was read from one file; what an error puts in doubt is held."""

from __future__ import annotations

from dataclasses import replace

from toolkit.model import Catalogue, FileState, Reading, Severity
from toolkit.rules.book import Book
from toolkit.rules.registry import RULES


def apply_rules(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the rules' findings added and the figures they doubt held."""
    if reading.state is not FileState.ACCEPTED:
        return reading
    book = Book.of(catalogue, reading.period, reading.figures)
    found = tuple(finding for rule in RULES for finding in rule(book))
    doubted = {finding.place for finding in found if finding.severity is Severity.ERROR}
    return replace(
        reading,
        figures=tuple(figure for figure in reading.figures if figure.decided or figure.place not in doubted),
        held=(*reading.held, *(f for f in reading.figures if not f.decided and f.place in doubted)),
        findings=(*reading.findings, *found),
    )
