"""A formula of an .xls that nobody has calculated has no result, whatever 0 is stored for it."""

from __future__ import annotations

import io
import struct

import pytest
import xlwt

from toolkit.intake.readers.grid import CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_xls import read_xls
from toolkit.intake.readers.xls_formulas import uncalculated


def _book(*sheets: list[int | str]) -> bytes:
    book = xlwt.Workbook()
    for number, values in enumerate(sheets):
        made = book.add_sheet(f"Biểu {number}")
        for column, value in enumerate(values):
            made.write(2, column, xlwt.Formula(value[1:]) if isinstance(value, str) and value[0] == "=" else value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _stored(data: bytes, column: int, result: float, flags: int) -> bytes:
    """The workbook with another result for the formula in a column of its only row."""
    at = data.index(struct.pack("<HH", 2, column), 512)
    while struct.unpack_from("<H", data, at - 4) != (6,):
        at = data.index(struct.pack("<HH", 2, column), at + 1)
    return data[: at + 6] + struct.pack("<dH", result, flags) + data[at + 16 :]


def test_a_workbook_of_formulas_without_any_result_was_never_calculated() -> None:
    data = _book([15, 9, "=A3+B3"], ["x"], ["=1+1", 0])
    assert uncalculated(data, io.StringIO()) == [{(2, 2)}, frozenset(), {(2, 0)}]
    first, _, last = read_xls(data, Limits()).sheets
    assert [cell.kind for cell in first.cells.values()] == [CellKind.NUMBER, CellKind.NUMBER, CellKind.UNCALCULATED]
    assert (last.cells[3, 1].kind, last.cells[3, 2].text) == (CellKind.UNCALCULATED, "0")


@pytest.mark.parametrize(
    ("flags", "result", "known"),
    [(3, 0.0, False), (2, 0.0, False), (1, 0.0, True), (8, 0.0, True), (0, 0.0, True), (3, 24.0, True)],
)
def test_a_result_counts_where_it_is_there_or_nothing_asks_for_another(flags: int, result: float, known: bool) -> None:
    (sheet,) = read_xls(_stored(_book(["=A1+1"]), 0, result, flags), Limits()).sheets
    assert (sheet.cells[3, 1].number == result) is known


def test_beside_a_result_an_empty_text_is_the_result_of_its_formula() -> None:
    (sheet,) = read_xls(_stored(_book([7, "=A3", '=""']), 1, 7.0, 0), Limits()).sheets
    assert [(at, cell.text) for at, cell in sheet.cells.items()] == [((3, 1), "7"), ((3, 2), "7")]


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_cannot_be_followed_tells_nothing(data: bytes) -> None:
    assert uncalculated(data, io.StringIO()) == []


def test_a_stream_cut_anywhere_ends() -> None:
    data = _book([15, 9, "=A3+B3"])
    for end in range(512, len(data), 37):
        uncalculated(data[:end], io.StringIO())
