"""A Dask cluster of its own for a test: a scheduler and its workers, each a process, on the loopback only."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from distributed import Client

_SECONDS = 60
_DASK = [sys.executable, "-m", "dask"]
_LOOPBACK = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")
_ROOT = Path(__file__).parents[2]


@dataclass
class DaskCluster:
    """A running scheduler; workers are started and ended by the test."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def executor(self) -> str:
        """What [run] calls it."""
        return self.address.replace("tcp://", "dask://").replace("tls://", "dask+tls://")

    def section(self, patience: int = 60) -> str:
        """[run] for it."""
        return f'\n[run]\nexecutor = "{self.executor}"\npatience = {patience}\n'

    def start_worker(self, environment: Mapping[str, str] = {}) -> subprocess.Popen[bytes]:
        """One more worker without a nanny: once killed it stays so."""
        number = len(self.workers)
        command = [
            *(*_DASK, "worker", self.address, *_LOOPBACK, "--no-nanny"),
            *("--nthreads", "1", "--local-directory", str(self.folder), "--name", f"w{number}"),
        ]
        process = _start(command, self.folder / f"worker-{number}.log", environment)
        self.workers.append(process)
        with self.client() as client:
            client.wait_for_workers(number + 1, timeout=_SECONDS)
        return process

    @contextmanager
    def client(self) -> Iterator[Client]:
        """A client of the test's own."""
        with Client(self.address, timeout=_SECONDS, set_as_default=False) as client:
            yield client

    def kill_while_working(self, number: int) -> tuple[str, ...]:
        """SIGKILL a worker that is certain to have calls: held still, looked at, killed; the keys that it had.

        A stopped process cannot finish a call; what it had sent before arrives at the scheduler meanwhile.
        """
        process = self.workers[number]
        with self.client() as client:
            for _ in range(2000):
                process.send_signal(signal.SIGSTOP)
                if self._calls(client, number):
                    time.sleep(0.1)
                    if calls := self._calls(client, number):
                        process.kill()
                        process.wait(_SECONDS)
                        return calls
                process.send_signal(signal.SIGCONT)
                time.sleep(0.005)
        raise AssertionError("no worker ever had a call")

    def done_again(self, client: Client) -> set[str]:
        """The calls that the scheduler gave to others as the worker was gone."""
        events: list[tuple[float, dict[str, Any]]] = client.get_events("all")
        gone = [event for _, event in events if event.get("action") == "remove-worker"]
        return {key for event in gone for key in event["processing-tasks"]}

    def _calls(self, client: Client, number: int) -> tuple[str, ...]:
        names = {info["name"]: address for address, info in client.scheduler_info()["workers"].items()}
        return tuple(client.processing().get(names.get(f"w{number}"), ()))


@contextmanager
def dask_cluster(folder: Path, workers: int = 2, protocol: str = "tcp") -> Iterator[DaskCluster]:
    """A scheduler on a free port of the loopback and its workers; nothing of it is left behind."""
    where = folder / "scheduler.json"
    where_to = ("--port", "0", "--protocol", protocol, "--scheduler-file", str(where))
    command = [*_DASK, "scheduler", *_LOOPBACK, *where_to]
    with ExitStack() as stack:
        scheduler = _start(command, folder / "scheduler.log", {})
        stack.callback(_end, [scheduler])
        cluster = DaskCluster(folder, _address(where, scheduler, folder), scheduler)
        stack.callback(_end, cluster.workers)
        for _ in range(workers):
            cluster.start_worker()
        yield cluster


def _start(command: list[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(_ROOT), **environment}
    with log.open("wb") as said:
        return subprocess.Popen(command, stdout=said, stderr=said, env=env, cwd=log.parent)


def _address(where: Path, scheduler: subprocess.Popen[bytes], folder: Path) -> str:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and scheduler.poll() is None:
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(where.read_text("utf-8"))["address"])
        time.sleep(0.05)
    raise RuntimeError((folder / "scheduler.log").read_text("utf-8", "replace"))


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait(_SECONDS)
