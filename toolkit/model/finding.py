"""A finding: something a person must know, with its place and a Vietnamese sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.figure import Column, Place


class Severity(StrEnum):
    """How much a finding asks of a person."""

    ERROR = "error"
    """The figure is held until a person decides."""
    WARNING = "warning"
    """The figure is used; somebody should look."""
    INFO = "info"
    """Said so that nothing happens in silence."""

    @property
    def label(self) -> str:
        """The severity as a clerk reads it."""
        return {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Thông tin"}[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of a problem; made by `Problem.at`, never by hand."""

    code: str
    severity: Severity
    message: str
    place: Place = Place()
    agency: str | None = None
    indicator: str | None = None
    column: Column | None = None
    suggestion: str | None = None
