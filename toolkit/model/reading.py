"""What reading one file gave: its figures, each in exactly one place, and the counts that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from toolkit.model.figure import Figure, TypedRatio
from toolkit.model.finding import Finding
from toolkit.model.period import Period


class FileState(StrEnum):
    """The one state in which every file found ends."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class CellCounts:
    """How many non-empty value cells were read, and where they went."""

    read: int = 0
    placed: int = 0
    held: int = 0
    ignored: int = 0

    @property
    def balanced(self) -> bool:
        """The promise of conservation: nothing read is lost."""
        return self.read == self.placed + self.held + self.ignored


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read: `figures` go on, `held` wait for a person, `ignored` are said and left out.

    `read` is counted at the cells, before anything is placed, so that the counts can be false.
    """

    file: str
    sha256: str
    state: FileState
    agency: str | None = None
    period: Period | None = None
    read: int = 0
    figures: tuple[Figure, ...] = ()
    held: tuple[Figure, ...] = ()
    ignored: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    revision: int = 1
    """The revision that the file itself states (“lần 2” is 2)."""
    saved: datetime | None = None
    """When the workbook says it was last saved."""
    ratios: tuple[TypedRatio, ...] = ()
    """Ratios as typed; their cells are among the ignored."""

    @property
    def cells(self) -> CellCounts:
        """The counts of this file's value cells."""
        return CellCounts(self.read, len(self.figures), len(self.held), len(self.ignored))
