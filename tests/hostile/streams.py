"""Old binary workbooks whose sectors run in circles or claim gigabytes, and files that are no workbooks."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator

from tests.support.workbooks import sheet, xls
from tests.support.xlsb import record, wide, xlsb

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def streams() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    yield from _compound()
    yield from _records()
    yield from _binary()
    yield from _others()


def _good() -> bytes:
    header = ["STT", "Nội dung", "ĐVT", "KH năm 2020", "TH 6 tháng 2020"]
    return xls(
        sheet(["SỞ KHOA HỌC VÀ CÔNG NGHỆ"], header, [1, "Số phương tiện đo được kiểm định", "Phương tiện", 10, 12])
    )


def _compound() -> Iterator[tuple[str, bytes]]:
    """A compound file with one field of its header or one of its chains forged."""
    good = _good()
    for name, at, form, value in (
        ("sector-of-a-gigabyte", 30, "<H", 30),
        ("sector-of-one-byte", 30, "<H", 0),
        ("mini-sector-of-a-gigabyte", 32, "<H", 31),
        ("table-of-16-million-sectors", 44, "<I", 0x00FFFFFF),
        ("table-of-4-billion-sectors", 44, "<I", 0xFFFFFFFF),
        ("directory-nowhere", 48, "<I", 0x00FFFFFF),
        ("mini-table-of-4-billion", 64, "<I", 0xFFFFFFFF),
        ("difat-of-4-billion", 72, "<I", 0xFFFFFFFF),
        ("difat-in-a-circle", 68, "<I", 0),
    ):
        data = bytearray(good)
        struct.pack_into(form, data, at, value)
        if name == "difat-in-a-circle":
            struct.pack_into("<I", data, 72, 0x00FFFFFF)
        yield f"{name}.xls", bytes(data)
    first = struct.unpack_from("<I", good, 76)[0]
    table = 512 * (first + 1)
    circle = bytearray(good)
    for at in range(table, table + 512, 4):
        struct.pack_into("<I", circle, at, 0)
    yield "chain-in-a-circle.xls", bytes(circle)
    yield "header-and-nothing.xls", good[:512]
    yield "1024-bytes-in-a-circle.xls", _tiny_circle()


def _tiny_circle() -> bytes:
    """The kind of file on which python-calamine aborts: a header whose tables are the one sector that is there."""
    header = bytearray(_OLE + bytes(504))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 0, 0, 4096, 0, 0x7FFFFFFF, 0, 0x7FFFFFFF)
    for at in range(76, 512, 4):
        struct.pack_into("<I", header, at, 0)
    return bytes(header) + ("Workbook\0".encode("utf-16-le") + struct.pack("<I", 0) * 128)[:512]


def _biff(*bodies: tuple[int, bytes]) -> bytes:
    whole = [(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 1996, 0, 6)), *bodies, (0x000A, b"")]
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in whole)


def _records() -> Iterator[tuple[str, bytes]]:
    """A bare stream of records, as Excel 5 wrote it, that claims or repeats too much."""
    bound = struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"a"
    yield "sheet-that-is-the-workbook.xls", _biff((0x0085, bound), *[(0x0085, bound)] * 250)
    yield "billion-strings.xls", _biff((0x00FC, struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + b"\xff\xff\0" * 9))
    yield "formats-without-end.xls", _biff(*[(0x041E, struct.pack("<HHB", 164, 8, 0) + b"0" * 8)] * 60_000)
    yield "styles-without-end.xls", _biff(*[(0x00E0, b"\0" * 20)] * 60_000)
    yield "record-cut-off.xls", _biff()[:-4] + struct.pack("<HH", 0x00FC, 0xFFFF)
    rng = random.Random(3)  # noqa: S311
    kinds = (0xFD, 0x203, 6, 0xBD, 0xE5)
    yield "noise-in-records.xls", _biff(*[(rng.choice(kinds), rng.randbytes(40)) for _ in range(9000)])
    for number in range(12):
        data = bytearray(_good())
        for _ in range(40):
            data[rng.randrange(512, len(data))] = rng.randrange(256)
        yield f"spoiled-{number:02d}.xls", bytes(data)


def _binary() -> Iterator[tuple[str, bytes]]:
    far = record(0, struct.pack("<IIHBB", 1048575, 0, 0, 0, 0)) + record(2, struct.pack("<III", 16383, 0, 4))
    yield "far-cell.xlsb", xlsb([[1]], cells=far)
    yield "string-of-4-billion.xlsb", xlsb([[1]], cells=record(6, struct.pack("<III", 0, 0, 0x7FFFFFFF)))
    yield "record-of-256-megabytes.xlsb", xlsb([[1]], cells=b"\x07\xff\xff\xff\x7f")
    yield "cell-twice.xlsb", xlsb([[1]], cells=record(6, struct.pack("<II", 0, 0) + wide("hai")))


def _others() -> Iterator[tuple[str, bytes]]:
    yield "password.xlsx", _OLE + b"\0" * 1000 + "EncryptedPackage\0".encode("utf-16-le") + b"\0" * 500
    yield "web-page.xls", b"<html><head></head><body><table><tr><td>1</td></tr></table></body></html>"
    yield "excel-2003.xml.xls", b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>"
    yield "excel-4.xls", struct.pack("<HHHHH", 0x0409, 6, 0, 0x10, 0) + b"\0" * 100
    yield "sylk.slk", b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\nE\r\n"
    yield "letter.doc", _OLE + b"\0" * 1000 + "WordDocument\0".encode("utf-16-le") + b"\0" * 500
    yield "scan.pdf", b"%PDF-1.7\n" + b"\0" * 1000
    yield "photo.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 1000
    yield "one-line-of-15-megabytes.csv", b"x" * 15_000_000
    yield "15-million-separators.csv", b";" * 15_000_000
    yield "cell-that-never-ends.csv", b'a;"' + b"x;\n" * 3_000_000
    yield "7-million-lines.csv", b"1\n" * 7_000_000
    yield "noise.xlsx", random.Random(5).randbytes(1_000_000)  # noqa: S311
    yield "too-large.xlsx", b"PK\x03\x04" + bytes(21 * 1024 * 1024)
