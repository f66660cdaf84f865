"""What becomes of a column's cells: taken, held or left out, and what is said of the columns that are not taken."""

from __future__ import annotations

from tests.support.workbooks import Row, as_read
from toolkit.findings.intake_problems import COLUMN_AMBIGUOUS, COLUMN_UNKNOWN, RATIOS_LEFT
from toolkit.intake.assign import assign_roles
from toolkit.intake.column_use import Use, lacks_results, say_columns, uses_of
from toolkit.intake.layout.columns import default_vocabulary
from toolkit.intake.layout.find_tables import find_tables
from toolkit.intake.layout.table import Table
from toolkit.model import Column, Period

PERIOD = Period.parse("2020-6T")


def _table(*labels: str) -> Table:
    values: Row = [10 + number / 2 for number in range(len(labels))]
    sheet = as_read(["STT", "Chỉ tiêu", *labels], ["1", "Số trạm", *values], ["2", "Số hộ", *values])
    (table,) = find_tables(sheet, default_vocabulary())
    return table


def _uses(*labels: str) -> list[Use]:
    table = _table(*labels)
    return list(uses_of(table, assign_roles(table, PERIOD), PERIOD).values())


def _said(*labels: str) -> list[tuple[str, str]]:
    table = _table(*labels)
    found = say_columns("syt.xlsx", "SYT", table, assign_roles(table, PERIOD))
    return [(finding.code, finding.place.cell) for finding in found]


def test_a_reported_column_is_taken_and_a_ratio_is_left_out_with_what_it_compares() -> None:
    plan, actual, ratio = _uses("KH năm 2020", "Ước TH 6 tháng năm 2020", "So với KH (%)")
    assert (plan.letters, plan.taken_as, plan.held, plan.estimate) == ("C", Column.PLAN, False, False)
    assert (actual.letters, actual.taken_as, actual.held, actual.estimate) == ("D", Column.ACTUAL, False, True)
    assert (ratio.role, ratio.taken_as, ratio.held, ratio.base) == (None, None, False, Column.PLAN)


def test_two_columns_that_claim_one_meaning_are_held_under_it() -> None:
    first, second = _uses("Thực hiện 6 tháng năm 2020", "Thực hiện 6 tháng 2020")
    assert [(one.role, one.taken_as, one.held) for one in (first, second)] == [(Column.ACTUAL, None, True)] * 2


def test_what_is_not_taken_is_said_at_the_column_in_their_order() -> None:
    labels = ("KH năm 2020", "Thực hiện 6 tháng năm 2020", "Thực hiện năm 2018", "So với KH (%)")
    assert _said(*labels) == [(COLUMN_UNKNOWN.code, "E1"), (RATIOS_LEFT.code, "F1")]
    assert _said("Thực hiện 6 tháng năm 2020", "Thực hiện 6 tháng 2020") == [(COLUMN_AMBIGUOUS.code, "C1")]


def test_a_table_of_plans_alone_lacks_results() -> None:
    for labels, lacks in ((("KH năm 2020",), True), (("KH năm 2020", "Thực hiện 6 tháng năm 2020"), False)):
        table = _table(*labels)
        assert lacks_results(table, assign_roles(table, PERIOD)) is lacks
