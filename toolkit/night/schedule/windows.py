"""Windows: a task for each job, as XML for schtasks (Task Scheduler schema 1.2)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from toolkit.night.schedule.jobs import Job, Plan
from toolkit.night.schedule.run import run

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_FIRST_DAY = "2020-01-01"


def task_files(plan: Plan) -> dict[str, bytes]:
    """The XML of each task by its file's name, in UTF-16, which schtasks wants."""
    return {f"{_name(plan, job)}.xml": _task(plan, job) for job in plan.jobs}


def _name(plan: Plan, job: Job) -> str:
    return f"{job.name}-{plan.label}"


def _task(plan: Plan, job: Job) -> bytes:
    task = ET.Element("Task", {"version": "1.2", "xmlns": NAMESPACE})
    _put(task, "RegistrationInfo", {"Description": job.description})
    _trigger(ET.SubElement(task, "Triggers"), job)
    principal = _put(ET.SubElement(task, "Principals"), "Principal", {})
    principal.set("id", "Author")
    for name, text in (("UserId", plan.user), ("LogonType", "S4U"), ("RunLevel", "LeastPrivilege")):
        ET.SubElement(principal, name).text = text
    _put(
        task,
        "Settings",
        {
            "MultipleInstancesPolicy": "IgnoreNew",
            "DisallowStartIfOnBatteries": "false",
            "StopIfGoingOnBatteries": "false",
            "StartWhenAvailable": "true",
            "RunOnlyIfNetworkAvailable": "false",
            "Enabled": "true",
            "ExecutionTimeLimit": "PT45M",
        },
    )
    actions = ET.SubElement(task, "Actions", {"Context": "Author"})
    command, *arguments = job.command
    _put(
        actions,
        "Exec",
        {"Command": command, "Arguments": subprocess.list2cmdline(arguments), "WorkingDirectory": str(plan.root)},
    )
    ET.indent(task)
    return b"\xff\xfe" + f'<?xml version="1.0" encoding="UTF-16"?>\n{ET.tostring(task, "unicode")}\n'.encode(
        "utf-16-le"
    )


def _put(parent: ET.Element, name: str, texts: dict[str, str]) -> ET.Element:
    made = ET.SubElement(parent, name)
    for child, text in texts.items():
        ET.SubElement(made, child).text = text
    return made


def _trigger(triggers: ET.Element, job: Job) -> None:
    hour, minute = job.at or (0, 0)
    trigger = ET.SubElement(triggers, "CalendarTrigger")
    ET.SubElement(trigger, "Enabled").text = "true"
    ET.SubElement(trigger, "StartBoundary").text = f"{_FIRST_DAY}T{hour:02}:{minute:02}:00"
    if job.minutes is not None:
        _put(trigger, "Repetition", {"Interval": f"PT{job.minutes}M", "Duration": "P1D", "StopAtDurationEnd": "false"})
    if job.at is not None:
        ET.SubElement(trigger, "RandomDelay").text = "PT5M"
    _put(trigger, "ScheduleByDay", {"DaysInterval": "1"})


def install(plan: Plan) -> list[str]:
    """Hand the tasks to schtasks; in a session without the right to S4U it asks for a password itself."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in task_files(plan).items():
            path = Path(folder) / name
            path.write_bytes(data)
            run(["schtasks", "/Create", "/F", "/TN", f"\\ktxh\\{path.stem}", "/XML", str(path)])
    return [f"\\ktxh\\{_name(plan, job)}" for job in plan.jobs]


def show(plan: Plan) -> list[str]:
    """The tasks as schtasks lists them."""
    listed = run(["schtasks", "/Query", "/FO", "CSV", "/NH"], may_fail=True)
    return [line for line in listed.splitlines() if plan.label in line]


def remove(plan: Plan) -> list[str]:
    """Delete the tasks."""
    names = [f"\\ktxh\\{_name(plan, job)}" for job in plan.jobs]
    for name in names:
        run(["schtasks", "/Delete", "/F", "/TN", name], may_fail=True)
    return names
