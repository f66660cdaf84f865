"""Text from before Unicode is decoded once, by its font."""

from __future__ import annotations

import io
from typing import Any

import xlwt

from toolkit.intake.grid import Cell, CellKind, Grid, make_sheet
from toolkit.intake.legacy import decode_legacy
from toolkit.intake.read_grid import read_grid


def text(raw: str, font: str = "", runs: tuple[tuple[str, str], ...] = ()) -> Cell:
    return Cell(CellKind.TEXT, raw, font=font, runs=runs)


def decoded(*cells: Cell) -> list[str]:
    sheet = make_sheet("Biểu", {(row, 1): cell for row, cell in enumerate(cells, 1)})
    return [cell.text for cell in decode_legacy(Grid((sheet,))).sheets[0].cells.values()]


def test_a_font_decides_how_its_text_is_read() -> None:
    cells = (
        text("TÊn", ".VnTime"),
        text("mét sè s¶n phÈm", ".VnTimeH"),
        text("Quaän", "VNI-Times"),
        text("Tấn", "Arial"),
    )
    assert decoded(*cells) == ["Tấn", "MỘT SỐ SẢN PHẨM", "Quận", "Tấn"]


def test_each_run_is_read_by_its_own_font() -> None:
    runs = ((".VnTime", "Tæng sè "), ("Arial", "Đồng Nai "), (".VnTimeH", "n­íc"))
    assert decoded(text("".join(piece for _, piece in runs), ".VnTime", runs)) == ["Tổng số Đồng Nai NƯỚC"]


def test_what_was_decoded_is_said_once_with_its_evidence() -> None:
    sheet = make_sheet("Biểu", {(1, 1): text("Tæng sè", ".VnTime"), (2, 1): text("n­íc", ".VnTime")})
    (note,) = decode_legacy(Grid((sheet,))).decoded
    assert (note.charset, note.sheets, note.by_font, note.example) == (
        "TCVN3 (ABC)",
        ("Biểu",),
        2,
        ("Tæng sè", "Tổng số"),
    )


def xls(*rows: tuple[str, Any]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    for row, (font, value) in enumerate(rows):
        style = xlwt.easyxf(f"font: name {font}")
        if isinstance(value, tuple):
            sheet.write_rich_text(row, 0, [(piece, xlwt.easyfont(f"name {name}")) for name, piece in value], style)
        else:
            sheet.write(row, 0, value, style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_xls_tells_the_fonts_of_its_cells_and_runs() -> None:
    rich = ((".VnTime", "Ngh×n "), ("Arial", "tấn"))
    grid = read_grid(xls((".VnTime", "l­¬ng thùc"), ("Arial", rich), ("VNI-Times", "Ñôn vò"), (".VnTimeH", "sè")))
    assert [cell.text for cell in grid.sheets[0].cells.values()] == ["lương thực", "Nghìn tấn", "Đơn vị", "SỐ"]


def test_an_xls_without_such_fonts_tells_none() -> None:
    (cell,) = read_grid(xls(("Arial", "Tháng"))).sheets[0].cells.values()
    assert (cell.font, cell.text) == ("", "Tháng")
