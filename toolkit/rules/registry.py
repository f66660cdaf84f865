"""All rules, in the order in which they are applied, each with what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from toolkit.findings import Problem
from toolkit.findings import past_problems as past
from toolkit.findings import rule_problems as said
from toolkit.findings.submission_problems import UNCHANGED
from toolkit.model import Finding
from toolkit.rules.arithmetic import check_of_which, check_sums
from toolkit.rules.book import Book
from toolkit.rules.earlier import check_falls, check_unchanged
from toolkit.rules.magnitude import check_magnitude
from toolkit.rules.moves import check_ceilings, check_large_moves, check_notes
from toolkit.rules.outliers import check_outliers
from toolkit.rules.plan import check_plan
from toolkit.rules.rates import check_rates, check_typed_ratios
from toolkit.rules.required import check_required


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the problems that it finds, by whose codes it is switched."""

    check: Callable[[Book], Iterable[Finding]]
    problems: tuple[Problem, ...]

    def findings(self, book: Book) -> Iterator[Finding]:
        """What it finds of what holds in the book's period."""
        applies = {one.code: book.settings.applies(one.code, book.period) for one in self.problems}
        if any(applies.values()):
            yield from (finding for finding in self.check(book) if applies[finding.code])


SUMS = Rule(check_sums, (said.SUM_DIFFERS, said.PARTS_EXCEED))
OF_WHICH = Rule(check_of_which, (said.OF_WHICH_EXCEEDS,))
RULES: tuple[Rule, ...] = (
    SUMS,
    OF_WHICH,
    Rule(check_plan, (said.PLAN_DIFFERS,)),
    Rule(check_magnitude, (said.THOUSANDFOLD, said.NOT_WHOLE, said.NEGATIVE_COUNT)),
    Rule(check_rates, (past.RATE_OUT_OF_RANGE, past.RATE_HUNDREDTH)),
    Rule(check_typed_ratios, (past.RATIO_DIFFERS,)),
    Rule(check_ceilings, (past.OVER_CEILING,)),
)
"""Rules that need nothing but the file."""
PAST_RULES: tuple[Rule, ...] = (
    Rule(check_falls, (past.CUMULATIVE_FELL, past.BELOW_ESTIMATE)),
    Rule(check_unchanged, (UNCHANGED,)),
    Rule(check_large_moves, (past.LARGE_MOVE,)),
    Rule(check_notes, (past.NOTE_CONTRADICTS,)),
    Rule(check_outliers, (past.OUTLIER,)),
    Rule(check_required, (past.MISSING_REQUIRED,)),
)
"""Rules that look at earlier periods too."""
SWITCHES = frozenset(
    {problem.code for rule in (*RULES, *PAST_RULES) for problem in rule.problems}
    | {said.OWNER_DISAGREES.code, said.SUM_INCOMPLETE.code, past.PREVIOUS_DIFFERS.code}
)
"""The codes that [rules] in ktxh.toml can switch."""
