"""What is seen in a workbook: all of it for `look`, what counts of it for a submission."""

from __future__ import annotations

from tests.support.workbooks import SheetOf, sheet, xlsx
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.described import describe
from toolkit.intake.layout.seen import see, see_submission
from toolkit.intake.readers.read_grid import read_grid

REPORT = sheet(["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Lúa", 100.5, 90.5], ["Ngô", 10.5, 9.5], name="Biểu")
LIST = sheet(["Cơ sở", "Số người", "Diện tích"], ["Ea Tu", 12, 100.5], ["Ea Kao", 10, 90.5], name="Danh sách")
STALE = sheet(
    ["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Lúa", 1.5, 2.5], ["Ngô", 1.5, 2.5], name="Cũ", visible=False
)  # fmt: skip


def _seen(*sheets: SheetOf) -> tuple[list[str], list[str]]:
    tables, findings = see(read_grid(xlsx(*sheets)), "a.xlsx", default_vocabulary())
    return [table.sheet.name for table in tables], [finding.code for finding in findings]


def _counted(*sheets: SheetOf) -> tuple[list[str], list[str]]:
    tables, findings = see_submission(read_grid(xlsx(*sheets)), "a.xlsx", default_vocabulary())
    return [table.sheet.name for table in tables], [finding.code for finding in findings]


def test_look_shows_tables_of_all_columns_and_of_hidden_sheets() -> None:
    assert _seen(REPORT, LIST, STALE) == (["Biểu", "Danh sách", "Cũ"], ["KT130"])
    tables, _ = see(read_grid(xlsx(REPORT, STALE)), "a.xlsx", default_vocabulary())
    assert [describe(table).get("hidden") for table in tables] == [None, True]


def test_a_submission_counts_by_its_visible_tables_of_plans_and_results() -> None:
    assert _counted(REPORT, LIST, STALE) == (["Biểu"], ["KT130", "KT148"])


def test_a_hidden_table_counts_where_no_visible_one_does() -> None:
    assert _counted(LIST, STALE) == (["Cũ"], ["KT130", "KT148"])


def test_without_a_table_of_plans_or_results_a_submission_has_none() -> None:
    assert _counted(LIST) == ([], ["KT148", "KT108"])
    assert _counted(sheet(["Kính gửi: Sở Tài chính"])) == ([], ["KT108"])
