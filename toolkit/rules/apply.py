"""Apply rules to what was read from one file; what an error puts in doubt is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.model import NO_PAST, Catalogue, FileState, Past, Reading, Severity
from toolkit.rules.book import Book
from toolkit.rules.registry import PAST_RULES, RULES, Rule
from toolkit.rules.settings import DEFAULT, RuleSettings


def apply_rules(reading: Reading, catalogue: Catalogue, settings: RuleSettings = DEFAULT) -> Reading:
    """The reading with the findings of the rules that need nothing else, and the figures they doubt held."""
    return _apply(reading, catalogue, settings, NO_PAST, RULES)


def apply_past_rules(reading: Reading, catalogue: Catalogue, settings: RuleSettings, past: Past) -> Reading:
    """The reading with the findings of the rules that look at earlier periods, and the figures they doubt held."""
    return _apply(reading, catalogue, settings, past, PAST_RULES)


def _apply(
    reading: Reading, catalogue: Catalogue, settings: RuleSettings, past: Past, rules: Iterable[Rule]
) -> Reading:
    if reading.state is not FileState.ACCEPTED:
        return reading
    book = Book.of_reading(reading, catalogue, settings, past)
    found = tuple(finding for rule in rules for finding in rule.findings(book))
    doubted = {finding.place for finding in found if finding.severity is Severity.ERROR}
    if not doubted:
        return replace(reading, findings=(*reading.findings, *found)) if found else reading
    return replace(
        reading,
        figures=tuple(figure for figure in reading.figures if figure.decided or figure.place not in doubted),
        held=(*reading.held, *(f for f in reading.figures if not f.decided and f.place in doubted)),
        findings=(*reading.findings, *found),
    )
