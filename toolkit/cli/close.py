"""ktxh close: freeze a period; later changes make the next edition."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, WorkspaceOption
from toolkit.cli.output import give, give_json, value_json

if TYPE_CHECKING:
    from toolkit.workspace.summary import Summary

_WHO = typer.Option("--who", metavar="TÊN", help="Người chốt; nếu không ghi: tên đăng nhập máy.")


def close(
    period: PeriodArgument,
    who: Annotated[str, _WHO] = "",
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Chốt một kỳ: tổng hợp lần cuối rồi cất một bản không ai sửa được nữa."""
    from toolkit.workspace import Workspace

    closed = Workspace.find(workspace).close(period, who or getpass.getuser())
    closing = closed.closing
    if json:
        changes = [
            {
                "indicator": one.indicator,
                "column": one.column.value,
                "before": value_json(one.before),
                "after": value_json(one.after),
            }
            for one in closed.changes
        ]
        about = {"edition": closing.edition, "run": closing.run, "new": closed.new, "folder": str(closed.folder)}
        give_json({"period": str(period), **about, "changes": changes})
        return
    if not closed.new:
        give(f"Không có gì thay đổi so với bản chốt {closing.edition} ({closing.closed[:10]}, {closing.who}).")
        return
    give(f"Đã chốt {period.label}, bản {closing.edition}: {closed.folder}")
    for line in _waiting(closed.summary):
        give(line)
    if closing.edition > 1:
        give(
            f"{len(closed.changes)} số khác bản {closing.edition - 1}; danh sách ở thay-doi-ban-{closing.edition}.xlsx"
        )


def _waiting(told: Summary) -> Iterator[str]:
    """What was closed as it stands: who has reported nothing, and what waits for a person."""
    from toolkit.model import FigureState

    held, errors = told.counts.cells[FigureState.HELD], sum(one.severity == "error" for one in told.findings)
    if told.missing:
        yield f"Chốt khi còn thiếu báo cáo của: {', '.join(told.missing)}"
    if held or errors:
        blank = "ô trong biểu để trống"
        yield f"Chốt khi còn {held} số liệu giữ lại ({blank}), {errors} lỗi chưa xử lý (trang “Vấn đề”)"
