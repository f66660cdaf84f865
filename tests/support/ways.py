"""One agency's section as two dozen different hands would write it; what it says is always the same."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.support.legacy import encode
from tests.support.word import cell as word_cell
from tests.support.word import docx, in_font, paragraph, table
from tests.support.workbooks import Formula, Row, SheetOf, ods, sheet, xls, xlsx
from tests.support.xlsb import xlsb
from toolkit.model import Agency, Catalogue, Column, Indicator, Mark, Period, Relation, Value
from toolkit.vietnamese.charsets import Charset

PERIOD = Period.parse("2020-6T")
CATALOGUE = Catalogue(
    agencies=(Agency("IV", "SNN", "Sở Nông nghiệp và Phát triển nông thôn"), Agency("V", "SYT", "Sở Y tế")),
    indicators=(
        Indicator("SNN.1", "SNN", "1", "Tổng diện tích gieo trồng", "ha"),
        Indicator("SNN.1.1", "SNN", "-", "Cây lương thực", "ha", "SNN.1", Relation.PART),
        Indicator("SNN.1.2", "SNN", "-", "Cây công nghiệp", "ha", "SNN.1", Relation.PART),
        Indicator("SNN.1.2.1", "SNN", "", "Trong đó: cà phê", "ha", "SNN.1.2", Relation.OF_WHICH),
        Indicator("SNN.2", "SNN", "2", "Số lượng đàn bò", "con"),
        Indicator("SNN.2.1", "SNN", "", "Trong đó: bò sữa", "con", "SNN.2", Relation.OF_WHICH),
        Indicator("SNN.3", "SNN", "3", "Vốn đầu tư xây dựng nông thôn mới", "tỷ đồng"),
        Indicator("SNN.4", "SNN", "4", "Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinh", "%"),
    ),
)
Line: TypeAlias = tuple[str, str, str, str, str, str, str]
LINES: tuple[Line, ...] = (
    ("1", "Tổng diện tích gieo trồng", "ha", "1540", "1234.5", "1210.4", "tăng do mở rộng"),
    ("-", "Cây lương thực", "ha", "900", "700.5", "690.4", ""),
    ("-", "Cây công nghiệp", "ha", "640", "534", "520", "giảm do hạn"),
    ("", "Trong đó: cà phê", "ha", "500", "410.25", "400", ""),
    ("2", "Số lượng đàn bò", "con", "13500", "4031", "3985", "dịch bệnh"),
    ("", "Trong đó: bò sữa", "con", "-", "-", "12", ""),
    ("3", "Vốn đầu tư xây dựng nông thôn mới", "tỷ đồng", "1250.5", "612.75", "590", "vốn ngân sách"),
    ("4", "Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinh", "%", "95", "93.5", "92.8", ""),
)
HEADER = ("STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "Thực hiện 6 tháng 2020", "Cùng kỳ năm 2019", "Ghi chú")
TITLE: Row = ["SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"]
ABOUT: Row = ["Báo cáo 6 tháng đầu năm 2020"]
_COLUMNS = (Column.PLAN, Column.ACTUAL, Column.PREVIOUS)

Figures: TypeAlias = dict[tuple[str, Column], Value]


def _said() -> Figures:
    found: Figures = {}
    for indicator, line in zip(CATALOGUE.indicators, LINES, strict=True):
        for column, text in zip(_COLUMNS, line[3:6], strict=True):
            found[indicator.code, column] = Mark.NIL if text == "-" else Decimal(text)
        if line[6]:
            found[indicator.code, Column.NOTE] = line[6]
    return found


SAID = _said()
"""What every way of writing it must give."""
FORMULAS = {("SNN.1", column) for column in _COLUMNS}
"""The figures that stand as sums where the section is written with formulas."""


def number(text: str) -> object:
    """A figure as a number cell holds it."""
    return text if text == "-" or not text else Decimal(text)


def typed(text: str) -> str:
    """A figure as text, by Vietnamese writing."""
    if text == "-" or not text:
        return text
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def rows(show: Callable[[str], object] = number, lines: Iterable[Line] = LINES) -> list[list[object]]:
    """The lines as rows of a sheet."""
    return [[*line[:3], *(show(text) for text in line[3:6]), line[6]] for line in lines]


def plain(show: Callable[[str], object] = number, **options: object) -> SheetOf:
    """The section on one sheet, title and header above."""
    return sheet(TITLE, ABOUT, [], list(HEADER), *rows(show), **options)


def reordered() -> SheetOf:
    """The columns in another order and under other names."""
    header = ["TT", "Nội dung", "Nguyên nhân", "CK 2019", "Ước TH 6T/2020", "KH giao 2020", "Đơn vị tính"]
    body = [[r[0], r[1], r[6], r[5], r[4], r[3], r[2]] for r in rows()]
    return sheet(TITLE, ABOUT, header, *body)


def two_rowed() -> SheetOf:
    """A header of two rows, merged, with a row of column numbers below."""
    top = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2020", None, "Cùng kỳ năm 2019", "Ghi chú"]
    below = [None, None, None, "Kế hoạch năm", "Lũy kế 6 tháng", None, None]
    merges = ["D4:E4", "A4:A5", "B4:B5", "C4:C5", "F4:F5", "G4:G5"]
    return sheet(TITLE, ABOUT, [], top, below, ["A", "B", "C", 1, 2, 3, 4], *rows(), merges=merges)


def paged() -> SheetOf:
    """The header again in the middle, as on every printed page."""
    body = rows()
    return sheet(TITLE, ABOUT, [], list(HEADER), *body[:4], list(HEADER), *body[4:])


def halves() -> tuple[SheetOf, SheetOf]:
    """The section over two sheets."""
    return (
        sheet(TITLE, ABOUT, list(HEADER), *rows(lines=LINES[:4]), name="Trang 1"),
        sheet(TITLE, ABOUT, list(HEADER), *rows(lines=LINES[4:]), name="Trang 2"),
    )


def with_formulas(*, calculated: bool) -> bytes:
    """Totals as formulas, with results or as a program writes them that does not calculate."""
    body = rows()
    for column, letter in enumerate("DEF", 3):
        body[0][column] = Formula(f"={letter}6+{letter}7", body[0][column])
    if calculated:
        return xlsx(sheet(TITLE, ABOUT, [], list(HEADER), *body))
    book = Workbook()
    for line in (TITLE, ABOUT, [], list(HEADER), *body):
        book.worksheets[0].append([one.text if isinstance(one, Formula) else one for one in line])
    return _saved(book)


def old_font(charset: Charset, font: str) -> bytes:
    """All texts as they were typed before Unicode, in the font that draws them."""
    book = Workbook()
    one = book.worksheets[0]
    for line in (TITLE, ABOUT, [], list(HEADER), *rows()):
        one.append([encode(text, charset) if isinstance(text, str) else text for text in line])
    for cells in one.iter_rows():
        for cell in cells:
            upper = charset is Charset.TCVN3 and cell.row == 1
            cell.font = Font(name=f"{font}H" if upper else font)
    return _saved(book)


def in_other_words() -> SheetOf:
    """Names shortened, moved and mistyped, as hands do."""
    other = {
        "Số lượng đàn bò": "Đàn bò",
        "Vốn đầu tư xây dựng nông thôn mới": "Vốn đầu tư XD nông thôn mới",
        "Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinh": "Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinhh",
        "Cây công nghiệp": "Các cây công nghiệp",
    }
    lines = [(line[0], other.get(line[1], line[1]), *line[2:]) for line in LINES]
    return sheet(TITLE, ABOUT, list(HEADER), *rows(lines=lines))


def in_other_units() -> SheetOf:
    """Money in millions, areas in thousands of hectares, each said in its place."""
    body = rows()
    for row in body:
        if row[2] == "tỷ đồng":
            row[2:6] = ["triệu đồng", *(Decimal(str(one)) * 1000 for one in row[3:6])]
        elif row[1] == "Cây lương thực":
            row[2:6] = ["nghìn ha", *(Decimal(str(one)) / 1000 for one in row[3:6])]
    return sheet(TITLE, ABOUT, list(HEADER), *body)


def by_code() -> SheetOf:
    """A column of codes; the names are the agency's own."""
    header = ["Mã số", *HEADER[1:]]
    codes = [one.code for one in CATALOGUE.indicators]
    body = [[code, f"Dòng {n}", *row[2:]] for n, (code, row) in enumerate(zip(codes, rows(), strict=True))]
    return sheet(TITLE, ABOUT, header, *body)


def in_one_table() -> SheetOf:
    """The province's whole table, with another agency's section before it."""
    other: list[Row] = [["V", "SỞ Y TẾ"], ["1", "Số giường bệnh", "giường"]]
    section: Row = ["IV", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"]
    return sheet(ABOUT, list(HEADER), *other, section, *rows())


def in_word() -> bytes:
    """A Word document: title, and the table over two pages, its header repeated."""
    body = [[str(one) for one in row] for row in rows(typed)]
    pages = (table(HEADER, *body[:5]), paragraph("(Trang sau)"), table(HEADER, *body[5:]))
    return docx(paragraph(str(TITLE[0])), paragraph(str(ABOUT[0])), *pages)


def in_old_word() -> bytes:
    """A Word document typed in TCVN3, each run in its font."""

    def typed_in(text: object) -> str:
        return word_cell(paragraph(in_font(encode(str(text), Charset.TCVN3), ".VnTime")))

    lines: list[Row] = [HEADER, *rows(typed)]
    above = (paragraph(in_font(encode(str(one[0]).capitalize(), Charset.TCVN3), ".VnTime")) for one in (TITLE, ABOUT))
    return docx(*above, table(*([typed_in(one) for one in line] for line in lines)))


def separated(separator: str, show: Callable[[str], object]) -> bytes:
    """Text with separated values, quoted where they need it."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows([TITLE, ABOUT, [], HEADER, *rows(show)])
    return stream.getvalue().encode()


def _nfd(one: SheetOf) -> SheetOf:
    spread: Sequence[Row] = [
        [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row] for row in one.rows
    ]
    return sheet(*spread)


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WAYS: dict[str, Callable[[], bytes]] = {
    "xlsx.xlsx": lambda: xlsx(plain()),
    "numbers as text.xlsx": lambda: xlsx(plain(typed)),
    "xls.xls": lambda: xls(plain()),
    "ods.ods": lambda: ods(plain()),
    "decomposed.xlsx": lambda: xlsx(_nfd(plain(typed))),
    "TCVN3.xlsx": lambda: old_font(Charset.TCVN3, ".VnTime"),
    "VNI.xlsx": lambda: old_font(Charset.VNI, "VNI-Times"),
    "shifted.xlsx": lambda: xlsx(plain(at="D12")),
    "other order, other names of columns.xlsx": lambda: xlsx(reordered()),
    "header of two rows.xlsx": lambda: xlsx(two_rowed()),
    "header on every page.xlsx": lambda: xlsx(paged()),
    "two sheets.xlsx": lambda: xlsx(*halves()),
    "hidden row and column.xlsx": lambda: xlsx(plain(hidden_rows=[6], hidden_columns=["F"])),
    "formulas with results.xlsx": lambda: with_formulas(calculated=True),
    "other words.xlsx": lambda: xlsx(in_other_words()),
    "other units.xlsx": lambda: xlsx(in_other_units()),
    "codes.xlsx": lambda: xlsx(by_code()),
    "the whole table.xlsx": lambda: xlsx(in_one_table()),
    "Word.docx": in_word,
    "Word, TCVN3.docx": in_old_word,
    "binary.xlsb": lambda: xlsb([TITLE, ABOUT, [], HEADER, *rows()]),
    "semicolons.csv": lambda: separated(";", typed),
    "tabs.csv": lambda: separated("\t", typed),
    "commas.csv": lambda: separated(",", number),
    "a name that lies.csv": lambda: xlsx(plain()),
}
"""The section by file name, each in another way."""
