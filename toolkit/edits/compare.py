"""A master as it was written beside what somebody made of it: which cells changed, by row key and heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from toolkit.edits.content import Content, plain_text
from toolkit.edits.formula import skeleton
from toolkit.edits.sheet_rows import Values
from toolkit.edits.view import Rows, SheetView, content_at, contents, value_at

_LOOKED_AT = 60
"""How many rows from the top may stand before the headings, after somebody inserted some."""
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One of the master's tables: its sheet, the heading of the column that identifies a row, and all headings."""

    sheet: str
    key: str
    headings: tuple[str, ...]
    keeps_rows: bool = True
    """Whether rows that somebody adds stay in it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell's content and where it stands."""

    content: Content
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell's name, `E14`."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row that somebody added: its cells by heading, and the key of the last known row above it."""

    row: int
    after: str
    cells: dict[int, Content]


class TableRows(Mapping[str, dict[str, Placed]]):
    """The known rows by key, each with its cells by heading, made of the sheet's when they are asked for."""

    def __init__(self, rows: Rows, numbers: Mapping[str, int], headings: Mapping[int, str]) -> None:
        self._rows, self.numbers, self._headings = rows, numbers, headings
        self._last: tuple[str, dict[str, Placed]] = ("", {})
        """The row that was asked for last is often asked for again."""

    def packed(self, key: str) -> Values:
        """A row as the sheet keeps it."""
        return self._rows.packed[self.numbers[key]]

    def __getitem__(self, key: str) -> dict[str, Placed]:
        number = self.numbers[key]
        if self._last[0] != key:
            cells = self._rows[number].items()
            placed = {self._headings[c]: Placed(one, number, c) for c, one in cells if c in self._headings}
            self._last = (key, placed)
        return self._last[1]

    def __contains__(self, key: object) -> bool:
        return key in self.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True)
class TableView:
    """A table of the master: known rows by key, what else stands around them."""

    layout: TableLayout
    header_row: int
    columns: dict[str, int]
    """The column of each of our headings that is still there."""
    own_columns: dict[int, str]
    """Columns with another heading, or none, that hold something."""
    rows: TableRows
    own_rows: tuple[OwnRow, ...]
    repeated: tuple[OwnRow, ...]
    """Rows whose key stood further up already."""
    own_cells: dict[tuple[str, int], Placed] = field(default_factory=dict)
    """What stands in somebody's own columns beside a known row, by key and column."""

    def get(self, key: str, heading: str) -> Placed | None:
        """The cell of a row under a heading."""
        return self.rows[key].get(heading) if key in self.rows else None

    def text(self, key: str, heading: str) -> str:
        """The shown text of a cell, empty where there is none."""
        placed = self.get(key, heading)
        return plain_text(placed.content.value) if placed else ""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that is no longer what was written; `after` is None where it was emptied."""

    sheet: str
    key: str
    heading: str
    cell: str
    before: Content | None
    after: Content | None


def find_table(sheet: SheetView, layout: TableLayout, keys: frozenset[str] | None = None) -> TableView | None:
    """Read a table off a sheet; None where its headings or its key column are gone.

    `keys` are those of the table as it was written; without them every row that has a key is known.
    """
    header = _header(sheet, layout)
    if header is None:
        return None
    row_number, columns = header
    if layout.key not in columns:
        return None
    ours = set(columns.values())
    headings = {number: plain_text(content.value).strip() for number, content in sheet.rows[row_number].items()}
    reader = _Reader(layout, row_number, columns, keys)
    for number, values in sheet.packed.items():
        if number > row_number:
            reader.read(number, values)
    beyond = {column for column, _ in reader.beyond}
    own_columns = {c: headings.get(c, "") for c in sorted(beyond | set(headings) - ours)}
    return TableView(
        layout,
        row_number,
        columns,
        own_columns,
        TableRows(sheet.rows, reader.numbers, reader.headings),
        tuple(reader.own),
        tuple(reader.repeated),
        {(key, column): placed for (column, key), placed in reader.beyond.items()},
    )


def _header(sheet: SheetView, layout: TableLayout) -> tuple[int, dict[str, int]] | None:
    """The row that holds most of the headings, and their columns."""
    wanted = set(layout.headings)
    best: tuple[int, dict[str, int]] | None = None
    for number, cells in sheet.rows.items():
        if number > _LOOKED_AT:
            break
        found: dict[str, int] = {}
        for column, content in cells.items():
            text = plain_text(content.value).strip()
            if text in wanted:
                found.setdefault(text, column)
        if len(found) * 2 > len(wanted) and (best is None or len(found) > len(best[1])):
            best = (number, found)
    return best


class _Reader:
    """Sorts the rows below the headings into known, added and repeated ones."""

    def __init__(
        self, layout: TableLayout, header: int, columns: Mapping[str, int], keys: frozenset[str] | None
    ) -> None:
        self._key_column = columns[layout.key]
        self.headings = {column: heading for heading, column in columns.items()}
        self._header = header
        self._keys = keys
        self._after = ""
        self._beside: dict[int, list[int]] = {}
        self.numbers: dict[str, int] = {}
        self.own: list[OwnRow] = []
        self.repeated: list[OwnRow] = []
        self.beyond: dict[tuple[int, str], Placed] = {}

    def read(self, number: int, values: Values) -> None:
        content = content_at(values, self._key_column)
        key = plain_text(content.value).strip() if content else ""
        if not key or (self._keys is not None and key not in self._keys):
            self.own.append(OwnRow(number, self._after, contents(values)))
            return
        if key in self.numbers:
            self.repeated.append(OwnRow(number, key, contents(values)))
            return
        self._after = key
        self.numbers[key] = number
        for column in self._others(len(values)):
            one = content_at(values, column)
            if one is not None:
                self.beyond[column, key] = Placed(one, number, column)

    def _others(self, width: int) -> list[int]:
        """The columns without one of our headings in a row of that width."""
        if width not in self._beside:
            self._beside[width] = [column for column in range(1, width + 1) if column not in self.headings]
        return self._beside[width]


def changes(base: TableView, edited: TableView) -> Iterator[Change]:
    """The cells of known rows, under known headings, whose content is another."""
    columns = [
        (heading, base.columns.get(heading, 0), edited.columns[heading])
        for heading in base.layout.headings
        if heading in edited.columns
    ]
    in_place = all(before == after for _, before, after in columns)
    for key in base.rows:
        if key not in edited.rows:
            continue
        there, here = base.rows.packed(key), edited.rows.packed(key)
        if in_place and there is here:
            continue
        for heading, column, now in columns:
            if value_at(there, column) == value_at(here, now):
                continue
            before, after = content_at(there, column), content_at(here, now)
            if not same_content(before, after):
                cell = f"{get_column_letter(now)}{edited.rows.numbers[key]}"
                yield Change(base.layout.sheet, key, heading, cell, before, after)


def same_content(before: Content | None, after: Content | None) -> bool:
    """Whether a cell says what it said: our formula wherever it points now, or its result pasted as a value."""
    if before is None or after is None:
        return (before.text if before else "") == (after.text if after else "")
    if before.formula and after.formula:
        return before.formula == after.formula or skeleton(before.formula) == skeleton(after.formula)
    if after.formula:
        return False
    return _same_value(before.value, after.value)


def _same_value(before: object, after: object) -> bool:
    numbers = [v for v in (before, after) if isinstance(v, int | float) and not isinstance(v, bool)]
    if len(numbers) == 2:
        return abs(numbers[0] - numbers[1]) <= _CLOSE * max(1.0, abs(numbers[0]))
    return plain_text(before).strip() == plain_text(after).strip()


def new_texts(base: SheetView, edited: SheetView) -> Iterator[tuple[str, str]]:
    """Cell and text of what stands in a sheet and stood nowhere in it before; moved and sorted cells do not count."""
    texts = {plain_text(content.value).strip() for content in base.contents()}
    formulas = _Skeletons(content.formula for content in base.contents() if content.formula)
    for (row, column), content in edited.items():
        text = content.text.strip()
        known = text in formulas if content.formula else not text or text in texts
        if not known:
            yield f"{get_column_letter(column)}{row}", content.text


class _Skeletons:
    """Formulas, whatever they point at; those of a whole sheet are looked into only where one is not found as it is."""

    def __init__(self, formulas: Iterable[str]) -> None:
        self._formulas = set(formulas)
        self._skeletons: set[str] | None = None

    def __contains__(self, formula: str) -> bool:
        if formula in self._formulas:
            return True
        if self._skeletons is None:
            self._skeletons = set(map(skeleton, self._formulas))
        return skeleton(formula) in self._skeletons
