"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from enum import StrEnum

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_5_8 = (b"\x09\x08\x08\0", b"\x09\x08\x10\0")
_BIFF_2_4 = (
    b"\x09\0\x04\0",
    b"\x09\0\x06\0",
    b"\x09\x02\x06\0",
    b"\x09\x04\x06\0",
    b"\x09\x02\x04\0",
    b"\x09\x04\x04\0",
)
_LOTUS = (b"\0\0\x02\0\x04\x04", b"\0\0\x02\0\x06\x04", b"\0\0\x1a\0")
_LOOKED_AT = 100_000
_START = 4_096
_TAIL = 64
_END_RECORD = 22
BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError,
)  # fmt: skip
"""What opening and unpacking a damaged archive raises."""


class Kind(StrEnum):
    """The kinds of file that are told apart; the value is what a clerk reads where it is not read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    DOCX = "docx"
    CSV = "văn bản"
    ODT = "tài liệu OpenDocument"
    DOC = "văn bản Word đời cũ"
    ENCRYPTED = "có mật khẩu"
    EMPTY = "trống"
    HALF_COPIED = "chưa chép xong"
    HTML = "trang web (HTML)"
    EXCEL_2_4 = "bảng tính Excel 2–4"
    EXCEL_XML = "bảng tính XML của Excel 2003"
    SYLK = "bảng tính SYLK (.slk)"
    LOTUS = "bảng tính Lotus 1-2-3"
    NUMBERS = "bảng tính Numbers của Apple"
    WORD_XML = "văn bản XML của Word 2003"
    RTF = "văn bản RTF"
    PDF = "PDF"
    IMAGE = "ảnh"
    ZIP = "tệp nén"
    OLE = "tài liệu Office cũ"
    BROKEN_ZIP = "tệp hỏng"
    UNKNOWN = "không rõ loại"


def sniff(data: bytes) -> Kind:
    """Tell a file's kind from its bytes."""
    if not data.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        return Kind.EMPTY
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if data.startswith(OLE_SIGNATURE):
        return _sniff_ole(data)
    if data.startswith(_BIFF_5_8):
        return Kind.XLS
    if data.startswith(_BIFF_2_4):
        return Kind.EXCEL_2_4
    return _sniff_flat(data)


def _sniff_zip(data: bytes) -> Kind:
    if not data[-_TAIL:].strip(b"\0"):
        return Kind.HALF_COPIED
    if _is_plainly_xlsx(data):
        return Kind.XLSX
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _sniff_package(package)
    except BROKEN_ARCHIVE:
        return Kind.BROKEN_ZIP


def _is_plainly_xlsx(data: bytes) -> bool:
    """Whether the directory at the end of a small archive tells it already; the reader opens it anyway."""
    at = data.rfind(b"PK\x05\x06", -_END_RECORD)
    start = int.from_bytes(data[at + 16 : at + 20], "little") if at >= 0 else len(data)
    names = data[start:at]
    return b"xl/workbook.xml" in names and b"word/" not in names and b"workbook.bin" not in names


def _sniff_package(package: zipfile.ZipFile) -> Kind:
    names = {name.casefold() for name in package.namelist()}
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if "word/document.xml" in names:
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if "content.xml" in names:
        return _sniff_opendocument(package)
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        return Kind.NUMBERS
    return _sniff_office(package) if "[content_types].xml" in names else Kind.ZIP


def _sniff_office(package: zipfile.ZipFile) -> Kind:
    """A package of Office whose parts do not have their usual names."""
    types = _start_of(package, "[Content_Types].xml")
    if b"wordprocessingml.document.main" in types:
        return Kind.DOCX
    return Kind.ZIP if b"presentationml" in types else Kind.XLSX


def _sniff_opendocument(package: zipfile.ZipFile) -> Kind:
    if any(entry.flag_bits & 1 for entry in package.infolist()):
        return Kind.ENCRYPTED
    kind = _start_of(package, "mimetype")
    if kind and b"spreadsheet" not in kind:
        return Kind.ODT
    return Kind.ENCRYPTED if b"encryption-data" in _start_of(package, "META-INF/manifest.xml") else Kind.ODS


def _start_of(package: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of a part, empty where there is none; the rest stays packed."""
    if name not in package.namelist():
        return b""
    if package.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return b""
    with package.open(name) as part:
        return part.read(_LOOKED_AT)


def _sniff_ole(data: bytes) -> Kind:
    """By the streams that the directory names; of two documents in one file the first counts, it holds the other."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.ENCRYPTED
    streams = {"Workbook": Kind.XLS, "Book": Kind.XLS, "WORKBOOK": Kind.XLS, "BOOK": Kind.XLS, "WordDocument": Kind.DOC}
    places = {data.find(f"{name}\0".encode("utf-16-le")): kind for name, kind in streams.items()}
    found = [place for place in places if place >= 0]
    return places[min(found)] if found else Kind.OLE


def _sniff_flat(data: bytes) -> Kind:
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        return Kind.IMAGE
    if data.startswith(_LOTUS):
        return Kind.LOTUS
    start = data[:_START].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    signs = {b"%pdf": Kind.PDF, b"{\\rtf": Kind.RTF, b"id;p": Kind.SYLK}
    found = next((kind for sign, kind in signs.items() if start.startswith(sign)), None)
    if found is not None:
        return found
    if b"office:spreadsheet" in start or b'progid="excel.sheet"' in start:
        return Kind.EXCEL_XML
    if b'progid="word.document"' in start or b"office/word/2003/wordml" in start:
        return Kind.WORD_XML
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"mime-version:")) or b"<table" in start:
        return Kind.HTML
    return Kind.CSV if _is_text(data) else Kind.UNKNOWN


def _is_text(data: bytes) -> bool:
    """Text has no NUL, but in UTF-16, where it is every other byte of what is ASCII, or after its mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:_START]
    if b"\0" not in start:
        return not start.translate(None, bytes(range(9, 256)) + b"\0")
    even, odd = start[0::2], start[1::2]
    return min(even.count(0), odd.count(0)) == 0 and max(even.count(0), odd.count(0)) * 3 > len(even) * 2
