"""cron: lines between two marks in the user's own table; every other line stays as it is."""

from __future__ import annotations

import shlex
from datetime import datetime

from toolkit.deadlines import VIETNAM
from toolkit.night.schedule.jobs import Job, Plan, ScheduleError
from toolkit.night.schedule.run import run


def lines(plan: Plan) -> list[str]:
    """The lines of a plan, with the marks around them; its times are Vietnam's, those of cron the machine's."""
    begin, end = _marks(plan)
    return [begin, *(_line(job) for job in plan.jobs), end]


def _marks(plan: Plan) -> tuple[str, str]:
    return f"# ktxh {plan.label}: bắt đầu (ktxh lập, đừng sửa ở đây)", f"# ktxh {plan.label}: hết"


def _line(job: Job) -> str:
    at = _by_the_machine(*job.at) if job.at is not None else None
    when = f"{at.minute} {at.hour}" if at is not None else f"*/{job.minutes} *"
    command = " ".join(shlex.quote(word) for word in job.command).replace("%", r"\%")
    return f"{when} * * * {command}"


def _by_the_machine(hour: int, minute: int) -> datetime:
    """A time of the day in Vietnam as the machine's clock shows it now; cron knows no other."""
    return datetime.now(VIETNAM).replace(hour=hour, minute=minute).astimezone()


def changed(table: str, plan: Plan, wanted: list[str]) -> str:
    """A table with the plan's lines replaced by others, or taken out."""
    begin, end = _marks(plan)
    kept, inside = [], False
    for line in table.splitlines():
        inside = inside or line == begin
        if not inside:
            kept.append(line)
        inside = inside and line != end
    if inside:
        raise ScheduleError(
            f"Bảng cron có dòng “{begin}” mà không có dòng “{end}”. Hãy sửa bằng crontab -e rồi chạy lại."
        )
    return "".join(f"{line}\n" for line in (*kept, *wanted))


def _table() -> str:
    return run(["crontab", "-l"], may_fail=True)


def install(plan: Plan) -> list[str]:
    """Put the lines into the user's table."""
    run(["crontab", "-"], changed(_table(), plan, lines(plan)))
    return lines(plan)


def show(plan: Plan) -> list[str]:
    """The plan's lines that are in the user's table."""
    (begin, end), table = _marks(plan), _table().splitlines()
    return table[table.index(begin) : table.index(end) + 1] if begin in table and end in table else []


def remove(plan: Plan) -> list[str]:
    """Take the lines out of the user's table."""
    gone = show(plan)
    if gone:
        run(["crontab", "-"], changed(_table(), plan, []))
    return gone
