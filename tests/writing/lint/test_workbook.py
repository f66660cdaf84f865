"""Each layout rule of the table as a workbook is found broken in a file broken on purpose, and kept in ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.reconciled import reconciled_seed
from toolkit.writing.default_look import default_look_bytes
from toolkit.writing.lint import WORKBOOK_RULES, lint_workbook
from toolkit.writing.look import Look, read_look
from toolkit.writing.table import table_bytes


@pytest.fixture
def look(tmp_path: Path) -> Look:
    path = tmp_path / "bieu-chuan.xlsx"
    path.write_bytes(default_look_bytes())
    return read_look(path)


def broken(data: bytes, damage: Callable[[Worksheet], object]) -> set[str]:
    book = load_workbook(io.BytesIO(data))
    damage(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    return {one.code for one in lint_workbook(saved.getvalue())}


def put(sheet: Worksheet, cell: str, value: object) -> None:
    sheet[cell] = value  # type: ignore[assignment]


def refit(sheet: Worksheet, name: str, value: object) -> None:
    setattr(sheet.page_setup, name, value)


def unfit(sheet: Worksheet) -> None:
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = False


def unnumbered(sheet: Worksheet) -> None:
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "Biểu KT-XH"


def unwrapped(sheet: Worksheet) -> None:
    cell = sheet["B12"]
    cell.value, cell.alignment = "Dài " * 40, Alignment(wrap_text=False)


def an_error(sheet: Worksheet) -> None:
    sheet["E14"].value, sheet["E14"].data_type = "#DIV/0!", "e"


DAMAGE: dict[str, tuple[Callable[[Worksheet], object], ...]] = {
    "BX01": (lambda s: refit(s, "paperSize", 1),),
    "BX02": (unfit, lambda s: refit(s, "fitToWidth", 2), lambda s: refit(s, "fitToHeight", 1)),
    "BX03": (
        lambda s: setattr(s, "_print_rows", None),
        lambda s: setattr(s, "print_title_rows", "1:2"),
    ),
    "BX04": (lambda s: setattr(s, "print_area", "A1:H18"), lambda s: put(s, "L40", "ngoài")),
    "BX05": (lambda s: setattr(s["B12"], "font", Font(name="Arial", size=12)),),
    "BX06": (unnumbered,),
    "BX07": (lambda s: setattr(s.page_margins, "left", 0.1), lambda s: setattr(s.page_margins, "top", 2.5)),
    "BX08": (
        lambda s: put(s, "B12", "Một tên rất dài " * 12),
        lambda s: setattr(s.row_dimensions[14], "height", 6),
        unwrapped,
    ),
    "BX09": (lambda s: put(s, "E14", "4.031"),),
    "BX10": (lambda s: setattr(s["E14"], "number_format", "0"),),
    "BX11": (an_error,),
    "BX12": (lambda s: s.merge_cells("D12:E12"),),
}


def test_every_rule_is_broken_somewhere() -> None:
    assert list(DAMAGE) == [rule.code for rule in WORKBOOK_RULES]


@pytest.mark.parametrize(("code", "damage"), [(code, one) for code, several in DAMAGE.items() for one in several])
def test_the_broken_rule_is_found(code: str, damage: Callable[[Worksheet], object], look: Look) -> None:
    assert code in broken(table_bytes(reconciled_seed(), look, "Đắk Lắk"), damage)


def test_our_own_table_keeps_every_rule(look: Look) -> None:
    assert lint_workbook(table_bytes(reconciled_seed(E12="khoảng 9", I17="Dài " * 60), look, "Đắk Lắk")) == []
