"""ktxh diff: what changed between two runs of a period, by indicator."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, WorkspaceOption
from toolkit.cli.output import give, give_json

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
    from toolkit.cli.differences import difference_json, difference_lines
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    found = space.diff(period, before, after)
    names = {one.code: one.name for one in space.catalogue.indicators}
    if json:
        give_json(difference_json(found, names))
        return
    if found.before == found.after:
        give(f"{period.label}: mới tổng hợp một lần (lần chạy {found.after}), chưa có gì để so.")
        return
    give(f"{period.label}: lần chạy {found.before} → {found.after}, {len(found.changes)} số thay đổi")
    for line in difference_lines(found, names):
        give(line)
