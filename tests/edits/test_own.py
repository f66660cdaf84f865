"""What a clerk adds to the master — sheets, columns, rows, comments — is there again after every merge."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.support.clerk import ACTUAL, HEAD, clerk_at, master_path, shown
from tests.support.office import convert
from tests.support.seed import FILE, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.writing.master.layout import INDICATORS

PERIOD = "2020-6T"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_workspace(tmp_path, {FILE: seed_workbook()})
    Workspace(tmp_path).merge(PERIOD)
    return tmp_path


def test_a_sheet_of_her_own_keeps_texts_numbers_looks_and_formulas(root: Path) -> None:
    with clerk_at(root) as clerk:
        actual = clerk.sheet(INDICATORS).cell(clerk.row(INDICATORS, "Mã", "SKHCN.2"), clerk.column(INDICATORS, ACTUAL))
        sheet = clerk.book.create_sheet("Ghi chép")
        sheet["A1"], sheet["B1"], sheet["B2"] = "Theo dõi", 12.5, f"='{INDICATORS}'!{actual.coordinate}*2"
        sheet["A2"] = "=B1"
        sheet["A1"].font = Font(name="Times New Roman", bold=True, size=14)
        sheet["B1"].fill = PatternFill("solid", fgColor="FFFF00")
        sheet.column_dimensions["A"].width = 33
        sheet.merge_cells("A4:C4")
        sheet["A4"] = "Gộp"
    for _ in range(2):
        Workspace(root).merge(PERIOD)
        kept = load_workbook(master_path(root))["Ghi chép"]
        assert (kept["A1"].value, kept["B1"].value, kept["A4"].value) == ("Theo dõi", 12.5, "Gộp")
        assert (kept["A1"].font.b, kept["A1"].font.sz, kept["B1"].fill.fgColor.rgb) == (True, 14, "FFFFFF00")
        assert kept.column_dimensions["A"].width == pytest.approx(33, abs=1)
        assert [str(area) for area in kept.merged_cells.ranges] == ["A4:C4"]
        assert kept["B2"].value.replace("$", "") == f"='{INDICATORS}'!{actual.coordinate}*2"
        assert kept["A2"].value == "=B1"


def test_a_formula_of_hers_follows_its_cell_when_rows_move(root: Path) -> None:
    with clerk_at(root) as clerk:
        row = clerk.row(INDICATORS, "Mã", "SKHCN.2")
        clerk.book.create_sheet("Ghi chép")["A1"] = f"='{INDICATORS}'!G{row}"
        clerk.sheet(INDICATORS).insert_rows(row)
        clerk.sheet(INDICATORS).cell(row, 4).value = "Ghi thêm"
        clerk.sheet("Ghi chép")["A1"] = f"='{INDICATORS}'!G{row + 1}"
    Workspace(root).merge(PERIOD)
    book = load_workbook(master_path(root))
    formula = book["Ghi chép"]["A1"].value
    target = int(formula.replace("$", "").rpartition("G")[2])
    assert book[INDICATORS].cell(target, 1).value == "SKHCN.2"
    assert book[INDICATORS].cell(target - 1, 4).value == "Ghi thêm"


def test_a_column_of_her_own_stays_beside_its_rows(root: Path) -> None:
    with clerk_at(root) as clerk:
        sheet = clerk.sheet(INDICATORS)
        sheet.insert_cols(5)
        sheet.cell(HEAD, 5).value = "Người theo dõi"
        sheet.cell(clerk.row(INDICATORS, "Mã", "SKHCN.2"), 5).value = "Lan"
    for _ in range(2):
        result = Workspace(root).merge(PERIOD).result
        rows = {row["Mã"]: row for row in shown(root, INDICATORS)}
        assert rows["SKHCN.2"]["Người theo dõi"] == "Lan"
        assert rows["SKHCN.1"]["Người theo dõi"] is None
        assert [finding.code for finding in result.findings] == []


def test_a_row_of_her_own_stays_below_the_row_it_followed(root: Path) -> None:
    with clerk_at(root) as clerk:
        row = clerk.row(INDICATORS, "Mã", "SKHCN.1.2") + 1
        sheet = clerk.sheet(INDICATORS)
        sheet.insert_rows(row)
        sheet.cell(row, 1).value, sheet.cell(row, 4).value, sheet.cell(row, 7).value = "RIÊNG", "Chỉ tiêu tạm", 17
    for _ in range(3):
        Workspace(root).merge(PERIOD)
        rows = shown(root, INDICATORS)
        at = [row["Mã"] for row in rows].index("RIÊNG")
        assert rows[at - 1]["Mã"] == "SKHCN.1.2"
        assert (rows[at]["Chỉ tiêu"], rows[at][ACTUAL]) == ("Chỉ tiêu tạm", 17)


def test_a_comment_stays_on_its_cell(root: Path) -> None:
    with clerk_at(root) as clerk:
        row = clerk.row(INDICATORS, "Mã", "SKHCN.2")
        clerk.sheet(INDICATORS).cell(row, 4).comment = Comment("Hỏi lại chi cục", "Lan")
    for _ in range(2):
        Workspace(root).merge(PERIOD)
        page = load_workbook(master_path(root))[INDICATORS]
        comments = {
            page.cell(cell.row or 0, 1).value: cell.comment.text for r in page.iter_rows() for cell in r if cell.comment
        }
        assert comments == {"SKHCN.2": "Hỏi lại chi cục"}


def test_what_cannot_be_carried_is_said_and_kept(root: Path) -> None:
    with clerk_at(root) as clerk:
        sheet = clerk.book.create_sheet("Biểu đồ riêng")
        sheet["A1"] = 3
        sheet.add_chart(BarChart(), "C3")
    result = Workspace(root).merge(PERIOD).result
    (finding,) = [one for one in result.findings if one.code == "KT806"]
    assert "Biểu đồ riêng” có 1 biểu đồ" in finding.message
    kept = master_path(root).parent / finding.message.rpartition(" tại ")[2].rstrip(".")
    assert "xl/charts/chart1.xml" in load_workbook_parts(kept)


def load_workbook_parts(path: Path) -> list[str]:
    from zipfile import ZipFile

    with ZipFile(path) as package:
        return package.namelist()


@pytest.mark.libreoffice
def test_a_master_saved_by_libreoffice_has_no_edits_but_those_that_were_made(root: Path) -> None:
    path = master_path(root)
    path.write_bytes(convert(path.read_bytes(), "xlsx"))
    result = Workspace(root).merge(PERIOD).result
    assert [finding.message for finding in result.findings] == []
    assert result.answered == ()
    with clerk_at(root) as clerk:
        clerk.type("SKHCN.2", ACTUAL, 4100)
    path.write_bytes(convert(path.read_bytes(), "xlsx"))
    result = Workspace(root).merge(PERIOD).result
    assert [finding.message for finding in result.findings] == []
    assert [(one.figure.indicator, one.figure.value) for one in result.figures if one.adjusted] == [
        ("SKHCN.2", Decimal(4100))
    ]
