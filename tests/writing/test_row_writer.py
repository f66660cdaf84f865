"""A row written in one go is the row that its cells make when they are written one by one."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.writing import row_writer
from toolkit.writing.book import Book, Sheet, Style
from toolkit.writing.content import MAX_FORMULA, MAX_TEXT, Content, Number, RowFormula, WritingError, one_formula

STYLES: list[Style] = [
    {"border": 1, "text_wrap": True},
    {"border": 1, "text_wrap": True, "align": "center"},
    {"num_format": "#,##0.0"},
    {"font_size": 9, "font_color": "#A6A6A6"},
    {"bold": True, "text_wrap": True, "indent": 2},
]
WIDTHS = (12, 5, 14, 30)
TEXTS = (
    st.text(max_size=30)
    | st.text("WMij ", max_size=60)
    | st.sampled_from(["", "=1+1", "-", "- a", " a ", "hai\ndòng", "Ủy ban nhân dân xã Ea Hleo", "<r>&</r>", "#DIV/0!"])
).filter(lambda text: text.isprintable() or "\n" in text)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12)
FORMULAS = st.tuples(st.just("IF(A1<>\"\",A1&'S'!B2,1)"), TEXTS | NUMBERS | st.booleans())
CONTENTS = (
    TEXTS
    | NUMBERS
    | st.integers(-9, 10**6)
    | st.none()
    | FORMULAS
    | st.builds(Number, NUMBERS, st.sampled_from(["0.00", "#,##0"]))
)
Cell: TypeAlias = str | Number | Decimal | int | tuple[str, Decimal | str | bool] | None
Row: TypeAlias = tuple[Cell, ...]


def opened() -> tuple[Book, Sheet]:
    book = Book(date(2020, 6, 30))
    sheet = book.sheet("Biểu")
    sheet.set_widths(*WIDTHS)
    return book, sheet


def parts(book: Book) -> tuple[str, bytes]:
    """The sheet, each style by what it is, and the shared texts."""
    with ZipFile(io.BytesIO(book.to_bytes())) as package:
        keys = {one.xf_index: one._get_format_key() for one in book.raw.formats if one.xf_index is not None}
        xml = package.read("xl/worksheets/sheet1.xml").decode()
        return re.sub(r' s="(\d+)"', lambda found: f" s={keys[int(found[1])]}", xml), package.read(
            "xl/sharedStrings.xml"
        )


def one_by_one(rows: list[Row], level: int) -> tuple[str, bytes]:
    book, sheet = opened()
    for row, contents in enumerate(rows, 3):
        for column, (content, style) in enumerate(zip(contents, STYLES, strict=True)):
            match content:
                case str():
                    sheet.text(row, column, content, style)
                case Number(value, shown_as):
                    sheet.number(row, column, value, style | {"num_format": shown_as})
                case (formula, result):
                    sheet.formula(row, column, f"={formula}", result, style)
                case None:
                    continue
                case number:
                    sheet.number(row, column, number, style)
        sheet._rows[row].level = level
    sheet.text(20, 0, "cuối")
    return parts(book)


def made(one: Cell) -> Content:
    return one_formula(*one) if isinstance(one, tuple) and not isinstance(one, Number) else one


def in_one_go(rows: list[Row], level: int) -> tuple[str, bytes]:
    book, sheet = opened()
    writer = sheet.row_writer(STYLES)
    for row, contents in enumerate(rows, 3):
        writer.write(row, [made(one) for one in contents], level)
    sheet.text(20, 0, "cuối")
    return parts(book)


@given(st.lists(st.tuples(TEXTS, CONTENTS, CONTENTS, CONTENTS, CONTENTS), max_size=6), st.integers(0, 3))
def test_a_row_is_what_its_cells_are(rows: list[Row], level: int) -> None:
    assert in_one_go(rows, level) == one_by_one(rows, level)


def test_texts_are_written_right_also_when_there_are_too_many_to_remember(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_writer, "_REMEMBERED", 3)
    book, sheet = opened()
    written = sheet.row_writer([STYLES[0]])
    texts = [f"chữ {number % 7}" for number in range(40)]
    for row, text in enumerate(texts, 1):
        written.write(row, [text])
    data = book.to_bytes()
    column = openpyxl.load_workbook(io.BytesIO(data))["Biểu"].iter_rows(min_row=2, values_only=True)
    assert [text for (text,) in column] == texts
    strings = ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")
    assert b'count="40" uniqueCount="7"' in strings


def test_texts_of_a_column_in_line_are_not_shared() -> None:
    book, sheet = opened()
    sheet.row_writer(STYLES[:2], inline={1}).write(1, ["chung", " <riêng> "])
    data = book.to_bytes()
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data))["Biểu"][2]] == ["chung", " <riêng> "]
    assert "riêng".encode() not in ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")


def test_a_formula_of_every_row_has_each_rows_number() -> None:
    formula = RowFormula(lambda row: f'IF(A{row}="&<>",B{row},"")')
    assert formula.at(4, "") == one_formula('IF(A5="&<>",B5,"")', "")


def test_what_somebody_put_beside_and_between_rows_stays_there() -> None:
    book, sheet = opened()
    sheet.text(2, 0, "riêng", STYLES[0])
    sheet.text(3, 7, "hai\ndòng", {"text_wrap": True, "font_size": 20})
    written = sheet.row_writer(STYLES[:2])
    written.write(1, ["a", "b"])
    written.write(3, ["c", "d"])
    sheet.text(5, 0, "dưới")
    table = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"]
    rows = [[cell.value for cell in row if cell.value is not None] for row in table.iter_rows()]
    assert rows == [[], ["a", "b"], ["riêng"], ["c", "d", "hai\ndòng"], [], ["dưới"]]
    heights = [table.row_dimensions[number].height or 0 for number in (2, 4)]
    assert heights[1] > heights[0] + 5


@pytest.mark.parametrize(
    ("row", "contents", "cell"),
    [
        (1, ["a" * (MAX_TEXT + 1)], "A2"),
        (1, [one_formula("1+" * MAX_FORMULA + "1", Decimal(1))], "A2"),
        (0, ["a"], "A1"),
        (1_048_576, ["a"], "A1048577"),
    ],
)
def test_what_no_sheet_can_hold_is_refused_with_its_cell(row: int, contents: list[Content], cell: str) -> None:
    _, sheet = opened()
    written = sheet.row_writer(STYLES[:1])
    written.write(0, ["b"])
    with pytest.raises(WritingError, match=f"^{cell}: "):
        written.write(row, contents)


def test_a_formula_is_as_long_as_it_is_and_not_as_its_xml() -> None:
    _, sheet = opened()
    sheet.row_writer(STYLES[:1]).write(1, [one_formula("&".join(["1"] * (MAX_FORMULA // 2)), "1")])
