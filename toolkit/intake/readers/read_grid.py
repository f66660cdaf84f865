"""The one door from a file's bytes to a grid, whatever kind of workbook it is."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from toolkit.findings import Problem
from toolkit.findings.file_problems import AMBIGUOUS, OLD_FORMAT, OLD_WORD, STILL_COPYING, WEB_PAGE
from toolkit.findings.intake_problems import EMPTY_FILE, OVER_LIMIT, PASSWORD, WRONG_KIND
from toolkit.intake.readers import isolation
from toolkit.intake.readers.grid import Grid
from toolkit.intake.readers.legacy import decode_legacy
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_csv import read_csv
from toolkit.intake.readers.read_docx import read_docx
from toolkit.intake.readers.read_ods import read_ods
from toolkit.intake.readers.read_xls import read_xls
from toolkit.intake.readers.read_xlsb import read_xlsb
from toolkit.intake.readers.read_xlsx import read_xlsx, read_xlsx_fully
from toolkit.intake.readers.refusal import Refused, Unsure, damaged, over_limit
from toolkit.intake.readers.resting import collector_at_rest
from toolkit.intake.readers.sniff import Kind, sniff

if TYPE_CHECKING:
    from toolkit.intake.readers.workers import Workers

P = ParamSpec("P")
T = TypeVar("T")
Reader = Callable[[bytes, Limits], Grid]
_QUICK: dict[Kind, Reader] = {
    Kind.XLSX: read_xlsx,
    Kind.ODS: read_ods,
    Kind.DOCX: read_docx,
    Kind.CSV: read_csv,
}
"""Readers in Python alone, over input of modest size, that cannot harm the process they run in."""
_FULL: dict[Kind, Reader] = {**_QUICK, Kind.XLSX: read_xlsx_fully, Kind.XLS: read_xls, Kind.XLSB: read_xlsb}
"""Readers for a worker."""
_REFUSED: dict[Kind, tuple[Problem, dict[str, str]]] = {
    Kind.EMPTY: (EMPTY_FILE, {}),
    Kind.ENCRYPTED: (PASSWORD, {}),
    Kind.HALF_COPIED: (STILL_COPYING, {"sign": "phần cuối tệp còn trống"}),
    Kind.HTML: (WEB_PAGE, {}),
    Kind.DOC: (OLD_WORD, {}),
    **{
        kind: (OLD_FORMAT, {"kind": kind.value})
        for kind in (Kind.EXCEL_2_4, Kind.EXCEL_XML, Kind.SYLK, Kind.LOTUS, Kind.NUMBERS)
    },
}


def read_grid(data: bytes, limits: Limits = Limits()) -> Grid:
    """Read a workbook from its bytes; raise Refused with the finding that says why it cannot be read.

    What a quick reader is sure of is read here, all else in a worker process, which is kept for the next file.
    """
    grid = quick_grid(data, limits)
    return grid if grid is not None else in_worker(limits, read_grid, data, limits)


def quick_grid(data: bytes, limits: Limits) -> Grid | None:
    """The grid where this process may read it, None where it is for a worker; raise Refused."""
    kind = _recognise(data, limits)
    if isolation.isolated:
        return _read_isolated(kind, data, limits)
    return _read_quickly(kind, data, limits) if kind in _QUICK else None


def in_worker(limits: Limits, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function of this room in the worker of this process; raise Refused."""
    return _workers(limits).submit(function, *args, **kwargs).result()


def _recognise(data: bytes, limits: Limits) -> Kind:
    """The kind of a file that can be read; raise Refused for every other."""
    if len(data) > limits.file_bytes:
        raise over_limit("dung lượng tệp (byte)", len(data), limits.file_bytes)
    if data.startswith(b"PK") and (parts := data.count(b"PK\x01\x02")) > limits.parts:
        raise over_limit("số phần trong tệp", parts, limits.parts)
    kind = sniff(data)
    if kind in _FULL:
        return kind
    if kind is Kind.BROKEN_ZIP:
        raise damaged("tệp nén bên trong bị hỏng hoặc bị cắt cụt")
    problem, facts = _REFUSED.get(kind, (WRONG_KIND, {"kind": kind.value}))
    raise Refused(problem, ("", ""), **facts)


def _read_quickly(kind: Kind, data: bytes, limits: Limits) -> Grid | None:
    """The grid, None where only the full reader can tell; raise Refused where nothing can change that."""
    try:
        with collector_at_rest():
            return _decoded(_QUICK[kind](data, limits.modest))
    except Refused as refusal:
        if refusal.problem is OVER_LIMIT:
            return None
        raise
    except (Unsure, ValueError, ArithmeticError, LookupError):
        return None


def _read_isolated(kind: Kind, data: bytes, limits: Limits) -> Grid:
    readers = [_QUICK[kind], _FULL[kind]] if kind is Kind.XLSX else [_FULL[kind]]
    for reader in readers:
        try:
            return _decoded(reader(data, limits))
        except Unsure:
            continue
        except (ValueError, ArithmeticError, LookupError, RecursionError) as cause:
            raise damaged("cấu trúc bảng tính không đúng chuẩn") from cause
    raise damaged("cấu trúc bảng tính không đúng chuẩn")


def _decoded(grid: Grid) -> Grid:
    """The grid with its texts in Unicode; raise Refused where two sheets have one name, as no figure could be found."""
    seen: set[str] = set()
    for sheet in grid.sheets:
        if sheet.name.casefold() in seen:
            raise Refused(AMBIGUOUS, (sheet.name, ""), what=f"hai trang tính cùng tên “{sheet.name}”")
        seen.add(sheet.name.casefold())
    return decode_legacy(grid)


@lru_cache(maxsize=1)
def _workers(limits: Limits) -> Workers:
    """The worker of this process, started when the first file needs it."""
    from toolkit.intake.readers.workers import Workers

    workers = Workers(1, limits, ("toolkit.intake.sighting",))
    atexit.register(workers.shutdown)
    return workers
