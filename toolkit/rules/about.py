"""How a rule says what it found: at the figure's cell, by the indicator's name."""

from __future__ import annotations

from toolkit.findings import Problem
from toolkit.model import Figure, Finding, Indicator


def about(
    figure: Figure, indicator: Indicator, problem: Problem, *, suggestion: str | None = None, **facts: object
) -> Finding:
    """A finding about one figure of an indicator; `facts` are the sentence's, without `name`."""
    return problem.at(
        figure.place,
        agency=figure.agency,
        indicator=indicator.code,
        column=figure.column,
        suggestion=suggestion,
        name=indicator.name,
        **facts,
    )
