"""How findings are told on a terminal: every error, and of warnings that repeat themselves only the first."""

from __future__ import annotations

import pytest

from toolkit.cli.output import Talk
from toolkit.model import Finding, Place, Severity


def findings(severity: Severity, count: int, file: str = "a.xlsx", code: str = "KT308") -> list[Finding]:
    return [Finding(code, severity, f"Số {row}", Place(file, "S", f"E{row}")) for row in range(1, count + 1)]


def told(capsys: pytest.CaptureFixture[str], talk: Talk, said: list[Finding]) -> list[str]:
    talk.tell(said)
    return capsys.readouterr().err.splitlines()


def test_warnings_of_one_kind_in_one_file_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    said = [*findings(Severity.WARNING, 21), *findings(Severity.WARNING, 2, "b.xlsx")]
    lines = told(capsys, Talk(), said)
    assert [line.partition(":")[0] for line in lines[:5]] == [
        *(f"Cảnh báo KT308 [a.xlsx, trang “S”, ô E{row}]" for row in (1, 2, 3)),
        *(f"Cảnh báo KT308 [b.xlsx, trang “S”, ô E{row}]" for row in (1, 2)),
    ]
    assert lines[5:] == ["Cảnh báo KT308: còn 18 vấn đề nữa như thế; thêm -v để xem hết."]
    assert len(told(capsys, Talk(verbose=True), said)) == 23
    assert told(capsys, Talk(quiet=True), said) == []


def test_warnings_of_one_kind_in_many_files_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    said = [one for number in range(40) for one in findings(Severity.WARNING, 1, f"{number}.xlsx")]
    lines = told(capsys, Talk(), said)
    assert (len(lines), lines[-1]) == (13, "Cảnh báo KT308: còn 28 vấn đề nữa như thế; thêm -v để xem hết.")
    missing = findings(Severity.WARNING, 14, file="", code="KT501")
    assert len(told(capsys, Talk(), missing)) == 13


def test_errors_are_never_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(told(capsys, Talk(), findings(Severity.ERROR, 40))) == 40
