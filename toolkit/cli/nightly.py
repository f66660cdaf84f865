"""ktxh nightly: collect, merge, send and remind, for every open period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import JsonOption, QuietOption, VerboseOption, WorkspaceOption, parse_period
from toolkit.cli.output import Talk, give, give_json

if TYPE_CHECKING:
    from toolkit.model import Period
else:
    Period = str

PeriodsOption = Annotated[
    list[Period] | None,
    typer.Option(
        "--period",
        "-p",
        parser=parse_period,
        metavar="KỲ",
        help="Chỉ làm kỳ này, dù có mở hay không; ghi nhiều lần được.",
    ),
]


def nightly(
    period: PeriodsOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Chạy đêm: nhận báo cáo qua thư, tổng hợp các kỳ đang mở, gửi kết quả, nhắc hạn."""
    from toolkit.night import run_night
    from toolkit.workspace import Workspace

    night = run_night(Workspace.find(workspace), periods=period or ())
    if json:
        give_json(night.as_json())
    else:
        Talk(quiet, verbose).tell(night.findings)
        give(night.line)
    raise typer.Exit(night.exit)
