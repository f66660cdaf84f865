"""The shipped workspace: made by its script byte by byte, and every planted fault is found where it was planted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.support.program import ktxh
from tests.support.recalculation import compare_with_libreoffice
from toolkit.cli.merged import counted
from toolkit.model import Column, FigureState, Period, Place, Reconciled, Severity
from toolkit.workspace import Workspace
from toolkit.workspace.summary import summary_of
from toolkit.writing.look import read_look
from toolkit.writing.master import master_bytes
from toolkit.writing.table import table_bytes
from workbooks.make_samples import templates
from workbooks.samples.files import submissions
from workbooks.samples.planted import PLANTED
from workbooks.samples.readme import readme

ROOT = Path(__file__).parent.parent
PERIOD = Period.parse("2020-6T")
FOLDER = ROOT / "workbooks" / "2020-6T"


@pytest.fixture(scope="module")
def result() -> Reconciled:
    return Workspace(ROOT).reconcile(PERIOD)


def test_the_committed_files_are_what_the_script_makes() -> None:
    made = submissions()
    assert {path.name for path in (FOLDER / "submissions").iterdir()} == set(made)
    assert [name for name, data in made.items() if (FOLDER / "submissions" / name).read_bytes() != data] == []
    assert [name for name, data in templates().items() if (ROOT / "templates" / name).read_bytes() != data] == []
    assert (FOLDER / "README.md").read_text("utf-8") == readme()


def test_every_planted_fault_is_found_in_its_cell_and_nothing_else_is_wrong(result: Reconciled) -> None:
    planted = Counter((one.file, one.code, one.cell) for one in PLANTED if one.code)
    found = Counter((f.place.file, f.code, f.place.cell) for f in result.findings)
    assert not planted - found
    loud = Counter((f.place.file, f.code, f.place.cell) for f in result.findings if f.severity is not Severity.INFO)
    assert not loud - planted


def test_the_guide_shows_what_the_program_prints_of_them(result: Reconciled) -> None:
    guide = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")
    assert [line for line in counted(summary_of(result)) if f"    {line}\n" not in guide] == []


def test_every_held_figure_has_a_finding(result: Reconciled) -> None:
    errors = {_row(finding.place) for finding in result.findings if finding.severity is Severity.ERROR}
    held = [one.figure.place for one in result.figures if one.state is FigureState.HELD and not one.from_records]
    assert held
    assert [place for place in held if _row(place) not in errors] == []


def _row(place: Place) -> tuple[str, str, str]:
    return place.file, place.sheet, "".join(filter(str.isdigit, place.cell))


def test_the_shipped_catalogue_has_no_mistake() -> None:
    assert Workspace(ROOT).read_catalogue()[1] == ()


def test_section_xxi_is_the_real_one(result: Reconciled) -> None:
    values = [result.value(f"SKHCN.{code}", Column.ACTUAL) for code in ("1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2")]
    assert values == [12, 9, 3, 4, 4, 4031]


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_formula_of_master_and_table(result: Reconciled) -> None:
    look = read_look(ROOT / "templates" / "bieu-chuan.xlsx")
    master = compare_with_libreoffice(master_bytes(result, "Đắk Lắk"))
    table = compare_with_libreoffice(table_bytes(result, look, "Đắk Lắk"))
    print(f"formulas compared: master {master.formulas}, table {table.formulas}")  # noqa: T201
    assert (master.differences, table.differences) == ([], [])
    assert master.formulas > 3000
    assert table.formulas == 2 * len(result.catalogue.indicators)


def test_check_reads_every_shipped_file_without_a_crash() -> None:
    files = sorted(path for path in (FOLDER / "submissions").iterdir())
    said = ktxh("check", *files, "-w", ROOT, "--json")
    assert said.code == 3
    for file in said.document["files"]:
        cells = file["cells"]
        assert cells["read"] == cells["placed"] + cells["held"] + cells["ignored"]
