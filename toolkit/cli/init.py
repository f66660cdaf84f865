"""ktxh init: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, QuietOption, VerboseOption
from toolkit.cli.output import DONE, Talk, finding_json, finding_line, give, give_json


def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục của không gian làm việc mới.")],
    table: Annotated[
        Path | None,
        typer.Option("--from", metavar="BẢNG", help="Bảng tính có sẵn, để suy ra danh mục cơ quan và chỉ tiêu."),
    ] = None,
    province: Annotated[
        str, typer.Option("--province", metavar="TÊN", help="Tên tỉnh; nếu không ghi: theo bảng.")
    ] = "",
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Lập không gian làm việc mới, có thể suy ra danh mục từ một bảng có sẵn."""
    from toolkit.setup import create_workspace

    talk = Talk(quiet, verbose)
    made = create_workspace(folder, table, province)
    if json:
        files = [str(path) for path in made.files]
        findings = [finding_json(finding) for finding in made.findings]
        counts = {"agencies": len(made.catalogue.agencies), "indicators": len(made.catalogue.indicators)}
        give_json({"workspace": str(made.root), "files": files, **counts, "findings": findings})
        raise typer.Exit(DONE)
    for finding in made.findings:
        talk.say(finding_line(finding))
    if table:
        counts_said = f"{len(made.catalogue.agencies)} cơ quan, {len(made.catalogue.indicators)} chỉ tiêu"
        talk.say(f"Đã suy ra {counts_said}; xem cột “Cần xác nhận” trong danh mục rồi sửa nếu cần.")
    for path in made.files:
        give(str(path))
