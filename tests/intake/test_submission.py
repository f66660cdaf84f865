"""One submission from bytes to a reading: every file ends in one state, every value cell in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.support.workbooks import Formula, SheetOf, ods, ods_of, sheet, xls, xlsx, xlsx_of
from toolkit.findings import Problem
from toolkit.findings.intake_problems import (
    AGENCY_CONFLICT,
    AGENCY_UNKNOWN,
    EMPTY_FILE,
    HIDDEN,
    LOCK_FILE,
    NO_TABLE,
    NOT_A_SUBMISSION,
    PASSWORD,
    PERIOD_OTHER,
    PERIOD_UNKNOWN,
    UNDER_MERGE,
    UNREADABLE,
    WRONG_KIND,
)
from toolkit.findings.sheet_problems import MERGED_VALUE
from toolkit.findings.value_problems import (
    BOOLEAN_VALUE,
    DATE_VALUE,
    ERROR_VALUE,
    PERCENT_VALUE,
    UNCALCULATED,
)
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.sniff import OLE_SIGNATURE
from toolkit.intake.submission import Context, read_submission
from toolkit.model import Agency, Catalogue, CellCounts, Column, FileState, Indicator, Mark, Period, Reading

CATALOGUE = Catalogue(
    agencies=(Agency("II", "SYT", "Sở Y tế"), Agency("III", "STC", "Sở Tài chính")),
    indicators=(
        Indicator("SYT.1", "SYT", "1", "Số trạm y tế xã", "trạm"),
        Indicator("SYT.2", "SYT", "2", "Số giường bệnh toàn tỉnh", "giường"),
        Indicator("SYT.3", "SYT", "3", "Tỷ lệ tiêm chủng đầy đủ", "%"),
    ),
)
PERIOD = Period.parse("2020-6T")
CONTEXT = Context(CATALOGUE, PERIOD)
TITLE = ["SỞ Y TẾ", None, "Báo cáo 6 tháng đầu năm 2020"]
HEADER = ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "Ghi chú"]
GOOD = (TITLE, HEADER, ["1", "Số trạm y tế xã", "trạm", "1.500", 12, "đạt"])


def _read(*sheets: SheetOf, file: str = "bao-cao.xlsx", context: Context = CONTEXT) -> Reading:
    return read_submission(file, xlsx(*sheets), context)


def _codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("write", [xlsx, xls, ods])
def test_a_good_report_is_accepted_and_all_its_cells_are_placed(write: Callable[[SheetOf], bytes]) -> None:
    data = write(sheet(*GOOD))
    reading = read_submission("thu-muc/bao-cao", data, CONTEXT)
    assert reading.state is FileState.ACCEPTED
    assert (reading.file, reading.sha256) == ("thu-muc/bao-cao", hashlib.sha256(data).hexdigest())
    assert (reading.agency, reading.period, reading.revision) == ("SYT", PERIOD, 1)
    assert reading.cells == CellCounts(read=3, placed=3)
    assert [(f.indicator, f.column, f.value, f.raw, f.place.cell) for f in reading.figures] == [
        ("SYT.1", Column.PLAN, Decimal(1500), "1.500", "D3"),
        ("SYT.1", Column.ACTUAL, Decimal(12), "12", "E3"),
        ("SYT.1", Column.NOTE, "đạt", "đạt", "F3"),
    ]
    assert reading.findings == ()


def test_read_is_placed_and_held_and_ignored() -> None:
    reading = _read(
        sheet(
            TITLE,
            ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện", "% so với KH", "Ghi chú"],
            ["1", "Số trạm y tế xã", "trạm", 15, 12, "80%", "đạt"],
            ["2", "Số giường bệnh toàn tỉnh", "giường", "khoảng 9", "-", None, " "],
            ["9", "Số sáng kiến của ngành", "cái", 5, 6, None, "mới"],
        )
    )
    assert reading.cells == CellCounts(read=9, placed=4, held=4, ignored=1)
    assert reading.cells.balanced


@pytest.mark.parametrize(
    ("value", "code", "problem", "raw"),
    [
        (Formula("=1/0", "#DIV/0!"), None, ERROR_VALUE, "#DIV/0!"),
        (date(2020, 9, 4), None, DATE_VALUE, "04/09/2020"),
        (True, None, BOOLEAN_VALUE, "TRUE"),
        (0.3, "0%", PERCENT_VALUE, "0.3"),
    ],
)
def test_a_cell_that_is_no_number_is_held_and_neither_zero_nor_blank(
    value: object, code: str | None, problem: Problem, raw: str
) -> None:
    row = ["1", "Số trạm y tế xã", "trạm", 15, value]
    reading = _read(sheet(TITLE, HEADER, row, formats={"E3": code} if code else {}))
    assert [(figure.raw, figure.value, figure.place.cell) for figure in reading.held] == [(raw, None, "E3")]
    assert _codes(reading) == [problem.code]
    assert reading.cells == CellCounts(read=2, placed=1, held=1)


def test_a_formula_that_was_never_calculated_is_held() -> None:
    texts = ["SỞ Y TẾ", "Chỉ tiêu", "KH", "Thực hiện", "Số trạm y tế xã"]
    a1, b1, c1, d1, name = (f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    rows = (
        f'<row r="1">{a1}</row><row r="2">{b1}{c1}{d1}</row><row r="3">{name}<c><v>5</v></c><c><f>SUM(A1)</f></c></row>'
    )
    reading = read_submission("bc-6T-2020.xlsx", xlsx_of(rows), CONTEXT)
    assert [(figure.raw, figure.place.cell) for figure in reading.held] == [("=SUM(A1)", "C3")]
    assert _codes(reading) == [UNCALCULATED.code]
    assert reading.cells == CellCounts(read=2, placed=1, held=1)


def test_a_rate_shown_in_percent_is_the_number_shown() -> None:
    reading = _read(sheet(TITLE, HEADER, ["3", "Tỷ lệ tiêm chủng đầy đủ", "%", "95", 0.955], formats={"E3": "0.0%"}))
    assert [figure.value for figure in reading.figures] == [Decimal(95), Decimal("95.5")]


@pytest.mark.parametrize("text", ["=1+1", "+84905123456", "-5 trạm chưa nộp", "@sở", "=cmd|' /C calc'!A0", "đạt"])
def test_notes_come_out_as_they_went_in(text: str) -> None:
    reading = _read(sheet(TITLE, HEADER, ["1", "Số trạm y tế xã", "trạm", None, 12, text]))
    note = reading.figures[-1]
    assert (note.column, note.value, note.raw) == (Column.NOTE, text, text)


def test_four_kinds_of_nothing_stay_four() -> None:
    rows = (
        ["1", "Số trạm y tế xã", "trạm", 0, "-"],
        ["2", "Số giường bệnh toàn tỉnh", "giường", "chưa có số liệu", None],
    )
    values = {f.place.cell: f.value for f in _read(sheet(TITLE, HEADER, *rows)).figures}
    assert values == {"D3": Decimal(0), "E3": Mark.NIL, "D4": Mark.UNAVAILABLE}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", EMPTY_FILE),
        (OLE_SIGNATURE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        (xlsx(sheet(*GOOD))[:-30], UNREADABLE),
        (b"%PDF-1.4", WRONG_KIND),
        (b"\x01\x02 what is this", WRONG_KIND),
        (xlsx(sheet(["Kính gửi Sở Kế hoạch và Đầu tư"])), NO_TABLE),
        (xlsx(SheetOf([])), NO_TABLE),
        (ods_of('<table:table table:name="Biểu"/>'), NO_TABLE),
        (xlsx(sheet(["Báo cáo 6 tháng đầu năm 2020"], *GOOD[1:])), AGENCY_UNKNOWN),
        (xlsx(sheet(["SỞ Y TẾ", "Báo cáo tháng 5 năm 2020"], *GOOD[1:])), PERIOD_OTHER),
        (xlsx(sheet(["SỞ Y TẾ", "Báo cáo 6 tháng đầu năm 2019"], *GOOD[1:])), PERIOD_OTHER),
        (xlsx(sheet(["SỞ Y TẾ", "Báo cáo năm 2019"], *GOOD[1:])), PERIOD_OTHER),
    ],
)
def test_a_file_that_cannot_be_taken_is_rejected_with_its_reason(data: bytes, problem: Problem) -> None:
    reading = read_submission("bao-cao.xlsx", data, CONTEXT)
    assert reading.state is FileState.REJECTED
    assert _codes(reading) == [problem.code]
    assert reading.figures == reading.held == ()
    assert reading.cells.balanced


def test_cells_of_a_report_of_another_period_are_counted_and_all_ignored() -> None:
    reading = _read(sheet(["SỞ Y TẾ", "Báo cáo tháng 5 năm 2020"], *GOOD[1:]))
    assert reading.cells == CellCounts(read=3, ignored=3)
    (finding,) = reading.findings
    assert finding.message == "Báo cáo ghi tháng 5 năm 2020, không phải 6 tháng đầu năm 2020; chưa nhận."
    assert (finding.place.file, finding.agency) == ("bao-cao.xlsx", "SYT")


@pytest.mark.parametrize("line", ["Báo cáo quý II năm 2020", "Báo cáo tháng 6 năm 2020", "6T/2020"])
def test_a_period_that_ends_with_the_same_month_is_the_same(line: str) -> None:
    reading = _read(sheet(["SỞ Y TẾ", line], *GOOD[1:]))
    assert (reading.state, reading.period, reading.findings) == (FileState.ACCEPTED, PERIOD, ())


@pytest.mark.parametrize("line", ["Báo cáo", "Kế hoạch năm 2020"])
def test_a_report_that_names_no_period_is_taken_for_the_one_asked_for(line: str) -> None:
    reading = _read(sheet(["SỞ Y TẾ", line], *GOOD[1:]))
    assert reading.state is FileState.ACCEPTED
    assert _codes(reading) == [PERIOD_UNKNOWN.code]


def test_without_a_period_asked_for_the_reports_own_is_taken() -> None:
    context = Context(CATALOGUE)
    assert str(_read(sheet(*GOOD), context=context).period) == "2020-6T"
    assert _read(sheet(["SỞ Y TẾ"], *GOOD[1:]), context=context).period is None


def test_words_and_name_that_disagree_on_the_agency_are_said() -> None:
    reading = _read(sheet(*GOOD), file="STC.xlsx")
    assert (reading.state, reading.agency) == (FileState.ACCEPTED, "SYT")
    assert _codes(reading) == [AGENCY_CONFLICT.code]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("thu-muc/~$bao-cao.xlsx", LOCK_FILE),
        ("Thumbs.db", NOT_A_SUBMISSION),
        ("desktop.ini", NOT_A_SUBMISSION),
        (".DS_Store", NOT_A_SUBMISSION),
        (".~lock.bao-cao.ods#", NOT_A_SUBMISSION),
        ("doc-toi.txt", NOT_A_SUBMISSION),
        ("README.md", NOT_A_SUBMISSION),
        ("bao-cao.xlsx.part", NOT_A_SUBMISSION),
    ],
)
def test_what_lies_among_the_reports_is_ignored_by_its_name(file: str, problem: Problem) -> None:
    reading = read_submission(file, xlsx(sheet(*GOOD)), CONTEXT)
    assert reading.state is FileState.IGNORED
    assert _codes(reading) == [problem.code]
    assert reading.cells == CellCounts()
    assert len(reading.sha256) == 64


def test_a_lock_file_says_which_report_is_open() -> None:
    (finding,) = read_submission("x/~$bao-cao.xlsx", b"\0", CONTEXT).findings
    assert "“bao-cao.xlsx”" in finding.message


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    reading = _read(
        sheet(*GOOD, ["2", "Số giường bệnh toàn tỉnh", "giường", 9, 9], hidden_rows=[4, 90], hidden_columns=["D"])
    )
    assert reading.cells == CellCounts(read=5, placed=5)
    assert [finding.message for finding in reading.findings] == [
        "Dòng 4 đang bị ẩn, vẫn được đọc.",
        "Cột D đang bị ẩn, vẫn được đọc.",
    ]


def test_of_many_hidden_rows_the_first_are_named_and_all_counted() -> None:
    rows = [["", f"dòng {n}", "", n] for n in range(12)]
    reading = _read(sheet(*GOOD, *rows, hidden_rows=range(4, 16)))
    assert "Dòng 4, 5, 6, 7, 8, 9, 10, 11… (12) đang bị ẩn" in reading.findings[0].message


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    stale = sheet(HEADER, ["1", "Số trạm y tế xã", "trạm", -100, -100], name="6NN", visible=False)
    reading = _read(stale, sheet(*GOOD))
    assert reading.cells == CellCounts(read=3, placed=3)
    (finding,) = reading.findings
    assert (finding.code, finding.place.sheet) == (HIDDEN.code, "6NN")
    assert "không lấy số liệu ở đó" in finding.message


def test_a_hidden_sheet_is_read_where_it_alone_holds_a_table() -> None:
    reading = _read(sheet(*GOOD, name="Số liệu", visible=False), sheet(["SỞ Y TẾ"], name="Bìa"))
    assert reading.cells == CellCounts(read=3, placed=3)
    assert "vẫn được đọc" in reading.findings[0].message


def test_a_value_under_a_merge_is_not_read_and_said() -> None:
    reading = _read(sheet(*GOOD, merges=["D3:E3"]))
    assert reading.cells == CellCounts(read=2, placed=1, held=1)
    under, over = reading.findings
    assert (under.code, under.place.cell) == (UNDER_MERGE.code, "E3")
    assert "“12”" in under.message
    assert (over.code, over.place.cell) == (MERGED_VALUE.code, "D3")


def test_tables_of_all_sheets_are_read() -> None:
    more = sheet(HEADER, ["2", "Số giường bệnh toàn tỉnh", "giường", 9, 8], name="Tiếp")
    reading = _read(sheet(*GOOD), more)
    assert [(figure.indicator, figure.place.sheet) for figure in reading.figures[-2:]] == [("SYT.2", "Tiếp")] * 2
    assert reading.cells == CellCounts(read=5, placed=5)


def test_a_form_without_figures_is_accepted_with_nothing_read() -> None:
    reading = _read(sheet(TITLE, HEADER, ["1", "Số trạm y tế xã", "trạm"]))
    assert (reading.state, reading.cells, reading.findings) == (FileState.ACCEPTED, CellCounts(), ())


def test_the_stated_revision_is_read() -> None:
    assert _read(sheet(*GOOD), file="bao-cao lần 2.xlsx").revision == 2


def test_the_workspaces_words_and_limits_are_used() -> None:
    rows = (TITLE, ["STT", "Chỉ tiêu", "ĐVT", "KH năm", "Số đã làm"], ["1", "Số trạm y tế xã", "trạm", 15, 12])
    words = default_vocabulary().extended({"actual": ["số đã làm"]})
    assert _read(sheet(*rows), context=Context(CATALOGUE, PERIOD, words)).cells.placed == 2
    small = Context(CATALOGUE, PERIOD, limits=Limits(rows=2))
    assert _read(sheet(*rows), context=small).state is FileState.REJECTED


def test_a_file_whose_end_is_not_written_yet_is_left_for_the_next_run() -> None:
    whole = xlsx(sheet(*GOOD))
    reading = read_submission("bao-cao.xlsx", whole[:2000] + bytes(len(whole) - 2000), CONTEXT)
    assert (reading.state, _codes(reading)) == (FileState.IGNORED, ["KT110"])
