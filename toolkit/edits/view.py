"""A workbook of ours as cells that can be compared: constants, formulas with their results, who saved it and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from toolkit.edits.content import Content
from toolkit.edits.parts import open_parts
from toolkit.edits.sheet_rows import Values, read_rows
from toolkit.writing.master.build import BASE_PROPERTY

HANOI = timezone(timedelta(hours=7))
NOBODY = "người dùng"


@dataclass(frozen=True)
class SheetView:
    """One sheet's non-empty cells; rows and columns are counted from 1.

    A master may have millions of cells: what is kept of a row is the tuple of its constants (None where there is
    nothing) and formulas, and contents are made of them when they are asked for.
    """

    name: str
    packed: Mapping[int, Values]

    @property
    def rows(self) -> Rows:
        """Cells by row, then by column."""
        return Rows(self.packed)

    def get(self, row: int, column: int) -> Content | None:
        """A cell."""
        return content_at(self.packed.get(row, ()), column)

    def items(self) -> Iterator[tuple[tuple[int, int], Content]]:
        """All cells by row and column."""
        for number, cells in self.rows.items():
            for column, content in cells.items():
                yield (number, column), content

    def contents(self) -> Iterator[Content]:
        """All cells, row by row."""
        return (content for _, content in self.items())

    def above(self, row: int) -> SheetView:
        """What stands above a row."""
        return SheetView(self.name, {number: cells for number, cells in self.packed.items() if number < row})


class Rows(Mapping[int, dict[int, Content]]):
    """The rows of a sheet, made of what is kept when they are asked for."""

    def __init__(self, packed: Mapping[int, Values]) -> None:
        self.packed = packed

    def __getitem__(self, row: int) -> dict[int, Content]:
        return contents(self.packed[row])

    def __iter__(self) -> Iterator[int]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def value_at(values: Values, column: int) -> Any:  # noqa: ANN401
    """What a row keeps of a column counted from 1."""
    return values[column - 1] if 0 < column <= len(values) else None


def content_at(values: Values, column: int) -> Content | None:
    """The cell of a row in a column counted from 1."""
    value = value_at(values, column)
    return value if value is None or isinstance(value, Content) else Content(value)


def contents(values: Values) -> dict[int, Content]:
    """The cells of a row by column."""
    columns = range(1, len(values) + 1)
    return {column: content for column in columns if (content := content_at(values, column)) is not None}


@dataclass(frozen=True)
class BookView:
    """A workbook, read for comparing."""

    sheets: dict[str, SheetView]
    who: str
    when: str


def view_book(data: bytes, name: str, like: BookView | None = None) -> BookView:
    """Read a workbook; raise UnreadableMasterError.

    `like` is one that it may largely agree with: rows that are alike are held once.
    """
    with open_parts(data, name) as parts:
        known = like.sheets if like else {}
        sheets = {one: SheetView(one, read_rows(parts, one, _packed(known.get(one)))) for one in parts.sheets}
        properties = parts.properties
    when = properties.modified or properties.created or datetime(1970, 1, 1)  # noqa: DTZ001
    return BookView(sheets, (properties.lastModifiedBy or NOBODY).strip() or NOBODY, _local(when))


def base_of(data: bytes, name: str) -> str:
    """The fingerprint that stands in a workbook, empty where there is none; raise UnreadableMasterError."""
    with open_parts(data, name) as parts:
        return str(parts.custom.get(BASE_PROPERTY) or "")


def _packed(sheet: SheetView | None) -> Mapping[int, Values]:
    return sheet.packed if sheet else {}


def _local(when: datetime) -> str:
    known = when if when.tzinfo else when.replace(tzinfo=UTC)
    return known.astimezone(HANOI).isoformat(timespec="seconds")
