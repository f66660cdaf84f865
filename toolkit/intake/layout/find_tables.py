"""Find the tables of a sheet, wherever they stand: under each other, side by side, with their titles and units."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toolkit.intake.layout.blocks import fillings, part, settle
from toolkit.intake.layout.body import Body
from toolkit.intake.layout.breaks import find_breaks
from toolkit.intake.layout.columns import Vocabulary
from toolkit.intake.layout.continued import continue_table
from toolkit.intake.layout.header import find_headers
from toolkit.intake.layout.placed import placed_rows
from toolkit.intake.layout.side_by_side import blocks_of
from toolkit.intake.layout.signs import Sign
from toolkit.intake.layout.table import Table, TableColumn
from toolkit.intake.layout.units import is_unit_line, unit_of_line
from toolkit.intake.layout.view import LAST_ROW, Header, View, is_numbering
from toolkit.intake.readers.grid import Sheet
from toolkit.vietnamese import clean, key

_TITLE_ROWS = 12
_CONTINUED = (key("tiếp theo"), key("(tiếp)"), key("tiếp"))


@dataclass(frozen=True, slots=True)
class _Region:
    """A header, the same header on later pages, and the rows that belong to them."""

    header: Header
    title: tuple[str, ...]
    title_rows: list[int]
    repeated: list[Header]
    rows: list[int]


def find_tables(sheet: Sheet, vocabulary: Vocabulary, before: Table | None = None) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom; a header repeated on each page goes on with its table.

    `before` is the last table of the sheet before: a sheet of rows without any header may go on with it.
    """
    view = View(sheet, vocabulary)
    view.breaks = find_breaks(view)
    tables: list[Table] = []
    headers = find_headers(view)
    if not headers and before is not None:
        return continue_table(view, before)
    for region in _regions(view, headers):
        tables += _tables(view, region)
    return tuple(tables)


def _regions(view: View, headers: list[Header]) -> list[_Region]:
    regions: list[_Region] = []
    titles = [_title_rows(view, header, before) for before, header in zip([None, *headers], headers, strict=False)]
    starts = [title[0] if title else header.top for title, header in zip(titles, headers, strict=True)]
    for header, title, end in zip(headers, titles, [*starts[1:], LAST_ROW + 1], strict=bool(headers)):
        lines = _lines(view, title, header)
        rows = view.between(header.bottom + 1, end - 1)
        if regions and regions[-1].header.labels == header.labels and _goes_on(regions[-1], lines):
            regions[-1].repeated.append(header)
            regions[-1].rows.extend(rows)
        else:
            regions.append(_Region(header, lines, title, [], rows))
    return regions


def _goes_on(region: _Region, lines: tuple[str, ...]) -> bool:
    """Whether a repeated header goes on with its table: no title of its own, the same one, or `(tiếp theo)`."""
    known = {key(line) for line in region.title}
    own = [key(line) for line in lines if not is_unit_line(line)]
    return all(line in known or any(word in line for word in _CONTINUED) or line.isdigit() for line in own)


def _title_rows(view: View, header: Header, before: Header | None) -> list[int]:
    """The rows of the title above a header, behind the last row of the table before."""
    if before is None:
        return view.between(header.top - _TITLE_ROWS, header.top - 1)
    between = view.between(before.bottom + 1, header.top - 1)
    values = range(before.first_value, before.columns[-1].number + 1)
    valued = [
        row for row in between if any(view.signs[row].get(c) in (Sign.FIGURE, Sign.SMALL, Sign.NIL) for c in values)
    ]
    floor = max(valued, default=before.bottom)
    after = [row for row in between if row > floor]
    gaps = [row for row in after if row - 1 not in view.signs]
    if valued or gaps:
        start = (gaps[0] if valued else gaps[-1]) if gaps else floor + 1
        return [row for row in after if row >= start]
    return [row for row in after[-2:] if len(view.signs[row]) == 1]


def _lines(view: View, rows: list[int], header: Header) -> tuple[str, ...]:
    """The texts of the title, line by line; what stands right of the table is none of it."""
    right = header.columns[-1].number + 1
    return tuple(
        clean(view.sheet.text(row, column))
        for row in rows
        for column, sign in view.signs[row].items()
        if sign in (Sign.LABEL, Sign.MARKER) and column <= right
    )


def _tables(view: View, region: _Region) -> list[Table]:
    """The tables of a region: one, or several side by side."""
    skipped = {row for again in region.repeated for row in range(again.top, again.bottom + 1)}
    numbering = view.texts(region.header.bottom) if is_numbering(view, region.header.bottom) else None
    rows = [row for row in region.rows if row not in skipped and (not numbering or view.texts(row) != numbering)]
    found = fillings(view, rows, range(1, region.header.columns[-1].number + 1))
    parted = part(region.header, found)
    tables = []
    for block in blocks_of(view, region.title_rows, parted):
        settled = settle(view, region.header, block.columns, rows, found)
        tables.append(_table(view, region, region.title if len(parted) == 1 else block.title, settled, rows))
    doubtful = tuple(row for row in rows if row in view.breaks.doubtful)
    return [replace(tables[0], doubtful=doubtful), *tables[1:]] if doubtful else tables


def _table(
    view: View, region: _Region, title: tuple[str, ...], settled: tuple[TableColumn, ...], rows: list[int]
) -> Table:
    placed = placed_rows(Body(view, settled), rows)
    unit = next((unit for line in reversed(title) if (unit := unit_of_line(line))), "")
    header = region.header
    repeated = tuple((again.top, again.bottom) for again in region.repeated)
    return Table(view.sheet, title, (header.top, header.bottom), settled, placed, unit, repeated)
