"""Results that an agency owes: of what has a plan, or was reported before in the year."""

from __future__ import annotations

from tests.support.books import book, found, indicator, past, rule_of
from toolkit.model import Relation

REQUIRED = rule_of("KT414")
ONE, TWO, THREE = indicator("A.1"), indicator("A.2", "Hai"), indicator("A.3", "Ba")


def test_what_has_a_plan_or_was_reported_before_is_owed() -> None:
    made = book(
        *(ONE, TWO, THREE, indicator("A.4")),
        values={("A.1", "actual"): 5, ("A.2", "plan"): 9},
        before=past({"2020-T5": {"A.3": 7}}),
    )
    [finding] = found(REQUIRED, made)
    assert finding.message == "Báo cáo không có kết quả thực hiện của 2 chỉ tiêu phải báo cáo: Hai (A.2); Ba (A.3)."
    assert finding.place.file == "A.xlsx"


def test_a_dash_and_a_held_value_are_reports() -> None:
    values = {("A.1", "actual"): "-", ("A.1", "plan"): 5, ("A.2", "plan"): 9, ("A.2", "actual"): "…"}
    assert found(REQUIRED, book(ONE, TWO, values=values)) == []


def test_a_total_comes_from_its_parts() -> None:
    part = indicator("A.1.1", "Phần", parent="A.1", relation=Relation.PART)
    assert found(REQUIRED, book(ONE, part, values={("A.1", "plan"): 5, ("A.1.1", "actual"): 2})) == []


def test_last_years_is_not_owed_and_neither_is_anothers() -> None:
    values = {("A.1", "actual"): 5}
    assert found(REQUIRED, book(ONE, TWO, values=values, before=past({"2019-9T": {"A.2": 7}}))) == []
    assert found(REQUIRED, book(ONE, TWO, values={**values, ("A.2", "plan"): 3}, agency="X1")) == []


def test_a_file_without_any_result_is_said_elsewhere() -> None:
    assert found(REQUIRED, book(ONE, values={("A.1", "plan"): 5})) == []
