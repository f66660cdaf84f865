"""Workbooks and documents as PDF, by the LibreOffice that is on the machine."""

from __future__ import annotations

from toolkit.model import OperationError
from toolkit.office import OfficeError, convert, office_program

_SECONDS = 300


class PdfError(OperationError):
    """No PDF could be made; the message says why and what can be had in its place."""


def pdf_bytes(data: bytes, suffix: str = ".xlsx") -> bytes:
    """A workbook or document as PDF; raise PdfError."""
    if office_program() is None:
        raise PdfError(
            "Máy này không có LibreOffice nên chưa lập được tệp PDF. Hãy cài LibreOffice rồi chạy lại, "
            "hoặc lập biểu .xlsx hay .docx rồi dùng “Lưu thành PDF” của Excel, Word."
        )
    try:
        return convert(data, suffix, "pdf", _SECONDS)
    except OfficeError as cause:
        raise PdfError(f"Chưa lập được tệp PDF: {cause}. Hãy lập biểu .xlsx hoặc .docx.") from cause
