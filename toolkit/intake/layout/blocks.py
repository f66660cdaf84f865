"""Which columns make a table: blocks side by side parted, columns without a label named by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from toolkit.intake.layout.columns import FRAME, ColumnKind, Meaning
from toolkit.intake.layout.signs import VALUES, Sign
from toolkit.intake.layout.table import TableColumn
from toolkit.intake.layout.units import is_unit
from toolkit.intake.layout.view import Header, View
from toolkit.vietnamese.marks import is_ditto

_FULL = 3
"""A column without a label belongs to the table where a third of its rows have something in it."""


@dataclass(slots=True)
class Filling:
    """What stands in a column below its header."""

    labels: int = 0
    markers: int = 0
    figures: int = 0
    units: int = 0
    small: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All cells that show something."""
        return self.labels + self.markers + self.figures + len(self.small)

    @property
    def is_words(self) -> bool:
        """Whether it is a column of words."""
        return self.labels > self.figures + len(self.small) and self.labels >= self.markers

    @property
    def numbers_rows(self) -> bool:
        """Whether it numbers the rows: `I`, `1`, `1.1`, small numbers that mostly rise by one."""
        if self.labels or self.figures > self.markers + len(self.small):
            return False
        steps = [b - a for a, b in zip(self.small, self.small[1:], strict=False)]
        restarts = sum(step not in (0, 1) for step in steps)
        return self.markers > 0 or (bool(self.small) and restarts * 3 <= len(self.small) and min(self.small) <= 1)


def fillings(view: View, rows: Iterable[int], columns: Iterable[int]) -> dict[int, Filling]:
    """What stands in the columns, counted over the rows of a table."""
    found: dict[int, list[tuple[int, Sign]]] = {column: [] for column in columns}
    for row in rows:
        for column, sign in view.signs[row].items():
            if column in found:
                found[column].append((row, sign))
    return {column: _filling(view, column, shown) for column, shown in found.items()}


def _filling(view: View, column: int, shown: list[tuple[int, Sign]]) -> Filling:
    """What stands in one column, by the rows in which it shows something."""
    signs = [sign for _, sign in shown]
    labels, markers, small = map(signs.count, (Sign.LABEL, Sign.MARKER, Sign.SMALL))
    return Filling(
        labels,
        markers,
        len(signs) - labels - markers - small,
        sum(is_ditto(text) or is_unit(text) for text in _texts(view, column, shown, Sign.LABEL)) if labels else 0,
        [int(text.partition("(")[0]) for text in _texts(view, column, shown, Sign.SMALL)] if small else [],
    )


def _texts(view: View, column: int, shown: list[tuple[int, Sign]], wanted: Sign) -> list[str]:
    return [view.sheet.rows[row][column].text.strip() for row, sign in shown if sign is wanted]


def part(header: Header, found: dict[int, Filling]) -> list[tuple[TableColumn, ...]]:
    """The columns of each table that stands beside another under one header."""
    columns = header.columns
    starts = [0]
    for index, column in enumerate(columns):
        block = columns[starts[-1] : index]
        if _begins(column, block, columns[index + 1 :], found):
            starts.append(index - _leading(block))
    ends = [*starts[1:], len(columns)]
    return [columns[start:end] for start, end in zip(starts, ends, strict=True)]


def _begins(
    column: TableColumn, before: tuple[TableColumn, ...], after: tuple[TableColumn, ...], found: dict[int, Filling]
) -> bool:
    """Whether a column names rows again, behind columns of values and before others."""
    valued = any(_is_valued(one, found) for one in before) and any(_is_valued(one, found) for one in after)
    if not valued or not found[column.number].is_words:
        return False
    first = next((one for one in before if one.meaning.kind is ColumnKind.NAME), None)
    if column.label:
        return column.meaning.kind is ColumnKind.NAME and column.label != before[-1].label
    return first is None and found[column.number].units * 2 < found[column.number].labels


def _is_valued(column: TableColumn, found: dict[int, Filling]) -> bool:
    filling = found[column.number]
    return bool(column.label) and column.meaning.kind not in FRAME and not filling.is_words


def _leading(block: tuple[TableColumn, ...]) -> int:
    """How many columns before a name still belong to it: its number or code."""
    count = 0
    while count < len(block) and block[-1 - count].meaning.kind in (ColumnKind.STT, ColumnKind.CODE):
        count += 1
    return count


def settle(
    view: View, header: Header, columns: tuple[TableColumn, ...], rows: list[int], found: dict[int, Filling]
) -> tuple[TableColumn, ...]:
    """The columns with their meanings made sure by what stands in them; those that hold nothing are left out."""
    left = columns[0].number if columns is not header.columns and columns[0] != header.columns[0] else 1
    labelled = {column.number for column in columns if column.label}
    valued = sum(not labelled.isdisjoint(c for c, sign in view.signs[row].items() if sign in VALUES) for row in rows)
    kept = {column.number: column for column in columns if _belongs(view, header, column, found, valued)}
    _one_unit(kept, found)
    _name(header, kept, found, left)
    _name_further(view, kept, rows, found)
    return tuple(kept[number] for number in sorted(kept))


def _belongs(view: View, header: Header, column: TableColumn, found: dict[int, Filling], valued: int) -> bool:
    filling = found[column.number]
    if not column.label:
        return filling.count > 0 and (column.number < header.first_value or filling.count * _FULL >= valued > 0)
    return filling.count > 0 or not _is_tail_of_merge(view, header, column.number)


def _is_tail_of_merge(view: View, header: Header, column: int) -> bool:
    """Whether a column has no label of its own, only its share of a merged one."""
    rows = range(header.top, header.bottom + 1)
    if any(column in view.signs.get(row, {}) for row in rows):
        return False
    areas = [area for area in view.merges(header.top, header.bottom) if area.left < column <= area.right]
    return all(any((row, column) in area for area in areas) for row in rows if row in view.signs)


def _one_unit(kept: dict[int, TableColumn], found: dict[int, Filling]) -> None:
    """Only one column called `Đơn vị` holds units, and only if it holds words; the others are agencies' own."""
    units = [number for number in sorted(kept) if kept[number].meaning.kind is ColumnKind.UNIT]
    values = [number for number, column in kept.items() if column.label and column.meaning.kind not in FRAME]
    chosen = next((number for number in units if found[number].units * 2 > found[number].labels), min(units, default=0))
    for number in units:
        empty = not found[number].count and number > min(values, default=number)
        if number != chosen or empty or found[number].figures > found[number].labels:
            kept[number] = replace(kept[number], meaning=Meaning(ColumnKind.OTHER))


def _name(header: Header, kept: dict[int, TableColumn], found: dict[int, Filling], left: int) -> None:
    """Find the columns that number and name the rows where their labels do not say so."""
    valued = [n for n, column in kept.items() if column.label and column.meaning.kind not in FRAME]
    names = [n for n, column in kept.items() if column.meaning.kind is ColumnKind.NAME]
    first_value = min(valued, default=max(kept, default=0) + 1)
    for number in range(left, first_value):
        if (number in kept and kept[number].label) or not found[number].count:
            continue
        kind = _kind_of(found[number], named=bool(names) and number < names[0])
        if kind is not None:
            kept[number] = TableColumn(number, "", Meaning(kind))
    if not any(column.meaning.kind is ColumnKind.NAME for column in kept.values()):
        _promote(kept, found, first_value=header.first_value)


def _name_further(view: View, kept: dict[int, TableColumn], rows: list[int], found: dict[int, Filling]) -> None:
    """Let words behind the names name the rows too, where a name reaches over several rows (`Số học sinh` | `Nam`)."""
    names = {number for number, column in kept.items() if column.meaning.kind is ColumnKind.NAME}
    after = max(names, default=0) + 1
    column = kept.get(after)
    if column is None or not names or column.meaning.kind is not ColumnKind.OTHER or not found[after].is_words:
        return
    if found[after].units * 2 > found[after].labels:
        return
    for row in rows:
        signs = view.signs[row]
        valued = any(number > after and sign in VALUES for number, sign in signs.items())
        if valued and signs.get(after) is Sign.LABEL and names.isdisjoint(signs):
            kept[after] = replace(column, meaning=Meaning(ColumnKind.NAME))
            return


def _kind_of(filling: Filling, *, named: bool) -> ColumnKind | None:
    """What a column without a label left of the values is; nothing where the names have a column of their own."""
    if filling.numbers_rows:
        return ColumnKind.STT
    if filling.is_words and filling.units * 2 > filling.labels:
        return ColumnKind.UNIT
    if filling.is_words:
        return None if named else ColumnKind.NAME
    return ColumnKind.CODE if not filling.labels else (None if named else ColumnKind.NAME)


def _promote(kept: dict[int, TableColumn], found: dict[int, Filling], first_value: int) -> None:
    """Let the first column of words name the rows: `Đơn vị` above agencies, `Huyện` above districts."""
    marks = (ColumnKind.STT, ColumnKind.CODE)
    for number in sorted(kept, key=lambda number: (kept[number].meaning.kind in marks, number)):
        column, filling = kept[number], found[number]
        kind = column.meaning.kind
        if kind in marks and not filling.is_words:
            continue
        words = FRAME | {ColumnKind.OTHER} | ({ColumnKind.NOTE} if number < first_value else set())
        if filling.is_words and filling.units * 2 <= filling.labels and kind in words:
            for other in kept.values():
                if other is column or (column.label and other.label == column.label and found[other.number].is_words):
                    kept[other.number] = replace(other, meaning=Meaning(ColumnKind.NAME))
            return
        if kind not in FRAME and filling.count:
            if number < first_value:
                kept[number] = replace(column, meaning=Meaning(ColumnKind.NAME))
            return
