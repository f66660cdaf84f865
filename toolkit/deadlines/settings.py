"""What ktxh.toml says of days: [calendar], and [reminders]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.model import Period, PeriodError, PeriodKind, SettingError

KIND_KEYS = {
    "T": PeriodKind.MONTH,
    "Q": PeriodKind.QUARTER,
    "6T": PeriodKind.HALF,
    "9T": PeriodKind.NINE_MONTHS,
    "N": PeriodKind.YEAR,
}


class DeadlineError(SettingError):
    """A day that cannot be used."""


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """[calendar]: the province's own days, where they are not those of Nghị định 09/2019/NĐ-CP.

    `due` and `cutoff` have, for a kind of period (T, Q, 6T, 9T, N), a day of its last month, or for one period
    (2020-6T) a date; the latter is taken as it is.
    """

    cutoff_day: int = 14
    """The last day that is counted: Nghị định 09/2019/NĐ-CP, Điều 12."""
    due_day: int = 18
    """The decree leaves this to who orders the report (Điều 13); this is only what we begin with."""
    keep_open: int = 20
    """For how many days after its due date a period is worked on every night."""
    shift: bool = True
    """A due date on a day off moves to the next working day (Bộ luật Dân sự 2015, Điều 148, khoản 5)."""
    open: tuple[str, ...] = ()
    """Periods that are open whatever the day."""
    holidays: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()
    """Days off and days worked that are decided each year (hoán đổi ngày làm việc)."""
    due: Mapping[str, int | date | str] = field(default_factory=dict)
    cutoff: Mapping[str, int | date | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, day in (("cutoff_day", self.cutoff_day), ("due_day", self.due_day)):
            if not 1 <= day <= 28:
                raise DeadlineError(f"“{name}” phải là một ngày từ 1 đến 28")
        for text in (*self.holidays, *self.workdays):
            as_date(text)
        for text in self.open:
            _as_period(text)
        for name, days in (("due", self.due), ("cutoff", self.cutoff)):
            for key, value in days.items():
                _check_day(name, key, value)

    @property
    def open_periods(self) -> tuple[Period, ...]:
        """The periods that are open whatever the day."""
        return tuple(map(_as_period, self.open))


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """[reminders]: so many days before and after the due date; one letter an agency, or one text for all."""

    before: tuple[int, ...] = (3,)
    after: tuple[int, ...] = (1, 4)
    mode: str = "single"
    enabled: bool = True

    def __post_init__(self) -> None:
        if self.mode not in ("single", "collective"):
            raise DeadlineError(
                f"“mode” phải là single (từng cơ quan) hoặc collective (chung); không phải “{self.mode}”"
            )
        _check_days("before", self.before, 0)
        _check_days("after", self.after, 1)


def as_date(text: object) -> date:
    """A day written as 2020-06-30, or a date of TOML; raise DeadlineError."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(str(text))
    except ValueError as wrong:
        raise DeadlineError(f"“{text}” không phải là ngày; hãy viết như 2020-06-30") from wrong


def _as_period(text: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError as wrong:
        raise DeadlineError(str(wrong).rstrip(".")) from wrong


def _check_day(name: str, key: str, value: object) -> None:
    if key in KIND_KEYS:
        if not isinstance(value, int) or not 1 <= value <= 28:
            raise DeadlineError(f"“{name}.{key}” phải là một ngày từ 1 đến 28 của tháng cuối kỳ")
        return
    _as_period(key)
    as_date(value)


def _check_days(name: str, days: Iterable[int], least: int) -> None:
    if any(not least <= day <= 60 for day in days):
        raise DeadlineError(f"“{name}” phải là danh sách số ngày từ {least} đến 60")
