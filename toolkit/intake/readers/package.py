"""Pre-flight of a zipped workbook: every part is unpacked once, counted, checked, before a reader sees the file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import PureWindowsPath
from struct import Struct
from xml.etree.ElementTree import Element, ParseError, iterparse

from toolkit.findings.intake_problems import PASSWORD, UNSAFE
from toolkit.intake.readers.limits import MEBIBYTE, Limits
from toolkit.intake.readers.refusal import Refused, damaged, over_limit
from toolkit.intake.readers.sniff import BROKEN_ARCHIVE

_XML = (".xml", ".rels", ".vml")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER = Struct("<4s22xHH")
"""The signature, and how long name and extra field are that follow."""
_SMALL = 2048
"""Packed bytes of a part that may be kept for the next file."""
_RARE = 200
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']*)["']""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a zipped workbook that passed the pre-flight."""

    parts: dict[str, bytes]

    def part(self, name: str) -> bytes | None:
        """A part by its name, upper and lower case alike, as Office finds it."""
        if name in self.parts:
            return self.parts[name]
        return next((data for known, data in self.parts.items() if known.casefold() == name.casefold()), None)

    def elements(self, name: str, depth: int = Limits().depth) -> Iterator[tuple[str, str, Element]]:
        """Walk a part's elements: (`start` or `end`, local tag name, element); nothing if it is not there."""
        data = self.part(name)
        return elements_of(data, name, depth) if data is not None else iter(())


def elements_of(data: bytes, name: str, depth: int = Limits().depth) -> Iterator[tuple[str, str, Element]]:
    """Walk the elements of a part's bytes; raise Refused for XML that is unsafe, too deep or none at all.

    Without a DOCTYPE there is nothing to expand and nothing to fetch, so the plain parser is safe.
    """
    _check_doctype(data)
    level = 0
    try:
        for event, element in iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314
            level += 1 if event == "start" else -1
            if level > depth:
                raise over_limit("số tầng lồng nhau của XML", level, depth)
            yield event, local(element.tag), element
    except (ParseError, LookupError, ValueError) as cause:
        raise damaged(f"phần {name} không đúng định dạng XML") from cause


def local(tag: str) -> str:
    """A tag or attribute name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without the namespace, empty if it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def unpacked_size(data: bytes) -> int:
    """How many bytes all parts together say they unpack to; 0 where the archive cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return sum(entry.file_size for entry in package.infolist())
    except BROKEN_ARCHIVE:
        return 0


def open_package(data: bytes, limits: Limits) -> Package:
    """Unpack all parts within the limits; raise Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
        _check_directory(entries, limits)
        return Package({entry.filename: _unpack(data, entry, limits) for entry in entries})
    except BROKEN_ARCHIVE as cause:
        raise damaged("tệp nén bên trong bị hỏng hoặc bị cắt cụt") from cause


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise over_limit("số phần trong tệp", len(entries), limits.parts)
    names = {entry.filename.casefold() for entry in entries}
    if len(names) < len(entries):
        raise Refused(UNSAFE, what="hai phần trùng tên")
    if any(_leaves_archive(entry.orig_filename) for entry in entries):
        raise Refused(UNSAFE, what="một phần có đường dẫn ra ngoài tệp")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(PASSWORD)
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise damaged("tệp nén bên trong dùng cách nén lạ")
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked_bytes:
        raise over_limit("dung lượng khi giải nén (byte)", total, limits.unpacked_bytes)
    spans = sorted((entry.header_offset, entry.header_offset + entry.compress_size) for entry in entries)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise Refused(UNSAFE, what="hai phần nằm chồng lên nhau")


def _leaves_archive(name: str) -> bool:
    if ".." not in name and ":" not in name and not name.startswith(("/", "\\")):
        return False
    path = PureWindowsPath(name)
    return bool(path.anchor) or ".." in path.parts


def _unpack(data: bytes, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    _check_growth(entry, limits)
    packed = _packed(data, entry)
    unpack = _unpacked if len(packed) > _SMALL else _unpacked_once
    return unpack(packed, entry.compress_type, entry.file_size, entry.CRC, entry.filename)


def _unpacked(packed: bytes, method: int, size: int, crc: int, name: str) -> bytes:
    """The bytes of a part, checked against the size and the CRC that the directory tells, and its XML for safety."""
    if method == zipfile.ZIP_DEFLATED:
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
    else:
        unpacked = packed
    if len(unpacked) != size or zlib.crc32(unpacked) != crc:
        raise damaged(f"phần {name} không khớp mã kiểm tra (CRC)")
    if name.casefold().endswith(_XML):
        _check_xml(unpacked)
    return unpacked


_unpacked_once = lru_cache(maxsize=64)(_unpacked)
"""The same; what came in the file before (themes, styles, relations: one program wrote them all) is not done again."""


def _packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The packed bytes of a part, found behind its own header, which must tell the same name as the directory."""
    start = entry.header_offset
    if not 0 <= start <= len(data) - _LOCAL_HEADER.size:
        raise zipfile.BadZipFile
    sign, name, extra = _LOCAL_HEADER.unpack_from(data, start)
    if sign != b"PK\x03\x04":
        raise zipfile.BadZipFile
    start += _LOCAL_HEADER.size
    here = data[start : start + name]
    charset = "ascii" if here.isascii() else "utf-8" if entry.flag_bits & 0x800 else "cp437"
    if here.decode(charset) != entry.orig_filename:
        raise Refused(UNSAFE, what="một phần mang hai tên")
    packed = data[start + name + extra : start + name + extra + entry.compress_size]
    if len(packed) < entry.compress_size:
        raise zipfile.BadZipFile
    return packed


def _check_growth(entry: zipfile.ZipInfo, limits: Limits) -> None:
    """What a part says of its size; that it holds no more is seen when it is unpacked."""
    size, packed = entry.file_size, max(entry.compress_size, 1)
    if size > limits.part_bytes:
        raise over_limit("dung lượng một phần khi giải nén (byte)", size, limits.part_bytes)
    if size > MEBIBYTE and size > limits.ratio * packed:
        raise over_limit("tỷ lệ nén", size // packed, limits.ratio)


def _check_xml(data: bytes) -> None:
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf")) if b"encoding" in data[:200] else None
    foreign = declared is not None and declared[1].lower() not in _UTF8
    if foreign or data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise Refused(UNSAFE, what="XML không ở bảng mã UTF-8")
    _check_doctype(data)


def has_declarations(data: bytes) -> bool:
    """Whether `<!` stands anywhere; looked for by the sign that is rare, as `<` is not."""
    at = data.find(b"!")
    for _ in range(_RARE):
        if at < 0:
            return False
        if data.startswith(b"<", at - 1 if at else 0):
            return True
        at = data.find(b"!", at + 1)
    return b"<!" in data


def _check_doctype(data: bytes) -> None:
    if has_declarations(data) and _DOCTYPE.search(data):
        raise Refused(UNSAFE, what="khai báo DOCTYPE")
