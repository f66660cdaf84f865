"""The records of an .xlsb: kind, length and bytes, one after the other, and the values written in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal

from toolkit.intake.readers.refusal import damaged

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record of a part; raise Refused where one is cut off."""
    at, end = 0, len(data)
    while at < end:
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        if at + size > end:
            raise damaged("một phần của tệp .xlsb bị cắt cụt")
        yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes with seven bits each, and the place behind it; a kind keeps its marks."""
    value = 0
    for index in range(most):
        if at >= len(data):
            raise damaged("một phần của tệp .xlsb bị cắt cụt")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return value, at


def word(body: bytes, at: int) -> int:
    """Two bytes as a number; raise Refused where they are missing."""
    return _unpacked("<H", body, at)


def long(body: bytes, at: int) -> int:
    """Four bytes as a number; raise Refused where they are missing."""
    return _unpacked("<I", body, at)


def real(body: bytes, at: int) -> float:
    """Eight bytes as a floating-point number; raise Refused where they are missing."""
    try:
        found: float = struct.unpack_from("<d", body, at)[0]
    except struct.error as cause:
        raise damaged("một phần của tệp .xlsb bị cắt cụt") from cause
    return found


def _unpacked(form: str, body: bytes, at: int) -> int:
    try:
        found: int = struct.unpack_from(form, body, at)[0]
    except struct.error as cause:
        raise damaged("một phần của tệp .xlsb bị cắt cụt") from cause
    return found


def text(body: bytes, at: int) -> tuple[str, int]:
    """A text that says its own length, and the place behind it; no text where the length says so."""
    length = long(body, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(body):
        raise damaged("một phần của tệp .xlsb bị cắt cụt")
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def packed_number(value: int) -> float | Decimal:
    """An RK number: 30 bits of an integer or of a floating-point number, perhaps in hundredths (MS-XLSB 2.5.123)."""
    if value & 2:
        whole = value >> 2
        number: float | Decimal = Decimal(whole - (1 << 30) if whole & (1 << 29) else whole)
        return number / 100 if value & 1 else number
    found: float = struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))[0]
    return found / 100 if value & 1 else found
