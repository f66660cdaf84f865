"""What is to be said of a file before its name is known: a problem, the cell, and the facts of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.findings.problem import Problem
from toolkit.model import Finding, Place


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding that waits for the name of its file; `cell` is (sheet, cell), both empty for the whole file."""

    problem: Problem
    cell: tuple[str, str]
    facts: Mapping[str, Any]

    def finding(self, file: str) -> Finding:
        """The finding, placed in a file."""
        return self.problem.at(Place(file, *self.cell), **self.facts)


def remark(problem: Problem, cell: tuple[str, str] = ("", ""), **facts: object) -> Remark:
    """A remark on a whole file, or on one of its cells."""
    return Remark(problem, cell, facts)
