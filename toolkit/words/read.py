"""A report file into paragraphs: .docx, .doc through LibreOffice, .pdf with text, .txt and .md."""

from __future__ import annotations

from pathlib import Path

from toolkit.intake.layout.columns import Vocabulary
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import open_package
from toolkit.intake.readers.refusal import Refused
from toolkit.model import OperationError, system_reason
from toolkit.office import OfficeError, convert, office_program
from toolkit.words.paragraphs import Report
from toolkit.words.read_text import read_text

_SECONDS = 120
_LARGEST = 50 * 1024 * 1024
_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF"


class ReportError(OperationError):
    """A report cannot be read; the message says why and what to do."""


def read_report(path: Path, vocabulary: Vocabulary) -> Report:
    """Read a report by what its bytes are, not by its name's end; raise ReportError."""
    data = _bytes(path)
    if data.startswith(_OLE):
        data = as_docx(path, data)
    if data.startswith(_ZIP):
        return _word(path, data, vocabulary)
    return _pdf(path, data) if data.startswith(_PDF) else read_text(str(path), _decoded(path, data))


def word_bytes(path: Path) -> bytes:
    """The bytes of a report as .docx, an old .doc converted; raise ReportError for what is no Word document."""
    data = _bytes(path)
    if data.startswith(_OLE):
        return as_docx(path, data)
    if not data.startswith(_ZIP):
        raise ReportError(f"{path} không phải tệp Word; chỉ ghi được nhận xét vào tệp .docx hoặc .doc.")
    return data


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise ReportError(f"Không đọc được {path}: {system_reason(cause)}.") from cause
    if len(data) > _LARGEST:
        raise ReportError(f"{path} lớn hơn {_LARGEST // 1024**2} MB, không phải một báo cáo bằng lời.")
    return data


def _word(path: Path, data: bytes, vocabulary: Vocabulary) -> Report:
    from toolkit.words.read_word import read_word

    try:
        open_package(data, Limits())
        report = read_word(str(path), data, vocabulary)
    except Refused as refusal:
        raise ReportError(f"{path}: {refusal}") from refusal
    except Exception as cause:
        raise ReportError(f"{path} không phải tệp Word đọc được; hãy mở bằng Word và lưu lại.") from cause
    if not report.paragraphs:
        raise ReportError(f"{path} không có chữ nào.")
    return report


def _decoded(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip() and "\0" not in text:
            return text
    raise ReportError(f"{path} không phải văn bản Unicode có chữ. Hãy lưu lại dưới dạng .docx hoặc UTF-8.")


def _pdf(path: Path, data: bytes) -> Report:
    from toolkit.words.read_pdf import ScannedError, read_pdf

    try:
        return read_pdf(str(path), data)
    except ScannedError as cause:
        raise ReportError(f"{path} là bản quét, không có chữ để đọc. Hãy dùng tệp Word của báo cáo.") from cause
    except Exception as cause:
        raise ReportError(f"{path} không phải tệp PDF đọc được. Hãy dùng tệp Word của báo cáo.") from cause


def as_docx(path: Path, data: bytes) -> bytes:
    """An old .doc as .docx, converted by LibreOffice; raise ReportError where that is missing or fails."""
    if office_program() is None:
        raise ReportError(f"{path} là tệp .doc cũ; cần LibreOffice để đọc, hoặc hãy lưu lại dưới dạng .docx.")
    try:
        return convert(data, ".doc", "docx", _SECONDS)
    except OfficeError as cause:
        raise ReportError(f"Không đọc được {path}: {cause}. Hãy mở và lưu lại dưới dạng .docx.") from cause
