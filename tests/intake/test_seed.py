"""The workbook that started the project: one agency's section, typed by hand, with numbers as text."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from toolkit.intake.columns import default_vocabulary
from toolkit.intake.layout import find_tables
from toolkit.intake.read_grid import read_grid
from toolkit.intake.submission import Context, read_submission
from toolkit.model import (
    Agency,
    Catalogue,
    CellCounts,
    Column,
    FileState,
    Indicator,
    Mark,
    Period,
    Place,
    Reading,
    Relation,
    Value,
)

FILE = "so-khcn-6-thang-2020.xlsx"
SHEET = "Phu luc"
MERGED = ("A1:C1", "A2:C2", "A4:I4", "A5:I5", "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8", "F7:F8", "G7:H7", "I7:I8")
CELLS = {
    "A1": "UBND TỈNH ĐẮK LẮK",
    "A2": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "A4": "CÁC NỘI DUNG, CHỈ TIÊU KT-XH TỈNH ĐẮK LẮK",
    "A5": "Phục vụ Báo cáo 6 tháng đầu năm 2020",
    "A7": "Số TT",
    "B7": "Cơ quan báo cáo",
    "C7": "ĐVT",
    "D7": "KH năm được UBND tỉnh giao (nếu có)",
    "E7": "Lũy kế kết quả thực hiện kế hoạch",
    "F7": "Lũy kế kết quả thực hiện của kỳ năm trước",
    "G7": "So sánh kết quả thực hiện %",
    "I7": "Ghi chú (Nguyên nhân tăng giảm)",
    "G8": "So với KH năm (nếu có)",
    "H8": "So với cùng kỳ năm trước",
    "G19": "KT. GIÁM ĐỐC",
    "G20": "PHÓ GIÁM ĐỐC",
    "G24": "Nguyễn Văn Khoa",
}
ROWS = (
    ("XXI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, None, None),
    ("1", "Công tác quản lý đề tài, dự án KH&CN", None, None, None),
    ("-", "Công tác quản lý đề tài, dự án KH&CN cấp tỉnh", None, "15", "12"),
    (None, "Số đề tài, dự án cấp tỉnh được tư vấn tuyển chọn", "ĐT/DA", "9", "9"),
    (None, "Đề tài cấp tỉnh được giao trực tiếp", "ĐT/DA", "6", "3"),
    (None, "Trong đó: Đề tài, dự án đạt", "ĐT/DA", "-", "-"),
    ("-", "Số nhiệm vụ KH&CN cấp cơ sở được UBND tỉnh phê duyệt", "Đề tài", "9", "4"),
    (None, "Trong đó: đề tài đã tổ chức giao trực tiếp", "Đề tài", "9", "4"),
    ("2", "Số phương tiện đo được kiểm định", "Phương tiện", "13.500", "4.031", None, None, None, "-"),
)
FIRST_ROW = 9

PART, OF_WHICH, SEPARATE = Relation.PART, Relation.OF_WHICH, Relation.SEPARATE
CATALOGUE = Catalogue(
    agencies=(Agency("XXI", "SKHCN", "Sở Khoa học và Công nghệ"),),
    indicators=(
        Indicator("SKHCN.1", "SKHCN", "1", ROWS[1][1]),
        Indicator("SKHCN.1.1", "SKHCN", "-", ROWS[2][1], "", "SKHCN.1", SEPARATE),
        Indicator("SKHCN.1.1.1", "SKHCN", "", ROWS[3][1], "ĐT/DA", "SKHCN.1.1", PART),
        Indicator("SKHCN.1.1.2", "SKHCN", "", ROWS[4][1], "ĐT/DA", "SKHCN.1.1", PART),
        Indicator("SKHCN.1.1.2.1", "SKHCN", "", ROWS[5][1], "ĐT/DA", "SKHCN.1.1.2", OF_WHICH),
        Indicator("SKHCN.1.2", "SKHCN", "-", ROWS[6][1], "Đề tài", "SKHCN.1", SEPARATE),
        Indicator("SKHCN.1.2.1", "SKHCN", "", ROWS[7][1], "Đề tài", "SKHCN.1.2", OF_WHICH),
        Indicator("SKHCN.2", "SKHCN", "2", ROWS[8][1], "Phương tiện"),
    ),
)
PERIOD = Period.parse("2020-6T")


def _workbook() -> bytes:
    """The agency's workbook as it was sent: text in every cell, a header merged over two rows, a signature."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = SHEET
    for area in MERGED:
        page.merge_cells(area)
    for name, text in CELLS.items():
        page[name] = text
    for number, row in enumerate(ROWS, FIRST_ROW):
        for column, text_or_none in enumerate(row, 1):
            if text_or_none is not None:
                page.cell(number, column, text_or_none)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_submission(FILE, _workbook(), Context(CATALOGUE, PERIOD))


def _values(reading: Reading, column: Column) -> dict[str | None, Value | None]:
    return {figure.indicator: figure.value for figure in reading.figures if figure.column is column}


def test_the_report_is_accepted_for_its_agency_and_period(reading: Reading) -> None:
    assert (reading.state, reading.agency, reading.period) == (FileState.ACCEPTED, "SKHCN", PERIOD)
    assert reading.revision == 1
    assert reading.saved is not None


def test_nothing_needs_to_be_said(reading: Reading) -> None:
    assert reading.findings == ()


def test_all_cells_are_placed(reading: Reading) -> None:
    assert reading.cells == CellCounts(read=15, placed=15)


def test_the_plan_is_read(reading: Reading) -> None:
    assert _values(reading, Column.PLAN) == {
        "SKHCN.1.1": Decimal(15),
        "SKHCN.1.1.1": Decimal(9),
        "SKHCN.1.1.2": Decimal(6),
        "SKHCN.1.1.2.1": Mark.NIL,
        "SKHCN.1.2": Decimal(9),
        "SKHCN.1.2.1": Decimal(9),
        "SKHCN.2": Decimal(13500),
    }


def test_the_results_are_read(reading: Reading) -> None:
    assert _values(reading, Column.ACTUAL) == {
        "SKHCN.1.1": Decimal(12),
        "SKHCN.1.1.1": Decimal(9),
        "SKHCN.1.1.2": Decimal(3),
        "SKHCN.1.1.2.1": Mark.NIL,
        "SKHCN.1.2": Decimal(4),
        "SKHCN.1.2.1": Decimal(4),
        "SKHCN.2": Decimal(4031),
    }


def test_the_year_before_is_blank_and_the_note_a_dash(reading: Reading) -> None:
    assert _values(reading, Column.PREVIOUS) == {}
    assert _values(reading, Column.NOTE) == {"SKHCN.2": Mark.NIL}


def test_every_figure_remembers_the_text_and_the_cell_it_came_from(reading: Reading) -> None:
    figure = next(f for f in reading.figures if (f.indicator, f.column) == ("SKHCN.2", Column.ACTUAL))
    assert (figure.raw, figure.place, figure.agency) == ("4.031", Place(FILE, SHEET, "E17"), "SKHCN")
    assert figure.name == "Số phương tiện đo được kiểm định"


def test_the_layout_is_seen_as_a_reader_sees_it() -> None:
    (sheet,) = read_grid(_workbook()).sheets
    (table,) = find_tables(sheet, default_vocabulary())
    assert table.header == (7, 8)
    assert table.title == (CELLS["A1"], CELLS["A2"], CELLS["A4"], CELLS["A5"])
    assert [(column.number, column.meaning.kind.value) for column in table.columns] == [
        (1, "stt"), (2, "name"), (3, "unit"), (4, "plan"), (5, "actual"),
        (6, "previous"), (7, "ratio"), (8, "ratio"), (9, "note"),
    ]  # fmt: skip
    assert [(row.row, row.parent) for row in table.rows] == [
        (9, None), (10, 9), (11, 10), (12, 11), (13, 11), (14, 13), (15, 10), (16, 15), (17, 9),
    ]  # fmt: skip


def test_the_same_report_is_refused_for_another_period() -> None:
    reading = read_submission(FILE, _workbook(), Context(CATALOGUE, Period.parse("2020-9T")))
    assert reading.state is FileState.REJECTED
    assert reading.cells == CellCounts(read=15, ignored=15)
    assert [finding.code for finding in reading.findings] == ["KT123"]
