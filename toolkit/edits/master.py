"""The master's three tables that people work in, as they were written and as they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.edits.compare import Placed, TableLayout, TableView, find_table
from toolkit.edits.content import plain_text
from toolkit.edits.view import BookView
from toolkit.model import ADJUSTED_BY, Column, FigureState
from toolkit.writing.master.layout import (
    BANDS,
    FIGURE_HEADINGS,
    FIGURES,
    FINDING_HEADINGS,
    FINDINGS,
    HEADER_ROW,
    INDICATOR_HEADINGS,
    INDICATORS,
    LINE_HEADINGS,
    LINE_KEY,
    LINE_RAWS,
    Cell,
    Data,
    Issue,
    Line,
)
from toolkit.writing.own import OwnContent

LAYOUTS = (
    TableLayout(INDICATORS, INDICATOR_HEADINGS[Cell.CODE].title, tuple(h.title for h in INDICATOR_HEADINGS.values())),
    TableLayout(FIGURES, FIGURE_HEADINGS[Data.POSITION].title, tuple(h.title for h in FIGURE_HEADINGS.values())),
    TableLayout(FINDINGS, FINDING_HEADINGS[Issue.KEY].title, tuple(h.title for h in FINDING_HEADINGS.values())),
)
VALUE_HEADINGS: dict[str, Column] = {INDICATOR_HEADINGS[band.value].title: band.column for band in BANDS} | {
    INDICATOR_HEADINGS[Cell.NOTE].title: Column.NOTE
}
HEADING_OF = {column: heading for heading, column in VALUE_HEADINGS.items()}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of the sheet of figures, as the base has it."""

    position: str
    code: str
    column: Column | None
    name: str
    sender: str
    raw: str
    state: FigureState | None
    file: str
    sheet: str
    cell: str
    why: str

    @property
    def row(self) -> tuple[str, str, str]:
        """File, sheet and row number of the cell."""
        return self.file, self.sheet, self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    @property
    def adjusted(self) -> bool:
        """Whether the value was typed in the master."""
        return self.sender == ADJUSTED_BY


@dataclass(frozen=True)
class Pair:
    """A table as it was written, and as it is now; `edited` is None where its sheet or headings are gone."""

    base: TableView
    edited: TableView | None


@dataclass(frozen=True)
class MasterPair:
    """The base, which is what a run wrote, and what somebody made of it."""

    base: BookView
    edited: BookView
    carried: OwnContent = OwnContent()
    """What the base has although it is not ours: somebody had added it before."""

    @cached_property
    def carried_sheets(self) -> tuple[str, ...]:
        """The sheets that somebody had added before."""
        return tuple(sheet.name for sheet in self.carried.sheets)

    def _own_keys(self, layout: TableLayout) -> frozenset[str]:
        """What stands in the key column of rows that somebody had added before."""
        rows = [row for row in self.carried.rows if row.sheet == layout.sheet]
        return frozenset(plain_text(row.cells[layout.key].value).strip() for row in rows if layout.key in row.cells)

    @cached_property
    def tables(self) -> dict[str, Pair]:
        """The tables that the base has, by sheet."""
        found = {}
        for layout in (*LAYOUTS, *self._spread_layouts()):
            written = self.base.sheets.get(layout.sheet)
            whole = find_table(written, layout) if written else None
            if written is None or whole is None:
                continue
            own = self._own_keys(layout)
            keys = frozenset(whole.rows) - own
            view = find_table(written, layout, keys) if own else whole
            now = self.edited.sheets.get(layout.sheet)
            if view is not None:
                found[layout.sheet] = Pair(view, find_table(now, layout, keys) if now else None)
        return found

    def _spread_layouts(self) -> Iterator[TableLayout]:
        """The tables of agencies by indicators that the base has; each has its own headings."""
        for name, sheet in self.base.sheets.items():
            if name not in self.carried_sheets:
                headings = [plain_text(one.value) for one in sheet.rows.get(HEADER_ROW + 1, {}).values()]
                if LINE_KEY.title in headings:
                    ours = [n for n, heading in enumerate(headings) if heading.startswith(LINE_RAWS)]
                    yield TableLayout(name, LINE_KEY.title, tuple(headings[: ours[-1] + 1]), keeps_rows=False)

    @cached_property
    def files(self) -> set[str]:
        """The files that the base has figures of."""
        tables = [pair.base for pair in self.tables.values() if not pair.base.layout.keeps_rows]
        spread = {table.text(key, LINE_HEADINGS[Line.FILE].title) for table in tables for key in table.rows}
        return spread | {line.file for line in self.figures.values()}

    @cached_property
    def figures(self) -> dict[str, FigureLine]:
        """The figures of the base by position."""
        pair = self.tables.get(FIGURES)
        return {line.position: line for line in _lines(pair.base)} if pair else {}

    def adjusted(self, code: str, column: Column) -> FigureLine | None:
        """The adjustment that was in force when the base was written."""
        return next((f for f in self.figures.values() if f.adjusted and (f.code, f.column) == (code, column)), None)

    def base_cell(self, sheet: str, key: str, heading: str) -> Placed | None:
        """A cell as it was written."""
        pair = self.tables.get(sheet)
        return pair.base.get(key, heading) if pair else None


def figure_headings(layout: TableLayout) -> tuple[str, ...]:
    """The headings of a table of agencies under which figures stand, in their order."""
    return layout.headings[len(Line) : layout.headings.index(layout.key)]


def _lines(view: TableView) -> Iterator[FigureLine]:
    columns = {column.label: column for column in Column}
    states = {state.label: state for state in FigureState}
    titles = {cell: heading.title for cell, heading in FIGURE_HEADINGS.items()}
    for key in view.rows:
        texts = {cell: view.text(key, title) for cell, title in titles.items()}
        yield FigureLine(
            position=key,
            code=texts[Data.CODE],
            column=columns.get(texts[Data.COLUMN]),
            name=texts[Data.NAME],
            sender=texts[Data.SENDER],
            raw=texts[Data.RAW],
            state=states.get(texts[Data.STATE]),
            file=texts[Data.FILE],
            sheet=texts[Data.SHEET],
            cell=texts[Data.CELL],
            why=texts[Data.WHY],
        )
