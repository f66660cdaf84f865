"""Separated values become a sheet of texts, whatever program wrote them."""

from __future__ import annotations

import pytest

from toolkit.findings.file_problems import READ_AS_TEXT
from toolkit.findings.intake_problems import OVER_LIMIT, UNREADABLE
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.seen import see
from toolkit.intake.readers.grid import Cell, CellKind
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.read_csv import decode_text, find_separator, read_csv
from toolkit.intake.readers.read_grid import read_grid
from toolkit.intake.readers.refusal import Refused

TEXT = "STT;Nội dung;ĐVT;TH 6 tháng 2020\r\n1;Số trường;trường;1.204\r\n2;Tỷ lệ;%;13,5\r\n"


def _rows(data: bytes) -> list[list[str]]:
    (found,) = read_grid(data).sheets
    return [[cell.text for cell in cells.values()] for cells in found.rows.values()]


EXPECTED = [
    ["STT", "Nội dung", "ĐVT", "TH 6 tháng 2020"],
    ["1", "Số trường", "trường", "1.204"],
    ["2", "Tỷ lệ", "%", "13,5"],
]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace(";", "\t").encode("utf-16"),
        ("sep=;\r\n" + TEXT).encode(),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace("13,5", '"13,5"').replace(";", ",").encode(),
        TEXT.replace(";", "|").encode(),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
    ],
)
def test_code_and_separator_are_found_out(data: bytes) -> None:
    assert _rows(data) == EXPECTED


def test_texts_stay_texts_and_errors_are_errors() -> None:
    (found,) = read_csv('a;4.031;="007";#DIV/0!;-;"hai\ndòng"\n'.encode(), Limits()).sheets
    assert found.cells == {
        (1, 1): Cell(CellKind.TEXT, "a"),
        (1, 2): Cell(CellKind.TEXT, "4.031"),
        (1, 3): Cell(CellKind.TEXT, "007"),
        (1, 4): Cell(CellKind.ERROR, "#DIV/0!"),
        (1, 5): Cell(CellKind.TEXT, "-"),
        (1, 6): Cell(CellKind.TEXT, "hai\ndòng"),
    }


def test_rows_and_columns_keep_their_places() -> None:
    (found,) = read_csv(b"\n;;x\n\n;y", Limits()).sheets
    assert {position: cell.text for position, cell in found.cells.items()} == {(2, 3): "x", (4, 2): "y"}


def test_how_it_was_read_is_said() -> None:
    grid = read_grid(TEXT.encode("utf-16"))
    _, findings = see(grid, "a.csv", default_vocabulary())
    assert [(one.code, one.message) for one in findings if one.code == READ_AS_TEXT.code] == [
        ("KT160", "Tệp văn bản đọc theo bảng mã UTF-16, các ô ngăn bằng dấu chấm phẩy.")
    ]


def test_the_table_is_found() -> None:
    tables, _ = see(read_grid(TEXT.encode()), "a.csv", default_vocabulary())
    assert [len(table.rows) for table in tables] == [2]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Nội dung".encode(), "Nội dung"),
        ("Nội dung".encode("utf-16-le"), "Nội dung"),
        ("N,i,d,u,n,g".encode("utf-16-be"), "N,i,d,u,n,g"),
        ("§¬n vÞ tÝnh".encode("cp1252"), "§¬n vÞ tÝnh"),
        (b"a\x81\x8d\x90b", "a\x81\x8d\x90b"),
    ],
)
def test_bytes_become_text(data: bytes, text: str) -> None:
    assert decode_text(data)[0] == text


@pytest.mark.parametrize(
    ("text", "separator"),
    [("a,b\nc,d", ","), ("a;1,5\nb;2,5", ";"), ("một dòng", ","), ("", ","), ('"a;b",c\n"d;e",f', ",")],
)
def test_the_separator_is_that_by_which_lines_are_alike(text: str, separator: str) -> None:
    assert find_separator(text) == separator


def test_text_of_half_a_letter_is_damage_and_too_much_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_csv("ab".encode("utf-16")[:-1], Limits())
    assert refused.value.problem is UNREADABLE
    for limits in (Limits(cells=3), Limits(rows=1), Limits(columns=1)):
        with pytest.raises(Refused) as refused:
            read_csv(b"a,b\nc,d", limits)
        assert refused.value.problem is OVER_LIMIT


def test_a_cell_that_never_ends_is_damage() -> None:
    with pytest.raises(Refused) as refused:
        read_csv(b'a,"' + b"x" * 40_000, Limits())
    assert refused.value.problem is UNREADABLE
