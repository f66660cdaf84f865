"""What the raw cells of a worksheet mean: numbers as typed, texts, dates, errors, formulas without a result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import compress, count, islice, repeat
from operator import eq, itemgetter

from toolkit.intake.readers.cell_styles import CellStyles
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.make_cell import make_cell
from toolkit.intake.readers.raw_sheet import RawSheet, Remembered
from toolkit.intake.readers.refusal import Unsure, damaged
from toolkit.intake.readers.shared_strings import decode_escapes, in_font, unescaped

Position = tuple[int, int]
Cells = dict[Position, Cell]
_TEXT, _RUNS = itemgetter(Cell._fields.index("text")), itemgetter(Cell._fields.index("runs"))
_NUMERIC = frozenset({"", "n"})
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_AS_TYPED = re.compile(r"(?:-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++(?<!0))?+<)*+")
_MOST_TYPED = 15
"""Letters of a number that is what was typed, without a way through binary and back: a float keeps as many digits."""
_TAG = re.compile(r"<[^<>]*>")
_FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_FIRST_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001
_LAST_SERIAL = 2_958_466


@dataclass
class Meaning:
    """What the cells of one workbook need to be understood."""

    styles: CellStyles = field(default_factory=CellStyles)
    strings: list[Cell] = field(default_factory=list)
    epoch_1904: bool = False

    def cells(self, sheet: RawSheet) -> Cells:
        """The non-empty cells of a sheet; raise Refused where one points to what is not there."""
        found: Cells = {}
        positions, styles, kinds, formulas, values = sheet.columns
        texts = [kind == "s" for kind in kinds]
        numbers = list(map(_NUMERIC.__contains__, kinds))
        if "" in values:
            texts = [one and value != "" for one, value in zip(texts, values, strict=True)]
            numbers = [one and value != "" for one, value in zip(numbers, values, strict=True)]
        if self.styles.dates:
            numbers = [one and style not in self.styles.dates for one, style in zip(numbers, styles, strict=True)]
        self._add_texts(found, *(list(compress(c, texts)) for c in (positions, styles, values)))  # type: ignore[arg-type]
        self._add_numbers(found, *(list(compress(c, numbers)) for c in (positions, styles, formulas, values)))  # type: ignore[arg-type]
        if len(found) < len(positions):
            for at in compress(count(), map(eq, texts, numbers)):
                cell = self._other(sheet, styles[at], kinds[at], formulas[at], values[at])
                if cell is not None:
                    found[positions[at]] = cell
        return found

    def _add_texts(self, found: Cells, positions: list[Position], styles: list[str], values: list[str]) -> None:
        cells, fonts, looks = self._shared(values), self.styles.fonts, self.styles.looks
        if fonts or self._rich:
            cells = [in_font(cell, fonts.get(style, "")) for cell, style in zip(cells, styles, strict=True)]
        if not looks.keys().isdisjoint(styles):
            cells = [
                _looking(cell, looks[style]) if style in looks else cell
                for cell, style in zip(cells, styles, strict=True)
            ]
        filled = zip(positions, cells, strict=True)
        found.update(filled if self._written else [(position, cell) for position, cell in filled if cell.text])

    @cached_property
    def _written(self) -> bool:
        """Whether no shared text is empty."""
        return all(map(_TEXT, self.strings))

    def _shared(self, values: list[str]) -> list[Cell]:
        """The texts to which cells point by their places among the shared ones; raise Refused where there is none."""
        try:
            return list(map(self.strings.__getitem__, map(_INDEXES.__getitem__, values)))
        except IndexError as cause:
            raise damaged("một ô chỉ tới chuỗi chữ không có trong tệp") from cause

    @cached_property
    def _rich(self) -> bool:
        return any(map(_RUNS, self.strings))

    def _add_numbers(
        self, found: Cells, positions: list[Position], styles: list[str], formulas: list[str], values: list[str]
    ) -> None:
        """Numbers column by column, as there are so many of them."""
        digits = _digits(values)
        percents = map(self.styles.percents.__contains__, styles)
        rest = map(repeat, Cell._field_defaults.values())
        columns = (repeat(CellKind.NUMBER), digits, percents, map(bool, formulas), *islice(rest, 2, None))
        found.update(zip(positions, map(tuple.__new__, repeat(Cell), zip(*columns, strict=False)), strict=False))
        if not self.styles.shown.keys().isdisjoint(styles):
            for position, style in zip(positions, styles, strict=True):
                if style in self.styles.shown:
                    found[position] = found[position]._replace(shown=self.styles.shown[style])
        if "" in digits:
            for position, text, value, formula in zip(positions, digits, values, formulas, strict=True):
                if not text:
                    found[position] = Cell(CellKind.ERROR, value, formula=formula != "")

    def _other(self, sheet: RawSheet, style: str, kind: str, formula: str, value: str) -> Cell | None:
        try:
            return self._cell(sheet, style, kind, formula, value)
        except Unsure as cause:
            raise damaged("một ô có ký hiệu XML lạ") from cause

    def _cell(self, sheet: RawSheet, style: str, kind: str, formula: str, value: str) -> Cell | None:
        has_formula = formula != ""
        if has_formula and not value and kind != "str":
            return Cell(CellKind.UNCALCULATED, f"={unescaped(_TAG.sub('', formula))}", formula=True)
        if not value:
            return None
        if kind == "inlineStr":
            cell = in_font(sheet.inline[int(value)], self.styles.fonts.get(style, ""))
            return cell if cell.text else None
        text = decode_escapes(unescaped(value))
        if kind == "e":
            return Cell(CellKind.ERROR, text, formula=has_formula)
        if kind == "b":
            return make_cell(text in ("1", "true"), formula=has_formula)
        if kind == "d":
            return _iso_date(text, has_formula)
        if kind in ("", "n"):
            return self._date(text, has_formula)
        return Cell(CellKind.TEXT, text, formula=has_formula, font=self.styles.fonts.get(style, ""))

    def _date(self, text: str, formula: bool) -> Cell:
        digits = number_text(text)
        if not digits:
            return Cell(CellKind.ERROR, text, formula=formula)
        return serial_date(float(digits), self.epoch_1904, formula=formula)


def _index(written: str) -> int:
    """The place of a text among the shared ones; raise IndexError for what is no whole number."""
    if not written.isdecimal():
        raise IndexError(written)
    return int(written)


_INDEXES = Remembered(_index)


def _looking(cell: Cell, look: tuple[int, bool]) -> Cell:
    return Cell(cell.kind, cell.text, cell.percent, cell.formula, cell.font, cell.runs, *look)


def _digits(values: list[str]) -> list[str]:
    """The digits of numbers, empty for what is none."""
    if not _AS_TYPED.fullmatch("<".join([*values, ""])):
        return _through_binary(values)
    long = [text for text in values if len(text) > _MOST_TYPED]
    if not long:
        return values
    shortest = iter(_shortest(long))
    return [text if len(text) <= _MOST_TYPED else next(shortest) for text in values]


def _through_binary(values: list[str]) -> list[str]:
    """The shortest digits of the same floats; `float` alone would take `1_000`, spaces and other scripts."""
    written = "".join(values)
    if written.isascii() and "_" not in written and written.split() == [written]:
        try:
            return _shortest(values)
        except ValueError:
            pass
    return [number_text(value) for value in values]


def _shortest(values: list[str]) -> list[str]:
    """The same of what is surely written as numbers; raise ValueError where it is not."""
    found = list(map(repr, map(float, values)))
    joined = "<".join(found)
    if "e" in joined or "n" in joined:
        return [number_text(value) for value in values]
    return [text.removesuffix(".0") for text in found] if ".0" in joined else found


def number_text(text: str) -> str:
    """The digits of a number as XML writes it, without exponent and idle zeros; empty for what is no number."""
    if not _NUMBER.fullmatch(text):
        return ""
    number = make_cell(float(text))
    return number.text if number.kind is CellKind.NUMBER else ""


def serial_date(serial: float, epoch_1904: bool = False, *, formula: bool = False) -> Cell:
    """A date from its serial number; one that no calendar has is an error.

    Serial 60 is 29/02/1900, a day that only Excel knows; the days before it count from 31/12/1899.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return Cell(CellKind.ERROR, f"ngày {number_text(repr(serial)) or serial}", formula=formula)
    if serial < 1 and not epoch_1904:
        return make_cell((_FIRST_MIDNIGHT + timedelta(days=serial)).time().replace(microsecond=0), formula=formula)
    days = int(serial) + (1 if not epoch_1904 and serial < 60 else 0)
    return make_cell(_FIRST_DAYS[epoch_1904] + timedelta(days=days), formula=formula)


def _iso_date(text: str, formula: bool) -> Cell:
    try:
        return make_cell(datetime.fromisoformat(text.removesuffix("Z")), formula=formula)
    except ValueError:
        return Cell(CellKind.DATE, text, formula=formula)
