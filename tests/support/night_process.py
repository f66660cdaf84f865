"""A process that forks nights on demand, traced or not; what they leave is judged elsewhere."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from os import environ, kill
from pathlib import Path
from threading import Timer

_SECONDS = 60
"""A night that takes longer hangs."""
_IN_MEMORY = Path("/dev/shm")  # noqa: S108
"""Flushing costs nothing there; each call is made all the same."""


class NightProcess:
    """Nights in one workspace; `mode` is warm or cold, `hung` whether the last night had to be ended."""

    def __init__(self, mode: str, root: Path, start: datetime) -> None:
        self.root, self.hung = root, False
        alone = {**environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        command = [sys.executable, "-m", "tests.support.fault_child", mode, str(root), start.isoformat()]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=alone)

    def warm_up(self, nights: Sequence[datetime]) -> None:
        """Run nights in the process itself, which must be left alone with itself."""
        for when in nights:
            self._order(when, here=True)
        threads = len(list(Path(f"/proc/{self._child.pid}/task").iterdir()))
        assert threads == 1, f"{threads} threads would not survive a fork"

    def close(self) -> None:
        """End the process."""
        assert self._child.stdin is not None
        self._child.stdin.close()
        self._child.wait(30)
        if self._child.stdout is not None:
            self._child.stdout.close()

    def night(self, when: datetime, trace: Sequence[str] = ()) -> int:
        """A night, traced if asked for; its exit code, or the signal that ended it as a negative number."""
        pid, self.hung = self._order(when, stop=bool(trace)), False
        assert self._child.stdout is not None
        watchdog = Timer(_SECONDS, self._end, (pid,))
        watchdog.start()
        try:
            if not trace:
                return int(self._child.stdout.readline())
            with _tracing(pid, trace):
                kill(pid, signal.SIGCONT)
                return int(self._child.stdout.readline())
        finally:
            watchdog.cancel()

    def _order(self, when: datetime, *, stop: bool = False, here: bool = False) -> int:
        stdin, stdout = self._child.stdin, self._child.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"root": str(self.root), "when": when.isoformat(), "stop": stop, "here": here}) + "\n")
        stdin.flush()
        return int(stdout.readline())

    def _end(self, pid: int) -> None:
        self.hung = True
        kill(pid, signal.SIGKILL)


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A folder that is gone afterwards, in memory where the system has that."""
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as name:
        yield Path(name)


@contextmanager
def _tracing(pid: int, arguments: Sequence[str]) -> Iterator[None]:
    with subprocess.Popen(["strace", "-f", "-p", str(pid), *arguments], stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        line = tracer.stderr.readline()
        if "attached" not in line:
            kill(pid, signal.SIGKILL)
            raise RuntimeError(line)
        yield
        tracer.stderr.read()
