"""Earlier years stand in the row of their indicator and are drawn there, so that sorting takes them along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from tests.support.reconciled import reconciled_seed
from tests.support.workbooks import parts_of
from toolkit.model import NO_PAST, Mark, Past, PastValue, Period, Value
from toolkit.writing.master import master_bytes
from toolkit.writing.master.layout import Cell, letter


def past_of(years: Mapping[int, Mapping[str, Value]]) -> Past:
    """The six months of some years."""
    return Past(
        {
            Period.parse(f"{year}-6T"): {code: PastValue(value, year) for code, value in values.items()}
            for year, values in years.items()
        }
    )


PAST = past_of(
    {
        2018: {"SKHCN.2": Decimal(3100), "SKHCN.1.1": Mark.NIL},
        2019: {"SKHCN.2": Decimal("3650.5"), "SKHCN.1.1": Decimal(9)},
    }
)


def sheet_xml(past: Past) -> str:
    return parts_of(master_bytes(reconciled_seed(), "Đắk Lắk", past=past))["xl/worksheets/sheet1.xml"].decode()


def test_sparklines_are_drawn_from_their_own_row() -> None:
    xml = sheet_xml(PAST)
    drawn = re.findall(r"<xm:f>'Chỉ tiêu'!(\w+?)(\d+):(\w+?)(\d+)</xm:f><xm:sqref>([A-Z]+)(\d+)</xm:sqref>", xml)
    assert len(drawn) == 2
    for left, first, right, last, column, row in drawn:
        assert first == last == row
        assert (left, right, column) == (letter(Cell.PAST_5), letter(Cell.NOW), letter(Cell.TREND))


def test_only_numbers_of_earlier_years_are_written() -> None:
    xml = sheet_xml(PAST)
    columns = f"{letter(Cell.PAST_2)}|{letter(Cell.PAST_1)}"
    values = re.findall(rf'<c r="(?:{columns})\d+" s="\d+"><v>([\d.]+)</v>', xml)
    assert sorted(map(float, values)) == [9.0, 3100.0, 3650.5]


def test_without_history_the_column_is_hidden() -> None:
    xml = sheet_xml(NO_PAST)
    assert "sparkline" not in xml
    hidden = re.findall(r'<col min="(\d+)" max="\d+"[^>]*hidden="1"', xml)
    assert str(Cell.TREND + 1) in hidden


def test_negative_values_are_not_cut_at_zero() -> None:
    below = past_of({2019: {"SKHCN.2": Decimal(-5)}})
    assert 'minAxisType="custom"' in sheet_xml(PAST)
    assert 'minAxisType="custom"' not in sheet_xml(below)


def test_twice_is_the_same_bytes() -> None:
    assert master_bytes(reconciled_seed(), "Đắk Lắk", past=PAST) == master_bytes(
        reconciled_seed(), "Đắk Lắk", past=PAST
    )
