"""Zip archives that lie, grow, overlap or end too early, all of them around a good submission."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

from tests.hostile.good import good
from tests.support.workbooks import parts_of, zipped

MEBI = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"


def archives() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    whole = good()
    parts = parts_of(whole)
    yield "bomb-one-part.xlsx", _bomb(parts, "xl/media/image1.bin", 300 * MEBI)
    yield "bomb-sheet.xlsx", _bomb(parts, SHEET, 120 * MEBI)
    yield "bomb-many-parts.xlsx", _many_large(parts)
    yield "size-told-too-small.xlsx", _lying(whole, 100)
    yield "size-told-too-large.xlsx", _lying(whole, 200 * MEBI)
    yield "two-parts-of-one-name.xlsx", _twice(parts)
    yield "two-parts-but-for-case.xlsx", zipped({**parts, SHEET.upper(): parts[SHEET]})
    yield "parts-overlap.xlsx", _overlapping(whole)
    yield (
        "part-with-two-names.xlsx",
        whole.replace(b"PK\x03\x04", b"pk\x03\x04", 1)
        .replace(b"pk", b"PK", 1)
        .replace(SHEET.encode(), SHEET.replace("1", "2").encode(), 1),
    )
    yield "2000-parts.xlsx", zipped({**parts, **{f"xl/x{n}.xml": "<a/>" for n in range(2_000)}})
    yield "250000-entries.xlsx", _endless_directory()
    yield "way-out.xlsx", zipped({**parts, "../../../../etc/cron.d/x": "x"})
    yield "drive-letter.xlsx", zipped({**parts, "C:\\Windows\\x": "x"})
    yield "half.xlsx", whole[: len(whole) // 2]
    yield "no-tail.xlsx", whole[:-30]
    yield "tail-of-zeros.xlsx", whole[: len(whole) // 2] + b"\0" * (len(whole) - len(whole) // 2)
    yield "all-zeros.xlsx", b"\0" * len(whole)
    yield "zero-bytes.xlsx", b""
    yield "one-digit-altered.xlsx", _altered(parts)
    yield "locked-part.xlsx", _locked(whole)
    yield "packed-otherwise.xlsx", _otherwise(parts)
    yield "archive-of-workbooks.xlsx", zipped({"a.xlsx": whole, "b.xlsx": whole})


def _bomb(parts: dict[str, bytes], name: str, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            if part != name:
                package.writestr(part, data)
        with package.open(name, "w", force_zip64=True) as part_file:
            for _ in range(size // MEBI):
                part_file.write(b" " * MEBI)
    return stream.getvalue()


def _many_large(parts: dict[str, bytes]) -> bytes:
    noise = bytes(range(256)) * 4
    block = b"".join(noise[n:] + noise[:n] for n in range(0, 1024, 7)) * 8
    return zipped({**parts, **{f"xl/media/image{n}.bin": block * 8 for n in range(60)}})


def _lying(good: bytes, size: int) -> bytes:
    data = bytearray(good)
    at = data.rindex(SHEET.encode()) - 46
    struct.pack_into("<I", data, at + 24, size)
    return bytes(data)


def _twice(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in [*parts.items(), (SHEET.replace("1", "9"), parts[SHEET].replace(b"<v>", b"<v>9"))]:
            package.writestr(name, data)
    return stream.getvalue().replace(SHEET.replace("1", "9").encode(), SHEET.encode())


def _overlapping(good: bytes) -> bytes:
    """Another part of the directory points into the sheet's own bytes."""
    data = bytearray(good)
    at = data.rindex(SHEET.encode()) - 46
    other = data.rindex(b"docProps/app.xml") - 46
    struct.pack_into("<I", data, other + 42, struct.unpack_from("<I", data, at + 42)[0] + 4)
    return bytes(data)


def _endless_directory() -> bytes:
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0)
    directory = b"".join(entry + f"{n:08d}".encode() for n in range(250_000))
    return b"PK\x03\x04" + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, len(directory), 4, 0)


def _altered(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    data = stream.getvalue()
    assert b"<v>36</v>" in data
    return data.replace(b"<v>36</v>", b"<v>35</v>", 1)


def _locked(good: bytes) -> bytes:
    data = bytearray(good)
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _otherwise(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()
