"""Slips as an agency handles them: opened, some cells typed over, saved, sent back."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from tests.support.workspaces import make_workspace
from toolkit.model import Reading
from toolkit.workspace import Workspace

PERIOD = "2020-6T"


def workspace_with_slips(root: Path, **files: bytes) -> tuple[Workspace, list[Path]]:
    """A workspace whose submissions were merged, and the slips that came of it."""
    space = Workspace(make_workspace(root, {f"{name}.xlsx": data for name, data in files.items()}))
    return space, list(space.merge(PERIOD).slips)


def type_over(data: bytes, *typed: tuple[str, str, object]) -> bytes:
    """The workbook with values typed into cells, given by sheet and cell."""
    book = load_workbook(io.BytesIO(data))
    for sheet, cell, value in typed:
        book[sheet][cell] = value  # type: ignore[assignment]
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def check(space: Workspace, data: bytes, name: str = "gui lai.xlsx") -> Reading:
    """What is read from bytes that are sent to a workspace."""
    path = space.root / name
    path.write_bytes(data)
    (reading,) = space.check([path])
    return reading
