"""ktxh forms: a form for each agency that is to report, with last year filled in where it is known."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.support.program import ktxh
from tests.support.seed import many_kinds
from tests.support.workspaces import make_workspace
from toolkit.writing.form.layout import SHEET


def test_each_agency_gets_its_form(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, catalogue=many_kinds())
    said = ktxh("forms", "2020-9T", "-w", root, "--json")
    written = {one["agency"]: Path(one["form"]) for one in said.document["forms"]}
    assert said.code == 0
    assert list(written) == ["SKHCN", "SYT", "XA1", "XA2"]
    assert all(path.is_file() for path in written.values())
    assert (root / "workbooks" / "2020-9T" / "submissions").is_dir()


def test_last_years_results_are_filled_in(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    assert ktxh("merge", "2020-6T", "-w", root).code == 0
    said = ktxh("forms", "2021-6T", "-w", root, "--agency", "SKHCN")
    sheet = load_workbook(said.out.strip())[SHEET]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=8, values_only=True)}
    assert (rows["SKHCN.2"][6], rows["SKHCN.1.1.2.1"][6]) == (4031, "-")


def test_an_unknown_agency_is_wrong_usage(tmp_path: Path) -> None:
    said = ktxh("forms", "2020-9T", "-w", make_workspace(tmp_path), "--agency", "ABC")
    assert (said.code, "Không có cơ quan mã “ABC”" in said.err) == (2, True)
