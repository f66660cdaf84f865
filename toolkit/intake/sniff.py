"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from enum import StrEnum

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_SIGNATURES = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_LOOKED_AT = 100_000
BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError,
)  # fmt: skip
"""What opening and unpacking a damaged archive raises."""


class Kind(StrEnum):
    """The kinds of file that are told apart."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    DOCX = "docx"
    ODT = "tài liệu OpenDocument"
    ENCRYPTED = "có mật khẩu"
    EMPTY = "trống"
    HTML = "trang web (HTML)"
    PDF = "PDF"
    IMAGE = "ảnh"
    ZIP = "tệp nén"
    OLE = "tài liệu Office cũ"
    BROKEN_ZIP = "tệp hỏng"
    TEXT = "văn bản"
    UNKNOWN = "không rõ loại"


def sniff(data: bytes) -> Kind:
    """Tell a file's kind from its bytes."""
    if not data.strip(b"\0"):
        return Kind.EMPTY
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if data.startswith(OLE_SIGNATURE):
        return _sniff_ole(data)
    if data.startswith(_BIFF_SIGNATURES):
        return Kind.XLS
    return _sniff_flat(data)


def _sniff_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _sniff_package(package)
    except BROKEN_ARCHIVE:
        return Kind.BROKEN_ZIP


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
    return Kind.XLSX if "[content_types].xml" in names else Kind.ZIP


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
    with package.open(name) as part:
        return part.read(_LOOKED_AT)


def _sniff_ole(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.ENCRYPTED
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        return Kind.XLS
    return Kind.OLE


def _sniff_flat(data: bytes) -> Kind:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) or b"<table" in start:
        return Kind.HTML
    if start.startswith(b"%pdf"):
        return Kind.PDF
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        return Kind.IMAGE
    return Kind.UNKNOWN if b"\0" in data[:2048] else Kind.TEXT
