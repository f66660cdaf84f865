"""The figures of a period as a pandas table: one row a figure, with its place and its end."""

from __future__ import annotations

import pandas as pd

from toolkit.model import Mark, Reconciled, TracedFigure

COLUMNS = (
    *("indicator", "name", "column", "value", "raw", "agency", "state", "why"),
    *("file", "sheet", "cell", "revision", "sha256"),
)


def figures_frame(result: Reconciled) -> pd.DataFrame:
    """All figures in the result's order; `value` is a Decimal, `"-"`, text or None."""
    return pd.DataFrame([_row(one) for one in result.figures], columns=list(COLUMNS), dtype=object)


def _row(one: TracedFigure) -> tuple[object, ...]:
    figure = one.figure
    value = figure.value.value if isinstance(figure.value, Mark) else figure.value
    column = figure.column.value if figure.column else None
    place = figure.place
    return (
        *(figure.indicator, figure.name, column, value, figure.raw, figure.agency, one.state.value, one.why),
        *(place.file, place.sheet, place.cell, one.revision, one.sha256),
    )
