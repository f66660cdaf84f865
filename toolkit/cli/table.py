"""ktxh table: the standard table, for the province or for some agencies."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.options import AgencyOption, JsonOption, PeriodArgument, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, exit_code, give, give_json
from toolkit.writing.table_kinds import TableKind

FormatOption = Annotated[
    TableKind,
    typer.Option("--format", "-f", metavar="LOẠI", help="xlsx, docx (phụ lục theo Nghị định 30/2020) hoặc pdf."),
]


def table(
    period: PeriodArgument,
    agency: AgencyOption = None,
    kind: FormatOption = TableKind.XLSX,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Lập biểu chuẩn của một kỳ, cho cả tỉnh hoặc cho một số cơ quan."""
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    unknown = [code for code in agency or () if code not in space.catalogue.agency_by_code]
    if unknown:
        known = ", ".join(space.catalogue.agency_by_code)
        raise typer.BadParameter(f"Không có cơ quan mã “{unknown[0]}”. Các mã: {known}.", param_hint="--agency")
    path, result = space.table(period, agency or None, kind)
    if json:
        give_json({"period": str(period), "table": str(path)})
    else:
        Talk(quiet, verbose).tell(result.findings)
        give(str(path))
    raise typer.Exit(exit_code(result.findings))
