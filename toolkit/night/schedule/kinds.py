"""The three schedulers behind one face, and which of them this machine has."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.night.schedule import cron, systemd, windows
from toolkit.night.schedule.jobs import Plan, ScheduleError


@dataclass(frozen=True, slots=True)
class Scheduler:
    """A scheduler: what it would be given, and putting it in, showing it, taking it out."""

    name: str
    texts: Callable[[Plan], dict[str, str]]
    install: Callable[[Plan], list[str]]
    show: Callable[[Plan], list[str]]
    remove: Callable[[Plan], list[str]]


def _cron_text(plan: Plan) -> dict[str, str]:
    return {"crontab": "\n".join(cron.lines(plan)) + "\n"}


def _task_texts(plan: Plan) -> dict[str, str]:
    return {name: data.decode("utf-16") for name, data in windows.task_files(plan).items()}


SCHEDULERS = {
    one.name: one
    for one in (
        Scheduler("systemd", systemd.unit_files, systemd.install, systemd.show, systemd.remove),
        Scheduler("cron", _cron_text, cron.install, cron.show, cron.remove),
        Scheduler("windows", _task_texts, windows.install, windows.show, windows.remove),
    )
}


def scheduler_of(name: str = "") -> Scheduler:
    """The scheduler with a name, else the one that this machine has; raise ScheduleError."""
    usual = "windows" if os.name == "nt" else "systemd" if systemd.is_here() else "cron"
    found = SCHEDULERS.get(name or usual)
    if found is None:
        raise ScheduleError(f"Không có cách lập lịch “{name}”; được dùng: {', '.join(SCHEDULERS)}.")
    return found
