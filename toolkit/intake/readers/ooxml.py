"""What the workbook part of an .xlsx says: its sheets in their order, its epoch, and where strings and styles are."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from toolkit.findings.file_problems import ACTIVE_CONTENT
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import Package, attribute, elements_of
from toolkit.intake.readers.refusal import damaged, over_limit
from toolkit.intake.readers.remark import Remark, remark

_WORKBOOK = "xl/workbook.xml"
_SAVED = re.compile(rb"[:<]modified(?:\s[^<>]*)?>([^<]*)<")
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet as the workbook lists it, and the part that holds its cells."""

    name: str
    visible: bool
    part: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """The workbook part, read; parts are named from the root of the package."""

    sheets: tuple[SheetPart, ...]
    epoch_1904: bool = False
    strings: str = ""
    styles: str = ""
    names: int = 0
    """How many names it defines."""
    to_calculate: bool = False
    """Whether it asks to be calculated when it is opened, as programs that calculate nothing do."""


def read_workbook(package: Package, limits: Limits) -> Workbook:
    """The workbook part; raise Refused where it lists no worksheet, or too many of anything."""
    path = _workbook_part(package.part("_rels/.rels") or b"")
    folder, file = posixpath.split(path)
    listed = package.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels") or b""
    found = _workbook(package.part(path) or b"", listed, path, limits.depth)
    if not found.sheets:
        raise damaged("không có trang tính nào")
    if len(found.sheets) > limits.sheets:
        raise over_limit("số trang tính", len(found.sheets), limits.sheets)
    if found.names > limits.names:
        raise over_limit("số tên đặt sẵn", found.names, limits.names)
    return found


def read_saved(package: Package) -> datetime | None:
    """When the workbook says it was last modified."""
    found = _SAVED.search(package.part("docProps/core.xml") or b"")
    try:
        saved = datetime.fromisoformat(found[1].decode().strip()) if found else None
    except ValueError:
        return None
    return saved.replace(tzinfo=UTC) if saved and not saved.tzinfo else saved


def active_content(package: Package) -> tuple[Remark, ...]:
    """What the workbook would run or fetch when it is opened in Excel; here it is only said."""
    parts = [name.casefold() for name in package.parts]
    kinds = {
        "macro": any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in parts),
        "liên kết tới tệp khác": any("/externallinks/" in name for name in parts),
        "kết nối dữ liệu": any(name.endswith("/connections.xml") for name in parts),
    }
    what = ", ".join(kind for kind, there in kinds.items() if there)
    return (remark(ACTIVE_CONTENT, what=what),) if what else ()


@lru_cache(maxsize=64)
def _workbook_part(listed: bytes) -> str:
    for kind, _, target in _relations(listed, "_rels/.rels"):
        if kind.endswith("/officeDocument"):
            return target.lstrip("/") or _WORKBOOK
    return _WORKBOOK


@lru_cache(maxsize=64)
def _workbook(data: bytes, listed: bytes, path: str, depth: int) -> Workbook:
    if not data:
        raise damaged("thiếu phần chính của bảng tính")
    folder = posixpath.dirname(path)
    targets = _targets(listed, path, folder)
    sheets, epoch_1904, names, to_calculate = [], False, 0, False
    for event, tag, element in elements_of(data, path, depth):
        if event == "start":
            continue
        if tag == "sheet":
            relation = attribute(element, "id")
            kind, part = targets.get(relation, ("", ""))
            if kind.endswith("/worksheet"):
                sheets.append(SheetPart(element.get("name") or "", element.get("state", "visible") == "visible", part))
        elif tag == "workbookPr":
            epoch_1904 = element.get("date1904") in _TRUE
        elif tag == "definedName":
            names += 1
        elif tag == "calcPr":
            to_calculate = element.get("fullCalcOnLoad") in _TRUE
    by_kind = {kind.rpartition("/")[2]: part for kind, part in targets.values()}
    strings, styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    return Workbook(tuple(sheets), epoch_1904, strings, styles, names, to_calculate)


def _relations(data: bytes, name: str) -> Iterator[tuple[str, str, str]]:
    """Kind, id and target of each relation; those that leave the package are left out."""
    for event, tag, element in elements_of(data, name) if data else ():
        if event == "end" and tag == "Relationship" and element.get("TargetMode") != "External":
            yield element.get("Type") or "", element.get("Id") or "", element.get("Target") or ""


def relations(package: Package, name: str, folder: str) -> dict[str, tuple[str, str]]:
    """Kind and part by the id of each relation that a part of a folder has."""
    return _targets(package.part(name) or b"", name, folder)


def _targets(data: bytes, name: str, folder: str) -> dict[str, tuple[str, str]]:
    return {key: (kind, _path(folder, target)) for kind, key, target in _relations(data, name)}


def images(package: Package) -> int:
    """How many pictures a package holds."""
    return sum("/media/" in name.casefold() for name in package.parts)


def _path(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
