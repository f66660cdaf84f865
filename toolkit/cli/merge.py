"""ktxh merge: submissions to master and table."""

from __future__ import annotations

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, exit_code, give, give_json, progress


def merge(
    period: PeriodArgument,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Tổng hợp báo cáo của một kỳ thành bảng tổng hợp và biểu chuẩn."""
    from toolkit.cli.merged import merged_json, merged_lines
    from toolkit.workspace import Workspace

    talk = Talk(quiet, verbose)
    space = Workspace.find(workspace)
    talk.detail(f"Không gian làm việc: {space.root.resolve()}")
    talk.tell(space.notices())
    with progress("Đọc báo cáo", quiet=quiet or json) as callback:
        merged = space.merge(period, callback)
    if json:
        give_json(merged_json(merged))
    else:
        talk.tell(merged.summary.findings)
        for line in merged_lines(merged):
            give(line)
    raise typer.Exit(exit_code(merged.summary.findings))
