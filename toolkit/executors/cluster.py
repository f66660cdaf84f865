"""A Dask cluster as an executor: what it loses is done again elsewhere, and it is never waited for without end."""

from __future__ import annotations

import logging
import pickle
import time
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, wait
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from toolkit.executors.program import common_ground
from toolkit.executors.task import OTHER, REFUSED, Packed
from toolkit.intake.readers.limits import Limits
from toolkit.model import OperationError

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")
_CONNECT_SECONDS = 10
_LOOK_SECONDS = 1.0
_LARGE_MESSAGE = "1 GB"
"""Dask warns of 10 MB, as it expects data to be loaded by the workers; we send the bytes that were hashed."""


class ClusterError(OperationError):
    """The cluster cannot be used; outputs are as they were."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"Cụm máy đọc {address} {why}. Chưa ghi gì; hãy báo người quản trị cụm, hoặc tạm đọc trên máy này: "
            'đặt executor = "auto" trong mục [run] của ktxh.toml.'
        )


class Cluster(Executor):
    """The workers of a Dask scheduler, each reading in processes of its own under `limits`.

    Calls of a worker that dies are done again by another. A call for which Dask gives up, as four workers died of
    it, is done on this machine, in a worker process. Raises ClusterError from `result()` where there has been no
    worker for `patience` seconds, no result for ten times as long, or a worker has another program.
    """

    def __init__(self, address: str, limits: Limits, modules: tuple[str, ...], patience: float) -> None:
        self._address, self._limits, self._modules, self._patience = address, limits, modules, patience
        self._client = _connect(address)
        self._dask = self._client.get_executor(pure=False)
        self._ground = common_ground()
        self._worked = self._came = time.monotonic()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call a function of a module by its name, on any machine of the cluster."""
        call = Packed((fn, args, kwargs, self._limits, self._modules), self._ground)
        import dask

        with dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGE_MESSAGE}):
            asked = self._dask.submit(pickle.loads, pickle.dumps(call, pickle.HIGHEST_PROTOCOL))
        return _Awaited(self, asked, (fn, args, kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; what it still does for us is dropped."""
        del wait, cancel_futures
        self._client.close(timeout=_CONNECT_SECONDS)

    def received(self, outcome: int, result: Any) -> Any:  # noqa: ANN401
        """The result of a call; raise Refused or ClusterError where there is none."""
        self._worked = self._came = time.monotonic()
        if outcome == REFUSED:
            raise result
        if outcome == OTHER:
            raise self.lost(f"có máy chạy chương trình khác máy này ({_difference(self._ground, result)})")
        return result

    def check(self) -> None:
        """Note whether anybody works for us; raise ClusterError once nobody has for too long."""
        now = time.monotonic()
        if self._has_workers():
            self._worked = now
        if now - self._worked > self._patience:
            raise self.lost(f"không còn máy nào làm việc trong {self._patience:.0f} giây")
        if now - self._came > 10 * self._patience:
            raise self.lost(f"không trả kết quả nào trong {10 * self._patience:.0f} giây")

    def _has_workers(self) -> bool:
        try:
            scheduler = self._client.scheduler
            return scheduler is not None and bool(
                self._client.sync(scheduler.ncores, callback_timeout=_CONNECT_SECONDS)
            )
        except (OSError, RuntimeError):
            return False

    def lost(self, why: str) -> ClusterError:
        """The exception that says so."""
        return ClusterError(self._address, why)

    def here(self, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        """Do a call in a worker process of this machine."""
        from toolkit.intake.readers.workers import Workers

        with Workers(1, self._limits, self._modules) as workers:
            result: T = workers.submit(function, *args, **kwargs).result()
            return result


class _Awaited(Future[T]):
    """A call on the cluster, waited for with an eye on the cluster."""

    def __init__(self, cluster: Cluster, asked: Future[tuple[int, Any]], call: tuple[Any, Any, Any]) -> None:
        super().__init__()
        self._cluster, self._asked, self._call = cluster, asked, call

    def cancel(self) -> bool:
        return self._asked.cancel()

    def result(self, timeout: float | None = None) -> T:
        """The result; raise Refused, ClusterError, or TimeoutError."""
        from distributed import KilledWorker

        until = None if timeout is None else time.monotonic() + timeout
        while not wait((self._asked,), _LOOK_SECONDS).done:
            if until is not None and time.monotonic() > until:
                raise TimeoutError
            self._cluster.check()
        try:
            outcome, result = self._asked.result()
        except KilledWorker:
            done: T = self._cluster.here(*self._call)
            return done
        except CancelledError as cause:
            raise self._cluster.lost("đã ngắt kết nối giữa chừng") from cause
        except (ImportError, AttributeError) as cause:
            raise self._cluster.lost(f"có máy chưa cài ktxh cùng bản với máy này ({cause})") from cause
        except Exception as cause:
            raise self._cluster.lost(f"báo lỗi {type(cause).__name__}") from cause
        returned: T = self._cluster.received(outcome, result)
        return returned


def _connect(address: str) -> Client:
    """A connection to a scheduler; raise ClusterError."""
    try:
        import dask

        with dask.config.set({"logging": {"version": 1, "disable_existing_loggers": False}}):
            import distributed
        from distributed.versions import VersionMismatchWarning
    except ImportError as cause:
        raise OperationError(
            "Mục [run] chọn đọc trên cụm Dask nhưng máy này chưa cài phần đó: pip install ktxh[dask]."
        ) from cause
    for library in ("distributed", "tornado", "asyncio"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # what must be the same is asked of each worker
            return distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False, name="ktxh")
    except (OSError, ValueError) as cause:
        raise ClusterError(address, f"không kết nối được ({cause})") from cause


def _difference(ours: dict[str, str], theirs: dict[str, str]) -> str:
    """What differs, the first of it."""
    name = next(name for name in (*ours, *theirs) if ours.get(name) != theirs.get(name))
    return f"{name} {theirs.get(name, 'không có')}, ở đây là {ours.get(name, 'không có')}"
