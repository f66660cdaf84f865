"""A process that has everything imported and forks a night whenever it is told; the child waits to be traced."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from toolkit.executors.program import program_digest
from toolkit.model import OperationError
from toolkit.night import run_night
from toolkit.workspace import Workspace

CRASHED, NOT_DONE = 1, 4


def night(root: Path, when: datetime) -> int:
    """A night as the command does it; its exit code."""
    try:
        return run_night(Workspace(root), lambda: when).exit
    except (OperationError, OSError):
        return NOT_DONE
    except Exception:
        return CRASHED


def serve() -> None:
    """Read orders, one JSON document a line: root, time, whether to stop before; answer with pid, then with status."""
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            if order["stop"]:
                os.kill(os.getpid(), signal.SIGSTOP)
            os._exit(night(Path(order["root"]), datetime.fromisoformat(order["when"])))
        if order["stop"]:
            os.waitpid(pid, os.WUNTRACED)
        print(pid, flush=True)  # noqa: T201
        _, status = os.waitpid(pid, 0)
        print(-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), flush=True)  # noqa: T201


def import_all(root: Path, when: datetime) -> None:
    """Import what a night imports, as a child tells it: a night may start threads, and no thread survives a fork.

    The digest of the program is kept by its process for good; nothing of it is the night's own.
    """
    reading, writing = os.pipe()
    if os.fork() == 0:
        night(root, when)
        os.write(writing, json.dumps(sorted(sys.modules)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        names = json.load(told)
    os.wait()
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    program_digest()


if __name__ == "__main__":
    import_all(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
    serve()
