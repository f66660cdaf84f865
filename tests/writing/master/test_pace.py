"""The master says how each result stands against the pace of its plan, in words, signs and colours."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.support.office import edit
from tests.support.recalculation import compare_with_libreoffice
from tests.support.reconciled import reconcile_files, reconciled_seed
from tests.support.seed import CATALOGUE, FILE, many_kinds, seed_workbook
from toolkit.model import Catalogue, Column, Direction, Nature
from toolkit.reconcile.pace import Pace
from toolkit.writing.master import master_bytes
from toolkit.writing.master.layout import CHARTS, FIRST_ROW, INDICATORS, Cell


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=True)


def paces(book: Workbook) -> dict[str, str]:
    rows = book[INDICATORS].iter_rows(min_row=FIRST_ROW + 1, values_only=True)
    return {str(row[Cell.CODE]): str(row[Cell.PACE]) for row in rows if row[Cell.PACE]}


def mixed() -> Catalogue:
    """The seed's catalogue with an indicator that should go down, and one that is a level."""
    changed = {"SKHCN.1.2": {"direction": Direction.DOWN}, "SKHCN.1.1.1": {"nature": Nature.LEVEL}}
    made = tuple(replace(one, **changed.get(one.code, {})) for one in CATALOGUE.indicators)  # type: ignore[arg-type]
    return Catalogue(CATALOGUE.agencies, made)


def test_each_plan_has_its_word_and_where_nothing_can_be_compared_there_is_none() -> None:
    result = reconcile_files({FILE: seed_workbook(D12=9, E12=9, D13=6, E13=3)}, mixed())
    found = paces(opened(master_bytes(result, "Đắk Lắk")))
    assert found == {
        "SKHCN.1.1": Pace.ON.label,
        "SKHCN.1.1.1": Pace.ON.label,
        "SKHCN.1.1.2": Pace.ON.label,
        "SKHCN.1.2": Pace.ON.label,
        "SKHCN.1.2.1": Pace.NEAR.label,
        "SKHCN.2": Pace.BEHIND.label,
    }


def test_what_is_due_stands_above_the_table() -> None:
    sheet = opened(master_bytes(reconciled_seed(), "Đắk Lắk"))[INDICATORS]
    assert sheet.cell(FIRST_ROW - 1, Cell.PLAN + 1).value == 50


def test_colour_follows_the_sign_that_is_written() -> None:
    rules = opened(master_bytes(reconciled_seed(), "Đắk Lắk"))[INDICATORS].conditional_formatting
    criteria = {rule.formula[0] for area in rules for rule in area.rules if rule.formula}
    assert {pace.sign for pace in Pace} == {one[-2] for one in criteria if one.startswith("LEFT(")}


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_word() -> None:
    result = reconcile_files({FILE: seed_workbook(D12="0,3", E12="0,15", D13="0,7", E13="0,245")}, mixed())
    assert compare_with_libreoffice(master_bytes(result, "Đắk Lắk")).differences == []


@pytest.mark.libreoffice
def test_a_clerk_who_changes_what_is_due_changes_the_words() -> None:
    cell = f"{chr(65 + Cell.PLAN)}{FIRST_ROW - 1}"
    changed = opened(edit(master_bytes(reconciled_seed(), "Đắk Lắk"), ["set", INDICATORS, cell, 25]))
    assert paces(changed)["SKHCN.2"] == Pace.ON.label


def test_the_charts_count_by_agency() -> None:
    result = reconciled_seed()
    book = opened(master_bytes(result, "Đắk Lắk"))
    [row] = [row for row in book[CHARTS].iter_rows(values_only=True) if row[0] == "SKHCN"]
    found = list(paces(book).values())
    assert row[1:6] == ("Sở Khoa học và Công nghệ", len(found), *(found.count(pace.label) for pace in Pace))
    ratios = [one.value for one in book[INDICATORS]["I"][FIRST_ROW:] if isinstance(one.value, int | float)]
    assert row[6] == pytest.approx(sum(ratios) / len(ratios))


def test_every_sheet_is_set_up_for_the_printer() -> None:
    for sheet in opened(master_bytes(reconciled_seed(E12="khoảng"), "Đắk Lắk")).worksheets:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert int(sheet.page_setup.paperSize or 0) in (8, 9), sheet.title
        assert sheet.sheet_properties.pageSetUpPr is not None, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.oddFooter is not None, sheet.title
        assert sheet.oddFooter.center.text == "&P/&N", sheet.title


def test_an_exact_half_is_on_time_whatever_floating_point_says() -> None:
    result = reconciled_seed(D11="0,7", E11="0,35", D12=None, E12=None, D13=None, E13=None)
    assert result.value("SKHCN.1.1", Column.ACTUAL) == Decimal("0.35")
    assert paces(opened(master_bytes(result, "Đắk Lắk")))["SKHCN.1.1"] == Pace.ON.label


def reported(late: set[str] | None) -> dict[object, object]:
    result = reconcile_files({FILE: seed_workbook(), "b.xlsx": b"PK"}, many_kinds())
    book = opened(master_bytes(result, "Đắk Lắk", late=late))
    rows = list(book[CHARTS].iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[1] == "Tình hình báo cáo")
    return {row[1]: row[2] for row in rows[start + 1 :] if row[1]}


def test_how_many_agencies_reported_is_counted_and_in_time_where_that_is_known() -> None:
    rest = {"Đã gửi, chưa dùng được": 0, "Chưa gửi": 3}
    assert reported(None) == {"Đã có số liệu": 1, **rest}
    assert reported({"SKHCN", "SYT"}) == {"Đúng hạn": 0, "Muộn": 1, **rest}
    assert reported(set()) == {"Đúng hạn": 1, "Muộn": 0, **rest}
