"""When a period's figures are cut off, when reports are due, which days are worked, and when to remind."""

from toolkit.deadlines.calendar import VIETNAM, ReportingCalendar
from toolkit.deadlines.settings import CalendarSettings, DeadlineError, ReminderSettings

__all__ = ["VIETNAM", "CalendarSettings", "DeadlineError", "ReminderSettings", "ReportingCalendar"]
