"""A clerk works in the table of agencies by indicators: what she types is decided about the figure, or it is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from tests.support.clerk import HEAD, Clerk, clerk_at, master_path, shown
from tests.support.communes import CATALOGUE, CODES, SHEET, commune, communes, file_of
from tests.support.office import convert
from tests.support.seed import PERIOD
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.model import Catalogue, Column, FigureState, Finding, Mark, Reconciled, TracedFigure
from toolkit.writing.catalogue import catalogue_bytes
from toolkit.writing.master.layout import FIGURES, INDICATORS

POOR, RICE, FIRES = "XA.1 | Lũy kế thực hiện", "XA.2.1 | Lũy kế thực hiện", "XA.3 | Lũy kế thực hiện"
KNOWN = {"KT407"}
"""What is said of the group without any edits."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A merged workspace of thirty-two communes: one has a doubtful figure, one types its numbers as text."""
    root = tmp_path_factory.mktemp("communes")
    files = communes(X03={"E5": "khoảng 90"}, X05={"E5": " 105,0 "})
    make_workspace(root, files, CATALOGUE)
    merged(root)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "w"))


def merged(root: Path) -> Reconciled:
    return Workspace(root).merge(PERIOD).result


def said(result: Reconciled) -> list[Finding]:
    return [one for one in result.findings if one.code.startswith("KT8")]


def figure(result: Reconciled, agency: str, code: str) -> TracedFigure:
    """What an agency reports as its result."""
    wanted = (agency, code, Column.ACTUAL)
    return next(
        o for o in result.figures if (o.figure.agency, o.figure.indicator, o.figure.column) == wanted and o.counted
    )


def poor(*left_out: str, **other: int) -> Decimal:
    """How many poor households all communes but X03, whose figure waits, come to."""
    own = {code: other.get(code, 100 + int(code[1:])) for code in CODES if code not in ("X03", *left_out)}
    return Decimal(sum(own.values()))


def test_a_number_typed_over_is_a_decision_about_that_communes_figure(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", POOR, 500)
        clerk.spread(SHEET, "X05", POOR, "1.050")
        clerk.spread(SHEET, "X01", FIRES, 3)
        clerk.spread(SHEET, "X02", FIRES, "-")
    result = merged(root)
    assert result.value("XA.1", Column.ACTUAL) == poor(X07=500, X05=1050)
    assert (figure(result, "X07", "XA.1").figure.value, figure(result, "X07", "XA.1").figure.raw) == (
        Decimal(500),
        "107",
    )
    assert figure(result, "X05", "XA.1").figure.decided.startswith("Lan, ")
    assert figure(result, "X05", "XA.1").figure.raw.strip() == "105,0"
    assert figure(result, "X02", "XA.3").figure.value is Mark.NIL
    assert said(result) == []
    rows = {row["Phụ trợ: khóa dòng"]: row for row in shown(root, SHEET)}
    assert (rows["X07"][POOR], rows["X06"][POOR]) == (None, 106)
    line = next(row for row in shown(root, FIGURES) if (row["Cơ quan gửi"], row["Mã chỉ tiêu"]) == ("X02", "XA.3"))
    assert (line["Giá trị"], line["Trạng thái"]) == ("-", "dùng")
    assert line["Vì sao"].startswith("quyết định: Lan, ")


def test_a_decision_taken_back_in_the_list_brings_the_figure_back(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", RICE, 500)
    merged(root)
    with clerk_at(root) as clerk:
        clerk.figure("XA.2.1", "Lũy kế thực hiện", "Trạng thái", "giữ lại")
    result = merged(root)
    assert not figure(result, "X07", "XA.2.1").figure.decided
    row = next(row for row in shown(root, SHEET) if row["Mã"] == "X07")
    assert row[RICE] == 107.5
    assert said(result) == []


def test_an_emptied_cell_leaves_the_figure_out(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", POOR, None)
        clerk.spread(SHEET, "X08", POOR, "  ")
    result = merged(root)
    assert result.value("XA.1", Column.ACTUAL) == poor("X07", "X08")
    assert figure(result, "X07", "XA.1").state is FigureState.IGNORED
    assert result.counts.balanced
    assert said(result) == []


def test_another_number_of_the_commune_is_not_covered_by_the_decision(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", POOR, 500)
    merged(root)
    (root / "workbooks" / str(PERIOD) / "submissions" / file_of("X07")).write_bytes(commune("X07", E5=120))
    result = merged(root)
    assert result.value("XA.1", Column.ACTUAL) == poor(X07=120)
    assert [one.code for one in said(result)] == ["KT801"]


def test_a_formula_counts_as_its_result_and_without_one_as_nothing(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", POOR, "=100+50")
    result = merged(root)
    (finding,) = said(result)
    assert (finding.code, finding.place.sheet) == ("KT803", SHEET)
    assert "công thức chưa có kết quả" in finding.message
    assert result.value("XA.1", Column.ACTUAL) == poor()


def _into_other_cells(clerk: Clerk) -> None:
    clerk.spread(SHEET, "X07", "Cơ quan", "Xã Bảy")
    clerk.spread(SHEET, "X07", "Tệp", None)
    clerk.spread(SHEET, "X07", "Lần gửi", 2)
    clerk.spread(SHEET, "X07", "Phụ trợ: văn bản gốc 1", "{}")
    clerk.sheet(SHEET)["A1"] = "BẢNG CỦA TÔI"
    clerk.sheet(SHEET)["E2"] = "Hộ nghèo"


def _a_row_of_hers(clerk: Clerk) -> None:
    sheet = clerk.sheet(SHEET)
    row = sheet.max_row + 1
    sheet.cell(row, 2).value, sheet.cell(row, 6).value = "Cộng", 12345


def _a_row_copied(clerk: Clerk) -> None:
    sheet, row = clerk.sheet(SHEET), clerk.row(SHEET, "Mã", "X07")
    for column in range(1, sheet.max_column + 1):
        sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(row, column).value


def _rows_and_columns_gone(clerk: Clerk) -> None:
    clerk.sheet(SHEET).delete_rows(clerk.row(SHEET, "Mã", "X07"), 2)
    clerk.sheet(SHEET).delete_cols(clerk.column(SHEET, POOR))


def _half_sorted(clerk: Clerk) -> None:
    sheet = clerk.sheet(SHEET)
    rows = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(min_row=HEAD + 1)]
    for number, values in enumerate(reversed(rows), HEAD + 1):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def _unclear(clerk: Clerk) -> None:
    clerk.spread(SHEET, "X07", POOR, "khoảng 500")
    clerk.spread(SHEET, "X08", POOR, True)


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (_into_other_cells, ["Xã Bảy", "2", "{}", "BẢNG CỦA TÔI", "Hộ nghèo", "Ô “Tệp” của X07"]),
        (_a_row_of_hers, ["Cộng · 12345"]),
        (_a_row_copied, ["X07 · UBND xã Số 7"]),
        (_rows_and_columns_gone, ["2 dòng", f"1 cột của trang “{SHEET}” (“{POOR}”)"]),
        (_half_sorted, ["X32, X31, X30, X29, X28…"]),
        (_unclear, ["khoảng 500", "TRUE"]),
    ],
)
def test_what_cannot_be_taken_is_said_and_decides_nothing(
    root: Path, work: Callable[[Clerk], None], told: list[str]
) -> None:
    before = merged(root).values
    with clerk_at(root) as clerk:
        work(clerk)
    result = merged(root)
    assert result.values == before
    assert not [one for one in result.figures if one.figure.decided]
    messages = [one.message for one in said(result)]
    for text in told:
        assert any(text in message for message in messages), (text, messages)
    assert len(messages) == len(told)
    kept = list((master_path(root).parent / "ban-da-sua").iterdir())
    assert len(kept) == 1


def test_a_cell_that_was_empty_says_where_the_figure_is_or_what_to_do(root: Path) -> None:
    (root / "workbooks" / str(PERIOD) / "submissions" / file_of("X09")).write_bytes(commune("X09", E9=None))
    merged(root)
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X03", POOR, 90)
        clerk.spread(SHEET, "X09", FIRES, 4)
    first, second = sorted(one.message for one in said(merged(root)))
    assert "có “4”" in first
    assert "X09 chưa gửi số liệu; muốn thêm số thì ghi một dòng ở trang “Số liệu”" in first
    assert "có “90”" in second
    assert "số liệu này ở trang “Số liệu”, hãy sửa ở đó" in second


def test_edits_are_found_wherever_rows_and_columns_stand(root: Path) -> None:
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", POOR, 500)
        sheet = clerk.sheet(SHEET)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)]
        for number, values in enumerate(reversed(rows), HEAD + 1):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
        sheet.insert_rows(2)
        sheet.insert_cols(3)
    result = merged(root)
    assert result.value("XA.1", Column.ACTUAL) == poor(X07=500)
    assert said(result) == []


def test_her_columns_comments_and_formulas_stay_beside_the_communes(root: Path) -> None:
    with clerk_at(root) as clerk:
        sheet = clerk.sheet(SHEET)
        column = sheet.max_column + 1
        sheet.cell(HEAD, column).value = "Người theo dõi"
        sheet.cell(clerk.row(SHEET, "Mã", "X07"), column).value = "Lan"
        cell = sheet.cell(clerk.row(SHEET, "Mã", "X07"), clerk.column(SHEET, POOR))
        cell.comment, cell.value = Comment("Đã gọi điện", "Lan"), 500
        there = sheet.cell(clerk.row(SHEET, "Mã", "X09"), clerk.column(SHEET, POOR)).coordinate
        clerk.book.create_sheet("Ghi chép")["A1"] = f"='{SHEET}'!{there}*2"
    for _ in range(2):
        result = merged(root)
        with clerk_at(root) as clerk:
            sheet = clerk.sheet(SHEET)
            row = clerk.row(SHEET, "Mã", "X07")
            assert sheet.cell(row, clerk.column(SHEET, "Người theo dõi")).value == "Lan"
            comment = sheet.cell(row, clerk.column(SHEET, POOR)).comment
            assert comment is not None
            assert comment.text == "Đã gọi điện"
            assert str(clerk.sheet("Ghi chép")["A1"].value).replace("$", "") == f"='{SHEET}'!{there}*2"
        assert said(result) == []


def test_her_column_waits_while_the_group_is_too_small_for_a_table(root: Path) -> None:
    def keep(count: int) -> None:
        catalogue = Catalogue(CATALOGUE.agencies[:count], CATALOGUE.indicators)
        (root / "templates" / "danh-muc.xlsx").write_bytes(catalogue_bytes(catalogue, date(2020, 1, 2)))

    with clerk_at(root) as clerk:
        sheet = clerk.sheet(SHEET)
        column = sheet.max_column + 1
        sheet.cell(HEAD, column).value = "Người theo dõi"
        sheet.cell(clerk.row(SHEET, "Mã", "X07"), column).value = "Lan"
    keep(29)
    merged(root)
    with clerk_at(root) as clerk:
        assert SHEET not in clerk.book.sheetnames
        clerk.book.create_sheet("Ghi chép")["A1"] = "chờ"
    merged(root)
    keep(32)
    merged(root)
    assert next(row for row in shown(root, SHEET) if row["Mã"] == "X07")["Người theo dõi"] == "Lan"


@pytest.mark.libreoffice
def test_a_master_saved_by_libreoffice_has_no_edits_but_those_that_were_made(root: Path) -> None:
    path = master_path(root)
    before = merged(root).values
    path.write_bytes(convert(path.read_bytes(), "xlsx"))
    result = merged(root)
    assert said(result) == []
    assert result.values == before
    with clerk_at(root) as clerk:
        clerk.spread(SHEET, "X07", RICE, 107.25)
    path.write_bytes(convert(path.read_bytes(), "xlsx"))
    result = merged(root)
    assert said(result) == []
    decided = [(one.figure.agency, one.figure.value) for one in result.figures if one.figure.decided]
    assert decided == [("X07", Decimal("107.25"))]
    assert {row["Mã"]: row for row in shown(root, INDICATORS)}["XA.2.1"]["Lũy kế thực hiện"] is not None
