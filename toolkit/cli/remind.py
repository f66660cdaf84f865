"""ktxh remind: mail the agencies that have sent nothing for a period."""

from __future__ import annotations

import typer

from toolkit.cli.options import JsonOption, PeriodArgument, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, give, give_json
from toolkit.cli.send import DryRunOption


def remind(
    period: PeriodArgument,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Nhắc các cơ quan chưa gửi báo cáo của một kỳ; mỗi cơ quan nhiều nhất một lần một ngày."""
    from toolkit.night.by_hand import preview_reminders, send_reminders
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    given = preview_reminders(space, period) if dry_run else send_reminders(space, period)
    if json:
        give_json(given.as_json())
    else:
        Talk(quiet, verbose).tell(given.findings)
        for line in given.lines:
            give(line)
    raise typer.Exit(given.exit)
