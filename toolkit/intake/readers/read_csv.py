"""Read text files of separated values: the code of their letters and their separator found out, every cell a text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable

from toolkit.findings.file_problems import READ_AS_TEXT
from toolkit.intake.readers.grid import Cell, CellKind, Grid, make_sheet
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.raw_sheet import check_extent
from toolkit.intake.readers.refusal import damaged, over_limit
from toolkit.intake.readers.remark import remark

SHEET = "Bảng"
_SEPARATORS = {";": "dấu chấm phẩy", ",": "dấu phẩy", "\t": "dấu tab", "|": "dấu gạch đứng"}
_SAMPLE_LINES = 200
_ERRORS = {"#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"}
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_MARKED = re.compile(r"sep=(.)\r?\n")


def read_csv(data: bytes, limits: Limits) -> Grid:
    """The file as one sheet of texts; how it was read is said; raise Refused.

    Texts stay texts: whether 4.031 is four thousand is decided where all numbers of a file are seen.
    """
    if len(data) > limits.part_bytes:
        raise over_limit("dung lượng tệp (byte)", len(data), limits.part_bytes)
    text, code = decode_text(data)
    marked = _MARKED.match(text)
    separator = marked[1] if marked else find_separator(text)
    body = text[marked.end() :] if marked else text
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, fields in enumerate(_lines(body, separator, limits), 2 if marked else 1):
            cells.update({(row, column): _cell(field) for column, field in enumerate(fields, 1) if field.strip()})
            if row > limits.rows and any(map(str.strip, fields)):
                raise over_limit("số dòng", row, limits.rows, (SHEET, f"A{row}"))
            if len(cells) > limits.cells:
                raise over_limit("số ô có nội dung", len(cells), limits.cells)
    except csv.Error as cause:
        raise damaged("văn bản không chia được thành các ô") from cause
    check_extent(SHEET, list(cells), limits)
    named = _SEPARATORS.get(separator, f"“{separator}”")
    return Grid((make_sheet(SHEET, cells),), remarks=(remark(READ_AS_TEXT, code=code, separator=named),))


def decode_text(data: bytes) -> tuple[str, str]:
    """A file's text, and the name of the code it is in.

    What is not Unicode is taken letter by letter as Western, the form in which text from before Unicode is told apart.
    """
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, codec), name
    if b"\0" in data[:4096]:
        odd = data[1:4096:2].count(0) >= data[0:4096:2].count(0)
        return _decoded(data, "utf-16-le" if odd else "utf-16-be"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return "".join(map(_western, data)) if any(map(_undefined, data)) else data.decode("cp1252"), "một byte"


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as cause:
        raise damaged("văn bản bị hỏng hoặc bị cắt cụt") from cause


def _undefined(byte: int) -> bool:
    return byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def _western(byte: int) -> str:
    return chr(byte) if _undefined(byte) else bytes((byte,)).decode("cp1252")


def find_separator(text: str) -> str:
    """The sign by which most lines fall into the same number of fields, more than one; a comma if none does."""
    lines = [line for line in text[:100_000].splitlines()[:_SAMPLE_LINES] if line.strip()]
    scores = {separator: _score(lines, separator) for separator in _SEPARATORS}
    return max(scores, key=lambda separator: scores[separator]) if any(scores.values()) else ","


def _score(lines: list[str], separator: str) -> int:
    try:
        widths = Counter(len(fields) for fields in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in widths.items() if width > 1), default=0)


def _lines(text: str, separator: str, limits: Limits) -> Iterable[list[str]]:
    csv.field_size_limit(limits.text)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _cell(text: str) -> Cell:
    found = _AS_FORMULA.fullmatch(text)
    plain = found[1] if found else text
    return Cell(CellKind.ERROR if plain.strip() in _ERRORS else CellKind.TEXT, plain)
