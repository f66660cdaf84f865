"""Workbooks as PDF, by the LibreOffice that is on the machine."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from toolkit.model import OperationError

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 300


class PdfError(OperationError):
    """No PDF could be made; the message says why and what can be had in its place."""


def office_program() -> str:
    """The LibreOffice program; raise PdfError where there is none."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found is not None:
            return found
    raise PdfError(
        "Máy này không có LibreOffice nên chưa lập được tệp PDF. Hãy cài LibreOffice rồi chạy lại, "
        "hoặc lập biểu .xlsx hay .docx rồi dùng “Lưu thành PDF” của Excel, Word."
    )


def pdf_bytes(data: bytes, suffix: str = ".xlsx") -> bytes:
    """A workbook or document as PDF; raise PdfError. LibreOffice runs with a profile of its own, beside any other."""
    program = office_program()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"table{suffix}"
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as cause:
            raise PdfError(f"LibreOffice không chuyển được biểu sang PDF: {cause}.") from cause
        made = folder / "table.pdf"
        if not made.is_file():
            raise PdfError("LibreOffice không chuyển được biểu sang PDF. Hãy lập biểu .xlsx hoặc .docx.")
        return made.read_bytes()
