"""ktxh close: freeze a period; later changes make the next edition."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, WorkspaceOption
from toolkit.cli.output import give, give_json, value_json

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
    if closing.edition > 1:
        give(
            f"{len(closed.changes)} số khác bản {closing.edition - 1}; danh sách ở thay-doi-ban-{closing.edition}.xlsx"
        )
