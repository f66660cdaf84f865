"""The formulas of the sheet of indicators: by key and code, never by position: sorting and inserting is safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.model import Column, Direction, FigureState
from toolkit.reconcile.pace import ROUNDED, SLACK, Pace
from toolkit.writing.master.layout import FIGURES, HEADER_ROW, INDICATORS, Band, Cell, Data, letter

KEYS = f"'{FIGURES}'!${letter(Data.KEY)}:${letter(Data.KEY)}"
VALUES = f"'{FIGURES}'!${letter(Data.VALUE)}:${letter(Data.VALUE)}"
POSITIONS = f"'{FIGURES}'!${letter(Data.POSITION)}:${letter(Data.POSITION)}"
CODES = f"${letter(Cell.CODE)}:${letter(Cell.CODE)}"
SEE = "xem"
EMPTY = "trống"
"""The state in the key of a figure that somebody sets to used without giving it a value."""
LONGEST_POSITION = 200
"""MATCH compares no text longer than 255 characters."""
NIL_STEP = Decimal("0.001")
"""What a nil counts beside 1 among the values that a total's parts have: 80 parts make less than 1."""


def key(row: int, column: Column, state: FigureState) -> str:
    """An expression for the key of an indicator's figures in one column and state; `row` as Excel counts."""
    return f'$A{row}&"|{column.label}|{state.label}"'


def own_value(row: int, column: Column) -> str:
    """The value of the one used figure, blank where there is none."""
    return f'IFERROR(INDEX({VALUES},MATCH({key(row, column, FigureState.USED)},{KEYS},0)),"")'


class SpreadCells(NamedTuple):
    """The whole column of a table of agencies in which an indicator's figures stand; all else in it is text."""

    sheet: str
    column: int

    @property
    def range(self) -> str:
        """The column: what is inserted, deleted or sorted in the sheet is followed."""
        return f"{self._sheet}!${letter(self.column)}:${letter(self.column)}"

    @property
    def heading(self) -> str:
        """The address of the column's heading as a link takes it, wherever it stands by then."""
        there = f"{self._sheet}!${letter(self.column)}${HEADER_ROW + 1}"
        name = self._sheet.replace('"', '""')
        return f'"#{name}!"&ADDRESS(ROW({there}),COLUMN({there}),4)'

    @property
    def filled(self) -> str:
        """How many figures stand there."""
        return f'COUNT({self.range})+COUNTIF({self.range},"-")'

    @property
    def _sheet(self) -> str:
        return "'{}'".format(self.sheet.replace("'", "''"))


def added_value(row: int, column: Column, spread: SpreadCells | None = None) -> str:
    """The sum of all used figures, wherever they stand; nil where all are nil, blank where nothing is known."""
    used = key(row, column, FigureState.USED)
    numbers = f'COUNTIFS({KEYS},{used},{VALUES},">=0")+COUNTIFS({KEYS},{used},{VALUES},"<0")'
    nils = f'COUNTIFS({KEYS},{used},{VALUES},"-")'
    total = f"SUMIFS({VALUES},{KEYS},{used})"
    if spread is not None:
        numbers += f"+COUNT({spread.range})"
        nils += f'+COUNTIF({spread.range},"-")'
        total += f"+SUM({spread.range})"
    return f'IF({numbers}=0,IF({nils}=0,"","-"),{total})'


def total_value(row: int, band: Band, parts: Sequence[str], own: str) -> str:
    """A total: the sum of its parts where all have a value, else its own."""
    have = f"{letter(band.parts)}{row}"
    count = len(parts)
    nil = f"{have}-{count}>={_written(count * NIL_STEP - NIL_STEP / 2)}"
    summed = f'IF({nil},"-",SUM({_by_code(band.value, parts)}))'
    return f"IF(INT({have})={count},{summed},{own})"


def unless_held(row: int, band: Band, value: str) -> str:
    """A total's value, blank while a figure of it is held."""
    return f'IF(COUNTIF({KEYS},{key(row, band.column, FigureState.HELD)})>0,"",{value})'


def parts_having(band: Band, parts: Sequence[str]) -> str:
    """How many parts have a value, and a thousandth more for each that is nil."""
    return f"SUM({_by_code(band.has, parts)})"


def having(row: int, band: Band) -> str:
    """1 where there is a number, a thousandth more where it is nil, 0 where there is nothing to add."""
    value = f"{letter(band.value)}{row}"
    return f'IF(ISNUMBER({value}),1,IF({value}="-",{_written(1 + NIL_STEP)},0))'


def sum_check(row: int, band: Band, parts: Sequence[str]) -> str:
    """By how much a total differs from its parts: 0 until somebody types over a formula."""
    value, have = f"{letter(band.value)}{row}", f"{letter(band.parts)}{row}"
    return f'IF(AND({value}<>"",INT({have})={len(parts)}),ROUND(N({value})-SUM({_by_code(band.value, parts)}),6),"")'


def of_which_check(row: int, band: Band, parent: str, tolerance: Decimal) -> str:
    """Whether an of-which part is more than its whole."""
    value, whole = f"{letter(band.value)}{row}", _one_by_code(band.value, parent)
    compared = f'IF({value}-{whole}>{_written(tolerance + Decimal("0.000001"))},"vượt","đạt")'
    return f'IF(AND(ISNUMBER({value}),ISNUMBER({whole})),{compared},"")'


def pace(row: int, due: str, direction: Direction) -> str:
    """The word for a result against the pace of its plan; `due` is the cell or number of percent due by now."""
    done = f"{letter(Cell.TO_PLAN)}{row}"
    reached = f"ROUND({done}/{due}*100,{ROUNDED})"
    if direction is Direction.UP:
        on, almost = f"{reached}>=100", f"{reached}>={100 - SLACK:f}"
    else:
        on, almost = f"{reached}<=100", f"{reached}<={100 + SLACK:f}"
    rated = f'IF({on},"{Pace.ON.label}",IF({almost},"{Pace.NEAR.label}","{Pace.BEHIND.label}"))'
    return f'IF(ISNUMBER({done}),{rated},"")'


def difference(row: int) -> str:
    """The result less that of the year before."""
    done, base = f"{letter(Cell.ACTUAL)}{row}", f"{letter(Cell.PREVIOUS)}{row}"
    return f'IF(AND(ISNUMBER({done}),ISNUMBER({base})),{done}-{base},"")'


def waiting(row: int, decided: str = "") -> str:
    """How many figures of the indicator wait for a person; where none does, what was decided about them."""
    count = f'COUNTIF({KEYS},$A{row}&"|*|{FigureState.HELD.label}")'
    otherwise = decided.replace('"', '""')
    return f'IF({count}>0,"Chờ xử lý: "&{count}&" số liệu","{otherwise}")'


def see_figure(row: int, column: Column, spread: SpreadCells | None = None) -> str:
    """A link to the figure that is used, else to the one that is held; in a table of agencies to what waits first."""
    used, held = (f"MATCH({key(row, column, state)},{KEYS},0)" for state in (FigureState.USED, FigureState.HELD))
    there = f"\"#'{FIGURES}'!A\"&"
    if spread is None:
        target = f"{there}IFERROR({used},{held})"
    else:
        target = (
            f"IFERROR({there}{held},IFERROR(IF({spread.filled}=0,{there}{used},{spread.heading}),{spread.heading}))"
        )
    return f'IFERROR(HYPERLINK({target},"{SEE}"),"")'


def see_indicator(row: int) -> str:
    """A link from a figure back to its indicator."""
    code = f"{letter(Data.CODE)}{row}"
    found = f"MATCH({code},'{INDICATORS}'!{CODES},0)"
    return f'IF({code}="","",IFERROR(HYPERLINK("#\'{INDICATORS}\'!{letter(Cell.NAME)}"&{found},"{SEE}"),""))'


def see_position(position: str) -> str:
    """A link from a finding to the figure that stands in its file, sheet and cell."""
    return f'IFERROR(HYPERLINK("#\'{FIGURES}\'!A"&{_at(position)},"{SEE}"),"")'


def joined_notes(notes: Sequence[tuple[str, str]]) -> str:
    """The notes of several agencies, each with its sender's code; a single one as it is."""
    texts = [f'IFERROR(INDEX({VALUES},{_at(position)}),"")' for _, position in notes]
    if len(texts) == 1:
        return texts[0]
    return '&"; "&'.join(f'"{sender}: "&{text}' for (sender, _), text in zip(notes, texts, strict=True))


def _at(position: str) -> str:
    """The row of the figure at a position; the signs that MATCH takes for wildcards are escaped."""
    escaped = re.sub(r"([~*?])", r"~\1", position).replace('"', '""')
    return f'MATCH("{escaped}",{POSITIONS},0)'


def figure_key(row: int) -> str:
    """The key by which a figure is found: indicator, column and state; a used figure without a value has none."""
    used = FigureState.USED.label
    code, column, value, state = (f"{letter(cell)}{row}" for cell in (Data.CODE, Data.COLUMN, Data.VALUE, Data.STATE))
    return f'{code}&"|"&{column}&"|"&IF(AND({value}="",{state}="{used}"),"{EMPTY}",{state})'


def _by_code(column: Cell, codes: Iterable[str]) -> str:
    return ",".join(_one_by_code(column, code) for code in codes)


def _one_by_code(column: Cell, code: str) -> str:
    name = letter(column)
    return f'INDEX({name}:{name},MATCH("{code}",{CODES},0))'


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"
