"""What writing costs beside a bare XlsxWriter loop: `python -m benchmarks.writing [AGENCIES] [ROUNDS]`.

The floor writes the very cells of master and table again, each with the same format, by XlsxWriter's own methods, and
nothing else: no validations, conditions, comments, names, charts or sparklines, which ours write too.
"""

from __future__ import annotations

import io
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from benchmarks.measured import Row, beside, print_rows, seconds
from benchmarks.merging import MOST_MEMORY, measure
from benchmarks.province import PERIOD, ROWS, make_province
from toolkit.model import Reconciled
from toolkit.workspace import Workspace
from toolkit.writing.book import Book
from toolkit.writing.look import Look, read_look
from toolkit.writing.master import master_bytes
from toolkit.writing.table import table_bytes

MANY = 334
"""Agencies, of 60 indicators each: 20,040."""
MOST_SECONDS = 300.0
_PROVINCE = "Đo Lường"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cells: TypeAlias = list[tuple[str, int, int, tuple[Any, ...], int]]
"""The method that writes it, row, column, what is written, and the number of its format."""
_ALONE = """
from toolkit import Workspace
from toolkit.model import Period
from toolkit.writing.look import read_look
from toolkit.writing.master import master_bytes
from toolkit.writing.table import table_bytes
space = Workspace(sys.argv[1])
result, look = space.reconcile(Period.parse(sys.argv[2])), read_look(space.look_path)
before, began = usage()["cpu"], time.perf_counter()
master_bytes(result, "")
table_bytes(result, look, "")
"""


@dataclass
class Recorded:
    """All cells of a workbook by sheet, and the properties of its formats."""

    sheets: dict[str, Cells]
    formats: list[dict[str, Any]]

    @property
    def cells(self) -> int:
        """How many there are."""
        return sum(map(len, self.sheets.values()))


def write_both(result: Reconciled, look: Look) -> list[bytes]:
    """Master and table, as a merge writes them."""
    return [master_bytes(result, _PROVINCE), table_bytes(result, look, _PROVINCE)]


def floor(books: list[Recorded]) -> list[bytes]:
    """The same cells and formats by a bare loop."""
    made = []
    for book in books:
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
            formats = [workbook.add_format(properties) for properties in book.formats]
            for name, cells in book.sheets.items():
                sheet = workbook.add_worksheet(name)
                for method, row, column, values, cell_format in cells:
                    getattr(sheet, method)(row, column, values[0], formats[cell_format], *values[1:])
        made.append(stream.getvalue())
    return made


@contextmanager
def recording() -> Iterator[list[Recorded]]:
    """What is written inside is also kept as a list of cells."""
    found: list[Recorded] = []
    to_bytes = Book.to_bytes

    def kept(book: Book) -> bytes:
        data = to_bytes(book)
        found.append(_recorded(book, data))
        return data

    Book.to_bytes = kept  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Book.to_bytes = to_bytes  # type: ignore[method-assign]


def _recorded(book: Book, data: bytes) -> Recorded:
    known = {made.xf_index: dict(properties) for properties, made in book._formats.items() if made.xf_index}
    numbers = {str(index): number for number, index in enumerate(known)}
    with ZipFile(io.BytesIO(data)) as package:
        texts = ["".join(one.itertext()) for one in _elements(package, "xl/sharedStrings.xml", "si")]
        sheets = {
            sheet.get_name(): [
                (*_written(cell, texts), numbers[cell.get("s", "")])
                for cell in _elements(package, f"xl/worksheets/sheet{sheet.index + 1}.xml", "c")
                if cell.get("s", "") in numbers
            ]
            for sheet in book.raw.worksheets()
        }
    return Recorded(sheets, list(known.values()))


def _elements(package: ZipFile, part: str, name: str) -> Iterator[ET.Element]:
    """The elements of that name, each as long as it is looked at."""
    with package.open(part) as stream:
        for _, element in ET.iterparse(stream):  # noqa: S314
            if element.tag == f"{_MAIN}{name}":
                yield element
                element.clear()


def _written(cell: ET.Element, texts: list[str]) -> tuple[str, int, int, tuple[Any, ...]]:
    row, column = xl_cell_to_rowcol(cell.get("r", ""))
    formula, value = cell.find(f"{_MAIN}f"), cell.findtext(f"{_MAIN}v")
    if formula is not None:
        number = value and cell.get("t") is None
        return "write_formula", row, column, (f"={formula.text}", float(value) if number else value or "")
    if value is None:
        inline = "".join(cell.itertext())
        return ("write_string", row, column, (inline,)) if inline else ("write_blank", row, column, (None,))
    if cell.get("t") == "s":
        return "write_string", row, column, (texts[int(value)],)
    return "write_number", row, column, (float(value),)


def ratios(result: Reconciled, look: Look, rounds: int) -> tuple[int, list[tuple[float, float]]]:
    """How many cells, and seconds of the floor and ours in each round."""
    with recording() as books:
        write_both(result, look)
    measured = [(seconds(lambda: floor(books)), seconds(lambda: write_both(result, look))) for _ in range(rounds)]
    return sum(book.cells for book in books), measured


def rows(agencies: int = 60, rounds: int = 3) -> list[Row]:
    """The measure as a row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        make_province(Path(folder), agencies, shared=False)
        return [_row(Path(folder), agencies, rounds)]


def many_rows(agencies: int = MANY, rounds: int = 1) -> list[Row]:
    """The same for more indicators than any province has, by the clock, and how much memory it takes; some minutes."""
    with tempfile.TemporaryDirectory() as folder:
        make_province(Path(folder), agencies, shared=False)
        alone = measure(_ALONE, Path(folder), "own")  # first: a process begins with the peak of the one that starts it
        row = _row(Path(folder), agencies, rounds)
    indicators = f"{agencies * ROWS:,} indicators"
    return [
        row,
        Row(f"writing master and table of {indicators}, by the clock", alone["wall"], MOST_SECONDS,
            alone["wall"] / MOST_SECONDS, 1, limit=True),
        Row(f"peak memory of reconciling and writing {indicators}", alone["memory"] / 1e6, MOST_MEMORY / 1e6,
            alone["memory"] / MOST_MEMORY, 1, limit=True, unit="MB"),
    ]  # fmt: skip


def _row(root: Path, agencies: int, rounds: int) -> Row:
    space = Workspace(root)
    cells, measured = ratios(space.reconcile(PERIOD), read_look(space.look_path), rounds)
    what = f"writing master and table of {agencies * ROWS:,} indicators, {cells:,} cells"
    return beside(f"{what} / bare XlsxWriter loop", measured, 1.25)


def main() -> None:
    """Print a line for each row."""
    print_rows(rows(*map(int, sys.argv[1:])))


if __name__ == "__main__":
    main()
