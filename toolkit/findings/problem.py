"""What a kind of finding is: a stable code, a title, a why, a severity and the sentence it says."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Column, Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of finding; the documentation page and `ktxh explain` are generated from these."""

    code: str
    severity: Severity
    title: str
    why: str
    """Why it matters, for the clerk who asks."""
    sentence: str
    """What a finding of this kind says, with `{facts}` filled in at the place where it is found."""
    remedy: str
    """What to do about it."""
    example: dict[str, object]
    """Facts that fill the sentence, for the documentation."""
    ask: str = ""
    """What the agency that sent the figure is asked to do, where that is not what the clerk does."""

    def at(
        self,
        place: Place = Place(),
        *,
        agency: str | None = None,
        indicator: str | None = None,
        column: Column | None = None,
        suggestion: str | None = None,
        **facts: object,
    ) -> Finding:
        """Make a finding of this kind; `facts` must be exactly the names in the sentence."""
        if facts.keys() != self.example.keys():
            raise TypeError(f"{self.code} takes {sorted(self.example)}, not {sorted(facts)}")
        return Finding(
            code=self.code,
            severity=self.severity,
            message=self.sentence.format(**facts),
            place=place,
            agency=agency,
            indicator=indicator,
            column=column,
            suggestion=suggestion,
        )

    @property
    def asked(self) -> str:
        """What stands on the slip that goes back to the agency."""
        return self.ask or self.remedy

    @property
    def said(self) -> str:
        """The sentence with its example's facts."""
        return self.sentence.format(**self.example)
