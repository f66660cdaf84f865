"""systemd: a hardened unit and a timer for each job."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.deadlines import VIETNAM
from toolkit.model import system_reason
from toolkit.night.schedule.jobs import Job, Plan, ScheduleError
from toolkit.night.schedule.run import run

FOLDER = Path("/etc/systemd/system")
_HOMES = ("/home", "/root", "/run/user")
_UNIT = """# ktxh lập; sửa bằng: ktxh schedule install
[Unit]
Description={description}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
WorkingDirectory={root}
ExecStart={command}
SuccessExitStatus=3
{credentials}UMask=0027
TimeoutStartSec=45min
MemoryMax=2G
MemorySwapMax=0
TasksMax=64
OOMPolicy=continue
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome={homes}
ReadWritePaths={books}
PrivateTmp=yes
PrivateDevices=yes
DevicePolicy=closed
CapabilityBoundingSet=
AmbientCapabilities=
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
{addresses}SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallErrorNumber=EPERM
RestrictNamespaces=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
ProtectProc=invisible
ProcSubset=pid
ProtectClock=yes
ProtectHostname=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
PrivateUsers={private_users}
RemoveIPC=yes
KeyringMode=private
"""
_TIMER = """# ktxh lập; sửa bằng: ktxh schedule install
[Unit]
Description={description}

[Timer]
OnCalendar={calendar}
Persistent={persistent}
RandomizedDelaySec={delay}
Unit={name}.service

[Install]
WantedBy=timers.target
"""


def unit_files(plan: Plan) -> dict[str, str]:
    """The unit files by their names; a workspace's own label is in each."""
    return {
        f"{_name(plan, job)}.{kind}": text
        for job in plan.jobs
        for kind, text in (("service", _service(plan, job)), ("timer", _timer(plan, job)))
    }


def _name(plan: Plan, job: Job) -> str:
    return f"{job.name}-{plan.label}"


def _service(plan: Plan, job: Job) -> str:
    home = any(path.startswith(f"{one}/") for one in _HOMES for path in (str(plan.root), job.command[0]))
    credentials = "".join(
        f"LoadCredentialEncrypted={name}:/etc/credstore.encrypted/{name}\n" for name in plan.credentials
    )
    allowed = "IPAddressDeny=any\n" + "".join(f"IPAddressAllow={one}\n" for one in plan.addresses)
    return _UNIT.format(
        description=_plain(job.description),
        user=plan.user,
        root=_path(plan.root),
        command=" ".join(_quoted(word) for word in job.command),
        credentials=credentials,
        homes="read-only" if home else "yes",
        books=_quoted(str(plan.root / "workbooks")),
        addresses=allowed if plan.addresses else "",
        private_users="no" if plan.user == "root" else "yes",
    )


def _timer(plan: Plan, job: Job) -> str:
    if job.at is not None:
        calendar, delay = f"*-*-* {job.at[0]:02}:{job.at[1]:02}:00 {VIETNAM.key}", "5min"
    else:
        calendar, delay = f"*:00/{job.minutes}", "1min"
    return _TIMER.format(
        description=_plain(job.description),
        calendar=calendar,
        persistent="true" if job.at else "false",
        delay=delay,
        name=_name(plan, job),
    )


def _plain(text: str) -> str:
    return text.replace("%", "%%")


def _path(path: Path) -> str:
    return _plain(str(path))


def _quoted(word: str) -> str:
    """A word of ExecStart: nothing in it is a specifier, a variable or a quote's end."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return (
        f'"{escaped}"'
        if escaped != word or not word.replace("-", "").replace("/", "").replace(".", "").isalnum()
        else word
    )


def install(plan: Plan) -> list[str]:
    """Write the units, load them and start the timers; what was done, a line each."""
    written = []
    try:
        for name, text in unit_files(plan).items():
            (FOLDER / name).write_text(text, "utf-8")
            written.append(str(FOLDER / name))
    except OSError as cause:
        raise ScheduleError(
            f"Không ghi được vào {FOLDER}: {system_reason(cause)}. "
            "Hãy chạy bằng quyền quản trị (sudo) hoặc dùng --with cron."
        ) from cause
    run(["systemctl", "daemon-reload"])
    timers = [f"{_name(plan, job)}.timer" for job in plan.jobs]
    run(["systemctl", "enable", "--now", *timers])
    return written


def show(plan: Plan) -> list[str]:
    """The timers of the workspace as systemd knows them."""
    listed = run(["systemctl", "list-timers", "--all", "--no-pager", "--no-legend"])
    return [line for line in listed.splitlines() if plan.label in line]


def remove(plan: Plan) -> list[str]:
    """Stop the timers and take the units away."""
    names = sorted(path.name for path in FOLDER.glob(f"ktxh-*-{plan.label}.*"))
    timers = [name for name in names if name.endswith(".timer")]
    if timers:
        run(["systemctl", "disable", "--now", *timers], may_fail=True)
    try:
        for name in names:
            (FOLDER / name).unlink()
    except OSError as cause:
        raise ScheduleError(
            f"Không xóa được {FOLDER / name}: {system_reason(cause)}. Hãy chạy bằng quyền quản trị."
        ) from cause
    if names:
        run(["systemctl", "daemon-reload"])
    return [str(FOLDER / name) for name in names]


def is_here() -> bool:
    """Whether systemd runs this machine."""
    return os.name == "posix" and Path("/run/systemd/system").is_dir()
