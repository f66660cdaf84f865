"""ktxh table: the standard table, for the province or for some agencies."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.options import (
    AgencyOption,
    JsonOption,
    PeriodArgument,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
    known_agencies,
)
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
    path, result = space.table(period, known_agencies(space, agency), kind)
    if json:
        give_json({"period": str(period), "table": str(path)})
    else:
        Talk(quiet, verbose).tell(result.findings)
        give(str(path))
    raise typer.Exit(exit_code(result.findings))
