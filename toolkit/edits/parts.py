"""The parts of a workbook of ours that somebody saved: its sheets and where they lie, shared texts, dates, comments."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import IO, Any
from xml.etree.ElementTree import iterparse

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.constants import ARC_CORE, ARC_CUSTOM, ARC_THEME
from openpyxl.xml.functions import fromstring

from toolkit.intake.readers.cell_styles import read_styles
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.ooxml import read_workbook, relations
from toolkit.intake.readers.package import Package, local
from toolkit.intake.readers.refusal import Refused, Unsure
from toolkit.intake.readers.shared_strings import decode_escapes
from toolkit.intake.readers.sniff import BROKEN_ARCHIVE
from toolkit.model import OperationError

_LARGE = ("/worksheets/sheet", "/sharedstrings", "/media/")
_LIMITS = Limits()


class UnreadableMasterError(OperationError):
    """The workbook in the master's place cannot be read, so that nothing may be written over it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không đọc được {name} đang có nên không ghi đè lên. "
            "Hãy mở tệp trong Excel rồi lưu lại, hoặc chuyển tệp đó đi chỗ khác, rồi chạy lại."
        )


class Parts:
    """A workbook, opened; its sheets are read as streams, for those of a whole province unpack to 100 MB and more."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._zip = package
        self._names = {name.casefold(): name for name in package.namelist()}
        small = [name for name in package.namelist() if self._is_small(name)]
        self._small = Package({name: package.read(name) for name in small})
        workbook = read_workbook(self._small, _LIMITS)
        self.sheets = {one.name: one.part for one in workbook.sheets}
        """The part of each worksheet by its name, in their order."""
        self.epoch_1904 = workbook.epoch_1904
        self._workbook = workbook

    @staticmethod
    def _is_small(name: str) -> bool:
        return name.endswith(".rels") or not any(part in f"/{name.casefold()}" for part in _LARGE)

    def open(self, part: str) -> IO[bytes]:
        """A part as a stream; raise KeyError."""
        return self._zip.open(self._names[part.casefold()])

    @cached_property
    def strings(self) -> list[str]:
        """The shared texts, runs joined."""
        part = self._workbook.strings
        if part.casefold() not in self._names:
            return []
        with self.open(part) as stream:
            return list(_strings(stream))

    @cached_property
    def dates(self) -> frozenset[str]:
        """The styles that show a number as a date or a time, by their index as cells have it."""
        return read_styles(self._small, self._workbook.styles, _LIMITS).dates

    @property
    def styles(self) -> bytes | None:
        """The part of the styles."""
        return self._small.part(self._workbook.styles)

    @property
    def theme(self) -> bytes | None:
        """The theme, of which styles take their colours."""
        return self._small.part(ARC_THEME)

    @property
    def properties(self) -> DocumentProperties:
        """Who saved it and when, as far as it says so."""
        tree = self._tree(ARC_CORE)
        found = None if tree is None else DocumentProperties.from_tree(tree)
        return found or DocumentProperties()

    @property
    def custom(self) -> dict[str, Any]:
        """The custom properties."""
        tree = self._tree(ARC_CUSTOM)
        listed: list[Any] = [] if tree is None else CustomPropertyList.from_tree(tree).props
        return {str(one.name): one.value for one in listed}

    def comments(self, sheet: str) -> list[tuple[int, int, str, str]]:
        """Row, column, text and author of the comments on a sheet, in the order of their cells."""
        folder, file = posixpath.split(self.sheets[sheet])
        linked = relations(self._small, f"{folder}/_rels/{file}.rels", folder).values()
        sheets: list[Any] = [
            CommentSheet.from_tree(self._tree(part)) for kind, part in linked if kind.endswith("/comments")
        ]
        listed = [pair for one in sheets for pair in one.comments]
        return sorted((*_position(name), one.text, str(one.author or "")) for name, one in listed if one.text)

    def _tree(self, part: str) -> Any:  # noqa: ANN401
        """A small part as openpyxl reads it, None where it is not there."""
        data = self._small.part(part)
        return fromstring(data) if data else None


@contextmanager
def open_parts(data: bytes, name: str) -> Iterator[Parts]:
    """Open a workbook that is called `name`; raise UnreadableMasterError, also where a part cannot be read later."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield Parts(package)
    except (*BROKEN_ARCHIVE, Refused, Unsure, LookupError, SyntaxError, TypeError) as cause:
        raise UnreadableMasterError(name) from cause


def _position(name: str) -> tuple[int, int]:
    row, column = coordinate_to_tuple(name)
    return row, column


def _strings(stream: IO[bytes]) -> Iterator[str]:
    for _, element in iterparse(stream):  # noqa: S314
        if local(element.tag) == "si":
            yield decode_escapes(joined_text(element))
            element.clear()


def joined_text(element: Any) -> str:  # noqa: ANN401
    """The text of an `si` or `is` element, its runs joined; how it is read aloud is left out."""
    pieces = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces += [one.text or "" for one in child if local(one.tag) == "t"]
    return "".join(pieces)
