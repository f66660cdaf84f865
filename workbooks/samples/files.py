"""All files of the sample folder: the workbooks, a byte copy, a truncated one, and what Windows and Excel leave."""

from __future__ import annotations

from workbooks.samples.reports import BOOKS, sct, stp
from workbooks.samples.writers import book_bytes

COPY = "SCT-6T2020 (1).xlsx"
TRUNCATED = "STP_6T2020_zalo.xlsx"
LOCK = "~$STP_6T2020 (ban in).xlsx"
THUMBNAILS = "Thumbs.db"
_WINDOWS_FOLDER_CACHE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(480)


def submissions() -> dict[str, bytes]:
    """Every file of the submissions' folder, by its name."""
    files = {book.file: book_bytes(book) for book in BOOKS}
    whole = files[stp.BOOK.file]
    return files | {
        COPY: files[sct.BOOK.file],
        TRUNCATED: whole[: len(whole) * 3 // 5],
        LOCK: _lock_file("Duong Thi Yen"),
        THUMBNAILS: _WINDOWS_FOLDER_CACHE,
    }


def _lock_file(owner: str) -> bytes:
    """The 165 bytes in which Excel notes who has a workbook open."""
    narrow = bytes([len(owner)]) + owner.encode("ascii").ljust(54)
    return narrow + len(owner).to_bytes(2, "little") + owner.ljust(54).encode("utf-16-le")
