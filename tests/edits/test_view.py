"""A workbook of ours as values: what openpyxl reads, whichever program saved it, and rows that are alike only once."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula
from xlsxwriter import Workbook as Writer

from tests.support.seed import PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.edits.content import Content
from toolkit.edits.parts import UnreadableMasterError
from toolkit.edits.view import BookView, base_of, view_book

NOON = datetime(2020, 6, 30, 12)  # noqa: DTZ001


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The workbook with something else in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(stream, "w") as copy:
        for entry in package.namelist():
            text = package.read(entry)
            assert entry != name or old.encode() in text
            copy.writestr(entry, text.replace(old.encode(), new.encode()) if entry == name else text)
    return stream.getvalue()


def read_by_openpyxl(data: bytes) -> dict[str, dict[tuple[int, int], tuple[Any, str]]]:
    """Value and formula of every cell by openpyxl, an independent reader."""
    written, shown = load_workbook(io.BytesIO(data)), load_workbook(io.BytesIO(data), data_only=True)
    found: dict[str, dict[tuple[int, int], tuple[Any, str]]] = {}
    for sheet in written.worksheets:
        cells = found.setdefault(sheet.title, {})
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")):
            result = shown[sheet.title].cell(cell.row, cell.column).value
            is_formula = cell.data_type == "f"
            cells[cell.row, cell.column] = (result, str(getattr(cell.value, "text", cell.value)) if is_formula else "")
    return found


def cells_of(view: BookView) -> dict[str, dict[tuple[int, int], tuple[Any, str]]]:
    return {
        name: {place: (one.value, one.formula) for place, one in sheet.items()} for name, sheet in view.sheets.items()
    }


def test_a_master_reads_as_openpyxl_reads_it_and_again_after_openpyxl_saved_it(tmp_path: Any) -> None:
    merged = Workspace(make_workspace(tmp_path, {"S 6T.xlsx": seed_workbook(E12="khoảng 5")})).merge(PERIOD)
    data = merged.master.read_bytes()
    assert cells_of(view_book(data, "x")) == read_by_openpyxl(data)
    again = saved(load_workbook(io.BytesIO(data)))
    assert cells_of(view_book(again, "x")) == read_by_openpyxl(again)
    assert base_of(data, "x") == base_of(again, "x") != ""


def test_every_kind_of_cell() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [1, -2.5, 10**15, True, False, "#DIV/0!", "chữ & <dấu>", " cách ", NOON, None, "cuối"],
        [],
        ['="a"&"<b>"', "=A1+1", "=B1>0", ArrayFormula("C3", "=SUM(A1:B1)")],
    ):
        sheet.append(row)
    sheet["A9"] = 45
    sheet["A9"].number_format = "dd/mm/yyyy"
    book.create_sheet("Trống")
    data = saved(book)
    assert cells_of(view_book(data, "x")) == read_by_openpyxl(data)


def test_texts_that_xml_cannot_hold_and_runs_are_what_they_stand_for() -> None:
    stream = io.BytesIO()
    with Writer(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "một\x0bhai _x0041_ ba")
        sheet.write_rich_string(1, 0, "m", book.add_format({"font_script": 1}), "2", " đất")
        sheet.write_boolean(2, 0, True)
        sheet.write_formula(3, 0, "=1=1", None, True)
    view = view_book(stream.getvalue(), "x").sheets["Sheet1"]
    assert [view.get(row, 1) for row in range(1, 5)] == [
        Content("một\x0bhai _x0041_ ba"),
        Content("m2 đất"),
        Content(True),
        Content(True, "=1=1"),
    ]


def test_a_formula_that_cells_share_is_moved_to_each() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 4):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = row, f"=A{row}*2"
    part = "xl/worksheets/sheet1.xml"
    data = with_part(saved(book), part, "<f>A1*2</f>", '<f t="shared" ref="B1:B3" si="0">A1*2</f>')
    for row in (2, 3):
        data = with_part(data, part, f"<f>A{row}*2</f>", '<f t="shared" si="0"/>')
    assert [view_book(data, "x").sheets["Sheet"].get(row, 2) for row in (1, 2, 3)] == [
        Content(None, "=A1*2"),
        Content(None, "=A2*2"),
        Content(None, "=A3*2"),
    ]


def test_rows_that_are_alike_are_held_once_and_a_truth_value_is_no_number() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([1, "a"], [1, "b"], [3, "=A1"]):
        sheet.append(row)
    base = view_book(saved(book), "x")
    sheet["A2"] = True
    edited = view_book(saved(book), "x", base)
    before, after = base.sheets["Sheet"].packed, edited.sheets["Sheet"].packed
    assert [after[row] is before[row] for row in (1, 2, 3)] == [True, False, True]
    assert edited.sheets["Sheet"].get(2, 1) == Content(True)
    assert after[2] != before[2]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda data: data[:0],
        lambda data: data[: len(data) // 2],
        lambda data: with_part(data, SHEET, "</sheetData>", ""),
        lambda data: with_part(data, SHEET, "<v>0</v>", "<v>99</v>"),
        lambda data: with_part(data, SHEET, 'r="A1"', 'r="A7"'),
        lambda data: with_part(data, "xl/workbook.xml", "<sheets>", "<sheets"),
    ],
)
def test_what_cannot_be_read_is_said(spoilt: Any) -> None:
    stream = io.BytesIO()
    with Writer(stream, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "chữ")
    with pytest.raises(UnreadableMasterError):
        view_book(spoilt(stream.getvalue()), "tong-hop.xlsx")
