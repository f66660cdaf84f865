"""The writer stores text as text, formulas with their values, and refuses what it cannot store."""

from __future__ import annotations

import io
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.utils.escape import unescape
from xlsxwriter.exceptions import XlsxWriterException

from toolkit.model import Mark, Value
from toolkit.writing.book import Book, Sheet, shown
from toolkit.writing.content import MAX_FORMULA, MAX_TEXT, Number, WritingError, one_formula

CREATED = date(2020, 6, 30)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def book_with(*, text: str) -> bytes:
    book = Book(CREATED)
    book.sheet("Biểu").text(0, 0, text)
    return book.to_bytes()


def part(data: bytes, name: str) -> Element:
    with ZipFile(io.BytesIO(data)) as package:
        return fromstring(package.read(name))


def parts(data: bytes) -> list[str]:
    with ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def first_cell(data: bytes, *, results: bool = False) -> Cell:
    cell = openpyxl.load_workbook(io.BytesIO(data), data_only=results)["Biểu"]["A1"]
    assert isinstance(cell, Cell)
    return cell


@pytest.fixture
def book() -> Book:
    return Book(CREATED)


@pytest.fixture
def sheet(book: Book) -> Sheet:
    return book.sheet("Biểu")


DANGEROUS = [
    "=1+1",
    "=HYPERLINK(B1)",
    "{=SUM(A1:A2)}",
    "+84 262 3850 000",
    "-5",
    "- không phát sinh",
    "@SUM(1+1)",
    "\t=1+1",
    "'=1+1",
    "https://daklak.gov.vn",
    "ftp://may-chu/tep",
    "mailto:vanphong@daklak.gov.vn",
    "internal:Biểu!A1",
    "external:khac.xlsx",
    "12",
    "1E5",
    "4.031",
    "TRUE",
    "#DIV/0!",
    "04/09/2020",
    "_x0041_",
    "<b>&amp;</b>",
    '"ngoặc"',
    "hai\ndòng",
    "  có khoảng trắng  ",
    "Ước thực hiện 6 tháng 😀",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_stored_as_text_whatever_it_begins_with(text: str) -> None:
    data = book_with(text=text)
    cell = first_cell(data)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert part(data, SHEET).find(f".//{MAIN}f") is None
    assert part(data, SHEET).find(f".//{MAIN}hyperlinks") is None
    assert [name for name in parts(data) if "worksheets/_rels" in name or "externalLink" in name] == []


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(1)", "\t=1", "\r=1", "'=1", "==", "- a"])
def test_text_that_excel_would_take_for_a_formula_is_quoted(text: str) -> None:
    """Without the mark a clerk who opens the cell and presses Enter makes a formula of it."""
    data = book_with(text=text)
    style = part(data, SHEET).find(f".//{MAIN}c[@r='A1']")
    assert style is not None
    formats = part(data, STYLES).findall(f"{MAIN}cellXfs/{MAIN}xf")
    assert formats[int(style.get("s", "0"))].get("quotePrefix") == "1"


@pytest.mark.parametrize("text", ["Số đề tài", "12", "-", "https://daklak.gov.vn", " =1"])
def test_other_text_is_not_quoted(text: str) -> None:
    assert b"quotePrefix" not in ZipFile(io.BytesIO(book_with(text=text))).read(STYLES)


def test_quoted_text_keeps_its_style(book: Book, sheet: Sheet) -> None:
    sheet.text(0, 0, "=1+1", {"bold": True, "border": 1})
    sheet.text(1, 0, "chữ", {"bold": True, "border": 1})
    written = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"]
    assert [(cell.font.b, cell.border.left.style) for cell in (written["A1"], written["A2"])] == [(True, "thin")] * 2
    assert (written["A1"].quotePrefix, written["A2"].quotePrefix) == (True, False)


@given(st.text(min_size=1, max_size=30))
def test_any_text_is_stored_letter_for_letter(text: str) -> None:
    [stored] = part(book_with(text=text), STRINGS).iter(f"{MAIN}t")
    assert unescape(stored.text or "") == text


def test_empty_text_leaves_an_empty_cell_with_its_style(book: Book, sheet: Sheet) -> None:
    sheet.text(0, 0, "", {"border": 1})
    cell = first_cell(book.to_bytes())
    assert cell.value is None
    assert cell.border.left.style == "thin"


@pytest.mark.parametrize("text", ["a" * MAX_TEXT, "😀" * (MAX_TEXT // 2)])
def test_the_longest_text_is_stored_whole(text: str) -> None:
    assert first_cell(book_with(text=text)).value == text


@pytest.mark.parametrize("text", ["a" * (MAX_TEXT + 1), "😀" * (MAX_TEXT // 2 + 1)])
def test_a_longer_text_is_refused_with_its_cell(sheet: Sheet, text: str) -> None:
    with pytest.raises(WritingError, match=r"^C5: "):
        sheet.text(4, 2, text)


def test_the_longest_formula_is_stored_and_a_longer_one_refused(book: Book, sheet: Sheet) -> None:
    longest = f"=SUM({'1,' * ((MAX_FORMULA - 7) // 2)}1)"
    assert len(longest) in (MAX_FORMULA - 1, MAX_FORMULA)
    sheet.formula(0, 0, longest, Decimal(4093))
    with pytest.raises(WritingError, match=r"^B3: "):
        sheet.formula(2, 1, longest + " " * (MAX_FORMULA + 1 - len(longest)), Decimal(4093))
    assert first_cell(book.to_bytes()).value == longest


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Decimal("2.50"), 2.5),
        (Decimal(-7), -7),
        (Decimal(0), 0),
        ("chưa có số liệu", "chưa có số liệu"),
        (True, True),
        (False, False),
        ("#DIV/0!", "#DIV/0!"),
    ],
)
def test_a_formula_is_stored_with_its_value(
    book: Book, sheet: Sheet, value: Decimal | str | bool, stored: object
) -> None:
    sheet.formula(0, 0, "=B1*2", value)
    data = book.to_bytes()
    assert first_cell(data).value == "=B1*2"
    result = first_cell(data, results=True).value
    assert (result, type(result)) == (stored, type(stored))


def test_a_formula_with_an_empty_value_shows_no_zero(book: Book, sheet: Sheet) -> None:
    sheet.formula(0, 0, '=IF(B1="","",B1)', "")
    assert first_cell(book.to_bytes(), results=True).value in (None, "")


@pytest.mark.parametrize(
    ("number", "stored"), [("0", 0), ("4031", 4031), ("13500.00", 13500), ("44.4", 44.4), ("-0.031", -0.031)]
)
def test_a_number_is_stored_as_a_number(book: Book, sheet: Sheet, number: str, stored: float) -> None:
    sheet.number(0, 0, Decimal(number))
    assert first_cell(book.to_bytes()).value == stored


def test_a_number_that_is_all_but_a_whole_one_is_stored_as_the_nearest(book: Book, sheet: Sheet) -> None:
    """What Decimal gives for 100 / 3 * 3; cut off, it would be 99."""
    number = Decimal("99.99999999999999999999999999")
    sheet.number(0, 0, number)
    sheet.row_writer([{}, {}]).write(1, [number, one_formula("A1", number)])
    stored = [value.text for value in part(book.to_bytes(), SHEET).iter(f"{MAIN}v")]
    assert stored == ["100", "100", "100"]


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 10))
@example(789, 1)
def test_every_number_of_fifteen_digits_is_stored_exactly(digits: int, places: int) -> None:
    number = Decimal(digits).scaleb(-places)
    book = Book(CREATED)
    sheet = book.sheet("Biểu")
    sheet.number(0, 0, number)
    sheet.formula(0, 1, "=A1", number)
    sheet.row_writer([{}, {}, {}]).write(1, [number, Number(number, "0.0"), one_formula("A1", number)])
    stored = [Decimal(value.text or "") for value in part(book.to_bytes(), SHEET).iter(f"{MAIN}v")]
    assert stored == [number] * 5


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1E+400"])
def test_what_is_no_number_is_never_written(sheet: Sheet, number: str) -> None:
    with pytest.raises((WritingError, ValueError, ArithmeticError)):
        sheet.number(0, 0, Decimal(number))


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Decimal("4031.5"), 4031.5),
        (Decimal(0), 0),
        (Mark.NIL, "-"),
        (Mark.UNAVAILABLE, "chưa có số liệu"),
        ("=Số chưa đủ", "=Số chưa đủ"),
        (None, None),
    ],
)
def test_a_figures_value_keeps_its_kind(book: Book, sheet: Sheet, value: Value | None, stored: object) -> None:
    sheet.value(0, 0, value)
    assert first_cell(book.to_bytes()).value == stored


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (Mark.NIL, "-"), (Mark.UNAVAILABLE, "chưa có số liệu"), ("ghi chú", "ghi chú")]
)
def test_what_is_no_number_is_shown_as_text(value: Value | None, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(("row", "column", "cell"), [(1_048_576, 0, "A1048577"), (0, 16_384, "XFE1")])
def test_a_cell_outside_the_sheet_is_refused(sheet: Sheet, row: int, column: int, cell: str) -> None:
    with pytest.raises(WritingError, match=cell):
        sheet.text(row, column, "chữ")
    with pytest.raises(WritingError, match=cell):
        sheet.text(row, column, "")
    with pytest.raises(WritingError, match=cell):
        sheet.number(row, column, Decimal(1))
    with pytest.raises(WritingError, match=cell):
        sheet.blank(row, column)
    with pytest.raises(WritingError, match=cell):
        sheet.formula(row, column, "=1", Decimal(1))
    with pytest.raises(WritingError, match=cell):
        sheet.merge(row, column, 2, 2, "chữ")


def test_text_over_merged_cells_is_text(book: Book, sheet: Sheet) -> None:
    sheet.merge(0, 0, 2, 3, "=1+1")
    written = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"]
    assert [str(merged) for merged in written.merged_cells.ranges] == ["A1:C2"]
    assert (written["A1"].data_type, written["A1"].value) == ("s", "=1+1")


def test_one_cell_is_not_merged(book: Book, sheet: Sheet) -> None:
    sheet.merge(0, 0, 1, 1, "chữ")
    data = book.to_bytes()
    assert part(data, SHEET).find(f".//{MAIN}mergeCells") is None
    assert first_cell(data).value == "chữ"


def test_merging_over_merged_cells_is_refused(sheet: Sheet) -> None:
    sheet.merge(0, 0, 2, 2, "một")
    with pytest.raises((WritingError, XlsxWriterException)):
        sheet.merge(1, 1, 2, 2, "hai")


@pytest.mark.parametrize("name", ["Biểu", "BIỂU", "a/b", "[a]", "a" * 32])
def test_a_sheet_that_excel_would_not_open_is_refused(book: Book, sheet: Sheet, name: str) -> None:
    with pytest.raises((WritingError, XlsxWriterException)):
        book.sheet(name)


def full_book() -> bytes:
    book = Book(CREATED, title="Bảng tổng hợp", size=11)
    for name in ("Biểu", "Số liệu"):
        sheet = book.sheet(name)
        sheet.set_widths(10, 40)
        sheet.merge(0, 0, 1, 3, "BIỂU TỔNG HỢP", {"bold": True, "text_wrap": True})
        for row in range(1, 20):
            sheet.text(row, 0, f"Chỉ tiêu {row}", {"border": 1, "text_wrap": True})
            sheet.value(row, 1, Decimal(row) / 4, {"num_format": "#,##0.0"})
            sheet.formula(row, 2, f"=B{row + 1}*2", Decimal(row) / 2)
    return book.to_bytes()


def test_the_same_contents_give_the_same_bytes_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = full_book()
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert full_book() == first


def test_no_part_tells_when_it_was_written() -> None:
    data = full_book()
    with ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (properties.created, properties.modified) == (datetime(2020, 6, 30),) * 2  # noqa: DTZ001
    assert (properties.title, properties.creator) == ("Bảng tổng hợp", "ktxh")


@pytest.mark.parametrize("created", [date(2020, 6, 30), datetime(2020, 6, 30, 17, 45, tzinfo=UTC)])
def test_only_the_day_of_creation_is_kept(created: date) -> None:
    book = Book(created)
    book.sheet("Biểu")
    assert openpyxl.load_workbook(io.BytesIO(book.to_bytes())).properties.created == datetime(2020, 6, 30)  # noqa: DTZ001


def test_equal_styles_share_one_format(book: Book) -> None:
    assert book.format({"bold": True, "border": 1}) is book.format({"border": 1, "bold": True})
    assert book.format({"bold": True}) is not book.format({"bold": False})


@pytest.mark.parametrize(
    ("text", "lines"), [("Ngắn", 1), ("Số phương tiện đo được kiểm định trong kỳ báo cáo", 3), ("a\nb\nc\nd", 4)]
)
def test_a_row_is_high_enough_for_its_wrapped_text(book: Book, sheet: Sheet, text: str, lines: int) -> None:
    sheet.set_widths(20)
    sheet.text(0, 0, text, {"text_wrap": True})
    height = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"].row_dimensions[1].height
    assert height is not None
    assert 12 * lines <= height < 12 * (lines + 1.5)


def test_a_row_is_never_higher_than_excel_allows(book: Book, sheet: Sheet) -> None:
    sheet.set_widths(10)
    sheet.text(0, 0, "dòng\n" * 200, {"text_wrap": True})
    written = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"]
    assert 400 < (written.row_dimensions[1].height or 0) <= 409


def test_a_height_that_was_set_stays(book: Book, sheet: Sheet) -> None:
    sheet.set_widths(10)
    sheet.set_row(0, height=30, level=1)
    sheet.text(0, 0, "dòng\n" * 20, {"text_wrap": True})
    written = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"]
    assert (written.row_dimensions[1].height, written.row_dimensions[1].outlineLevel) == (30, 1)
