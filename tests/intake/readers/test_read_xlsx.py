"""An .xlsx becomes the grid that Excel shows, whatever its XML claims and whichever reader read it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from tests.support.workbooks import Formula, SheetOf, parts_of, patched, sheet, xlsx, xlsx_of, zipped
from toolkit.findings import Problem
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.readers.grid import Area, Cell, CellKind, Grid, Sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.read_xlsx import read_xlsx, read_xlsx_fully
from toolkit.intake.readers.refusal import Refused

STYLED = (
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
EVERYTHING = (
    sheet(
        ["UBND TỈNH", None, None, None, None, None],
        ["STT", "Nội dung", "KH", "TH", "Ngày", "Đúng"],
        [1, "  - Số trường\nđạt chuẩn ", 15.5, "4.031", date(2020, 9, 4), True],
        ["1.1", "= bằng", Formula("=1/0", "#DIV/0!"), Formula("=C3*2", 31), None, False],
        [None, "<&> “quote”", 0.3, -7, None, None],
        at="B4",
        formats={"D8": "0%"},
        merges=["B4:G4"],
        hidden_rows=[7],
        hidden_columns=["C"],
    ),
    sheet(["cũ"], name="Ẩn ", visible=False),
)


def _only(data: bytes) -> Sheet:
    """The one sheet, read quickly where that is sure, and else in a worker, as every file is."""
    (found,) = read_grid(data).sheets
    return found


def _number(digits: str, *, percent: bool = False, formula: bool = False) -> Cell:
    return Cell(CellKind.NUMBER, digits, percent, formula)


def _text(text: str) -> Cell:
    return Cell(CellKind.TEXT, text)


def test_every_kind_of_cell_is_what_it_is() -> None:
    found = read_xlsx(xlsx(*EVERYTHING), Limits()).sheets[0]
    assert found.cells == {
        (4, 2): _text("UBND TỈNH"),
        **{(5, n): _text(t) for n, t in enumerate(["STT", "Nội dung", "KH", "TH", "Ngày", "Đúng"], 2)},
        (6, 2): _number("1"),
        (6, 3): _text("  - Số trường\nđạt chuẩn "),
        (6, 4): _number("15.5"),
        (6, 5): _text("4.031"),
        (6, 6): Cell(CellKind.DATE, "04/09/2020"),
        (6, 7): Cell(CellKind.BOOLEAN, "TRUE"),
        (7, 2): _text("1.1"),
        (7, 3): _text("= bằng"),
        (7, 4): Cell(CellKind.ERROR, "#DIV/0!", formula=True),
        (7, 5): _number("31", formula=True),
        (7, 7): Cell(CellKind.BOOLEAN, "FALSE"),
        (8, 3): _text("<&> “quote”"),
        (8, 4): _number("0.3", percent=True),
        (8, 5): _number("-7"),
    }
    assert found.merges == (Area(4, 2, 4, 7),)
    assert found.hidden_rows == {7}
    assert found.hidden_columns == {3}


def test_the_full_way_gives_the_same_grid() -> None:
    data = xlsx(*EVERYTHING)
    assert read_xlsx(data, Limits()) == read_xlsx_fully(data, Limits())


def test_hidden_sheets_are_read_and_known_as_hidden() -> None:
    sheets = read_xlsx(xlsx(*EVERYTHING), Limits()).sheets
    assert [(one.name, one.visible, len(one.cells)) for one in sheets] == [("Biểu", True, 21), ("Ẩn ", False, 1)]


@pytest.mark.parametrize("typed", ["0.1", "1892.6", "97.49734690783566", "123456789012345", "0.07", "4031", "1E-10"])
def test_numbers_are_the_decimals_that_were_typed(typed: str) -> None:
    found = _only(xlsx_of(f'<row r="1"><c r="A1"><v>{typed}</v></c></row>'))
    assert found.cells[1, 1].number == Decimal(typed)


@pytest.mark.parametrize("dimension", ["A1", "A1:B2", "A1:XFD1048576", "Z99:A1", "nonsense"])
def test_a_false_dimension_changes_nothing(dimension: str) -> None:
    rows = '<row r="10"><c r="C10"><v>1</v></c><c r="F10"><v>2</v></c></row><row r="12"><c r="D12"><v>3</v></c></row>'
    assert _only(xlsx_of(rows, dimension=dimension)).cells == {
        (10, 3): _number("1"),
        (10, 6): _number("2"),
        (12, 4): _number("3"),
    }


def test_a_formula_without_result_is_neither_blank_nor_zero() -> None:
    found = _only(xlsx_of('<row r="1"><c r="A1"><f>SUM(B1:B3)</f></c><c r="B1"><f>1</f><v></v></c></row>'))
    assert found.cells == {
        (1, 1): Cell(CellKind.UNCALCULATED, "=SUM(B1:B3)", formula=True),
        (1, 2): Cell(CellKind.UNCALCULATED, "=1", formula=True),
    }


def test_a_workbook_that_openpyxl_saved_has_formulas_without_result() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "=SUM(A1:A3)"
    stream = io.BytesIO()
    book.save(stream)
    assert _only(stream.getvalue()).cells == {(2, 2): Cell(CellKind.UNCALCULATED, "=SUM(A1:A3)", formula=True)}


def test_a_formula_that_gives_an_empty_text_leaves_an_empty_cell() -> None:
    assert _only(xlsx_of('<row r="1"><c r="A1" t="str"><f>IF(1,"")</f><v></v></c></row>')).cells == {}


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"])
def test_error_values_are_errors_and_never_blank(error: str) -> None:
    found = _only(xlsx_of(f'<row r="1"><c r="A1" t="e"><v>{error}</v></c></row>'))
    assert found.cells == {(1, 1): Cell(CellKind.ERROR, error)}


@pytest.mark.parametrize("value", ["NaN", "INF", "1e999"])
def test_a_number_that_is_none_is_an_error(value: str) -> None:
    assert _only(xlsx_of(f'<row r="1"><c r="A1"><v>{value}</v></c></row>')).cells[1, 1].kind is CellKind.ERROR


def test_a_value_under_a_merge_is_set_apart() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>15</v></c></row>'
    found = _only(xlsx_of(rows, around='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'))
    assert found.cells == {(1, 1): _number("1")}
    assert found.covered == (((1, 2), "15"),)


def test_rich_text_and_inline_text_are_whole_texts() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>nội </t></is></c></row>'
    strings = '<si><r><t xml:space="preserve">Trong </t></r><r><rPr><b/></rPr><t>đó</t></r></si>'
    found = _only(xlsx_of(rows, strings=strings))
    assert found.text(1, 1) == "Trong đó"
    assert found.text(1, 2).strip() == "nội"


def test_a_date_is_a_date_and_a_percentage_a_percentage() -> None:
    rows = '<row r="1"><c r="A1" s="2"><v>44078</v></c><c r="B1" s="1"><v>0.3</v></c><c r="C1"><v>0.3</v></c></row>'
    assert _only(xlsx_of(rows, styles=STYLED)).cells == {
        (1, 1): Cell(CellKind.DATE, "04/09/2020"),
        (1, 2): _number("0.3", percent=True),
        (1, 3): _number("0.3"),
    }


def test_strict_files_are_read_too() -> None:
    data = xlsx_of('<row r="1"><c r="A1"><v>7</v></c></row>')
    transitional = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = {
        name: part.replace(transitional, b"http://purl.oclc.org/ooxml/officeDocument/relationships").replace(
            main, b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
        for name, part in parts_of(data).items()
    }
    assert _only(zipped(strict)).cells == {(1, 1): _number("7")}


@pytest.mark.parametrize("value", ["99", "-1", "x"])
def test_a_text_that_is_not_there_is_damage(value: str) -> None:
    data = patched(xlsx(sheet(["a"])), "xl/worksheets/sheet1.xml", "<v>0</v>", f"<v>{value}</v>")
    with pytest.raises(Refused) as refused:
        read_xlsx(data, Limits())
    assert refused.value.problem is UNREADABLE


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ('<c r="XFD1048576"><v>1</v></c>', OVER_LIMIT),
        ('<c r="XFD1048576" t="str"><v></v></c>', OVER_LIMIT),
        ('<c r="A200000"><v>1</v></c>', OVER_LIMIT),
        ('<c r="XFD1"><v>1</v></c>', OVER_LIMIT),
        ('<c r="ZZZ1"><v>1</v></c>', OVER_LIMIT),
    ],
)
def test_one_far_cell_is_refused_before_a_reader_unfolds_the_sheet(cell: str, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        read_grid(xlsx_of(f"<row>{cell}</row>"))
    assert refused.value.problem is problem


def test_a_sheet_without_cells_is_there_and_empty() -> None:
    grid = read_xlsx(xlsx(sheet([1]), SheetOf([], name="Trống")), Limits())
    assert [(one.name, len(one.cells)) for one in grid.sheets] == [("Biểu", 1), ("Trống", 0)]


def test_the_grid_says_when_the_workbook_was_saved() -> None:
    core = '<p xmlns:d="urn:d"><d:modified>2020-06-20T08:30:00Z</d:modified></p>'
    grid = read_grid(zipped({**parts_of(xlsx_of("<row/>")), "docProps/core.xml": core}))
    assert grid == Grid((Sheet("Biểu", {}),), datetime(2020, 6, 20, 8, 30, tzinfo=UTC))
