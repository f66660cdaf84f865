"""What reconciling a period gives: one value for each indicator and column, why that one, and the counts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.model.catalogue import Catalogue
from toolkit.model.decision import Answered
from toolkit.model.figure import Column, Figure, Value
from toolkit.model.finding import Finding
from toolkit.model.period import Period

KEPT_AS = "kept_as"
"""In a field's metadata: the name it had when the ledger first kept it."""


class FigureState(StrEnum):
    """Where a figure ended; every figure read ends in exactly one of these."""

    USED = "used"
    SUPERSEDED = "superseded"
    HELD = "held"
    IGNORED = "ignored"

    @property
    def label(self) -> str:
        """The state as the master's data sheet shows it, where a clerk may change it."""
        return {
            FigureState.USED: "dùng",
            FigureState.SUPERSEDED: "thay thế",
            FigureState.HELD: "giữ lại",
            FigureState.IGNORED: "bỏ qua",
        }[self]


class SubmittedState(StrEnum):
    """Where a file ended in a merge."""

    MERGED = "merged"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    IGNORED = "ignored"

    @property
    def label(self) -> str:
        """The state as a clerk reads it."""
        return {
            SubmittedState.MERGED: "đã tổng hợp",
            SubmittedState.SUPERSEDED: "đã có bản thay thế",
            SubmittedState.REJECTED: "không nhận",
            SubmittedState.IGNORED: "bỏ qua",
        }[self]


class Origin(StrEnum):
    """Where a reconciled value comes from."""

    REPORTED = "reported"
    """One used figure (an agency's, or the catalogue's plan)."""
    PARTS = "parts"
    """The sum of the indicator's parts (thành phần), all of which have a value."""
    REPORTERS = "reporters"
    """The sum of the used figures of several agencies (cộng)."""
    ADJUSTED = "adjusted"
    """A value that a person typed over in the master."""
    HELD = "held"
    """There are figures, but none may be used until a person decides."""
    NONE = "none"
    """Nobody reported anything."""


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure with its end: state, the submission's revision and hash, and why."""

    figure: Figure
    state: FigureState
    why: str
    revision: int = 1
    sha256: str = ""
    from_records: bool = field(default=False, metadata={KEPT_AS: "from_catalogue"})
    """Out of the province's own records (the catalogue's plan, last year as the ledger settled it): it has a place, but
    was not read from a submission and is not counted."""
    adjusted: bool = False
    """A value typed over in the master; it too was not read from a submission."""

    @property
    def counted(self) -> bool:
        """Whether the figure was read from a submission."""
        return not self.from_records and not self.adjusted


class FoldedFigures(Sequence[TracedFigure], ABC):
    """Very many figures, most of them kept packed by their files and made anew whenever they are asked for."""

    loose: tuple[TracedFigure, ...]
    """Those that are not packed, in catalogue order."""

    slots: frozenset[tuple[str, Column]]
    """The indicators and columns of which used figures are packed."""
    ends: Mapping[tuple[str, Column], tuple[FigureState, str]]
    """Where those of an indicator and column ended that are not used, and why."""
    senders: Mapping[str, str]
    """Who sent each file of which figures are packed; it is the only one that agency sent."""

    @abstractmethod
    def of_file(self, file: str, *, outside: bool = True) -> list[TracedFigure]:
        """The packed figures of a file; all are used or ignored, and none was decided.

        Without `outside` those of columns that are not of the table, which are ignored, stay away.
        """

    def of_files(self) -> Iterator[tuple[str, list[TracedFigure]]]:
        """The packed figures by the file they were read from."""
        return ((file, self.of_file(file)) for file in self.senders)


class FiguresByFile(Mapping[str, Sequence[TracedFigure]]):
    """All figures by the file they were read from; those not read from one under an empty name.

    Packed figures are made when their file is asked for, and those of the last file are remembered.
    """

    def __init__(self, figures: Sequence[TracedFigure]) -> None:
        self._folded = figures if isinstance(figures, FoldedFigures) else None
        self._loose: defaultdict[str, list[TracedFigure]] = defaultdict(list)
        for one in loose_figures(figures):
            self._loose[one.figure.place.file if one.counted else ""].append(one)
        self._files = dict.fromkeys((*(self._folded.senders if self._folded else ()), *self._loose))
        self._last: tuple[str, Sequence[TracedFigure]] | None = None

    def __getitem__(self, file: str) -> Sequence[TracedFigure]:
        if file not in self._files:
            raise KeyError(file)
        if self._last is None or self._last[0] != file:
            folded = self._folded.of_file(file) if self._folded and file in self._folded.senders else []
            self._last = file, [*folded, *self._loose.get(file, ())]
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def loose_figures(figures: Sequence[TracedFigure]) -> Sequence[TracedFigure]:
    """The figures that are at hand."""
    return figures.loose if isinstance(figures, FoldedFigures) else figures


@dataclass(frozen=True, slots=True)
class ReconciledValue:
    """The one value of an indicator and column; `value` is None where it is blank or held."""

    indicator: str
    column: Column
    value: Value | None
    origin: Origin
    why: str


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file found in a period's folder, and what became of it."""

    file: str
    sha256: str
    state: SubmittedState
    agency: str | None
    revision: int
    why: str
    read: int = 0
    placed: int = 0
    held: int = 0
    superseded: int = 0
    ignored: int = 0


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """The counts of a merge: how many were found or read, and how many ended in each state."""

    files: dict[SubmittedState, int]
    files_found: int
    cells: dict[FigureState, int]
    """Value cells by state; `used` is what the counts call placed."""
    cells_read: int

    @property
    def balanced(self) -> bool:
        """The promise of conservation, for files and for cells."""
        return self.files_found == sum(self.files.values()) and self.cells_read == sum(self.cells.values())


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A period, reconciled; all tuples are in a fixed order, so that the same inputs give the same bytes."""

    period: Period
    catalogue: Catalogue
    """The catalogue as it stood in the period (inactive agencies and indicators left out)."""
    values: dict[tuple[str, Column], ReconciledValue]
    """Every indicator × column of the catalogue is there."""
    figures: Sequence[TracedFigure]
    """Every value cell read, in catalogue order, then by file and cell; those nobody could place come last. Where
    very many agencies report the same, the figures that are added up come after all others, file by file."""
    files: tuple[SubmittedFile, ...]
    findings: tuple[Finding, ...]
    counts: MergeCounts
    missing: tuple[str, ...] = field(default=())
    """Codes of agencies that were to report and of which nothing was merged."""
    answered: tuple[Answered, ...] = field(default=())
    """Findings that a person has settled; they are not among the findings."""
    passed: Mapping[tuple[str, Column], tuple[str, ...]] = field(default_factory=dict)
    """The codes of the rules that look at an indicator's column and found nothing."""

    def value(self, indicator: str, column: Column) -> Value | None:
        """The reconciled value, None where blank or held."""
        return self.values[indicator, column].value
