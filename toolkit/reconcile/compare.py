"""How a result compares with the plan and with the year before, as the standard table prints it."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model import Value


def ratio(done: Value | None, base: Value | None) -> Decimal | None:
    """A result in percent of a base; None where either is no number or the base is zero."""
    if not isinstance(done, Decimal) or not isinstance(base, Decimal) or base == 0:
        return None
    return done / base * 100


def difference(done: Value | None, base: Value | None) -> Decimal | None:
    """A result less a base; None where either is no number."""
    if not isinstance(done, Decimal) or not isinstance(base, Decimal):
        return None
    return done - base
