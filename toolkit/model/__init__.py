"""The records every room speaks in: frozen, without I/O, without third-party imports."""

from toolkit.model.catalogue import (
    Agency,
    Aggregation,
    Alias,
    Catalogue,
    Direction,
    Indicator,
    Nature,
    Plan,
    Receives,
    Recipient,
    Relation,
    Succession,
)
from toolkit.model.decision import ADJUSTED_BY, Adjustment, Answer, Answered, Decision, Decisions, Subject
from toolkit.model.figure import NUMBER_COLUMNS, Column, Figure, Mark, Place, TypedRatio, Value
from toolkit.model.finding import Finding, Severity
from toolkit.model.form import FormMark, is_reported
from toolkit.model.past import NO_PAST, Past, PastValue
from toolkit.model.period import Period, PeriodError, PeriodKind
from toolkit.model.reading import CellCounts, FileState, Reading
from toolkit.model.reconciled import (
    FigureState,
    MergeCounts,
    Origin,
    Reconciled,
    ReconciledValue,
    SubmittedFile,
    SubmittedState,
    TracedFigure,
    figures_by_file,
)
from toolkit.model.trouble import OperationError, SettingError

__all__ = [
    "ADJUSTED_BY",
    "NO_PAST",
    "NUMBER_COLUMNS",
    "Adjustment",
    "Agency",
    "Aggregation",
    "Alias",
    "Answer",
    "Answered",
    "Catalogue",
    "CellCounts",
    "Column",
    "Decision",
    "Decisions",
    "Direction",
    "Figure",
    "FigureState",
    "FileState",
    "Finding",
    "FormMark",
    "Indicator",
    "Mark",
    "MergeCounts",
    "Nature",
    "OperationError",
    "Origin",
    "Past",
    "PastValue",
    "Period",
    "PeriodError",
    "PeriodKind",
    "Place",
    "Plan",
    "Reading",
    "Receives",
    "Recipient",
    "Reconciled",
    "ReconciledValue",
    "Relation",
    "SettingError",
    "Severity",
    "Subject",
    "SubmittedFile",
    "SubmittedState",
    "Succession",
    "TracedFigure",
    "TypedRatio",
    "Value",
    "figures_by_file",
    "is_reported",
]
