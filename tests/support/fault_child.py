"""A process that forks a night whenever it is told; the child waits to be traced.

Warm, it has run a night itself, and charts are not drawn again: the child makes the same calls in a fraction of the
time. Cold, it has only imported what a night imports.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

from toolkit.executors.program import program_digest
from toolkit.ledger import engine
from toolkit.model import OperationError
from toolkit.night import run_night
from toolkit.workspace import Workspace, whole_merge
from toolkit.writing.report import drawing

CRASHED, NOT_DONE = 1, 4
WARM, COLD = "warm", "cold"


def night(root: Path, when: datetime) -> int:
    """A night as the command does it; its exit code."""
    try:
        return run_night(Workspace(root), lambda: when).exit
    except (OperationError, OSError):
        return NOT_DONE
    except Exception:
        return CRASHED


def serve() -> None:
    """Read orders, one JSON document a line: root, time, whether to stop before; answer with pid, then with status.

    An order without a child is carried out here, and answered with its status.
    """
    for line in sys.stdin:
        order = json.loads(line)
        root, when = Path(order["root"]), datetime.fromisoformat(order["when"])
        if order["here"]:
            print(night(root, when), flush=True)  # noqa: T201
            continue
        gc.freeze()
        pid = os.fork()
        if pid == 0:
            if order["stop"]:
                os.kill(os.getpid(), signal.SIGSTOP)
            os._exit(night(root, when))
        if order["stop"]:
            os.waitpid(pid, os.WUNTRACED)
        print(pid, flush=True)  # noqa: T201
        _, status = os.waitpid(pid, 0)
        print(-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), flush=True)  # noqa: T201


def keep_pictures() -> None:
    """From now on a chart is drawn, for real, when its specification is first met in this process, and kept."""
    really, kept = drawing.draw_specifications, dict[str, str]()

    def draw(specifications: Sequence[Mapping[str, Any]]) -> list[str]:
        keys = [json.dumps(one) for one in specifications]
        new = {key: one for key, one in zip(keys, specifications, strict=True) if key not in kept}
        kept.update(zip(new, really(list(new.values())) if new else [], strict=True))
        return [kept[key] for key in keys]

    @contextlib.contextmanager
    def drawing_begun(*, early: bool) -> Iterator[drawing.Drawing]:
        del early
        yield draw

    mock.patch.object(whole_merge, "drawing_begun", drawing_begun).start()


def import_all(root: Path, when: datetime) -> None:
    """Import what a night imports, as a child tells it.

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
    engine._SECONDS_TO_WAIT = 1
    if sys.argv[1] == WARM:
        keep_pictures()
    else:
        import_all(Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
    serve()
