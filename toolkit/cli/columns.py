"""ktxh columns: what columns are called; a new name is added once and then known."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, WorkspaceOption
from toolkit.cli.output import give, give_json


def columns(
    name: Annotated[str | None, typer.Argument(metavar="TÊN_CỘT", help="Tên cột như cơ quan ghi.")] = None,
    means: Annotated[
        str | None,
        typer.Option("--means", metavar="NGHĨA", help="Nghĩa của tên cột, ví dụ “thực hiện” hay “không lấy”."),
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Xem các tên cột đã biết; thêm một tên với nghĩa của nó vào templates/ten-cot.xlsx."""
    from toolkit.intake.layout.column_names import MEANINGS, meaning_of
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    if name is not None:
        kind = meaning_of(means or "")
        if kind is None:
            raise typer.BadParameter(f"Cần một trong các nghĩa: {', '.join(MEANINGS.values())}.", param_hint="--means")
        space.learn_column(name, kind)
    known = space.column_names
    if json:
        give_json({"columns": [{"name": one.name, "kind": one.kind.value} for one in known]})
        return
    for kind, meaning in MEANINGS.items():
        give(f"{meaning}: {'; '.join(one.name for one in known if one.kind is kind)}")
