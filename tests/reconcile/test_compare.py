"""How a result compares with a base."""

from __future__ import annotations

from decimal import Decimal

import pytest

from toolkit.model import Mark, Value
from toolkit.reconcile.compare import difference, ratio


@pytest.mark.parametrize(
    ("done", "base", "percent", "less"),
    [
        (Decimal(12), Decimal(15), Decimal(80), Decimal(-3)),
        (Decimal(0), Decimal(15), Decimal(0), Decimal(-15)),
        (Decimal(12), Decimal(0), None, Decimal(12)),
        (Decimal(12), None, None, None),
        (None, Decimal(12), None, None),
        (Mark.NIL, Decimal(12), None, None),
        (Decimal(12), Mark.NIL, None, None),
        (Mark.UNAVAILABLE, Decimal(1), None, None),
        (Decimal(-5), Decimal(10), Decimal(-50), Decimal(-15)),
    ],
)
def test_a_ratio_is_blank_where_there_is_nothing_to_divide(
    done: Value | None, base: Value | None, percent: Decimal | None, less: Decimal | None
) -> None:
    assert ratio(done, base) == percent
    assert difference(done, base) == less
