"""An .ods becomes the same grid as the same rows in an .xlsx; repetitions are unfolded where they hold something."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.support.workbooks import ods, ods_of, parts_of, sheet, xlsx, zipped
from toolkit.findings import Problem
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE, UNSAFE
from toolkit.intake.readers.grid import Area, Cell, CellKind, Sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_ods import read_ods
from toolkit.intake.readers.read_xlsx import read_xlsx
from toolkit.intake.readers.refusal import Refused

HIDDEN_STYLE = (
    '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
)


def _sheet(inner: str) -> Sheet:
    (found,) = read_ods(ods_of(f'<table:table table:name="Biểu">{inner}</table:table>'), Limits()).sheets
    return found


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _number(digits: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="float" office:value="{digits}" {attributes}/>'


def _text(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def _decimal(digits: str, *, percent: bool = False, formula: bool = False) -> Cell:
    return Cell(CellKind.NUMBER, digits, percent, formula)


def test_the_grid_equals_that_of_the_same_rows_in_xlsx() -> None:
    made = sheet(
        ["STT", "Nội dung", "KH", "TH", "Ngày", "Đúng"],
        [1, "- Số trường", 15.5, "4.031", date(2020, 9, 4), True],
        ["1.1", "Trong đó: nữ", 0.3, -7, None, False],
        at="B4",
        formats={"D6": "0%"},
    )
    assert read_ods(ods(made), Limits()).sheets == read_xlsx(xlsx(made), Limits()).sheets


def test_repeated_cells_and_rows_are_unfolded_and_empty_ones_only_counted() -> None:
    found = _sheet(
        '<table:table-row table:number-rows-repeated="8"><table:table-cell/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
        + _number("5", 'table:number-columns-repeated="3"')
        + "</table:table-row>"
        + _row('<table:table-cell table:number-columns-repeated="16380"/>')
        + '<table:table-row table:number-rows-repeated="1048564"><table:table-cell/></table:table-row>'
    )
    assert found.cells == {(row, column): _decimal("5") for row in (9, 10) for column in (3, 4, 5)}


def test_header_rows_and_groups_count_as_rows() -> None:
    found = _sheet(
        f"<table:table-header-rows>{_row(_text('STT'))}</table:table-header-rows>"
        f"<table:table-row-group>{_row(_number('1'))}</table:table-row-group>{_row(_number('2'))}"
    )
    assert {position: cell.text for position, cell in found.cells.items()} == {(1, 1): "STT", (2, 1): "1", (3, 1): "2"}


def test_hidden_rows_and_columns_are_noted() -> None:
    found = _sheet(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        + _row(_number("1"))
        + f'<table:table-row table:visibility="collapse">{_number("2")}</table:table-row>'
        + f'<table:table-row table:visibility="filter" table:number-rows-repeated="2">{_number("3")}</table:table-row>'
    )
    assert found.hidden_columns == {3, 4}
    assert found.hidden_rows == {2, 3, 4}


def test_hidden_sheets_are_known_by_their_style() -> None:
    tables = (
        f'<table:table table:name="Mới" table:style-name="ta1">{_row(_number("1"))}</table:table>'
        f'<table:table table:name="Cũ" table:style-name="ta2">{_row(_number("2"))}</table:table>'
    )
    sheets = read_ods(ods_of(tables, styles=HIDDEN_STYLE), Limits()).sheets
    assert [(one.name, one.visible) for one in sheets] == [("Mới", True), ("Cũ", False)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (_number("13500"), _decimal("13500")),
        (_number("0.1"), _decimal("0.1")),
        (_number("31", 'table:formula="of:=[.A1]*2"'), _decimal("31", formula=True)),
        (
            '<table:table-cell office:value-type="percentage" office:value="0.3"/>',
            _decimal("0.3", percent=True),
        ),
        ('<table:table-cell office:value-type="currency" office:value="7"/>', _decimal("7")),
        (
            '<table:table-cell office:value-type="date" office:date-value="2020-09-04"/>',
            Cell(CellKind.DATE, "04/09/2020"),
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="2020-09-04T07:30:00"/>',
            Cell(CellKind.DATE, "04/09/2020"),
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="-0044-03-15"/>',
            Cell(CellKind.DATE, "-0044-03-15"),
        ),
        (
            '<table:table-cell office:value-type="boolean" office:boolean-value="false"/>',
            Cell(CellKind.BOOLEAN, "FALSE"),
        ),
        (_text("#DIV/0!", 'table:formula="of:=1/0"'), Cell(CellKind.ERROR, "#DIV/0!", formula=True)),
        (_text("Err:502", 'table:formula="of:=BASE()"'), Cell(CellKind.ERROR, "Err:502", formula=True)),
        (_text("#1 của tỉnh"), Cell(CellKind.TEXT, "#1 của tỉnh")),
        (
            '<table:table-cell table:formula="of:=SUM([.A1:.A3])"/>',
            Cell(CellKind.UNCALCULATED, "=SUM([.A1:.A3])", formula=True),
        ),
        ('<table:table-cell office:value-type="float" office:value="NaN"/>', Cell(CellKind.ERROR, "NaN")),
        ('<table:table-cell office:value-type="float" office:value="x"/>', Cell(CellKind.ERROR, "x")),
        ('<table:table-cell office:value-type="float"/>', Cell(CellKind.ERROR, "#VALUE!")),
        (_number("1E+999999999"), Cell(CellKind.ERROR, "1E+999999999")),
        (_text("13.500"), Cell(CellKind.TEXT, "13.500")),
        (_text('<text:s text:c="3"/>- Nam'), Cell(CellKind.TEXT, "   - Nam")),
        (_text("Trong <text:span>đó<text:tab/></text:span>nữ"), Cell(CellKind.TEXT, "Trong đó\tnữ")),
        (_text("một<text:line-break/>hai</text:p><text:p>ba"), Cell(CellKind.TEXT, "một\nhai\nba")),
        (_text("5<office:annotation><text:p>ghi chú</text:p></office:annotation>"), Cell(CellKind.TEXT, "5")),
    ],
)
def test_every_kind_of_cell_is_what_it_is(cell: str, expected: Cell) -> None:
    assert _sheet(_row(cell)).cells == {(1, 1): expected}


@pytest.mark.parametrize(
    "cell",
    [
        "<table:table-cell/>",
        _text(""),
        '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>',
    ],
)
def test_empty_cells_are_no_cells(cell: str) -> None:
    assert _sheet(_row(cell)).cells == {}


def test_a_merge_is_noted_and_a_value_under_it_set_apart() -> None:
    found = _sheet(
        _row(
            _text("Nội dung", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            '<table:covered-table-cell office:value-type="float" office:value="15"/>',
            _number("1"),
        )
    )
    assert found.merges == (Area(1, 1, 2, 2),)
    assert found.cells == {(1, 1): Cell(CellKind.TEXT, "Nội dung"), (1, 3): _decimal("1")}
    assert found.covered == (((1, 2), "15"),)


def test_a_table_inside_a_drawing_is_no_part_of_the_sheet() -> None:
    drawing = f'<table:shapes><table:table table:name="Biểu đồ">{_row(_number("99"))}</table:table></table:shapes>'
    assert _sheet(drawing + _row(_number("1"))).cells == {(1, 1): _decimal("1")}


def test_a_million_repeated_empty_rows_cost_nothing_and_filled_ones_are_refused() -> None:
    filled = '<table:table-row table:number-rows-repeated="1048576">' + _number("1") + "</table:table-row>"
    with pytest.raises(Refused) as refused:
        read_ods(ods_of(f'<table:table table:name="Biểu">{filled}</table:table>'), Limits(cells=1_000))
    assert refused.value.problem is OVER_LIMIT


def test_the_grid_says_when_the_workbook_was_saved() -> None:
    parts = parts_of(ods_of(f'<table:table table:name="Biểu">{_row(_number("1"))}</table:table>'))
    meta = '<m xmlns:dc="urn:dc"><dc:date>2020-06-20T08:30:00</dc:date></m>'
    assert read_ods(zipped({**parts, "meta.xml": meta}), Limits()).saved == datetime(2020, 6, 20, 8, 30, tzinfo=UTC)
    wrong = '<m xmlns:dc="urn:dc"><dc:date>hôm qua</dc:date></m>'
    assert read_ods(zipped({**parts, "meta.xml": wrong}), Limits()).saved is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), UNREADABLE),
        (ods_of(""), UNREADABLE),
        (ods_of("<table:table>"), UNREADABLE),
        (zipped({"content.xml": "<!DOCTYPE a><a/>"}), UNSAFE),
        (
            ods_of(
                '<table:table table:name="B">'
                + _row(_number("1", 'table:number-columns-repeated="16384"'))
                + "</table:table>"
            ),
            OVER_LIMIT,
        ),
    ],
    ids=["no content", "no table", "cut", "doctype", "too wide"],
)
def test_what_cannot_or_must_not_be_read_is_refused(data: bytes, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        read_ods(data, Limits())
    assert refused.value.problem is problem
