"""All rules, in the order in which they are applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toolkit.model import Finding
from toolkit.rules.arithmetic import check_of_which, check_sums
from toolkit.rules.book import Book
from toolkit.rules.magnitude import check_magnitude
from toolkit.rules.plan import check_plan

Rule = Callable[[Book], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    check_sums,
    check_of_which,
    check_plan,
    check_magnitude,
)
