"""Which unit a figure is written in, when its row, its column and the lines above the table all may say so."""

from __future__ import annotations

import pytest

from tests.support.workbooks import as_read
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.row_units import StatedUnit, StatedUnits, without_unit


def _unit(name: str, unit: str | None, expected: str, *, label: str = "Thực hiện", above: str = "") -> StatedUnit:
    sheet = as_read([above], ["STT", "Chỉ tiêu", "ĐVT", "KH năm", label], ["1", name, unit, None, 5])
    (table,) = find_tables(sheet, default_vocabulary())
    units = StatedUnits(table)
    return units.of_row(table.rows[0], expected) or units.of_column(table.value_columns[-1], expected)


def test_the_nearest_unit_counts_and_says_where_it_stands() -> None:
    assert _unit("Diện tích (ha)", "m2", "ha", label="Thực hiện (km2)") == StatedUnit("m2", "C3", -4)
    assert _unit("Diện tích (ha)", None, "ha", label="Thực hiện (km2)") == StatedUnit("ha", "B3", 0)
    assert _unit("Diện tích", None, "ha", label="Thực hiện (km2)") == StatedUnit("km2", "E2", 2)


def test_a_unit_above_the_table_stands_for_all_but_rates() -> None:
    assert _unit("Thu", None, "tỷ đồng", above="ĐVT: Triệu đồng") == StatedUnit("Triệu đồng", "", -3)
    assert _unit("Tỷ lệ thu", None, "%", above="ĐVT: Triệu đồng") == StatedUnit("", "", 0)


def test_where_no_unit_is_stated_or_none_is_kept_there_is_nothing_to_convert() -> None:
    assert _unit("Số hộ (cả năm)", None, "hộ").power == 0
    assert _unit("Số hộ", "hộ", "").power == 0


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Diện tích (nghìn ha)", "Diện tích"),
        ("Thu ngân sách (ĐVT: tỷ đồng)", "Thu ngân sách"),
        ("Hộ nghèo (cả năm)", "Hộ nghèo (cả năm)"),
    ],
)
def test_only_a_measure_is_taken_off_a_name(name: str, bare: str) -> None:
    assert without_unit(name) == bare
