"""An .xlsb made in memory, record by record (MS-XLSB), with no other writer at hand than this one."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tests.support.workbooks import zipped

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def record(kind: int, body: bytes = b"") -> bytes:
    """One record."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, rest = b"", len(body)
    while True:
        size += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
        rest >>= 7
        if not rest:
            return head + size + body


def wide(text: str) -> bytes:
    """A text with its length."""
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def xlsb(
    rows: Sequence[Sequence[object]],
    *,
    name: str = "Biểu",
    formats: Mapping[tuple[int, int], int] = {},
    hidden_rows: Iterable[int] = (),
    merges: Iterable[tuple[int, int, int, int]] = (),
    fonts: Sequence[str] = ("Times New Roman",),
    cells: bytes = b"",
    calculation: int = 0,
) -> bytes:
    """One sheet of rows from A1 on; `formats` gives cells (row, column from 1) a style of `_STYLES`.

    A tuple (result,) or (result, flags) is written as a formula; `cells` are further records of the sheet,
    `calculation` the flags of BrtCalcProp.
    """
    strings: list[str] = []
    body = b"".join(
        record(0, struct.pack("<IIHBBB", number - 1, 0, 300, 0, 0x10 if number in hidden_rows else 0, 0))
        + b"".join(
            _cell(column - 1, formats.get((number, column), 0), value, strings)
            for column, value in enumerate(values, 1)
            if value is not None
        )
        for number, values in enumerate(rows, 1)
    )
    merged = b"".join(record(176, struct.pack("<IIII", t - 1, b - 1, le - 1, r - 1)) for t, le, b, r in merges)
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
            "xl/workbook.bin": record(131) + record(153, struct.pack("<II", 0, 0) + wide("")) + record(143)
            + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide(name)) + record(144)
            + record(157, struct.pack("<IIIdIH", 0, 1, 100, 0.001, 1, calculation)) + record(132),
            "xl/_rels/workbook.bin.rels": _relations(
                {"rId1": ("worksheet", "worksheets/sheet1.bin"), "rId2": ("styles", "styles.bin"),
                 "rId3": ("sharedStrings", "sharedStrings.bin")}
            ),
            "xl/worksheets/sheet1.bin": record(129) + record(148, struct.pack("<IIII", 0, 9, 0, 9)) + record(145) + body
            + cells + record(146) + merged + record(130),
            "xl/styles.bin": _styles(fonts),
            "xl/sharedStrings.bin": record(159, struct.pack("<II", len(strings), len(strings)))
            + b"".join(record(19, b"\0" + wide(text)) for text in strings) + record(160),
        }
    )  # fmt: skip


STYLES = {"plain": 0, "percent": 1, "date": 2, "second font": 3}
"""The styles by which `formats` speaks."""


def _styles(fonts: Sequence[str]) -> bytes:
    used = [(0, 0), (9, 0), (14, 0), (0, len(fonts) - 1)]
    listed = b"".join(
        record(43, struct.pack("<HHHHBBBB", 240, 0, 400, 0, 0, 0, 0, 0) + b"\0" * 9 + wide(f)) for f in fonts
    )
    cells = b"".join(record(47, struct.pack("<HHHHHBBH", 0, form, font, 0, 0, 0, 0, 0)) for form, font in used)
    return (
        record(278) + record(615, struct.pack("<I", 0)) + record(616) + record(611, struct.pack("<I", len(fonts)))
        + listed + record(612) + record(617, struct.pack("<I", len(used))) + cells + record(618) + record(279)
    )  # fmt: skip


def _cell(column: int, style: int, value: object, strings: list[str]) -> bytes:
    head = struct.pack("<II", column, style)
    if isinstance(value, tuple):
        return _formula(head, *value)
    if isinstance(value, bool):
        return record(4, head + bytes([value]))
    if isinstance(value, int):
        return record(2, head + struct.pack("<i", value << 2 | 2))
    if isinstance(value, Decimal):
        return record(2, head + struct.pack("<i", int(value * 100) << 2 | 3))
    if isinstance(value, float):
        return record(5, head + struct.pack("<d", value))
    if value in _ERRORS:
        return record(3, head + bytes([_ERRORS[str(value)]]))
    strings.append(str(value))
    return record(7, head + struct.pack("<I", len(strings) - 1))


def _formula(head: bytes, value: object, flags: int = 0) -> bytes:
    tail = struct.pack("<HII", flags, 0, 0)
    if isinstance(value, float):
        return record(9, head + struct.pack("<d", value) + tail)
    if value in _ERRORS:
        return record(11, head + bytes([_ERRORS[str(value)]]) + tail)
    return record(8, head + wide(str(value)) + tail)


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
