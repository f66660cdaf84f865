"""A workbook that is packed while it is written: each part goes into the zip as it is made, none is held whole."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, StringIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from toolkit.writing.xml_text import text_element

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""When every part was written, so that the bytes depend on nothing but the contents."""
_AT_ONCE = 1 << 18
"""Letters that are encoded and compressed together."""


class PackedWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """XlsxWriter's workbook, of which the zip is written by its packager and not, out of whole parts, after it."""

    def __init__(self, target: IO[bytes], options: dict[str, Any]) -> None:
        super().__init__(BytesIO(), options)
        self._target = target

    def _get_packager(self) -> Packager:
        return _StreamingPackager(self._target)


class XmlStream(StringIO):
    """Takes text in small pieces and gives it on in large ones; XlsxWriter writes into nothing that is no StringIO."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        super().__init__()
        self._take = take
        self._texts: list[str] = []
        self._length = 0

    def write(self, text: str) -> int:
        """Add text."""
        self._texts.append(text)
        self._length += len(text)
        if self._length >= _AT_ONCE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Give on what has come together, as UTF-8."""
        if self._texts:
            self._take("".join(self._texts).encode())
            self._texts, self._length = [], 0


class _StreamingPackager(Packager):  # type: ignore[misc]
    """Gives the workbook nothing to put into a zip, because all is in one already; pictures come last."""

    def __init__(self, target: IO[bytes]) -> None:
        super().__init__()
        self._zip = ZipFile(target, "w", ZIP_DEFLATED)
        self._entry: IO[bytes] | None = None
        self._part = StringIO()

    def _create_package(self) -> list[tuple[Any, str, bool]]:
        with self._zip:
            try:
                super()._create_package()
            finally:
                self._end_part()
            for stream, name, _ in self.filenames:
                self._zip.writestr(_entry(name), stream.getvalue())
        return []

    def _filename(self, xml_filename: str) -> StringIO:
        """Where the part is written that is next; the one before is complete."""
        self._end_part()
        self._entry = self._zip.open(_entry(xml_filename), "w")
        self._part = XmlStream(self._entry.write)
        return self._part

    def _end_part(self) -> None:
        if self._entry is not None:
            self._part.flush()
            self._entry.close()
            self._entry = None

    def _write_shared_strings_file(self) -> None:
        table = self.workbook.str_table
        if table.count:
            strings = _Strings()
            strings.string_table = table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            strings._assemble_xml_file()


class _Strings(SharedStrings):  # type: ignore[misc]
    """Texts as they are; XlsxWriter takes one that stands between <r> and </r> for XML."""

    def _write_sst_strings(self) -> None:
        for text in self.string_table.string_array:
            self.fh.write(f"<si>{text_element(text)}</si>")


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_DAY)
    entry.compress_type = ZIP_DEFLATED
    return entry
