"""ktxh check: what is read from files and what is wrong with them; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import JsonOption, PeriodOption, QuietOption, VerboseOption, WorkspaceOption
from toolkit.cli.output import Talk, exit_code, figure_json, finding_json, finding_line, give, give_json, value_json

if TYPE_CHECKING:
    from toolkit.model import Catalogue, Figure, Reading


def check(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", exists=True, dir_okay=False, help="Báo cáo cần xem.")],
    period: PeriodOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Đọc báo cáo và nói có gì không đúng; không ghi gì."""
    from toolkit.workspace import Workspace

    space = Workspace.find(workspace)
    Talk(quiet, verbose).detail(f"Không gian làm việc: {space.root.resolve()}")
    readings = list(space.check(files, period))
    if json:
        give_json({"files": [_reading_json(reading, space.catalogue) for reading in readings]})
    else:
        for reading in readings:
            for line in _lines(reading, space.catalogue, quiet=quiet):
                give(line)
    raise typer.Exit(exit_code(finding for reading in readings for finding in reading.findings))


def _reading_json(reading: Reading, catalogue: Catalogue) -> dict[str, Any]:
    cells = reading.cells
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "agency": reading.agency,
        "period": str(reading.period) if reading.period else None,
        "revision": reading.revision,
        "state": reading.state.value,
        "cells": {"read": cells.read, "placed": cells.placed, "held": cells.held, "ignored": cells.ignored},
        "figures": [figure_json(figure, _name(figure, catalogue)) for figure in reading.figures],
        "findings": [finding_json(finding) for finding in reading.findings],
    }


def _name(figure: Figure, catalogue: Catalogue) -> str:
    indicator = catalogue.indicator_by_code.get(figure.indicator or "")
    return indicator.name if indicator else figure.name


_STATES = {"accepted": "nhận", "rejected": "không nhận", "ignored": "bỏ qua"}


def _lines(reading: Reading, catalogue: Catalogue, *, quiet: bool) -> Iterable[str]:
    cells = reading.cells
    period = reading.period.label if reading.period else "chưa rõ kỳ"
    yield f"{reading.file}: {_STATES[reading.state.value]} – {reading.agency or 'chưa rõ cơ quan'}, {period}"
    if cells.read:
        yield f"  ô: đọc {cells.read} = dùng {cells.placed} + giữ lại {cells.held} + bỏ qua {cells.ignored}"
    rows: dict[str, dict[str, str]] = {}
    for figure in reading.figures:
        row = rows.setdefault(figure.indicator or "", {"name": _name(figure, catalogue)})
        row[figure.column.label if figure.column else ""] = _shown(figure)
    for code, row in rows.items() if not quiet else ():
        values = "; ".join(f"{label}: {value}" for label, value in row.items() if label != "name")
        yield f"  {code}  {row['name']} — {values}"
    for finding in reading.findings:
        yield f"  {finding_line(finding)}"


def _shown(figure: Figure) -> str:
    from decimal import Decimal

    from toolkit.vietnamese import format_number

    return format_number(figure.value) if isinstance(figure.value, Decimal) else str(value_json(figure.value))
