"""A process that has everything imported and forks a night whenever it is told; the child waits to be traced."""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

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


if __name__ == "__main__":
    night(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
    serve()
