"""ktxh forms: a submission form for each agency, pre-filled."""

from __future__ import annotations

from toolkit.cli.options import (
    AgencyOption,
    JsonOption,
    PeriodArgument,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
    known_agencies,
)
from toolkit.cli.output import Talk, give, give_json


def forms(
    period: PeriodArgument,
    agency: AgencyOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Lập biểu nhập cho từng cơ quan, điền sẵn kế hoạch và số cùng kỳ năm trước."""
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    written = space.forms(period, known_agencies(space, agency))
    if json:
        entries = [{"agency": code, "form": str(path)} for code, path in written.items()]
        give_json({"period": str(period), "forms": entries})
        return
    for path in written.values():
        give(str(path))
    Talk(quiet, verbose).say(f"Đã lập {len(written)} biểu nhập cho kỳ {period.label}.")
