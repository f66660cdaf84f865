"""Put the night into the machine's own scheduler: a systemd timer, cron lines or a Windows task."""

from toolkit.night.schedule.jobs import Job, Plan, ScheduleError, plan_for
from toolkit.night.schedule.kinds import Scheduler, scheduler_of

__all__ = ["Job", "Plan", "ScheduleError", "Scheduler", "plan_for", "scheduler_of"]
