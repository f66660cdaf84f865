"""Periods: what a code says, how an office writes it, and which period lies within which."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Period, PeriodError, PeriodKind

YEARS = st.integers(1900, 2099)
PERIODS = st.one_of(
    st.builds(Period, YEARS, st.just(PeriodKind.MONTH), st.integers(1, 12)),
    st.builds(Period, YEARS, st.just(PeriodKind.QUARTER), st.integers(1, 4)),
    st.builds(Period, YEARS, st.sampled_from([PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR])),
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020-T5", Period(2020, PeriodKind.MONTH, 5)),
        ("2020-T12", Period(2020, PeriodKind.MONTH, 12)),
        ("2020-Q2", Period(2020, PeriodKind.QUARTER, 2)),
        ("2020-6T", Period(2020, PeriodKind.HALF)),
        ("2020-9T", Period(2020, PeriodKind.NINE_MONTHS)),
        ("2020", Period(2020, PeriodKind.YEAR)),
        ("1999", Period(1999, PeriodKind.YEAR)),
        (" 2020-q2 ", Period(2020, PeriodKind.QUARTER, 2)),
        ("2020-6t", Period(2020, PeriodKind.HALF)),
        ("2020-T05", Period(2020, PeriodKind.MONTH, 5)),
    ],
)
def test_a_code_names_one_period(text: str, period: Period) -> None:
    assert Period.parse(text) == period


@given(PERIODS)
def test_a_period_written_and_read_is_the_same_period(period: Period) -> None:
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "6T",
        "20",
        "20200",
        "1820",
        "2120",
        "2020-",
        "2020-T",
        "2020-T0",
        "2020-T13",
        "2020-T005",
        "2020-Q0",
        "2020-Q5",
        "2020-3T",
        "2020-12T",
        "2020-6",
        "2020/6T",
        "2020 6T",
        "2020-6T-1",
        "6 tháng 2020",
        "../2020",
        "2020-6T/..",
    ],
)
def test_a_text_that_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(text)


def test_the_refusal_names_the_text_and_shows_how_to_write_it() -> None:
    with pytest.raises(PeriodError, match=r"“2020-T13”.*2020-T5.*2020-Q2.*2020-6T"):
        Period.parse("2020-T13")


@given(st.text(alphabet="0129-TQtq ", max_size=10) | st.text(max_size=10))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = Period.parse(text)
    except PeriodError:
        return
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2020-T1", "tháng 1 năm 2020"),
        ("2020-T5", "tháng 5 năm 2020"),
        ("2020-T12", "tháng 12 năm 2020"),
        ("2020-Q1", "quý I năm 2020"),
        ("2020-Q4", "quý IV năm 2020"),
        ("2020-6T", "6 tháng đầu năm 2020"),
        ("2020-9T", "9 tháng đầu năm 2020"),
        ("2020", "năm 2020"),
    ],
)
def test_the_label_is_how_an_office_writes_the_period(code: str, label: str) -> None:
    assert Period.parse(code).label == label


@given(PERIODS)
def test_every_period_has_a_label_with_its_year(period: Period) -> None:
    assert period.label.endswith(f"năm {period.year}")


@pytest.mark.parametrize(
    ("code", "months", "start", "end"),
    [
        ("2020-T2", (2, 2), date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-T2", (2, 2), date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-T12", (12, 12), date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-Q2", (4, 6), date(2020, 4, 1), date(2020, 6, 30)),
        ("2020-Q4", (10, 12), date(2020, 10, 1), date(2020, 12, 31)),
        ("2020-6T", (1, 6), date(2020, 1, 1), date(2020, 6, 30)),
        ("2020-9T", (1, 9), date(2020, 1, 1), date(2020, 9, 30)),
        ("2020", (1, 12), date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_period_covers_whole_months(code: str, months: tuple[int, int], start: date, end: date) -> None:
    period = Period.parse(code)
    assert (period.first_month, period.last_month) == months
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("code", "before"),
    [("2020-T5", "2019-T5"), ("2020-Q2", "2019-Q2"), ("2020-6T", "2019-6T"), ("2020-9T", "2019-9T"), ("2020", "2019")],
)
def test_the_year_before_has_the_same_period(code: str, before: str) -> None:
    assert Period.parse(code).year_before == Period.parse(before)


@pytest.mark.parametrize(
    ("code", "first", "last", "inside"),
    [
        ("2020-6T", None, None, True),
        ("2020-6T", "2020-6T", "2020-6T", True),
        ("2020-6T", "2020", None, True),
        ("2020-6T", "2019", None, True),
        ("2020-6T", "2021", None, False),
        ("2020-6T", "2020-T7", None, False),
        ("2020-6T", "2020-T6", None, True),
        ("2020-6T", "2020-Q3", None, False),
        ("2020-6T", None, "2019", False),
        ("2020-6T", None, "2020", True),
        ("2020-6T", None, "2020-T6", True),
        ("2020-6T", None, "2020-T5", False),
        ("2020-9T", None, "2020-6T", False),
        ("2020-T5", "2020-T4", "2020-T6", True),
        ("2020-T3", "2020-T4", "2020-T6", False),
        ("2020-T7", "2020-T4", "2020-T6", False),
        ("2020", "2020-T7", None, True),
    ],
)
def test_a_period_is_within_its_bounds(code: str, first: str | None, last: str | None, inside: bool) -> None:
    bounds = [None if bound is None else Period.parse(bound) for bound in (first, last)]
    assert Period.parse(code).within(bounds[0], bounds[1]) is inside


def test_what_begins_with_the_nine_months_is_not_yet_there_in_the_six_months() -> None:
    """“Đến kỳ 2020-6T” on the old row and “Từ kỳ 2020-9T” on the new one never show both in one table."""
    old_last, new_first = Period.parse("2020-6T"), Period.parse("2020-9T")
    shown = [(p.within(None, old_last), p.within(new_first, None)) for p in (old_last, new_first)]
    assert shown == [(True, False), (False, True)]


@given(PERIODS)
def test_a_period_is_within_itself_and_not_beyond_the_year_before(period: Period) -> None:
    assert period.within(period, period)
    assert not period.within(None, period.year_before)
    assert not period.year_before.within(period, None)
