"""How `ktxh check` shows what was read from a file: as JSON, or line by line."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from toolkit.cli.output import figure_json, finding_json, finding_line, value_json
from toolkit.model import Catalogue, Figure, Reading
from toolkit.vietnamese import format_number


def reading_json(reading: Reading, catalogue: Catalogue) -> dict[str, Any]:
    """A reading as `check --json` has it."""
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


def reading_lines(reading: Reading, catalogue: Catalogue, *, quiet: bool) -> Iterable[str]:
    """A reading as text: its state, its counts, its figures row by row, its findings."""
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
    return format_number(figure.value) if isinstance(figure.value, Decimal) else str(value_json(figure.value))
