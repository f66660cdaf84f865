"""The master: its formulas give what was reconciled, and go on doing so when a clerk sorts, inserts and edits."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.support.communes import CATALOGUE as COMMUNES
from tests.support.communes import communes
from tests.support.office import edit
from tests.support.recalculation import compare_with_libreoffice
from tests.support.reconciled import reconcile_files, reconciled_seed
from tests.support.seed import CATALOGUE, FILE, many_kinds, seed_workbook
from toolkit.model import NUMBER_COLUMNS, Column, FigureState, Mark, Reconciled
from toolkit.writing.master import build, master_bytes
from toolkit.writing.master.layout import BANDS, FIRST_ROW, Cell, Data

_FUNCTIONS = {
    *("IF", "AND", "ISNUMBER", "IFERROR", "INDEX", "MATCH", "SUM", "INT", "N", "ROUND"),
    *("COUNT", "COUNTIF", "COUNTIFS", "SUMIFS", "AVERAGEIFS", "HYPERLINK", "ADDRESS", "ROW", "COLUMN"),
}
"""What the master uses; all of it is in Excel 2010."""


def opened(data: bytes, *, values: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=values)


def rows_by_code(book: Workbook) -> dict[str, tuple[object, ...]]:
    rows = book["Chỉ tiêu"].iter_rows(min_row=FIRST_ROW + 1, values_only=True)
    return {str(row[Cell.CODE]): tuple("" if value is None else value for value in row) for row in rows if row[0]}


def expected(result: Reconciled, code: str) -> list[object]:
    values = (result.value(code, column) for column in (*NUMBER_COLUMNS, Column.NOTE))
    return [float(v) if isinstance(v, Decimal) else v.value if isinstance(v, Mark) else v or "" for v in values]


def shown(row: tuple[object, ...]) -> list[object]:
    cells = (row[cell] for cell in (Cell.PLAN, Cell.ACTUAL, Cell.PREVIOUS, Cell.NOTE))
    return [float(cell) if isinstance(cell, int | float) else cell for cell in cells]


SCENARIOS: dict[str, dict[str, object]] = {
    "as sent": {},
    "a part held": {"E12": "khoảng 9"},
    "a total that does not add up": {"E11": 13},
    "a part missing": {"E13": None},
    "all parts nil": {"D11": None, "D12": "-", "D13": "-"},
    "an of-which above its whole": {"E16": 7},
    "decimals": {"E11": "12,75", "E12": "9,5", "E13": "3,25", "F17": "4.000,5"},
    "not known yet": {"E17": "chưa có số liệu", "F12": 0},
    "a note like a formula": {"I12": "'=1+1", "I13": "@x", "I15": 'nói "thẳng"', "I17": "\t thụt vào"},
}


@pytest.fixture(params=list(SCENARIOS.values()), ids=list(SCENARIOS))
def scenario(request: pytest.FixtureRequest) -> Reconciled:
    return reconciled_seed(**request.param)


def test_cached_values_are_the_reconciled_ones(scenario: Reconciled) -> None:
    rows = rows_by_code(opened(master_bytes(scenario, "Đắk Lắk")))
    for indicator in CATALOGUE.indicators:
        assert shown(rows[indicator.code]) == expected(scenario, indicator.code)


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_cached_value(scenario: Reconciled) -> None:
    found = compare_with_libreoffice(master_bytes(scenario, "Đắk Lắk"))
    assert found.formulas > 150
    assert found.differences == []


def group_result() -> Reconciled:
    catalogue = many_kinds()
    files = {f"{code}.xlsx": commune(code, value) for code, value in (("XA1", 120), ("XA2", 34))}
    return reconcile_files({FILE: seed_workbook(), **files}, catalogue)


def commune(code: str, poor: object, note: str | None = None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    name = {"XA1": "UBND xã Một", "XA2": "UBND xã Hai"}[code]
    for row in ([name], ["Báo cáo 6 tháng đầu năm 2020"], ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Ghi chú"]):
        sheet.append(row)
    sheet.append([1, "Số hộ nghèo", "Hộ", poor, note])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.libreoffice
def test_a_group_is_added_up_by_formula_too() -> None:
    result = group_result()
    assert result.value("XA.1", Column.ACTUAL) == Decimal("154")
    data = master_bytes(result, "Đắk Lắk")
    assert shown(rows_by_code(opened(data))["XA.1"])[1] == 154
    assert compare_with_libreoffice(data).differences == []


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("notes", "joined"),
    [
        (("Hạn hán", 'Lũ "lớn"'), 'XA1: Hạn hán; XA2: Lũ "lớn"'),
        (("-", "Lũ"), "Lũ"),
        (("-", "-"), "-"),
        ((None, "Lũ"), "Lũ"),
        ((None, None), ""),
    ],
)
def test_notes_of_a_group_stand_together(notes: tuple[str | None, str | None], joined: str) -> None:
    files = {f"{code}~?.xlsx": commune(code, 5, note) for code, note in zip(("XA1", "XA2"), notes, strict=True)}
    result = reconcile_files(files, many_kinds())
    data = master_bytes(result, "Đắk Lắk")
    assert rows_by_code(opened(data))["XA.1"][Cell.NOTE] == joined
    assert compare_with_libreoffice(data).differences == []
    assert result.counts.cells[FigureState.HELD] == 0


@pytest.mark.libreoffice
def test_values_survive_a_clerk_who_sorts_and_inserts_rows() -> None:
    result = reconciled_seed()
    last = FIRST_ROW + len(CATALOGUE.indicators)
    figures = FIRST_ROW + len(result.figures) - 1
    changed = edit(
        master_bytes(result, "Đắk Lắk"),
        ["sort", "Chỉ tiêu", FIRST_ROW, last, int(Cell.NAME), True],
        ["sort", "Số liệu", FIRST_ROW, figures, int(Data.CELL), True],
        ["insert", "Chỉ tiêu", FIRST_ROW + 2],
        ["insert", "Số liệu", FIRST_ROW + 3],
        ["insert", "Chỉ tiêu", 0],
    )
    rows = rows_by_code(opened(changed))
    order = [code for code in rows if code in CATALOGUE.indicator_by_code]
    assert order != [indicator.code for indicator in CATALOGUE.indicators]
    for indicator in CATALOGUE.indicators:
        assert shown(rows[indicator.code]) == expected(result, indicator.code)


def data_row(result: Reconciled, code: str, column: Column) -> int:
    """The row, as Excel counts, of an indicator's first figure in the sheet of figures."""
    found = [(one.figure.indicator, one.figure.column) for one in result.figures].index((code, column))
    return FIRST_ROW + 1 + found


@pytest.mark.libreoffice
def test_a_decision_in_the_sheet_of_figures_reaches_the_totals() -> None:
    result = reconciled_seed(E12="khoảng 9")
    row = data_row(result, "SKHCN.1.1.1", Column.ACTUAL)
    assert expected(result, "SKHCN.1.1.1")[1] == ""
    changed = edit(
        master_bytes(result, "Đắk Lắk"),
        ["set", "Số liệu", f"{chr(65 + Data.VALUE)}{row}", 10],
        ["set", "Số liệu", f"{chr(65 + Data.STATE)}{row}", "dùng"],
    )
    rows = rows_by_code(opened(changed))
    assert rows["SKHCN.1.1.1"][Cell.ACTUAL] == 10
    assert rows["SKHCN.1.1"][Cell.ACTUAL] == 13
    assert rows["SKHCN.1.1"][Cell.TO_PLAN] == pytest.approx(13 / 15 * 100)
    assert rows["SKHCN.1.1.1"][Cell.STATE] == ""


@pytest.mark.libreoffice
def test_a_check_column_says_when_somebody_types_over_a_total_or_an_of_which() -> None:
    data = master_bytes(reconciled_seed(), "Đắk Lắk")
    rows = {str(row[0].value): row[0].row for row in opened(data)["Chỉ tiêu"].iter_rows(min_row=FIRST_ROW + 1)}
    actual, check = (chr(65 + cell) for cell in (Cell.ACTUAL, Cell.CHECK_PLAN))
    before = rows_by_code(opened(data))
    changed = edit(
        data,
        ["set", "Chỉ tiêu", f"{actual}{rows['SKHCN.1.1']}", 20],
        ["set", "Chỉ tiêu", f"{actual}{rows['SKHCN.1.2.1']}", 5],
    )
    after = rows_by_code(opened(changed))
    assert (before["SKHCN.1.1"][Cell.CHECK_ACTUAL], after["SKHCN.1.1"][Cell.CHECK_ACTUAL]) == (0, 8)
    assert (before["SKHCN.1.2.1"][Cell.CHECK_ACTUAL], after["SKHCN.1.2.1"][Cell.CHECK_ACTUAL]) == ("đạt", "vượt")
    rules = opened(data)["Chỉ tiêu"].conditional_formatting
    criteria = {rule.formula[0] for area in rules for rule in area.rules if rule.formula}
    assert any(f'{check}5="vượt"' in one and f"{check}5<>0" in one for one in criteria)


def formulas(data: bytes) -> Iterator[str]:
    for sheet in opened(data, values=False).worksheets:
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.data_type == "f")


@pytest.mark.parametrize("make", [group_result, lambda: reconcile_files(communes(), COMMUNES)])
def test_formulas_use_excel_2010_and_no_other_workbook(make: Callable[[], Reconciled]) -> None:
    found = list(formulas(master_bytes(make(), "Đắk Lắk")))
    assert len(found) > 150
    assert {name for one in found for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", one)} <= _FUNCTIONS
    assert not [one for one in found if "[" in one or "_xl" in one]


def test_more_rows_than_excel_has_are_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MAX_ROWS", 15)
    with pytest.raises(build.TooManyRowsError, match="Trang “Số liệu” của bảng tổng hợp cần 19 dòng, Excel chỉ có 15"):
        master_bytes(reconciled_seed(), "Đắk Lắk")


def test_twice_is_the_same_bytes() -> None:
    assert master_bytes(group_result(), "Đắk Lắk") == master_bytes(group_result(), "Đắk Lắk")


def test_every_figure_has_its_row_with_file_sheet_cell_and_raw_text() -> None:
    result = reconciled_seed(E12="khoảng 9")
    rows = list(opened(master_bytes(result, "Đắk Lắk"))["Số liệu"].iter_rows(min_row=FIRST_ROW + 1, values_only=True))
    found = [(row[Data.FILE], row[Data.SHEET], row[Data.CELL], row[Data.RAW], row[Data.STATE]) for row in rows]
    assert found == [
        (one.figure.place.file, one.figure.place.sheet, one.figure.place.cell, one.figure.raw, one.state.label)
        for one in result.figures
    ]


def test_findings_and_submissions_are_listed() -> None:
    result = reconcile_files({FILE: seed_workbook(E12="khoảng 9"), "~$a.xlsx": b"", "b.xlsx": b"PK"}, many_kinds())
    book = opened(master_bytes(result, "Đắk Lắk"))
    findings = list(book["Vấn đề"].iter_rows(min_row=FIRST_ROW + 1, values_only=True))
    assert [(row[0], row[1], row[8]) for row in findings] == [
        (finding.severity.label, finding.code, finding.message) for finding in result.findings
    ]
    submitted = {row[4] or row[1]: row[3] for row in book["Nộp báo cáo"].iter_rows(min_row=5, values_only=True)}
    assert submitted[FILE] == "đã tổng hợp"
    assert submitted["SYT"] == "chưa gửi"
    assert (submitted["~$a.xlsx"], submitted["b.xlsx"]) == ("bỏ qua", "không nhận")
    summary = {row[0]: row[1] for row in book["Tóm tắt"].iter_rows(min_row=3, values_only=True)}
    assert (summary["Tìm thấy"], summary["– đã tổng hợp"], summary["– không nhận"]) == (3, 1, 1)
    assert summary["Đã đọc"] == sum(file.read for file in result.files)


def test_every_band_of_columns_is_drawn_alike() -> None:
    assert [band.column for band in BANDS] == list(NUMBER_COLUMNS)
    assert len({cell for band in BANDS for cell in (band.value, band.check, band.see, band.has, band.parts)}) == 15


def test_a_used_figure_names_the_rules_that_it_passed() -> None:
    rows = opened(master_bytes(reconciled_seed(), "Đắk Lắk"))["Số liệu"]
    headings = [cell.value for cell in rows[4]]
    passed = headings.index("Quy tắc đã qua")
    by_code = {(row[0].value, row[1].value): str(row[passed].value).split(", ") for row in rows.iter_rows(min_row=5)}
    assert "KT401" in by_code["SKHCN.1.1", Column.ACTUAL.label]
    assert "KT403" in by_code["SKHCN.1.2.1", Column.ACTUAL.label]
    assert "KT401" not in by_code["SKHCN.2", Column.ACTUAL.label]


def test_ratios_that_an_agency_typed_are_listed_only_beside_something_that_is_asked() -> None:
    result = reconciled_seed(E12="khoảng 9", G11=80, G12=81, G17=30, H17=101)
    typed = {one.figure.place.cell for one in result.figures if one.figure.column is None}
    assert typed == {"G11", "G12", "G17", "H17"}
    book = opened(master_bytes(result, "Đắk Lắk"))
    cells = {row[Data.CELL] for row in book["Số liệu"].iter_rows(min_row=FIRST_ROW + 1, values_only=True)}
    assert cells == {one.figure.place.cell for one in result.figures} - {"G11", "G17", "H17"}
    summary = {row[0]: row[1] for row in book["Tóm tắt"].iter_rows(min_row=3, values_only=True)}
    assert summary["– bỏ qua"] == result.counts.cells[FigureState.IGNORED] == len(typed)


def test_a_figure_of_no_column_that_somebody_decided_about_stays_in_the_list() -> None:
    result = reconciled_seed(G11=80)
    decided = tuple(
        replace(one, figure=replace(one.figure, decided="An, 01/07/2020")) if one.figure.column is None else one
        for one in result.figures
    )
    book = opened(master_bytes(replace(result, figures=decided), "Đắk Lắk"))
    assert "G11" in {row[Data.CELL] for row in book["Số liệu"].iter_rows(min_row=FIRST_ROW + 1, values_only=True)}
