"""The standard table in each of the kinds of file in which it is asked for."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model import Reconciled
    from toolkit.writing.look import Look


class TableKind(StrEnum):
    """A kind of file; the value is its suffix."""

    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


def table_of_kind(
    kind: TableKind, result: Reconciled, look: Look, province: str, agencies: Collection[str] | None = None
) -> bytes:
    """The table of a period as such a file; raise PdfError where a PDF cannot be made on this machine."""
    from toolkit.writing.pdf import pdf_bytes
    from toolkit.writing.table import table_bytes
    from toolkit.writing.table_docx import table_docx

    if kind is TableKind.DOCX:
        return table_docx(result, look, province, agencies)
    data = table_bytes(result, look, province, agencies)
    return pdf_bytes(data) if kind is TableKind.PDF else data
