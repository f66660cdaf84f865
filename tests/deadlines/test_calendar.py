"""The days of a period: by the decree, by the province, and moved where they fall on a day off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.deadlines import CalendarSettings, DeadlineError, ReminderSettings, ReportingCalendar
from toolkit.model import Period

USUAL = ReportingCalendar()


def period(text: str) -> Period:
    return Period.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-T5", date(2020, 4, 15), date(2020, 5, 14)),
        ("2020-T1", date(2019, 12, 15), date(2020, 1, 14)),
        ("2020-Q1", date(2019, 12, 15), date(2020, 3, 14)),
        ("2020-Q2", date(2020, 3, 15), date(2020, 6, 14)),
        ("2020-6T", date(2019, 12, 15), date(2020, 6, 14)),
        ("2020-9T", date(2019, 12, 15), date(2020, 9, 14)),
        ("2020", date(2019, 12, 15), date(2020, 12, 14)),
    ],
)
def test_what_is_counted_after_the_decree(text: str, first: date, last: date) -> None:
    assert USUAL.counted(period(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2020-6T", date(2020, 6, 18)),
        ("2020-T7", date(2020, 7, 20)),  # the 18th is a Saturday
        ("2026-T2", date(2026, 2, 23)),  # Tết: 16 to 20 February 2026, then a week-end
        ("2023-T1", date(2023, 1, 18)),
    ],
)
def test_a_due_date_on_a_day_off_moves_to_the_next_working_day(text: str, due: date) -> None:
    assert USUAL.due(period(text)) == due


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 1, 24),  # giao thừa Canh Tý
        date(2021, 2, 12),  # mồng Một Tân Sửu
        date(2022, 2, 1),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2024, 4, 18),  # Giỗ Tổ, mồng 10 tháng Ba
        date(2025, 4, 7),
        date(2020, 4, 30),
        date(2020, 5, 1),
        date(2020, 9, 2),
        date(2020, 1, 1),
    ],
)
def test_public_holidays(day: date) -> None:
    assert not USUAL.is_working_day(day)


def test_the_province_decides_its_own_days() -> None:
    own = ReportingCalendar(
        CalendarSettings(
            cutoff_day=20,
            due_day=25,
            due={"6T": 12, "2020-9T": "2020-09-13", "2021-6T": date(2021, 6, 13)},
            cutoff={"N": 10, "2020-Q1": "2020-03-09"},
            holidays=("2020-06-12",),
            workdays=("2020-07-25",),
        )
    )
    assert own.due(period("2020-6T")) == date(2020, 6, 15)  # the 12th is a day off of its own, then a week-end
    assert own.due(period("2020-9T")) == date(2020, 9, 13)  # a Sunday, but written as a date
    assert own.due(period("2021-6T")) == date(2021, 6, 13)
    assert own.due(period("2020-T7")) == date(2020, 7, 25)  # a Saturday that is worked
    assert own.counted(period("2020-T5")) == (date(2020, 4, 21), date(2020, 5, 20))
    assert own.counted(period("2020")) == (date(2019, 12, 11), date(2020, 12, 10))
    assert own.counted(period("2020-Q1")) == (date(2019, 12, 21), date(2020, 3, 9))
    assert ReportingCalendar(CalendarSettings(shift=False)).due(period("2020-T7")) == date(2020, 7, 18)


def test_a_period_is_open_from_its_first_counted_day_until_long_after_it_is_due() -> None:
    half = period("2020-6T")
    assert not USUAL.is_open(half, date(2019, 12, 14))
    assert USUAL.is_open(half, date(2019, 12, 15))
    assert USUAL.is_open(half, date(2020, 7, 8))
    assert not USUAL.is_open(half, date(2020, 7, 9))
    assert ReportingCalendar(CalendarSettings(open=("2020-6T",))).is_open(half, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"cutoff_day": 31}, "từ 1 đến 28"),
        ({"due": {"6T": 31}}, "từ 1 đến 28"),
        ({"due": {"2020-X": "2020-06-01"}}, "Kỳ báo cáo"),
        ({"due": {"2020-6T": "30/6/2020"}}, "không phải là ngày"),
        ({"holidays": ("mai",)}, "không phải là ngày"),
        ({"open": ("2020-13",)}, "Kỳ báo cáo"),
    ],
)
def test_what_cannot_be_used_is_said(settings: dict[str, object], said: str) -> None:
    with pytest.raises(DeadlineError, match=said):
        CalendarSettings(**settings)  # type: ignore[arg-type]


def test_reminders_are_checked() -> None:
    with pytest.raises(DeadlineError, match="single"):
        ReminderSettings(mode="all")
    with pytest.raises(DeadlineError, match="số ngày"):
        ReminderSettings(after=(0,))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_working_day_is_worked_and_near(day: date) -> None:
    found = USUAL.next_working_day(day)
    assert USUAL.is_working_day(found)
    assert day <= found <= day + timedelta(days=14)
    assert not any(USUAL.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))
