"""A file's kind is told by its bytes; its name is not even asked for."""

from __future__ import annotations

import struct
import zipfile

import pytest

from tests.support.workbooks import ods, sheet, xls, xlsx, zipped
from toolkit.intake.readers.sniff import OLE_SIGNATURE, Kind, sniff

SMALL = sheet(["STT", "Nội dung"], [1, "Số trường"])
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def _ole(stream: str) -> bytes:
    return OLE_SIGNATURE + b"\0" * 504 + stream.encode("utf-16-le").ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"\0" * 4096, Kind.EMPTY),
        (_ole("Workbook"), Kind.XLS),
        (_ole("Book"), Kind.XLS),
        (_ole("EncryptedPackage"), Kind.ENCRYPTED),
        (_ole("WordDocument"), Kind.DOC),
        (struct.pack("<HHHH", 0x0809, 8, 0x0500, 0x0010), Kind.XLS),
        (struct.pack("<HHHH", 0x0009, 4, 0x0002, 0x0010), Kind.EXCEL_2_4),
        (struct.pack("<HHHH", 0x0409, 6, 0x0000, 0x0010), Kind.EXCEL_2_4),
        (
            b"<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>\n<Workbook xmlns="
            b"'urn:schemas-microsoft-com:office:spreadsheet'>",
            Kind.EXCEL_XML,
        ),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Kind.WORD_XML),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", Kind.SYLK),
        (b"{\\rtf1\\ansi", Kind.RTF),
        (b"\0\0\x02\0\x06\x04\x06\0", Kind.LOTUS),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Kind.HTML),
        ("STT\tNội dung\n".encode("utf-16"), Kind.CSV),
        ("STT,Noi dung,Thuc hien\n1,a,2\n".encode("utf-16-le"), Kind.CSV),
        (b"PK\x03\x04" + b"\x14\0" * 300 + b"\0" * 200, Kind.HALF_COPIED),
        (b"<html><body><table><tr><td>1</td></tr></table>", Kind.HTML),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML><html>", Kind.HTML),
        (b"  <div>  <TABLE border=1>", Kind.HTML),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Kind.IMAGE),
        (b"GIF89a\1\0\1\0", Kind.IMAGE),
        (b"II*\0\x08\0\0\0", Kind.IMAGE),
        ("STT;Chỉ tiêu;Thực hiện\n1;Số trường;5\n".encode(), Kind.CSV),
        ("Kính gửi Sở Kế hoạch và Đầu tư".encode(), Kind.CSV),
        (b"\x01\x02\0\x03 something else", Kind.UNKNOWN),
        (b"PK\x03\x04 cut off here", Kind.BROKEN_ZIP),
    ],
)
def test_flat_and_ole_files_are_told_by_their_first_bytes(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/workbook.bin": b"\0"}, Kind.XLSB),
        ({"word/document.xml": "<w/>"}, Kind.DOCX),
        ({"word/document.xml": "<w/>", "word/embeddings/xl/workbook.xml": "<x/>"}, Kind.DOCX),
        ({"XL/Workbook.xml": "<workbook/>"}, Kind.XLSX),
        ({"mimetype": ODS_TYPE, "content.xml": "<c/>"}, Kind.ODS),
        ({"content.xml": "<c/>"}, Kind.ODS),
        ({"mimetype": ODT_TYPE, "content.xml": "<c/>"}, Kind.ODT),
        (
            {"mimetype": ODS_TYPE, "content.xml": b"\x8f", "META-INF/manifest.xml": "<manifest:encryption-data/>"},
            Kind.ENCRYPTED,
        ),
        ({"bao-cao.xlsx": b"PK", "anh.jpg": b"\xff"}, Kind.ZIP),
    ],
)
def test_packages_are_told_by_their_parts(parts: dict[str, str | bytes], kind: Kind) -> None:
    assert sniff(zipped(parts)) is kind


@pytest.mark.parametrize(("data", "kind"), [(xlsx(SMALL), Kind.XLSX), (xls(SMALL), Kind.XLS), (ods(SMALL), Kind.ODS)])
def test_workbooks_as_programs_write_them_are_recognised(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind


def test_a_manifest_is_not_unpacked_further_than_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = "<manifest:encryption-data/>".rjust(200_000)
    data = zipped({"mimetype": ODS_TYPE, "content.xml": "<c/>", "META-INF/manifest.xml": manifest})
    monkeypatch.setattr(zipfile.ZipFile, "read", _unpacks_only_what_is_small)
    assert sniff(data) is Kind.ODS


def _unpacks_only_what_is_small(package: zipfile.ZipFile, name: str) -> bytes:
    assert package.getinfo(name).file_size < 1_000, f"{name} is unpacked whole"
    with package.open(name) as part:
        return part.read()


def test_a_damaged_manifest_makes_a_broken_file_and_no_crash() -> None:
    parts = {"mimetype": ODS_TYPE, "content.xml": "<c/>", "META-INF/manifest.xml": "<manifest>" + "abcdefgh" * 20}
    data = bytearray(zipped(parts))
    name = b"META-INF/manifest.xml"
    start = data.index(name) + len(name)
    data[start : start + 4] = b"\xff\xff\xff\xff"
    assert sniff(bytes(data)) is Kind.BROKEN_ZIP


def test_a_part_that_promises_more_than_there_is_makes_a_broken_file_and_no_crash() -> None:
    data = bytearray(zipped({"content.xml": "<c/>", "META-INF/manifest.xml": b"<manifest/>"}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 10, zipfile.ZIP_STORED)
    struct.pack_into("<II", data, entry + 20, 60_000, 60_000)
    struct.pack_into("<H", data, data.rindex(b"PK\x03\x04") + 8, zipfile.ZIP_STORED)
    assert sniff(bytes(data)) is Kind.BROKEN_ZIP


def test_a_part_that_begins_beyond_the_end_makes_a_broken_file_and_no_crash() -> None:
    data = bytearray(zipped({"content.xml": "<c/>", "META-INF/manifest.xml": b"<manifest/>"}))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 42, len(data) - 10)
    assert sniff(bytes(data)) is Kind.BROKEN_ZIP


def test_a_manifest_locked_by_the_archive_itself_is_a_password() -> None:
    data = bytearray(zipped({"content.xml": "<c/>", "META-INF/manifest.xml": "<manifest/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    assert sniff(bytes(data)) is Kind.ENCRYPTED
