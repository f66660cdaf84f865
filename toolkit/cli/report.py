"""ktxh report: the draft of the Word report, with the standard table as its appendix."""

from __future__ import annotations

import typer

from toolkit.cli.options import AgencyOption, JsonOption, PeriodArgument, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, exit_code, give, give_json


def report(
    period: PeriodArgument,
    agency: AgencyOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Soạn dự thảo báo cáo (.docx) từ số liệu của một kỳ, có biểu chuẩn làm phụ lục."""
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    unknown = [code for code in agency or () if code not in space.catalogue.agency_by_code]
    if unknown:
        known = ", ".join(space.catalogue.agency_by_code)
        raise typer.BadParameter(f"Không có cơ quan mã “{unknown[0]}”. Các mã: {known}.", param_hint="--agency")
    drafted = space.draft(period, agency or None)
    if json:
        give_json({"period": str(period), "report": str(drafted.path), "gaps": drafted.gaps})
    else:
        talk = Talk(quiet, verbose)
        talk.tell(drafted.findings)
        talk.say(f"Còn {drafted.gaps} chỗ [CẦN BỔ SUNG] chờ người viết.")
        give(str(drafted.path))
    raise typer.Exit(exit_code(drafted.findings))
