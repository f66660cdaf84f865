"""Values and records come back from the ledger exactly as they went in."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.figures import reading, with_plans
from tests.support.seed import CATALOGUE, FILE, PERIOD, many_kinds, seed_workbook
from toolkit.intake.submission import Context, read_submission
from toolkit.ledger.codec import kept_text, kept_value, pack, pack_all, unpack, unpack_all, unpack_fields, value_of
from toolkit.model import KEPT_AS, Alias, Catalogue, Column, Figure, Mark, Place, Reading, Succession
from toolkit.rules import apply_rules

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from(Mark) | TEXTS | st.none())
def test_a_value_comes_back_digit_for_digit(value: Any) -> None:
    again = value_of(*kept_value(value))
    assert again == value
    assert str(again) == str(value)


def test_zero_nil_not_known_and_empty_stay_four_things() -> None:
    kept = [kept_value(value) for value in (Decimal(0), Mark.NIL, Mark.UNAVAILABLE, None, "")]
    assert len(set(kept)) == 5


def test_a_text_that_looks_like_a_mark_or_a_number_stays_text() -> None:
    assert [value_of(*kept_value(text)) for text in ("-", "12,5")] == ["-", "12,5"]


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_what_no_database_holds_is_replaced(text: str) -> None:
    kept_text(text).encode()
    assert "\x00" not in kept_text(text)


def test_a_reading_of_a_workbook_comes_back_the_same() -> None:
    data = seed_workbook(E17="khoảng 4 nghìn", E12="=1/0", D10="12")
    read = apply_rules(read_submission(FILE, data, Context(CATALOGUE, PERIOD)), CATALOGUE)
    assert read.figures
    assert read.findings
    assert unpack(Reading, pack(read)) == read


@given(TEXTS, st.none() | st.datetimes(timezones=st.just(UTC)), st.integers(1, 9), TEXTS)
def test_any_reading_comes_back_the_same(name: str, saved: datetime | None, revision: int, raw: str) -> None:
    made = reading("A", {("A.2", "actual"): "4.50", ("A.1", "plan"): "-"}, name or "a.xlsx", revision=revision)
    made = Reading(
        **{field: getattr(made, field) for field in made.__slots__} | {"saved": saved, "agency": raw or None}
    )
    assert unpack(Reading, pack(made)) == made


@given(st.lists(st.tuples(st.none() | TEXTS, st.decimals(allow_nan=False) | st.sampled_from(Mark) | st.none(), TEXTS)))
def test_any_figures_come_back_the_same(drawn: list[tuple[str | None, Any, str]]) -> None:
    made = [Figure(code, Column.PLAN if value else None, value, raw, Place(raw), "A") for code, value, raw in drawn]
    assert unpack_all(Figure, pack_all(Figure, made)) == made


@dataclass(frozen=True)
class Before:
    """What a record had been, before somebody gave it more fields."""

    number: int


@dataclass(frozen=True)
class Today(Before):
    """The same with a field that has a default."""

    word: str = "trống"


def test_what_was_packed_with_fewer_fields_has_their_defaults() -> None:
    packed = pack_all(Before, [Before(1), Before(2), Before(2)])
    assert unpack_all(Today, packed) == [Today(1), Today(2), Today(2)]


@dataclass(frozen=True)
class Renamed:
    """A record of which a field was called `old` when the ledger first kept it."""

    text: str
    new: bool = field(default=False, metadata={KEPT_AS: "old"})


def test_a_renamed_field_is_still_read_and_written_under_its_first_name() -> None:
    kept = zlib.compress(b'{"text":"a","old":true}')
    assert unpack(Renamed, kept) == Renamed("a", new=True)
    assert unpack_fields(Renamed, kept, ("new",)) == (True,)
    assert pack(Renamed("a", new=True)) == zlib.compress(b'{"text":"a","old":true}', 1)
    rows = zlib.compress(b'{"":2,"text":["a","b"],"old":[true,false]}')
    assert unpack_all(Renamed, rows) == [Renamed("a", new=True), Renamed("b")]
    assert unpack_all(Renamed, pack_all(Renamed, [Renamed("a", new=True)])) == [Renamed("a", new=True)]


def test_what_stands_in_every_row_is_written_once() -> None:
    many = [Figure("A.1", Column.PLAN, Decimal(n), str(n), Place("a" * 999), "A") for n in range(9)]
    assert zlib.decompress(pack_all(Figure, many)).count(b"a" * 999) == 1


def test_a_catalogue_comes_back_the_same() -> None:
    alias = Alias("SYT", "Tên khác", "SYT.1", "Lan", date(2020, 7, 1))
    plans = with_plans(A_1=5).plans
    full = many_kinds()
    catalogue = Catalogue(
        full.agencies, full.indicators, (alias,), plans, (Succession("A", "B", PERIOD, Decimal("0.5")),)
    )
    assert unpack(Catalogue, pack(catalogue)) == catalogue


def test_some_fields_come_back_without_the_others() -> None:
    made = reading("A", {("A.2", "actual"): "4.50", ("A.1", "plan"): "-"}, ignored=2)
    assert unpack_fields(Reading, pack(made), ("figures", "revision")) == (made.figures, made.revision)


def test_a_kind_that_nobody_taught_the_ledger_is_refused_loudly() -> None:
    @dataclass(frozen=True)
    class Odd:
        numbers: set[int]

    with pytest.raises(TypeError, match="cannot keep"):
        pack(Odd({1}))
