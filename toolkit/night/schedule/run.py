"""Run a scheduler's own program."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from toolkit.model import system_reason
from toolkit.night.schedule.jobs import ScheduleError

_SECONDS = 60


def run(command: Sequence[str], given: str | None = None, *, may_fail: bool = False) -> str:
    """Run a program and give what it says; raise ScheduleError with its own words."""
    try:
        done = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except FileNotFoundError as cause:
        raise ScheduleError(
            f"Máy này không có {command[0]}. Hãy chọn cách khác bằng --with, hoặc chỉ in ra bằng ktxh schedule print."
        ) from cause
    except OSError as cause:
        raise ScheduleError(f"Không chạy được {command[0]}: {system_reason(cause)}.") from cause
    except subprocess.TimeoutExpired as cause:
        raise ScheduleError(f"Không chạy được {command[0]}: quá {_SECONDS} giây chưa xong.") from cause
    if done.returncode and not may_fail:
        said = " ".join((done.stderr or done.stdout).split())[:300]
        raise ScheduleError(f"{command[0]} không nhận lịch: {said}")
    return done.stdout
