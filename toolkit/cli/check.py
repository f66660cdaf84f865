"""ktxh check: what is read from files and what is wrong with them; writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, PeriodOption, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, exit_code, give, give_json


def check(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", exists=True, dir_okay=False, help="Báo cáo cần xem.")],
    period: PeriodOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Đọc báo cáo và nói có gì không đúng; không ghi gì."""
    from toolkit.cli.reading import reading_json, reading_lines
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    Talk(quiet, verbose).detail(f"Không gian làm việc: {space.root.resolve()}")
    readings = list(space.check(files, period))
    if json:
        give_json({"files": [reading_json(reading, space.catalogue) for reading in readings]})
    else:
        for reading in readings:
            for line in reading_lines(reading, space.catalogue, quiet=quiet):
                give(line)
    raise typer.Exit(exit_code(finding for reading in readings for finding in reading.findings))
