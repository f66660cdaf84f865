"""Pre-flight of a zipped workbook: every part is unpacked once, counted, checked, before a reader sees the file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from toolkit.findings.intake_problems import PASSWORD, UNSAFE
from toolkit.intake.limits import MEBIBYTE, Limits
from toolkit.intake.refusal import Refused, damaged, over_limit
from toolkit.intake.sniff import BROKEN_ARCHIVE

_CHUNK = 64 * 1024
_XML = (".xml", ".rels", ".vml")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


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
        if data is None:
            return
        level = 0
        try:
            for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
                level += 1 if event == "start" else -1
                if level > depth:
                    raise over_limit("số tầng lồng nhau của XML", level, depth)
                yield event, local(element.tag), element
        except DefusedXmlException as cause:
            raise Refused(UNSAFE, what="khai báo DOCTYPE") from cause
        except (ParseError, LookupError, ValueError) as cause:
            raise damaged(f"phần {name} không đúng định dạng XML") from cause


def local(tag: str) -> str:
    """A tag or attribute name without its namespace."""
    return tag.rpartition("}")[2]


def open_package(data: bytes, limits: Limits) -> Package:
    """Unpack all parts within the limits; raise Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _check_directory(entries, limits)
            return Package({entry.filename: _unpack(package, entry, limits) for entry in entries})
    except BROKEN_ARCHIVE as cause:
        raise damaged("tệp nén bên trong bị hỏng hoặc bị cắt cụt") from cause


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise over_limit("số phần trong tệp", len(entries), limits.parts)
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names):
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


def _leaves_archive(name: str) -> bool:
    path = PureWindowsPath(name)
    return bool(path.anchor) or ".." in path.parts


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    unpacked = bytearray()
    with package.open(entry) as part:
        while chunk := part.read(_CHUNK):
            unpacked += chunk
            _check_growth(len(unpacked), entry, limits)
    if entry.filename.casefold().endswith(_XML):
        _check_xml(unpacked)
    return bytes(unpacked)


def _check_growth(size: int, entry: zipfile.ZipInfo, limits: Limits) -> None:
    if size > limits.part_bytes:
        raise over_limit("dung lượng một phần khi giải nén (byte)", size, limits.part_bytes)
    if size > MEBIBYTE and size > limits.ratio * max(entry.compress_size, 1):
        raise over_limit("tỷ lệ nén", size // max(entry.compress_size, 1), limits.ratio)


def _check_xml(data: bytearray) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(UNSAFE, what="XML không ở bảng mã UTF-8")
    if _DOCTYPE.search(data, 0, MEBIBYTE):
        raise Refused(UNSAFE, what="khai báo DOCTYPE")
