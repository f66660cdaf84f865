"""ktxh look: what the reader sees in files, without any catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import JsonOption, WorkspaceOption
from toolkit.cli.output import exit_code, finding_json, finding_line, give, give_json

if TYPE_CHECKING:
    from toolkit.intake.layout.table import Table
    from toolkit.model import Finding


def look(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", exists=True, dir_okay=False, help="Tệp cần xem.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Cho biết đọc thấy gì trong tệp: bảng, cột, dòng, giá trị; không cần danh mục."""
    from toolkit.workspace import look_at

    seen = [(str(path), *look_at(path, workspace)) for path in files]
    if json:
        give_json({"files": [_file_json(file, tables, findings) for file, tables, findings in seen]})
    else:
        for file, tables, findings in seen:
            for line in _lines(file, tables, findings):
                give(line)
    raise typer.Exit(exit_code(finding for _, _, findings in seen for finding in findings))


def _file_json(file: str, tables: Iterable[Table], findings: Iterable[Finding]) -> dict[str, Any]:
    from toolkit.intake.layout.described import describe

    return {
        "file": file,
        "tables": [describe(table) for table in tables],
        "findings": [finding_json(finding) for finding in findings],
    }


def _lines(file: str, tables: Iterable[Table], findings: Iterable[Finding]) -> Iterable[str]:
    from toolkit.cli.tables import table_lines
    from toolkit.intake.layout.described import describe

    yield file
    yield from table_lines(map(describe, tables))
    for finding in findings:
        yield f"  {finding_line(finding)}"
