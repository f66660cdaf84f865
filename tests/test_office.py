"""LibreOffice converts, is ended with all that it started, and its failures are sentences."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.support.seed import seed_workbook
from toolkit.office import OfficeError, convert, office_program


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.defpath}")


def test_without_libreoffice_nothing_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert office_program() is None
    with pytest.raises(OfficeError, match="không có LibreOffice"):
        convert(b"", ".doc", "docx", 1)


@pytest.mark.skipif(os.name == "nt", reason="a program of the tests is a shell script")
def test_what_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = tmp_path / "child"
    _program(tmp_path, f"sleep 60 & echo $! > {child}; wait", monkeypatch)
    with pytest.raises(OfficeError, match="không làm xong trong 1 giây"):
        convert(b"", ".doc", "docx", 1)
    assert _has_ended(int(child.read_text("utf-8")))


def _has_ended(pid: int) -> bool:
    for _ in range(100):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(os.name == "nt", reason="a program of the tests is a shell script")
@pytest.mark.parametrize("script", ["exit 0", "exit 1"])
def test_what_makes_no_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    _program(tmp_path, script, monkeypatch)
    with pytest.raises(OfficeError, match="không chuyển được"):
        convert(b"", ".doc", "docx", 10)


@pytest.mark.libreoffice
def test_a_workbook_becomes_another_document() -> None:
    assert convert(seed_workbook(), ".xlsx", "ods", 120).startswith(b"PK\x03\x04")
