"""What was understood of the edits in a master: decisions, adjustments, and what has to be said about the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.edits.compare import Change
from toolkit.findings.decision_problems import ANSWER_UNCLEAR, CELL_RESTORED, EDIT_NOT_TAKEN
from toolkit.model import Adjustment, Answer, Column, Decision, Finding, Place, Subject, Value

_SHOWN = 200


@dataclass
class Understood:
    """Collects; `name` is the master's file name, `kept` where the edited workbook is kept, `who` saved it `when`."""

    name: str
    kept: str
    who: str
    when: str
    decisions: list[Decision] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def decide(self, subject: Subject, finding: str, answer: Answer, value: Value | None = None, who: str = "") -> None:
        """Note an answer."""
        self.decisions.append(Decision(subject, finding, answer, value, who or self.who, self.when))

    def adjust(self, indicator: str, column: Column, value: Value | None, base: Value | None, who: str = "") -> None:
        """Note a value typed over, or taken back where it is None."""
        self.adjustments.append(Adjustment(indicator, column, value, base, who or self.who, self.when))

    def not_taken(self, sheet: str, cell: str, text: str, reason: str) -> None:
        """Say that an edit is not carried over."""
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        self.findings.append(
            EDIT_NOT_TAKEN.at(Place(self.name, sheet, cell), text=shown, reason=reason, kept=self.kept)
        )

    def restored(self, sheet: str, cell: str, what: str) -> None:
        """Say that what was deleted is there again."""
        self.findings.append(CELL_RESTORED.at(Place(self.name, sheet, cell), what=what))

    def unclear(self, change: Change, answer: str, value: str, reason: str) -> None:
        """Say that an answer cannot be used."""
        place = Place(self.name, change.sheet, change.cell)
        self.findings.append(ANSWER_UNCLEAR.at(place, answer=answer, value=value, reason=reason))
