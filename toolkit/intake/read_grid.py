"""The one door from a file's bytes to a grid, whatever kind of workbook it is."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.findings.intake_problems import EMPTY_FILE, PASSWORD, WRONG_KIND
from toolkit.intake.grid import Grid
from toolkit.intake.legacy import decode_legacy
from toolkit.intake.limits import Limits
from toolkit.intake.read_ods import read_ods
from toolkit.intake.read_xls import read_xls
from toolkit.intake.read_xlsx import read_xlsx
from toolkit.intake.refusal import Refused, damaged, over_limit
from toolkit.intake.sniff import Kind, sniff

_READERS: dict[Kind, Callable[[bytes, Limits], Grid]] = {
    Kind.XLSX: read_xlsx,
    Kind.XLS: read_xls,
    Kind.ODS: read_ods,
}


def read_grid(data: bytes, limits: Limits = Limits()) -> Grid:
    """Read a workbook from its bytes; raise Refused with the finding that says why it cannot be read."""
    if len(data) > limits.file_bytes:
        raise over_limit("dung lượng tệp (byte)", len(data), limits.file_bytes)
    kind = sniff(data)
    if kind in _READERS:
        return _read(kind, data, limits)
    if kind is Kind.EMPTY:
        raise Refused(EMPTY_FILE)
    if kind is Kind.ENCRYPTED:
        raise Refused(PASSWORD)
    if kind is Kind.BROKEN_ZIP:
        raise damaged("tệp nén bên trong bị hỏng hoặc bị cắt cụt")
    raise Refused(WRONG_KIND, kind=kind.value)


def _read(kind: Kind, data: bytes, limits: Limits) -> Grid:
    try:
        return decode_legacy(_READERS[kind](data, limits))
    except (ValueError, OverflowError) as cause:
        raise damaged("cấu trúc bảng tính không đúng chuẩn") from cause
