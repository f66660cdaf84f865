"""ktxh send: mail what the last run of a period wrote, and whatever else waits in the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import JsonOption, QuietOption, VerboseOption, WorkspaceOption, parse_period
from toolkit.cli.output import Talk, give, give_json

if TYPE_CHECKING:
    from toolkit.model import Period
else:
    Period = str

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Không gửi: ghi từng thư thành tệp .eml trong workbooks/KỲ/thu để xem trước.")
]


def send(
    period: Annotated[
        Period | None,
        typer.Argument(
            parser=parse_period, metavar="[KỲ]", help="Kỳ báo cáo; nếu không ghi: chỉ gửi những thư đang chờ."
        ),
    ] = None,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Gửi kết quả của một kỳ cho các nơi nhận, phiếu phản hồi cho từng cơ quan; mỗi thư chỉ gửi một lần."""
    from toolkit.night.by_hand import preview_results, send_results
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    if dry_run and period is None:
        raise typer.BadParameter("Cần ghi kỳ khi dùng --dry-run.", param_hint="KỲ")
    given = preview_results(space, period) if dry_run and period else send_results(space, period)
    if json:
        give_json(given.as_json())
    else:
        Talk(quiet, verbose).tell(given.findings)
        for line in given.lines:
            give(line)
    raise typer.Exit(given.exit)
