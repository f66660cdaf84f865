"""One section, written in many ways, gives the same figures."""

from __future__ import annotations

import pytest

from tests.support.ways import CATALOGUE, FORMULAS, PERIOD, SAID, WAYS, Figures, with_formulas
from toolkit.intake.submission import Context, read_submission
from toolkit.model import FileState, Reading, Severity
from toolkit.rules import apply_rules


def _read(name: str, data: bytes) -> Reading:
    return apply_rules(read_submission(name, data, Context(CATALOGUE, PERIOD)), CATALOGUE)


def _figures(reading: Reading) -> Figures:
    return {(f.indicator, f.column): f.value for f in reading.figures}  # type: ignore[misc]


@pytest.mark.parametrize("name", WAYS)
def test_a_section_says_the_same_however_it_is_written(name: str) -> None:
    reading = _read(name, WAYS[name]())
    errors = [f"{f.code} {f.place.cell} {f.message}" for f in reading.findings if f.severity is Severity.ERROR]
    assert errors == []
    assert (reading.state, reading.agency) == (FileState.ACCEPTED, "SNN")
    assert _figures(reading) == SAID
    assert reading.cells.balanced


def test_formulas_without_results_are_held_or_calculated_and_all_else_is_the_same() -> None:
    reading = _read("formulas without results.xlsx", with_formulas(calculated=False))
    found = _figures(reading)
    assert {key: value for key, value in found.items() if key not in FORMULAS} == {
        key: value for key, value in SAID.items() if key not in FORMULAS
    }
    held = {(figure.indicator, figure.column) for figure in reading.held}
    assert all(key in held or found[key] == SAID[key] for key in FORMULAS)
    assert {f.code for f in reading.findings if f.severity is Severity.ERROR} <= {"KT204"}
    assert reading.cells.balanced
