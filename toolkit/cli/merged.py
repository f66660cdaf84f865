"""How `ktxh merge` shows what a run came to: line by line, or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.workspace import Merged
    from toolkit.workspace.summary import Summary


def merged_lines(merged: Merged) -> Iterator[str]:
    """What a run came to, and where its outputs lie."""
    told = merged.summary
    yield f"Kỳ {told.period.label}, lần chạy {merged.run}"
    yield from counted(told)
    yield f"Bảng tổng hợp: {merged.master}"
    yield f"Biểu chuẩn:    {merged.table}"
    yield f"Trang báo cáo: {merged.report}"
    if merged.slips:
        yield f"Phiếu gửi lại: {len(merged.slips)} cơ quan, trong {merged.slips[0].parent}"


def counted(told: Summary) -> Iterator[str]:
    """The counts of a run, each side of which must come to the other."""
    from toolkit.model import FigureState, Severity, SubmittedState

    counts = told.counts
    files = " + ".join(f"{counts.files[state]} {state.label}" for state in SubmittedState)
    cells = " + ".join(f"{counts.cells[end]} {end.label}" for end in FigureState)
    severities = Counter(finding.severity for finding in told.findings)
    expected, missing = told.expected, told.missing
    yield f"Tệp: {counts.files_found} tìm thấy = {files}"
    yield f"Ô số liệu: {counts.cells_read} đọc = {cells}"
    yield f"Cơ quan: {expected} phải báo cáo, {expected - len(missing)} đã có; thiếu: {', '.join(missing) or 'không'}"
    yield "Vấn đề: " + ", ".join(f"{severities[one]} {one.label.casefold()}" for one in Severity)


def merged_json(merged: Merged) -> dict[str, Any]:
    """What `merge --json` says."""
    from toolkit.model import FigureState, Severity, SubmittedState

    told = merged.summary
    counts = told.counts
    severities = Counter(finding.severity for finding in told.findings)
    expected, missing = told.expected, told.missing
    names = {FigureState.USED: "placed"}
    return {
        "period": str(told.period),
        "run": merged.run,
        "master": str(merged.master),
        "table": str(merged.table),
        "report": str(merged.report),
        "slips": [str(path) for path in merged.slips],
        "files": {"found": counts.files_found} | {state.value: counts.files[state] for state in SubmittedState},
        "cells": {"read": counts.cells_read} | {names.get(end, end.value): counts.cells[end] for end in FigureState},
        "agencies": {"expected": expected, "submitted": expected - len(missing), "missing": list(missing)},
        "findings": {severity.value: severities[severity] for severity in Severity},
    }
