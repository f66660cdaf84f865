"""A file that is not read, with the finding that says why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from toolkit.findings import PROBLEM_BY_CODE, Problem
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.readers.remark import Remark
from toolkit.model import Finding
from toolkit.vietnamese import format_number

_BEYOND_TELLING = 10**15


class Refused(Exception):
    """Raised by the readers; carries the problem and its facts, to which the caller adds the file's name."""

    def __init__(self, problem: Problem, cell: tuple[str, str] = ("", ""), **facts: object) -> None:
        super().__init__(problem.sentence.format(**facts))
        self.problem = problem
        self.cell = cell
        self.facts: dict[str, Any] = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross from a worker process to its parent, the problem by its code."""
        return _refused, (self.problem.code, self.cell, self.facts)

    def finding(self, file: str) -> Finding:
        """The finding, placed in a file."""
        return Remark(self.problem, self.cell, self.facts).finding(file)


class Unsure(Exception):
    """Raised by a quick way of reading where only the full one, in a worker, can decide."""


def _refused(code: str, cell: tuple[str, str], facts: dict[str, Any]) -> Refused:
    return Refused(PROBLEM_BY_CODE[code], cell, **facts)


def damaged(reason: str) -> Refused:
    """The refusal of a file that cannot be read to its end."""
    return Refused(UNREADABLE, reason=reason)


def over_limit(what: str, found: int, limit: int, cell: tuple[str, str] = ("", "")) -> Refused:
    """The refusal of a file beyond a limit."""
    return Refused(
        OVER_LIMIT,
        cell,
        what=what,
        found=format_number(Decimal(found)) if found < _BEYOND_TELLING else "rất lớn",
        limit=format_number(Decimal(limit)),
    )
