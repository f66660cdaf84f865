"""The formulas of a form: rows are found by their codes, so that inserting and sorting changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from toolkit.writing.form.layout import (
    ALLOWED,
    DIFFERS,
    EMPTY,
    EXCEEDS,
    FINE,
    NOT_A_NUMBER,
    NOTE_FROM,
    ROW_GONE,
    UNEXPLAINED,
    Cell,
)

_CODES = "$A:$A"
_TOLERANCE = Decimal("0.000001")


def letter(cell: Cell) -> str:
    """The letter of a column; the form stays within A–Z."""
    return chr(ord("A") + cell)


def check(row: int, parts: Sequence[str], whole: str | None) -> str:
    """What the check column says of a row (as Excel counts); `whole` is the code that an of-which part belongs to."""
    actual, note = f"{letter(Cell.ACTUAL)}{row}", f"{letter(Cell.NOTE)}{row}"
    marks = ",".join(f'{actual}<>"{mark}"' for mark in ALLOWED)
    steps = [(f'{actual}=""', f'"{EMPTY}"'), (f"AND(ISTEXT({actual}),{marks})", f'"{NOT_A_NUMBER}"')]
    if parts:
        values = ",".join(_at(Cell.ACTUAL, code) for code in parts)
        gap = f"ROUND(N({actual})-SUM({values}),4)"
        differs = f"AND(ISNUMBER({actual}),COUNT({values})={len(parts)},{gap}<>0)"
        steps.append((differs, f'"{DIFFERS}"&{gap}'))
    if whole is not None:
        above = _at(Cell.ACTUAL, whole)
        exceeds = f"AND(ISNUMBER({actual}),ISNUMBER({above}),N({actual})>N({above})+{_TOLERANCE:f})"
        steps.append((exceeds, f'"{EXCEEDS}"'))
    steps.append((f'AND({needs_note(row)},{note}="")', f'"{UNEXPLAINED}"'))
    said = f'"{FINE}"'
    for condition, message in reversed(steps):
        said = f"IF({condition},{message},{said})"
    return f'=IFERROR({said},"{ROW_GONE}")'


def needs_note(row: int) -> str:
    """Whether a row's result is so far from the year before that somebody must say why."""
    actual, previous = f"${letter(Cell.ACTUAL)}{row}", f"${letter(Cell.PREVIOUS)}{row}"
    moved = f"ABS(N({actual})-N({previous}))>ABS(N({previous}))*{NOTE_FROM / 100:g}"
    return f"AND(ISNUMBER({actual}),ISNUMBER({previous}),N({previous})<>0,{moved})"


def status() -> str:
    """The line above the table: how much is left to type, and how much to look at."""
    column = f"${letter(Cell.CHECK)}:${letter(Cell.CHECK)}"
    empty, wrong = (f'COUNTIF({column},"{sign}*")' for sign in ("○", "✗"))
    return f'="Còn "&{empty}&" ô chưa nhập; "&{wrong}&" chỗ cần xem lại (cột “Kiểm tra”)."'


def is_allowed(row: int, cell: Cell, *, counted: bool) -> str:
    """The condition of a cell's validation: a number, whole and not negative where things are counted, or a mark."""
    there = f"{letter(cell)}{row}"
    number = f"IF(ISNUMBER({there}),AND({there}=INT({there}),{there}>=0),FALSE)" if counted else f"ISNUMBER({there})"
    marks = ",".join(f'{there}="{mark}"' for mark in ALLOWED)
    return f"=OR({number},{marks})"


def _at(cell: Cell, code: str) -> str:
    name = letter(cell)
    return f'INDEX({name}:{name},MATCH("{code}",{_CODES},0))'
