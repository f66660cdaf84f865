"""ktxh trace: from a number back to file, sheet, cell and text, through every revision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, WorkspaceOption
from toolkit.cli.output import give, give_json, value_json, where

if TYPE_CHECKING:
    from toolkit.model import TracedFigure
    from toolkit.workspace.tracing import Trace, TracedValue


def trace(
    period: PeriodArgument,
    indicator: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hoặc tên chỉ tiêu, như trong danh mục: SKHCN.2.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Truy một số trong bảng tổng hợp về tệp, trang, ô và chữ gốc, qua mọi lần gửi."""
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    found = space.trace(period, indicator)
    if json:
        give_json(_as_json(found))
        return
    name = space.catalogue.indicator_by_code[found.indicator].name
    give(f"{found.indicator} – {name}, {period.label}, lần chạy {found.run}")
    if found.parts:
        give(f"Thành phần: {', '.join(found.parts)}")
    for value in found.values:
        for line in _lines(value):
            give(line)


def _lines(traced: TracedValue) -> Iterator[str]:
    from toolkit.reconcile.choose import written

    value = traced.value
    yield f"{value.column.label}: {written(value.value) or 'trống'} ({value.why})"
    for one in traced.figures:
        decided = f"; {one.figure.decided}" if one.figure.decided and one.figure.decided not in one.why else ""
        revision = "" if one.from_records else f", lần gửi {one.revision}"
        yield f"  {where(one.figure.place)}: “{one.figure.raw}”{revision}, {one.state.label} ({one.why}{decided})"
    for finding in traced.findings:
        yield f"  {finding.code}: {finding.message}"
    if traced.passed:
        yield f"  Đạt các quy tắc: {', '.join(traced.passed)}"


def _as_json(found: Trace) -> dict[str, Any]:
    values = [
        {
            "column": one.value.column.value,
            "value": value_json(one.value.value),
            "why": one.value.why,
            "figures": [_figure_json(figure) for figure in one.figures],
            "passed": list(one.passed),
            "findings": [finding.code for finding in one.findings],
        }
        for one in found.values
    ]
    return {"indicator": found.indicator, "run": found.run, "parts": list(found.parts), "values": values}


def _figure_json(one: TracedFigure) -> dict[str, Any]:
    figure, place = one.figure, one.figure.place
    there = {"file": place.file, "sheet": place.sheet, "cell": place.cell, "raw": figure.raw, "revision": one.revision}
    more = {"agency": figure.agency, "value": value_json(figure.value), "sha256": one.sha256 or None}
    return there | {"state": one.state.value, "why": one.why, "decided": figure.decided or None} | more
