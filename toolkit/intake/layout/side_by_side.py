"""Tables side by side under one header: each has the title lines above its columns, and the year that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.intake.layout.periods import find_year
from toolkit.intake.layout.signs import Sign
from toolkit.intake.layout.table import TableColumn
from toolkit.intake.layout.view import LAST_ROW, VALUE_KINDS, View
from toolkit.vietnamese import clean

Columns = tuple[TableColumn, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one table with the lines of its title."""

    columns: Columns
    title: tuple[str, ...]


def blocks_of(view: View, rows: Sequence[int], parted: Sequence[Columns]) -> list[Block]:
    """The tables side by side; `rows` are those of the title.

    Where a row of it names another year above each (`NĂM 2020` | `NĂM 2019`), their plans and results are of that year.
    """
    lefts = [1, *(columns[0].number for columns in parted[1:])]
    rights = [*(left - 1 for left in lefts[1:]), LAST_ROW]
    spans = [range(left, right + 1) for left, right in zip(lefts, rights, strict=True)]
    dated = zip(parted, _years(view, rows, spans), strict=True)
    columns = [tuple(_with(view, column, line) for column in one) if line else one for one, line in dated]
    return [Block(one, _title(view, rows, span)) for one, span in zip(columns, spans, strict=True)]


def _texts(view: View, row: int) -> dict[int, str]:
    labels = (Sign.LABEL, Sign.MARKER, Sign.YEAR)
    return {c: clean(view.sheet.text(row, c)) for c, sign in view.signs[row].items() if sign in labels}


def _title(view: View, rows: Sequence[int], span: range) -> tuple[str, ...]:
    """The lines above a table's own columns, and those that stand alone in their row."""
    lines = [_texts(view, row) for row in rows]
    return tuple(text for line in lines for column, text in line.items() if len(line) == 1 or column in span)


def _years(view: View, rows: Sequence[int], spans: Sequence[range]) -> list[str]:
    """The line of each table in the last row that names another year above each."""
    for row in reversed(rows):
        texts = _texts(view, row)
        found = [[text for column, text in texts.items() if column in span and find_year(text)] for span in spans]
        lines = [one[0] for one in found if one]
        if len(spans) > 1 and len({find_year(line) for line in lines}) == len(spans):
            return lines
    return [""] * len(spans)


def _with(view: View, column: TableColumn, line: str) -> TableColumn:
    """A column of values without a year, with that of a line above it."""
    if column.meaning.kind not in VALUE_KINDS or column.meaning.year is not None:
        return column
    meaning = view.vocabulary.meaning(f"{column.label} {line}")
    return replace(column, meaning=meaning) if meaning.kind is column.meaning.kind else column
