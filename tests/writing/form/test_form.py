"""A form: pre-filled, locked but for its inputs, validated in Vietnamese, checked while it is typed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import CATALOGUE, form
from tests.support.office import edit
from tests.support.recalculation import compare_with_libreoffice
from toolkit.model import FormMark
from toolkit.writing.form.layout import FIRST_ROW, GUIDE, SHEET, Cell

_ROWS = {"A.1": 8, "A.1.1": 9, "A.1.1.1": 10, "A.1.1.2": 11, "A.1.1.3": 12, "A.2": 13, "A.3": 14}


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=values)


def sheet_of(data: bytes, *, values: bool = False) -> Worksheet:
    return opened(data, values=values)[SHEET]


def at(code: str, cell: Cell) -> str:
    return f"{chr(65 + cell)}{_ROWS[code]}"


def test_every_indicator_has_its_row_with_its_code_hidden() -> None:
    sheet = sheet_of(form())
    codes = [sheet.cell(row, 1).value for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + len(_ROWS))]
    assert codes == list(_ROWS)
    assert sheet.column_dimensions["A"].hidden
    mark = FormMark.parse(str(sheet["A1"].value))
    assert mark == FormMark.of(CATALOGUE, "A", mark.period) if mark else False


def test_plan_and_last_year_are_filled_in_and_locked_where_known() -> None:
    sheet = sheet_of(form(previous={"A.3": Decimal("77.25")}))
    assert (sheet[at("A.2", Cell.PLAN)].value, sheet[at("A.2", Cell.PLAN)].protection.locked) == (150.5, True)
    assert (sheet[at("A.3", Cell.PREVIOUS)].value, sheet[at("A.3", Cell.PREVIOUS)].protection.locked) == (77.25, True)
    assert (sheet[at("A.3", Cell.PLAN)].value, sheet[at("A.3", Cell.PLAN)].protection.locked) == (None, False)


def test_only_inputs_are_unlocked() -> None:
    sheet = sheet_of(form())
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    asked = [code for code in _ROWS if code != "A.1"]
    inputs = {at(code, cell) for code in asked for cell in (Cell.PLAN, Cell.ACTUAL, Cell.PREVIOUS, Cell.NOTE)}
    assert unlocked == inputs - {at("A.2", Cell.PLAN)}


def test_a_plan_that_a_whole_group_shares_is_no_agencys_own() -> None:
    sheet = sheet_of(form("X1"))
    assert sheet.cell(FIRST_ROW + 1, Cell.PLAN + 1).value is None
    assert not sheet.cell(FIRST_ROW + 1, Cell.PLAN + 1).protection.locked


def test_every_input_is_validated_with_a_vietnamese_message() -> None:
    validations = sheet_of(form()).data_validations.dataValidation
    found = {kind: [one for one in validations if one.type == kind] for kind in ("custom", "list")}
    counted = [one for one in found["custom"] if "INT(" in str(one.formula1)]
    covered = {str(area) for one in found["custom"] for area in one.sqref.ranges}
    assert {at(code, Cell.ACTUAL) for code in _ROWS if code != "A.1"} <= covered
    assert all("chưa có số liệu" in str(one.error) and one.showErrorMessage for one in found["custom"])
    assert {at("A.1.1", Cell.ACTUAL)} <= {str(area) for one in counted for area in one.sqref.ranges}
    assert [str(one.formula1) for one in found["list"]] == ["NguyenNhan"]


def test_instructions_and_version_are_inside() -> None:
    book = opened(form())
    texts = [str(row[0]) for row in book[GUIDE].iter_rows(values_only=True) if row[0]]
    assert any("ô nền vàng" in text for text in texts)
    assert re.fullmatch(r"Mẫu A, kỳ 2020-6T, phiên bản 1-[0-9a-f]{8}\.", texts[-1])
    first, last = re.findall(r"\d+", str(book.defined_names["NguyenNhan"].attr_text))
    assert all(book[GUIDE].cell(row, 1).value for row in range(int(first), int(last) + 1))


def test_twice_is_the_same_bytes() -> None:
    assert form() == form()


def typed(data: bytes, **cells: object) -> dict[str, object]:
    """The check column by code, after some cells were typed in LibreOffice."""
    edits: Iterator[list[object]] = (["set", SHEET, cell, value] for cell, value in cells.items())
    sheet = sheet_of(edit(data, *edits), values=True)
    checks: dict[str, object] = {code: sheet.cell(row, Cell.CHECK + 1).value for code, row in _ROWS.items()}
    return checks | {"status": sheet.cell(5, 2).value}


@pytest.mark.libreoffice
def test_checks_answer_while_the_form_is_typed() -> None:
    data = form(previous={"A.2": Decimal(100), "A.3": Decimal(100)})
    said = typed(data, F9=12, F10=9, F11=2, F12=13, F13=140, F14=120)
    assert said == {
        "A.1": None,
        "A.1.1": "✗ lệch thành phần 1",
        "A.1.1.1": "✓",
        "A.1.1.2": "✓",
        "A.1.1.3": "✗ vượt tổng",
        "A.2": "✗ cần ghi nguyên nhân",
        "A.3": "✓",
        "status": "Còn 0 ô chưa nhập; 3 chỗ cần xem lại (cột “Kiểm tra”).",
    }


@pytest.mark.libreoffice
def test_a_note_or_a_mark_satisfies_and_text_does_not() -> None:
    data = form(previous={"A.2": Decimal(100)})
    said = typed(data, F13=140, J13="Do dịch bệnh", F14="khoảng 5", F12="-", F11="chưa có số liệu")
    assert [said[code] for code in ("A.2", "A.3", "A.1.1.3", "A.1.1.2")] == ["✓", "✗ không phải số", "✓", "✓"]
    assert said["status"] == "Còn 2 ô chưa nhập; 1 chỗ cần xem lại (cột “Kiểm tra”)."


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_cached_value() -> None:
    found = compare_with_libreoffice(form(previous={"A.2": Decimal(100)}))
    assert found.formulas == 3 * 6 + 1
    assert found.differences == []
