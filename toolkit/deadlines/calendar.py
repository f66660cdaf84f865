"""The days of a period, after Nghị định 09/2019/NĐ-CP, Điều 12, with the province's own in their place."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from toolkit.deadlines.settings import KIND_KEYS, CalendarSettings, as_date
from toolkit.model import Period, PeriodKind

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_KEY_OF_KIND = {kind: key for key, kind in KIND_KEYS.items()}
_SATURDAY = 5
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ReportingCalendar:
    """Cut-off, due date and working days."""

    settings: CalendarSettings = CalendarSettings()

    def counted(self, period: Period) -> tuple[date, date]:
        """First and last day whose events a period's figures count.

        Month: the 15th of the month before to the 14th of the month. Quarter: the 15th of the month before it to the
        14th of its last month. Six months and year: from 15 December of the year before. Nine months are none of the
        decree's periods and follow the year's beginning.
        """
        last = self._day(period, "cutoff", self.settings.cutoff_day)
        month, year = period.first_month - 1, period.year
        if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER) or month == 0:
            month, year = 12, period.year - 1
        return date(year, month, self._day_of_kind(period, "cutoff", self.settings.cutoff_day)) + _A_DAY, last

    def due(self, period: Period) -> date:
        """The last day on which a report is in time."""
        fixed = self.settings.due.get(str(period))
        if fixed is not None:
            return as_date(fixed)
        day = self._day(period, "due", self.settings.due_day)
        return self.next_working_day(day) if self.settings.shift else day

    def _day(self, period: Period, name: str, usual: int) -> date:
        fixed = getattr(self.settings, name).get(str(period))
        if fixed is not None:
            return as_date(fixed)
        day = self._day_of_kind(period, name, usual)
        longest = calendar.monthrange(period.year, period.last_month)[1]
        return date(period.year, period.last_month, min(day, longest))

    def _day_of_kind(self, period: Period, name: str, usual: int) -> int:
        return int(getattr(self.settings, name).get(_KEY_OF_KIND[period.kind], usual))

    def is_open(self, period: Period, today: date) -> bool:
        """Whether a period is worked on: its counting has begun, and it is not long past its due date."""
        if period in self.settings.open_periods:
            return True
        return self.counted(period)[0] <= today <= self.due(period) + timedelta(days=self.settings.keep_open)

    def is_working_day(self, day: date) -> bool:
        """Neither a week-end nor a public holiday, unless the province works on it."""
        written = day.isoformat()
        if written in self.settings.workdays:
            return True
        return day.weekday() < _SATURDAY and written not in self.settings.holidays and day not in _holidays(day.year)

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += _A_DAY
        return day


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays of Vietnam (Bộ luật Lao động, Điều 112), Tết and Giỗ Tổ by the lunar calendar."""
    import holidays

    return frozenset(holidays.country_holidays("VN", years=year))
