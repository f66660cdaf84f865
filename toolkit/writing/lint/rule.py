"""What a layout rule is: a code, what it asks, who asks it, and a check that gives what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Written = TypeVar("Written")
HOUSE = "Quy ước của ktxh"
"""The source of a rule that no decree has, but that a table on paper needs."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Written]):
    """One rule; `asks` and `source` are in Vietnamese, as the checklist shows them."""

    code: str
    asks: str
    source: str
    check: Callable[[Written], Iterable[str]]
    """Gives where the rule is broken and how; nothing where it is kept."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a file breaks, and how."""

    code: str
    how: str


def apply(rules: Sequence[Rule[Written]], written: Written) -> list[Broken]:
    """Everything that breaks any of the rules."""
    return [Broken(rule.code, how) for rule in rules for how in rule.check(written)]
