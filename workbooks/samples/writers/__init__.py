"""From a described workbook to bytes that depend on nothing but the description."""

from __future__ import annotations

from pathlib import PurePath

from workbooks.samples.grid import Book
from workbooks.samples.writers.ods import ods_bytes
from workbooks.samples.writers.xls import xls_bytes
from workbooks.samples.writers.xlsx import xlsx_bytes

_WRITERS = {".xlsx": xlsx_bytes, ".xls": xls_bytes, ".ods": ods_bytes}


def book_bytes(book: Book) -> bytes:
    """The workbook in the format that its name says."""
    return _WRITERS[PurePath(book.file).suffix](book)
