"""Each column gets its role for the period that is read; what belongs to another period gets none."""

from __future__ import annotations

import pytest

from toolkit.intake.assign import Roles, assign_roles
from toolkit.intake.layout.columns import default_vocabulary, read_label
from toolkit.intake.layout.table import Table, TableColumn
from toolkit.intake.readers.grid import Sheet
from toolkit.model import Column, Period

PLAN, ACTUAL, PREVIOUS, NOTE = Column.PLAN, Column.ACTUAL, Column.PREVIOUS, Column.NOTE


def _roles(*labels: str, period: str | None = "2020-6T") -> Roles:
    """The roles of columns with these labels, numbered from 1."""
    vocabulary = default_vocabulary()
    columns = tuple(TableColumn(n, label, read_label(label, vocabulary)) for n, label in enumerate(labels, 1))
    table = Table(Sheet("Biểu", {}), (), (1, 1), columns, ())
    return assign_roles(table, Period.parse(period) if period else None)


@pytest.mark.parametrize(
    ("label", "period", "role"),
    [
        ("KH năm", "2020-6T", PLAN),
        ("KH 2020", "2020-6T", PLAN),
        ("Kế hoạch năm 2020", "2020-6T", PLAN),
        ("Kế hoạch cả năm", "2020-6T", PLAN),
        ("KH 2021", "2020-6T", None),
        ("KH 2019", "2020-6T", None),
        ("KH 6 tháng đầu năm 2020", "2020-6T", None),
        ("KH 6 tháng", "2020-6T", None),
        ("KH quý II", "2020-6T", None),
        ("Kế hoạch 6 tháng cuối năm 2020", "2020-6T", None),
        ("Thực hiện", "2020-6T", ACTUAL),
        ("TH 6 tháng 2020", "2020-6T", ACTUAL),
        ("Lũy kế 6 tháng", "2020-6T", ACTUAL),
        ("Lũy kế đến tháng 6/2020", "2020-6T", ACTUAL),
        ("Ước TH 6 tháng đầu năm 2020", "2020-6T", ACTUAL),
        ("TH 2020", "2020-6T", ACTUAL),
        ("Thực hiện tháng 5/2020", "2020-6T", None),
        ("Thực hiện tháng 5", "2020-6T", None),
        ("Thực hiện quý I", "2020-6T", None),
        ("TH 9 tháng 2020", "2020-6T", None),
        ("Ước thực hiện cả năm 2020", "2020-6T", None),
        ("Ước thực hiện cả năm", "2020-6T", None),
        ("Ước TH 6 tháng cuối năm 2020", "2020-6T", None),
        ("TH 6 tháng cuối năm 2019", "2020-6T", None),
        ("TH 6 tháng 2019", "2020-6T", PREVIOUS),
        ("TH 6 tháng 2018", "2020-6T", None),
        ("TH 2019", "2020-6T", PREVIOUS),
        ("Thực hiện năm 2019", "2020-6T", None),
        ("Cùng kỳ năm trước", "2020-6T", PREVIOUS),
        ("Cùng kỳ năm 2019", "2020-6T", PREVIOUS),
        ("Cùng kỳ 2018", "2020-6T", None),
        ("TH cùng kỳ 6 tháng", "2020-6T", PREVIOUS),
        ("TH cùng kỳ 9 tháng", "2020-6T", None),
        ("TH cùng kỳ 6 tháng 2019", "2020-6T", PREVIOUS),
        ("Thực hiện năm 2019", "2020", PREVIOUS),
        ("Thực hiện năm 2020", "2020", ACTUAL),
        ("Ước thực hiện cả năm", "2020", ACTUAL),
        ("Thực hiện quý I", "2020-Q1", ACTUAL),
        ("Thực hiện tháng 3", "2020-Q1", ACTUAL),
        ("Ghi chú", "2020-6T", NOTE),
        ("So với KH (%)", "2020-6T", None),
        ("Diện tích", "2020-6T", None),
    ],
)
def test_a_column_has_the_role_that_its_label_has_for_the_period(label: str, period: str, role: Column | None) -> None:
    roles = _roles(label, period=period)
    assert roles.reported == ({1: role} if role else {})
    assert roles.ambiguous == {}


def test_the_table_of_the_province_has_its_four_columns_and_two_ratios() -> None:
    roles = _roles(
        "Số TT",
        "Cơ quan báo cáo",
        "ĐVT",
        "KH năm được UBND tỉnh giao (nếu có)",
        "Lũy kế kết quả thực hiện kế hoạch",
        "Lũy kế kết quả thực hiện của kỳ năm trước",
        "So sánh kết quả thực hiện % So với KH năm (nếu có)",
        "So sánh kết quả thực hiện % So với cùng kỳ năm trước",
        "Ghi chú (Nguyên nhân tăng giảm)",
    )
    assert roles == Roles({4: PLAN, 5: ACTUAL, 6: PREVIOUS, 9: NOTE}, {}, frozenset({7, 8}))


def test_a_named_period_is_stronger_than_none() -> None:
    roles = _roles("Thực hiện", "TH 6 tháng 2020", "KH", "KH 2020", "TH 2019", "Cùng kỳ")
    assert roles.reported == {2: ACTUAL, 4: PLAN, 6: PREVIOUS}
    assert roles.ambiguous == {}


def test_a_whole_year_before_is_not_taken_for_the_same_months_of_it() -> None:
    assert _roles("TH 2019", "KH 2020", "TH 6 tháng 2020").reported == {2: PLAN, 3: ACTUAL}
    assert _roles("TH 2019", "KH 2020", "TH 2020").reported == {1: PREVIOUS, 2: PLAN, 3: ACTUAL}


@pytest.mark.parametrize(
    ("labels", "period", "actual"),
    [
        (("Thực hiện tháng 6", "Lũy kế 6 tháng"), "2020-6T", 2),
        (("Thực hiện tháng 6/2020", "Lũy kế từ đầu năm"), "2020-6T", 2),
        (("Thực hiện tháng 6/2020", "Kết quả"), "2020-6T", 2),
        (("Thực hiện tháng 5/2020", "TH 5 tháng năm 2020"), "2020-T5", 2),
        (("Lũy kế đến tháng 5/2020", "Thực hiện tháng 5/2020"), "2020-T5", 1),
        (("TH quý II/2020", "TH 6 tháng 2020"), "2020-6T", 2),
        (("Thực hiện tháng 5/2020", "Ghi chú"), "2020-T5", 1),
    ],
)
def test_one_month_alone_gives_way_to_the_sum_so_far(labels: tuple[str, ...], period: str, actual: int) -> None:
    roles = _roles(*labels, period=period)
    assert [number for number, role in roles.reported.items() if role is ACTUAL] == [actual]
    assert roles.ambiguous == {}


def test_two_columns_of_one_meaning_are_ambiguous_and_neither_is_chosen() -> None:
    roles = _roles("Thực hiện", "Kết quả", "KH")
    assert roles.reported == {3: PLAN}
    assert roles.ambiguous == {1: ACTUAL, 2: ACTUAL}


def test_a_role_is_there_clearly_or_not() -> None:
    roles = _roles("Thực hiện", "Kết quả", "KH")
    assert roles.has(ACTUAL)
    assert roles.has(PLAN)
    assert not roles.has(PREVIOUS)


def test_without_a_period_years_are_not_looked_at() -> None:
    assert _roles("KH 2021", "TH 6 tháng 2020", "Cùng kỳ 2018", period=None).reported == {
        1: PLAN,
        2: ACTUAL,
        3: PREVIOUS,
    }
