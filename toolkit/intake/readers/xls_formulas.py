"""Which formulas of an .xls were never calculated, so that what is stored as their result is no figure.

A program other than Excel may leave the result to whoever opens the file. It stores a 0 and says “calculate on opening”
([MS-XLS] 2.4.127, with the flags as the OpenOffice description of the format has them), or it stores an empty text
for each and every formula of the workbook; xlrd gives a 0 or an empty cell, and no sign of a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct, error
from typing import IO

_FORMULA, _BOUNDSHEET, _BEGIN, _END = 0x0006, 0x0085, 0x0809, 0x000A
_HEAD, _CELL, _SHEET = Struct("<HH"), Struct("<HH2x8sH"), Struct("<IBB")
_ON_OPENING = 0x0002
_WORKSHEET = 0
_ZERO, _EMPTY_TEXT = bytes(8), bytes((3, 0, 0, 0, 0, 0, 0xFF, 0xFF))
Positions = frozenset[tuple[int, int]]
"""Rows and columns, counted from 0."""


def uncalculated(data: bytes, remarks: IO[str]) -> list[Positions]:
    """Where such formulas stand in each worksheet, in their order; none where the records cannot be followed."""
    from xlrd.compdoc import CompDocError

    try:
        stream = _stream(data, remarks)
        found = [_SHEET.unpack_from(stream, at) for kind, at, _ in _records(stream, 0) if kind == _BOUNDSHEET]
        sheets = [_formulas(stream, start) for start, _, kind in found if kind == _WORKSHEET]
    except (CompDocError, error, IndexError, AssertionError):
        return []
    never = all(result == _EMPTY_TEXT for sheet in sheets for result, _ in sheet.values())
    return [
        frozenset(at for at, (result, flags) in sheet.items() if never or (flags & _ON_OPENING and result == _ZERO))
        for sheet in sheets
    ]


def _stream(data: bytes, remarks: IO[str]) -> bytes:
    """The workbook's stream out of its container, empty where it has none."""
    from xlrd.compdoc import CompDoc

    container = CompDoc(data, logfile=remarks)
    for name in ("Workbook", "Book"):
        memory, base, size = container.locate_named_stream(name)
        if memory is not None:
            return bytes(memory[base : base + size])
    return b""


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record from the first of a part to its end, without the parts that lie in it."""
    at, depth = start, 0
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, at + _HEAD.size, size
        at += _HEAD.size + size


def _formulas(stream: bytes, start: int) -> dict[tuple[int, int], tuple[bytes, int]]:
    """Result and flags of each formula by its position."""
    cells = (
        _CELL.unpack_from(stream, at)
        for kind, at, size in _records(stream, start)
        if kind == _FORMULA and size >= _CELL.size
    )
    return {(row, column): (result, flags) for row, column, result, flags in cells}
