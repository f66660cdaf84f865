"""Find the header rows of the tables in a sheet: with or without known words, merged or not, one row or ten."""

from __future__ import annotations

import re

from toolkit.intake.layout.columns import FRAME, ColumnKind
from toolkit.intake.layout.labels import join_labels
from toolkit.intake.layout.opening import counts_up, has_body, opens
from toolkit.intake.layout.signs import FIGURES, Sign
from toolkit.intake.layout.table import TableColumn
from toolkit.intake.layout.units import is_unit_line
from toolkit.intake.layout.view import LAST_ROW, LONGEST_LABEL, MAX_DEPTH, Header, View, is_numbering
from toolkit.intake.readers.grid import Area
from toolkit.model import Mark
from toolkit.vietnamese import clean, key
from toolkit.vietnamese.numbers import parse_number

_NO_CROWN = re.compile(
    r"^(?:\(|biểu|mẫu|phụ lục|phụ biểu|bảng|kèm theo|theo giá|số:|ngày|độc lập|cộng h|ubnd|ủy ban|uỷ ban|sở |bộ )",
    re.IGNORECASE,
)

_TIMES = frozenset(map(key, ("năm", "tháng", "quý", "kỳ", "thời kỳ", "ngày", "thời điểm")))
_NAMES = (Sign.LABEL, Sign.YEAR, Sign.DATE)


def find_headers(view: View) -> list[Header]:
    """All headers of a sheet from top to bottom."""
    headers: list[Header] = []
    for row in view.order:
        within = headers[-1] if headers else None
        if within and row <= within.bottom:
            continue
        if not opens(view, row, within):
            continue
        header = _read_header(view, row, within.bottom if within else 0)
        if within and not has_body(view, within, header.top):
            headers.pop()
        headers.append(header)
    ends = [*(header.top - 1 for header in headers[1:]), LAST_ROW]
    return [header for header, end in zip(headers, ends, strict=bool(headers)) if _stands(view, header, end)]


def _stands(view: View, header: Header, end: int) -> bool:
    """Whether a header is one after all: known words above named rows, or figures below unknown ones."""
    if _has_values(view, header, end) or (header.is_known and header.is_framed):
        return True
    return header.is_known and has_body(view, header, end + 1)


def _has_values(view: View, header: Header, end: int) -> bool:
    """Whether figures stand below at least one label, in rows that have a name."""
    labelled = [c.number for c in header.columns if c.label and c.number >= header.first_value]
    for row in view.between(header.bottom + 1, end):
        signs = view.signs[row]
        if any(signs.get(column) in (Sign.FIGURE, Sign.SMALL) for column in labelled) and any(
            column < header.first_value and sign in _NAMES for column, sign in signs.items()
        ):
            return True
    return False


def _read_header(view: View, row: int, above: int) -> Header:
    first_value = _first_value(view, row)
    top = _crowned(view, row, first_value, above)
    right = _limit(view, row)
    bottom = _deepest(view, top, row, first_value, right)
    labelled = bottom
    bottom = _numbered(view, bottom)
    columns = _columns(view, top, labelled, right)
    return Header(top, bottom, columns, first_value)


def _numbered(view: View, bottom: int) -> int:
    """The last row that numbers the columns, directly below the labels or behind one empty row."""
    below = bottom + 1 if bottom + 1 in view.signs else bottom + 2
    while is_numbering(view, below):
        bottom, below = below, below + 1
    return bottom


def _first_value(view: View, row: int) -> int:
    """The first column that a row of labels heads as values; what stands left of it says what a row is."""
    named = False
    edge = 0
    for column, sign in view.signs[row].items():
        kind = view.kind_at(row, column)
        if kind in FRAME:
            edge, named = column + 1, named or kind is ColumnKind.NAME
        elif not edge and _numbers_rows(view, row, column):
            edge = column + 1
        elif (
            not named
            and sign is Sign.LABEL
            and (_names_rows(view, row, column, kind) or _dates_rows(view, row, column))
        ):
            edge, named = column + 1, True
        else:
            return column
    return edge


def _names_rows(view: View, row: int, column: int, kind: ColumnKind) -> bool:
    """Whether the cells below a label that means no value (`Loại cây trồng`, `Diễn giải`) are names."""
    if kind not in (ColumnKind.OTHER, ColumnKind.NOTE):
        return False
    below = list(view.below(row))
    valued = [signs for signs in below if any(s in FIGURES or s is Sign.SMALL for c, s in signs.items() if c > column)]
    if not valued and column != view.first_used:
        return False
    figures = sum(signs.get(column) in FIGURES for signs in valued)
    counted = valued if figures else below
    return sum(signs.get(column) is Sign.LABEL for signs in counted) > figures


def _numbers_rows(view: View, row: int, column: int) -> bool:
    """Whether numbers of rows stand below a first label, and names right of them."""
    signs = [signs for signs in view.below(row) if column in signs and signs.get(column + 1) is Sign.LABEL]
    numbered = sum(one[column] in (Sign.SMALL, Sign.MARKER) for one in signs)
    return numbered >= 2 and numbered * 2 > len(signs)


def _dates_rows(view: View, row: int, column: int) -> bool:
    """Whether a first column called `Năm` has years below it: then years name the rows."""
    if column != view.first_used or key(view.sheet.text(row, column)) not in _TIMES:
        return False
    return sum(signs.get(column) in (Sign.YEAR, Sign.DATE, Sign.SMALL) for signs in view.below(row)) >= 2


def _crowned(view: View, row: int, first_value: int, above: int) -> int:
    """The top of a header whose first row has one label only: a group's name above some of the columns."""
    top = row
    while top - 1 > above and row - top < MAX_DEPTH // 2 and _crowns(view, top - 1, first_value):
        top -= 1
    return top


def _crowns(view: View, row: int, first_value: int) -> bool:
    signs = view.signs.get(row, {})
    if not signs or min(signs) < first_value or set(signs.values()) - {Sign.LABEL, Sign.YEAR, Sign.DATE}:
        return False
    texts = [view.sheet.text(row, column) for column in signs]
    area = next((area for area in view.merges(row, row) if (row, min(signs)) in area), None)
    if area is not None and area.left < first_value:
        return False
    return not any(is_unit_line(text) or len(text) > 60 or _NO_CROWN.match(clean(text)) for text in texts)


def _limit(view: View, row: int) -> int:
    """The first column at the right that carries figures beside the labels: a scratch pad, no part of the table."""
    return min((column for column, sign in view.signs[row].items() if sign in FIGURES), default=10**6)


def _deepest(view: View, top: int, row: int, first_value: int, right: int) -> int:
    """The last row of labels."""
    bottom = row
    while True:
        bottom = max(bottom, _merged_bottom(view, top, bottom))
        if bottom - top >= MAX_DEPTH or not _continues(view, top, bottom, first_value, right):
            return bottom
        bottom += 1


def _merged_bottom(view: View, top: int, bottom: int) -> int:
    """How far down the merges reach that begin in the header."""
    found = bottom
    for area in view.merges(top, bottom):
        if top <= area.top <= bottom < area.bottom <= top + MAX_DEPTH and (area.top, area.left) in view.sheet.cells:
            below = [view.signs.get(row, {}) for row in range(bottom + 1, area.bottom + 1)]
            if not any(sign in FIGURES for signs in below for sign in signs.values()):
                found = max(found, area.bottom)
    return found


def _continues(view: View, top: int, bottom: int, first_value: int, right: int) -> bool:
    """Whether the next row goes on with labels: nothing but words, years, dates, and only above values."""
    row = bottom + 1
    signs = {column: sign for column, sign in view.signs.get(row, {}).items() if column < right}
    if not signs or is_numbering(view, row) or any(sign in FIGURES for sign in signs.values()):
        return False
    left = [column for column in signs if column < first_value]
    if _names_columns_anew(view, top, bottom, list(signs)):
        return False
    if left and not all(_goes_on(view, top, bottom, column, set(signs) - set(left)) for column in left):
        return False
    above = [sign for column, sign in signs.items() if column >= first_value]
    if Sign.SMALL in above:
        return set(above) == {Sign.SMALL} and counts_up(view, row, signs) and not left
    words = [column for column, sign in signs.items() if sign is Sign.LABEL and column >= first_value]
    return bool(left) or Sign.LABEL not in above or any(_is_label(view.sheet.text(row, column)) for column in words)


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and not isinstance(parse_number(text), Mark)


def _names_columns_anew(view: View, top: int, bottom: int, columns: list[int]) -> bool:
    """Whether a row names the columns though words of another kind stand above: those were a letter's head."""
    first = min(columns)
    exact = [c for c in columns if _is_frame(view, bottom + 1, c)]
    if first not in exact or len(exact) < min(2, len(columns) - 1):
        return False
    above = " ".join(view.sheet.text(row, first).strip() for row in range(top, bottom + 1)).strip()
    if _is_frame_text(view, f"{above} {view.sheet.text(bottom + 1, first)}"):
        return False
    return bool(above) and not any(_is_frame(view, row, c) for row in range(top, bottom + 1) for c in columns)


def _is_frame(view: View, row: int, column: int) -> bool:
    return _is_frame_text(view, view.sheet.text(row, column))


def _is_frame_text(view: View, text: str) -> bool:
    """Whether a text is exactly a heading of numbers, codes, names or units."""
    text_key = key(text)
    return any(view.vocabulary.is_exactly(kind, text_key) for kind in FRAME)


def _goes_on(view: View, top: int, bottom: int, column: int, others: set[int]) -> bool:
    """Whether a cell left of the values goes on with the label above it: `Số` / `TT`, `Đơn vị` / `tính`."""
    if view.signs[bottom + 1][column] is not Sign.LABEL and key(view.sheet.text(bottom + 1, column)) != "tt":
        return False
    text = clean(view.sheet.text(bottom + 1, column))
    upper = " ".join(clean(view.sheet.text(row, column)) for row in range(top, bottom + 1)).strip()
    if _is_frame_text(view, f"{upper} {text}"):
        return True
    return bool(upper and others) and text[:1].islower() and len(text) <= 30


def _columns(view: View, top: int, bottom: int, right: int) -> tuple[TableColumn, ...]:
    rows = range(top, bottom + 1)
    areas = view.merges(top, bottom)
    used = {column for row in rows for column in view.signs.get(row, {}) if column < right} | _spanned(areas, view, top)
    labels = join_labels(view.sheet, areas, rows, range(min(used), max(used) + 1))
    return tuple(TableColumn(column, label, view.vocabulary.meaning(label)) for column, label in labels.items())


def _spanned(areas: list[Area], view: View, top: int) -> set[int]:
    """The columns under merged labels."""
    return {
        column
        for area in areas
        if area.top >= top and view.sheet.text(area.top, area.left).strip()
        for column in range(area.left, min(area.right, area.left + 256) + 1)
    }
