"""Why a number must be meant a thousand times larger: 4.031 typed on an English Excel is the number four and a bit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from toolkit.model import NUMBER_COLUMNS, Column, Indicator, Nature
from toolkit.rules.book import Book, tolerance
from toolkit.vietnamese import format_number

THOUSAND = Decimal(1000)
_SMALLEST, _LARGEST = Decimal("0.02"), Decimal(2)
"""How large a result may be beside its plan for both to be of one order; for a plan, the other way round."""
_YEARS_APART = Decimal(10)
"""How many times larger or smaller a result may be than the same months' a year before."""
_MOST_SUSPECTS = 8


def thousandfold_evidence(book: Book, indicator: Indicator, column: Column, value: Decimal, *, counted: bool) -> str:
    """Why a number must be meant a thousand times larger, empty where nothing says so.

    Only a number below a thousand with at most three decimals can have lost its thousands: `13.500` was stored as
    13.5. A measure may be small in truth, so that its sum, or two columns, or one and the three digits must say so;
    of a whole number (`4.000` was stored as 4) the sum or two columns.
    """
    if not is_suspect(indicator, value) or (column is Column.PLAN and value == book.given_plan(indicator)):
        return ""
    by_sum = sum_evidence(book, indicator, column)
    if by_sum:
        return by_sum
    digits = _decimals(value)
    fitting, known, misfits = _fits(book, indicator, column, value, counted=counted)
    if counted and digits and (fitting or (digits == 3 and known == misfits)):
        return f"đơn vị “{indicator.unit}” đếm từng cái"
    proven = len(fitting) == known and (known >= 2 or digits == 3)
    return fitting[0] if fitting and proven else ""


def is_suspect(indicator: Indicator, value: Decimal) -> bool:
    """Whether a number can have lost its thousands at all."""
    return indicator.nature is not Nature.RATE and 0 < value < THOUSAND and _decimals(value) <= 3


def sum_evidence(book: Book, indicator: Indicator, column: Column) -> str:
    """What sum comes out only with the thousandfold of an indicator's number, empty if none does."""
    for total, suspects in _mended_sums(book, column, {indicator.code, indicator.parent or ""}):
        if indicator.code in suspects:
            known = book.number(total.code, column) or Decimal(0)
            meant = known * THOUSAND if total.code in suspects else known
            return f"chỉ khi đó các thành phần mới cộng đúng bằng “{total.name}” ({format_number(meant)})"
    return ""


def mended_by_thousands(book: Book, indicator: Indicator, column: Column) -> bool:
    """Whether the parts of an indicator add up once some number is a thousand times larger."""
    return any(True for _ in _mended_sums(book, column, {indicator.code}))


def _mended_sums(book: Book, column: Column, totals: set[str]) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    """Of the given totals, those that come out with the fewest of their terms a thousand times larger, and which."""
    for code in sorted(totals):
        total = book.catalogue.indicator_by_code.get(code)
        parts = book.catalogue.parts(code) if total else ()
        terms = {part: book.number(part.code, column) for part in parts}
        known = {part: number for part, number in terms.items() if number is not None}
        said = book.number(code, column)
        if total is None or said is None or len(known) < max(len(parts), 2) or _agree(said, list(known.values())):
            continue
        mended = _mend(total, said, known)
        if mended:
            yield total, mended


def _mend(total: Indicator, said: Decimal, parts: dict[Indicator, Decimal]) -> tuple[str, ...]:
    """The one smallest choice of numbers whose thousandfold makes a sum come out; empty if there is none or several."""
    numbers = {total: said, **parts}
    suspects = [one for one, number in numbers.items() if is_suspect(one, number)]
    if len(suspects) > _MOST_SUSPECTS:
        return ()
    for size in range(1, len(suspects) + 1):
        found = [chosen for chosen in combinations(suspects, size) if _agrees_with(total, numbers, set(chosen))]
        if found:
            return tuple(one.code for one in found[0]) if len(found) == 1 else ()
    return ()


def _agrees_with(total: Indicator, numbers: dict[Indicator, Decimal], larger: set[Indicator]) -> bool:
    meant = {one: number * THOUSAND if one in larger else number for one, number in numbers.items()}
    return len(larger) < len(numbers) and _agree(meant.pop(total), list(meant.values()))


def _agree(total: Decimal, parts: list[Decimal]) -> bool:
    return abs(total - sum(parts, Decimal(0))) <= tolerance([total, *parts])


def _fits(
    book: Book, indicator: Indicator, column: Column, value: Decimal, *, counted: bool
) -> tuple[list[str], int, int]:
    """Which other columns a thousandfold fits while the number itself does not; how many are known, how many misfit."""
    found, known, misfits = [], 0, 0
    for other in NUMBER_COLUMNS:
        base = _base(book, indicator, other, counted=counted) if other is not column else None
        if base is None or base <= 0:
            continue
        known += 1
        smallest, largest = _span(column, other)
        as_it_is, larger = value / base, value * THOUSAND / base
        misfits += not smallest <= as_it_is <= largest
        if not smallest <= as_it_is <= largest and smallest <= larger <= largest:
            found.append(f"{other.label} là {format_number(base)}")
    return found, known, misfits


def _base(book: Book, indicator: Indicator, column: Column, *, counted: bool) -> Decimal | None:
    """What to compare with: the catalogue's plan before the typed one; what lost its thousands too, with them."""
    given = book.given_plan(indicator) if column is Column.PLAN else None
    base = book.number(indicator.code, column) if given is None else given
    if base is None or not _decimals(base) or not is_suspect(indicator, base):
        return base
    return base * THOUSAND if counted or _is_lost_beside_plan(book, indicator, column, base) else base


def _is_lost_beside_plan(book: Book, indicator: Indicator, column: Column, value: Decimal) -> bool:
    """Whether the catalogue's plan is of one order with a result's thousandfold and not with the result itself."""
    plan = book.given_plan(indicator)
    if column is Column.PLAN or not plan or plan < 0:
        return False
    return value / plan < _SMALLEST <= value * THOUSAND / plan <= _LARGEST


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _span(column: Column, other: Column) -> tuple[Decimal, Decimal]:
    """Between which quotients a column's number and another column's are of one order."""
    if column is Column.PLAN:
        return 1 / _LARGEST, 1 / _SMALLEST
    return (_SMALLEST, _LARGEST) if other is Column.PLAN else (1 / _YEARS_APART, _YEARS_APART)
