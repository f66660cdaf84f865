"""ktxh diff: what changed between two runs of a period, by indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, WorkspaceOption
from toolkit.cli.output import finding_json, finding_line, give, give_json, value_json

if TYPE_CHECKING:
    from toolkit.model import SubmittedFile
    from toolkit.workspace.comparing import Difference

_FROM = typer.Option("--from", metavar="LẦN", help="Lần chạy trước; nếu không ghi: lần gần nhất có kết quả khác.")
_TO = typer.Option("--to", metavar="LẦN", help="Lần chạy sau; nếu không ghi: lần cuối.")


def diff(
    period: PeriodArgument,
    before: Annotated[int | None, _FROM] = None,
    after: Annotated[int | None, _TO] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Số nào đã đổi giữa hai lần tổng hợp của một kỳ, theo từng chỉ tiêu."""
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    found = space.diff(period, before, after)
    names = {one.code: one.name for one in space.catalogue.indicators}
    if json:
        give_json(_as_json(found, names))
        return
    if found.before == found.after:
        give(f"{period.label}: mới tổng hợp một lần (lần chạy {found.after}), chưa có gì để so.")
        return
    give(f"{period.label}: lần chạy {found.before} → {found.after}, {len(found.changes)} số thay đổi")
    for line in _lines(found, names):
        give(line)


def _lines(found: Difference, names: dict[str, str]) -> Iterator[str]:
    from toolkit.reconcile.choose import written

    for one in found.changes:
        was, now = (written(value) or "trống" for value in (one.before, one.after))
        name = names.get(one.indicator, "")
        yield f"{one.indicator} {name} – {one.column.label}: {was} → {now} ({one.why_after or 'không còn'})"
    for before, after in found.files:
        yield f"Tệp {(after or before).file}: {_end(before)} → {_end(after)}"  # type: ignore[union-attr]
    for finding in found.said:
        yield f"Mới: {finding_line(finding)}"
    for finding in found.gone:
        yield f"Hết: {finding_line(finding)}"


def _end(file: SubmittedFile | None) -> str:
    if file is None:
        return "không có"
    return f"{file.state.label} ({file.read} ô: {file.placed} dùng, {file.held} giữ lại)"


def _as_json(found: Difference, names: dict[str, str]) -> dict[str, Any]:
    changes = [
        {
            "indicator": one.indicator,
            "name": names.get(one.indicator, ""),
            "column": one.column.value,
            "change": one.kind,
            "before": value_json(one.before),
            "after": value_json(one.after),
            "why": one.why_after or one.why_before,
        }
        for one in found.changes
    ]
    states = [tuple(file.state.value if file else None for file in pair) for pair in found.files]
    files = [
        {"file": next(file.file for file in pair if file), "before": was, "after": now}
        for pair, (was, now) in zip(found.files, states, strict=True)
    ]
    said = {"new": [finding_json(one) for one in found.said], "gone": [finding_json(one) for one in found.gone]}
    runs = {"from": found.before, "to": found.after}
    return {"period": str(found.period), **runs, "changes": changes, "files": files, "findings": said}
