"""What agencies reported, held as text: the same as a plain table of values."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Mark, SentValues, Value

VALUES = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from(Mark),
    st.text(st.characters(exclude_categories=[])),
)
SENT = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["1", "2", "2.1", ""]), VALUES), max_size=12)


@given(SENT)
def test_it_is_the_same_as_a_table(sent: list[tuple[str, str, Value]]) -> None:
    table = {(agency, code): value for agency, code, value in sent}
    held = SentValues(sent)
    assert dict(held.items()) == table
    assert len(held) == len(table)
    assert {agency: dict(held.of(agency)) for agency in held.agencies} == {
        agency: {code: value for (one, code), value in table.items() if one == agency} for agency, _ in table
    }
    assert held.of("nobody") == {}
    assert held.get(("A", "none")) is None


def test_every_digit_is_kept() -> None:
    value = Decimal("1.50")
    assert str(SentValues([("A", "1", value)])["A", "1"]) == "1.50"
