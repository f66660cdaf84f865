"""Good submissions of every kind, and the ways in which a fuzzer spoils them: their bytes, their parts, their words."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random

from tests.support.seed import seed_workbook
from tests.support.word import docx, paragraph, table, texts
from tests.support.workbooks import Formula, Row, ods, parts_of, sheet, xls, xlsx, zipped
from tests.support.xlsb import xlsb

HEADER = ["STT", "Nội dung", "ĐVT", "KH năm 2020", "TH 6 tháng 2020", "TH 6 tháng 2019", "Ghi chú"]
TITLE = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Báo cáo 6 tháng đầu năm 2020"]
ROWS: tuple[Row, ...] = (
    ["1", "Công tác quản lý đề tài, dự án KH&CN", None, None, None, None, None],
    ["-", "Số đề tài, dự án cấp tỉnh được tư vấn tuyển chọn", "ĐT/DA", 9, 9, 8, None],
    ["", "Đề tài cấp tỉnh được giao trực tiếp", "ĐT/DA", 6, "3", 2.5, "so với cùng kỳ"],
    ["2", "Số phương tiện đo được kiểm định", "Phương tiện", 13500, "4.031", "3.900", "-"],
)
MANY: tuple[Row, ...] = (TITLE, [], HEADER, *ROWS)
_TOKENS = (
    *(
        b"<",
        b">",
        b"/>",
        b"&",
        b'"',
        b"</c>",
        b"<c ",
        b'<c r="A1">',
        b"<row ",
        b"</row>",
        b"<v>",
        b"</v>",
        b"<f>",
        b"<is>",
    ),
    *(
        b'r="XFD1048576"',
        b't="s"',
        b't="e"',
        b't="b"',
        b"-1",
        b"0",
        b"1e999",
        b"NaN",
        b"9" * 20,
        b"1_000",
        b"<!--",
        b"-->",
    ),
    *(
        b"<![CDATA[",
        b"<?x?>",
        b'xmlns:q="q"',
        b'hidden="1"',
        b"<w:tbl>",
        b"<w:tr>",
        b"<w:tc>",
        b"</w:tc>",
        b"<w:vMerge/>",
    ),
    *(b'<w:gridSpan w:val="999"/>', b'table:number-columns-repeated="99999"', b'table:number-rows-repeated="9"'),
    *(
        b"\0",
        b"\xff\xff\xff\xff",
        b"\x7f\xff\xff\xff",
        b"\xef\xbf\xbe",
        b";",
        b"\t",
        b"\n",
        b",",
        b"1.234,5",
        b"_x0041_",
    ),
    *("Tổng số".encode(), "đồng".encode("utf-16-le")),
)
_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


@cache
def seeds() -> dict[str, bytes]:
    """A good submission of every kind, by a file name."""
    made = sheet(*MANY, merges=["A1:B1"], hidden_rows=[5], formats={"D6": "0%"})
    more = sheet(["Trang khác", 1.5, True, date(2020, 6, 1), Formula("=1/0", "#DIV/0!"), Formula("=A1&A2", "x")])
    lines = "\r\n".join(";".join("" if value is None else str(value) for value in row) for row in MANY)
    return {
        "bao-cao.xlsx": xlsx(made, sheet(*more.rows, name="Khác", visible=False)),
        "openpyxl.xlsx": seed_workbook(),
        "bao-cao.xls": xls(sheet(*MANY)),
        "bao-cao.ods": ods(sheet(*MANY)),
        "bao-cao.xlsb": xlsb(MANY, hidden_rows=[5]),
        "bao-cao.docx": docx(*map(paragraph, TITLE), table(*texts([HEADER, *ROWS]))),
        "bao-cao.csv": lines.encode(),
        "unicode.csv": lines.replace(";", "\t").encode("utf-16"),
    }


def mutated(random: Random) -> tuple[str, bytes]:
    """A file name, and a good submission spoiled in one or several ways."""
    name = random.choice(sorted(seeds()))
    data = seeds()[name]
    spoil = _parts if data.startswith(b"PK") and random.random() < 0.75 else _spoiled
    return name, spoil(data, random)


def _parts(data: bytes, random: Random) -> bytes:
    """Parts are spoiled and packed again, so that the archive itself is whole."""
    parts = parts_of(data)
    names = sorted(parts)
    weights = [4 if "sheet" in name or name in ("content.xml", "word/document.xml") else 1 for name in names]
    for name in random.choices(names, weights, k=random.randint(1, 2)):
        way = random.random()
        if way < 0.06:
            parts.pop(name, None)
        elif way < 0.1:
            parts[name] = parts.get(random.choice(names), b"")
        elif name in parts:
            parts[name] = _spoiled(parts[name], random)
    return zipped(dict(parts))


def _spoiled(data: bytes, random: Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        random.choice(_WAYS)(spoiled, random)
    return bytes(spoiled)


def _place(data: bytearray, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _flip(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _byte(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] = random.randrange(256)


def _cut(data: bytearray, random: Random) -> None:
    at = _place(data, random)
    del data[at : at + random.choice((1, 2, 4, 16, 200))]


def _token(data: bytearray, random: Random) -> None:
    at = _place(data, random)
    data[at : at + random.choice((0, 0, 1, 4))] = random.choice(_TOKENS)


def _copy(data: bytearray, random: Random) -> None:
    start, at = _place(data, random), _place(data, random)
    data[at:at] = data[start : start + random.choice((4, 40, 400))] * random.choice((1, 1, 2, 20))


def _number(data: bytearray, random: Random) -> None:
    form = random.choice(("<H", "<I"))
    if len(data) > 4:
        value = random.choice(_NUMBERS) & (0xFFFF if form == "<H" else 0xFFFFFFFF)
        struct.pack_into(form, data, random.randrange(len(data) - 3), value)


def _digit(data: bytearray, random: Random) -> None:
    places = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if places:
        data[random.choice(places)] = random.randrange(48, 58)


_WAYS: tuple[Callable[[bytearray, Random], None], ...] = (_flip, _byte, _cut, _token, _token, _copy, _number, _digit)
