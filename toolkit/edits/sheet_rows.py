"""The rows of a worksheet as values that can be compared: constants, and formulas with their results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl.formula.translate import Translator
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, from_ISO8601

from toolkit.edits.content import Content
from toolkit.edits.parts import Parts
from toolkit.edits.raw_rows import RawCell, RawRow, scan_rows, walk_rows
from toolkit.intake.readers.raw_sheet import COLUMNS
from toolkit.intake.readers.refusal import Unsure
from toolkit.intake.readers.shared_strings import decode_escapes, unescaped

Values = tuple[Any, ...]
"""A row from column A on: None where there is nothing, a constant, or a Content for a formula or a truth value."""
_OUT_OF_RANGE = "#VALUE!"
_SHARED = re.compile(r' si="([^"]*)"')


def read_rows(parts: Parts, sheet: str, like: Mapping[int, Values]) -> dict[int, Values]:
    """The rows that hold something by their number; one that is as in `like` is that very one."""
    try:
        return _read(parts, sheet, like, scan_rows)
    except Unsure:
        return _read(parts, sheet, like, walk_rows)


def _read(
    parts: Parts, sheet: str, like: Mapping[int, Values], rows: Callable[[Any], Iterable[RawRow]]
) -> dict[int, Values]:
    reader = _Reader(parts)
    found = {}
    with parts.open(parts.sheets[sheet]) as stream:
        for number, cells in rows(stream):
            values = reader.values(number, cells)
            if values:
                there = like.get(number)
                found[number] = there if there == values else values
    return found


class _Reader:
    """Makes values of one sheet's cells."""

    def __init__(self, parts: Parts) -> None:
        self._strings, self._dates = parts.strings, parts.dates
        self._epoch = CALENDAR_MAC_1904 if parts.epoch_1904 else CALENDAR_WINDOWS_1900
        self._shared: dict[str, Translator] = {}
        self._texts: dict[str, str] = {}
        """Texts that stand in cells, each once: many rows have the same."""

    def values(self, row: int, cells: list[RawCell]) -> Values:
        """The values of a row; raise Unsure for a cell that is named as in another."""
        number, strings, dates = str(row), self._strings, self._dates
        values: list[Any] = []
        value: Any
        for cell in cells:
            letters, its_row, style, kind, opening, _, text, _ = cell
            if its_row != number:
                raise Unsure
            if opening:
                value = self._calculated(cell)
            elif kind == "s" and text:
                value = strings[int(text)]
            elif text and kind in ("", "n") and style not in dates:
                value = _number(text)
            else:
                value = self._constant(cell)
            if value is not None and value != "":
                column = COLUMNS[letters]
                if column > len(values):
                    values += [None] * (column - len(values))
                values[column - 1] = value
        return tuple(values)

    def _calculated(self, cell: RawCell) -> Content:
        value = self._constant(cell)
        return Content(value.value if isinstance(value, Content) else value, self._formula(cell))

    def _constant(self, cell: RawCell) -> Any:  # noqa: ANN401
        _, _, style, kind, _, _, text, inline = cell
        if inline or not text:
            return self._kept(inline) if inline and kind == "inlineStr" else None
        if kind in ("", "n"):
            return self._date(_number(text)) if style in self._dates else _number(text)
        if kind == "s":
            return self._strings[int(text)]
        if kind == "b":
            return Content(bool(int(text)))
        return from_ISO8601(text) if kind == "d" else self._kept(text)  # type: ignore[no-untyped-call]

    def _date(self, value: float) -> Any:  # noqa: ANN401
        """A date, a time or both."""
        try:
            return from_excel(value, self._epoch)
        except (OverflowError, ValueError):
            return _OUT_OF_RANGE

    def _kept(self, escaped: str) -> str:
        text = decode_escapes(unescaped(escaped))
        return self._texts.setdefault(text, text)

    def _formula(self, cell: RawCell) -> str:
        """The formula as it stands in the formula bar; what other cells share is moved here."""
        letters, row, _, _, opening, formula, _, _ = cell
        text = f"={unescaped(formula)}"
        key = _SHARED.search(opening) if ' t="shared"' in opening else None
        if key is None:
            return text
        here = f"{letters}{row}"
        if text != "=":
            self._shared.setdefault(key[1], Translator(text, here))
            return text
        shared = self._shared.get(key[1])
        return str(shared.translate_formula(here)) if shared else text


def _number(text: str) -> float:
    return int(text) if text.isdigit() else float(text) if "." in text or "e" in text.casefold() else int(text)
