"""The zip is written part by part, and has all that XlsxWriter's own has."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from toolkit.writing.book import Book
from toolkit.writing.package import PackedWorkbook


def picture() -> io.BytesIO:
    """A PNG of one white sign."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\x00\xff")), chunk(b"IEND", b""))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def fill(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Biểu")
    sheet.write_string(0, 0, "Đắk Lắk")
    sheet.write_comment(0, 0, "ghi chú")
    sheet.insert_image(2, 2, "a.png", {"image_data": picture()})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": ["Biểu", 0, 1, 3, 1]})
    sheet.insert_chart(5, 5, chart)
    book.set_custom_property("a", "b")
    book.close()


def test_every_part_is_the_same_as_in_xlsxwriters_own_zip() -> None:
    ours, theirs = io.BytesIO(), io.BytesIO()
    options = {"in_memory": True}
    for book in (PackedWorkbook(ours, options), xlsxwriter.Workbook(theirs, options)):
        book.set_properties({"created": date(2020, 6, 30)})
        fill(book)
    with zipfile.ZipFile(ours) as one, zipfile.ZipFile(theirs) as other:
        assert one.testzip() is None
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }
        assert "xl/media/image1.png" in one.namelist()
        assert {entry.date_time for entry in one.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("text", ["<r><t>a</t></r>", "<r></r>", "<r>x & y</r>"])
def test_a_text_that_looks_like_xml_is_text(text: str) -> None:
    book = Book(date(2020, 6, 30))
    book.sheet("Biểu").text(0, 0, text)
    assert openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Biểu"]["A1"].value == text
