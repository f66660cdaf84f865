"""What changed between two results."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Column, Mark, Origin, ReconciledValue
from toolkit.reconcile.differences import Change, Values, differences

VALUES = st.none() | st.integers(0, 3) | st.sampled_from(Mark)


def values(typed: dict[str, object]) -> Values:
    return {
        (code, Column.ACTUAL): ReconciledValue(code, Column.ACTUAL, value, Origin.REPORTED, f"vì {code}")  # type: ignore[arg-type]
        for code, value in typed.items()
    }


def test_added_removed_and_changed_are_told_apart() -> None:
    found = differences(values({"A": 1, "B": 2, "C": 3}), values({"A": 1, "B": 5, "D": 4}))
    assert [(one.indicator, one.kind) for one in found] == [("B", "changed"), ("D", "added"), ("C", "removed")]
    assert found[0] == Change("B", Column.ACTUAL, 2, 5, "vì B", "vì B")  # type: ignore[arg-type]


def test_nil_is_not_zero() -> None:
    assert len(differences(values({"A": Mark.NIL}), values({"A": 0}))) == 1


@given(st.dictionaries(st.sampled_from("ABCDE"), VALUES), st.dictionaries(st.sampled_from("ABCDE"), VALUES))
def test_the_changes_lead_from_the_one_to_the_other(before: dict[str, object], after: dict[str, object]) -> None:
    result = {code: value for code, value in before.items() if value is not None}
    for one in differences(values(before), values(after)):
        assert result.pop(one.indicator, None) == one.before
        if one.after is not None:
            result[one.indicator] = one.after
    assert result == {code: value for code, value in after.items() if value is not None}
