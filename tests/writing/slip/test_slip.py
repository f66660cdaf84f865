"""What a slip shows: every cell as it was sent, the doubtful ones marked in three ways, the list with its links."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.slips import workspace_with_slips
from tests.support.workbooks import Formula, Row, sheet, xlsx
from toolkit.intake.readers.slip_record import SHEET
from toolkit.intake.slip import LIST, REMARKS

HEADER = ["Số TT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Ghi chú"]
ROWS: tuple[Row, ...] = (
    ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, "Báo cáo 6 tháng đầu năm 2020"],
    [],
    HEADER,
    ["2", "Số phương tiện đo được kiểm định", "Phương tiện", 13500, "khoảng 4.031", "=1+1"],
    ["3", "Số sáng kiến", "Sáng kiến", 0.5, Formula("=D5*2", 1), date(2020, 6, 15)],
    ["1", "Công tác quản lý đề tài, dự án KH&CN", None, None, Formula("=1/0", "#DIV/0!"), "@a"],
)


@pytest.fixture(scope="module")
def slip(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    data = xlsx(sheet(*ROWS, name="Biểu 'số' 1", formats={"D5": "0%"}, merges=["A1:B1"]))
    _, (path,) = workspace_with_slips(tmp_path_factory.mktemp("slip"), skhcn=data)
    return load_workbook(io.BytesIO(Path(path).read_bytes()))


def test_every_cell_stands_where_it_stood_as_a_value(slip: Workbook) -> None:
    shown = slip["Biểu 'số' 1"]
    assert [shown[cell].value for cell in ("A1", "B4", "D4", "E4", "F4", "D5", "E5", "E6", "F6")] == [
        *("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số phương tiện đo được kiểm định", 13500, "khoảng 4.031", "=1+1", 0.5, 1),
        *("#DIV/0!", "@a"),
    ]
    assert [str(area) for area in shown.merged_cells.ranges] == ["A1:B1"]
    assert all(cell.data_type != "f" for one in slip for row in one.iter_rows() for cell in row)
    assert shown["D5"].number_format.endswith("%")


def test_a_doubtful_cell_is_coloured_framed_commented_and_named_beside_its_row(slip: Workbook) -> None:
    shown = slip["Biểu 'số' 1"]
    doubtful, plain = shown["E4"], shown["D4"]
    assert doubtful.fill.fgColor.rgb == "FFFFC7CE"
    assert (doubtful.border.left.style, doubtful.protection.locked) == ("thick", False)
    assert "khoảng 4.031" in doubtful.comment.text
    assert "→" in doubtful.comment.text
    assert (plain.comment, plain.protection.locked, shown.protection.sheet) == (None, True, True)
    assert shown["G3"].value == REMARKS
    assert all("mục" in shown[f"G{row}"].value for row in (4, 5, 6))


def test_cells_that_wait_for_their_row_may_be_changed_too(slip: Workbook) -> None:
    shown = slip["Biểu 'số' 1"]
    assert shown["B5"].comment is not None
    assert [shown[cell].protection.locked for cell in ("B5", "D5", "E5")] == [False, False, False]


def test_the_list_leads_to_each_cell_and_has_room_for_the_answer(slip: Workbook) -> None:
    listed = slip[LIST]
    rows = [row for row in listed.iter_rows(min_row=9) if row[0].value]
    assert [row[3].value for row in rows] == ["E4", "B5", "E6"]
    links = [row[3].hyperlink for row in rows]
    assert [link and link.location for link in links] == [f"'Biểu ''số'' 1'!{row[3].value}" for row in rows]
    assert all(row[6].value and row[7].value and not row[8].value and not row[8].protection.locked for row in rows)
    assert rows[0][5].value == "khoảng 4.031"


def test_the_font_is_an_offices_and_the_record_is_hidden(slip: Workbook) -> None:
    assert {cell.font.name for one in slip for row in one.iter_rows() for cell in row} == {"Times New Roman"}
    assert slip[SHEET].sheet_state == "veryHidden"
    assert all(one.page_setup.orientation == "landscape" for one in slip if one.title != SHEET)
