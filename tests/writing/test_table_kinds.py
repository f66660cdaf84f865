"""The table as workbook, document or PDF: each kind is what its suffix says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.program import ktxh
from tests.support.workspaces import make_workspace
from toolkit.writing.table_kinds import TableKind

_BEGINS = {TableKind.XLSX: b"PK", TableKind.DOCX: b"PK", TableKind.PDF: b"%PDF-"}


@pytest.mark.parametrize(
    "kind", [TableKind.XLSX, TableKind.DOCX, pytest.param(TableKind.PDF, marks=pytest.mark.libreoffice)]
)
def test_the_command_writes_the_kind_it_is_asked_for(kind: TableKind, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    said = ktxh("table", "2020-6T", "-w", root, "--format", kind, "--agency", "SKHCN", "--json")
    path = Path(said.document["table"])
    assert (said.code, path.name) == (0, f"bieu-2020-6T-SKHCN.{kind}")
    assert path.read_bytes().startswith(_BEGINS[kind])


def test_without_libreoffice_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_workspace(tmp_path)
    monkeypatch.setenv("PATH", "")
    said = ktxh("table", "2020-6T", "-w", root, "--format", "pdf")
    assert (said.code, said.out) == (4, "")
    assert said.err.strip().endswith("dùng “Lưu thành PDF” của Excel, Word.")
    assert not list((root / "workbooks" / "2020-6T").glob("*.pdf"))


def test_another_kind_is_wrong_usage(tmp_path: Path) -> None:
    assert ktxh("table", "2020-6T", "-w", make_workspace(tmp_path), "--format", "txt").code == 2
