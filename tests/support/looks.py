"""Tables seen in literal rows, told in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.support.workbooks import Row, as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.described import describe
from toolkit.intake.layout.find_tables import find_tables


@dataclass(frozen=True)
class Seen:
    """A table as `look` gives it, in a few words."""

    told: dict[str, Any]

    @property
    def kinds(self) -> str:
        """Letters, kinds, years and periods of the columns: `D:plan 2020`."""
        return " ".join(
            "/".join(str(column[name]) for name in ("col", "kind", "year", "period") if name in column)
            for column in self.told["columns"]
        )

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Row, number, name and parent."""
        return [(row["row"], row["stt"], row["name"], row["parent_row"]) for row in self.told["rows"]]

    def values(self, row: int) -> dict[str, str]:
        """The values of a sheet row."""
        return next(one["values"] for one in self.told["rows"] if one["row"] == row)


def look(*rows: Row, **options: Any) -> list[Seen]:
    """All tables of a sheet."""
    return [Seen(describe(table)) for table in find_tables(as_read(*rows, **options), default_vocabulary())]


def only(*rows: Row, **options: Any) -> Seen:
    """The one table of a sheet."""
    (seen,) = look(*rows, **options)
    return seen
