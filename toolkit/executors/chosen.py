"""The executor that a workspace has chosen, started when the first file needs it."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING, Self

from toolkit.executors.settings import AUTO, IN_PROCESS, RunSettings
from toolkit.intake.readers.limits import Limits

if TYPE_CHECKING:
    from concurrent.futures import Executor

BREAK_EVEN = 200
"""Files from which on worker processes are sooner done, with some to spare.

On two processors, each file of 60 rows, a pool takes 1.21 times as long for 50 files, 0.99 for 100, 0.82 for 200 and
0.77 for 400 (`python -m benchmarks.break_even`).
"""


class Chosen:
    """What [run] names: nothing is started, and no cluster asked, before there is something to read.

    `modules` are those whose functions will be called; a worker cannot load any later.
    """

    def __init__(self, settings: RunSettings, limits: Limits, modules: tuple[str, ...]) -> None:
        self._settings, self._limits, self._modules = settings, limits, modules
        self._open: Executor | None = None

    def executor(self, files: int) -> Executor | None:
        """On what so many files are to be read, None for this process; raise ClusterError."""
        if self._open is None and self._is_needed(files):
            self._open = self._start()
        return self._open

    def _is_needed(self, files: int) -> bool:
        if self._settings.executor == IN_PROCESS or not files:
            return False
        return self._settings.executor != AUTO or (files >= BREAK_EVEN and processors() > 1)

    def _start(self) -> Executor:
        if (address := self._settings.cluster) is not None:
            from toolkit.executors.cluster import Cluster

            return Cluster(address, self._limits, self._modules, self._settings.patience)
        from toolkit.intake.readers.workers import Workers

        return Workers(self._settings.processes or processors(), self._limits, self._modules)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._open is not None:
            self._open.shutdown(wait=True, cancel_futures=trouble is not None)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
