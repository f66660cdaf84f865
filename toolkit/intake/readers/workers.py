"""An executor of worker processes with limits: each is used again; one that dies takes only its own call with it."""

from __future__ import annotations

import contextlib
import io
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import Any, ParamSpec, TypeVar

from toolkit.findings.file_problems import READER_DIED
from toolkit.intake.readers.limits import MEBIBYTE, Limits
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.resting import collector_at_rest
from toolkit.intake.readers.worker import FAILED, OUT_OF_MEMORY, REFUSED, RETURNED, receive, send

P = ParamSpec("P")
T = TypeVar("T")
_ROOT = Path(__file__).parents[3]
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from toolkit.intake.readers.worker import main; main()"
_ROOMS = ("toolkit.model.", "toolkit.findings.", "toolkit.intake.")
_PLAIN = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("collections", "defaultdict"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
}
_LOST = FAILED + 1
_STARTUP_SECONDS = 60
_PATIENCE = 2
"""How many times the processor time a call may take by the clock, on a machine that has other things to do."""


class Workers(Executor):
    """Processes that read files, as many as `count`, started when they are first needed.

    A call that crashes its process, uses up its time or its memory ends in Refused (KT116); the next one gets a
    fresh process. `modules` are loaded at the start, as a worker cannot load any later.
    """

    def __init__(self, count: int, limits: Limits = Limits(), modules: tuple[str, ...] = ()) -> None:
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(count):
            self._idle.put(None)
        self._count, self._limits, self._modules = count, limits, modules

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call a function of a module by its name, in the next worker that is free."""
        return self._threads.submit(self._call, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all workers."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        for _ in range(self._count if wait else 0):
            if (worker := self._idle.get()) is not None:
                worker.end()
            self._idle.put(None)

    def _call(self, function: Callable[..., T], args: Any, kwargs: Any) -> T:  # noqa: ANN401
        message = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        worker = self._idle.get()
        fresh = worker is None
        try:
            worker = worker or _Worker(self._limits, self._modules)
            outcome, result = worker.call(message)
            if outcome == OUT_OF_MEMORY and not fresh:
                worker = _Worker(self._limits, self._modules)
                outcome, result = worker.call(message)
        finally:
            self._idle.put(worker if worker is not None and worker.usable else None)
        returned: T = _returned(outcome, result, self._limits)
        return returned


def _returned(outcome: int, result: Any, limits: Limits) -> Any:  # noqa: ANN401
    """The result of a call; raise Refused where it has none."""
    if outcome == RETURNED:
        return result
    if outcome == REFUSED:
        raise result
    if outcome == OUT_OF_MEMORY:
        raise Refused(READER_DIED, what=f"cần hơn {limits.memory // MEBIBYTE} MB bộ nhớ")
    raise Refused(READER_DIED, what=f"gặp lỗi {result}" if outcome == FAILED else result)


class _Worker:
    """One process; no longer `usable` once it died, was killed or grew too large."""

    def __init__(self, limits: Limits, modules: tuple[str, ...]) -> None:
        self.usable = True
        self._seconds = limits.seconds
        command = [sys.executable, "-c", _START, str(_ROOT), str(limits.memory), str(limits.seconds), *modules]
        self._process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if self._exchange(None, _STARTUP_SECONDS) is None:
            self.end()

    def call(self, message: bytes) -> tuple[int, Any]:
        """The outcome of a call and its result; what became of the process if it was lost."""
        answer = self._exchange(message, self._seconds * (1 if sys.platform == "win32" else _PATIENCE))
        if answer is None:
            return _LOST, self._cause_of_death()
        try:
            with collector_at_rest():
                outcome, result, is_large = _Careful(io.BytesIO(answer)).load()
        except Exception:
            outcome, result, is_large = _LOST, "trả về kết quả lạ", True
        if is_large or not self.usable:
            self.end()
        return outcome, result

    def _exchange(self, message: bytes | None, seconds: float) -> bytes | None:
        """Send a message and wait for one, None if the process is lost or takes too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        late = Timer(seconds, self._kill_late)
        late.daemon = True
        late.start()
        try:
            if message is not None:
                send(self._process.stdin, message)
            return receive(self._process.stdout)
        except OSError:
            return None
        finally:
            late.cancel()

    def _kill_late(self) -> None:
        self.usable = False
        self._late = True
        self._process.kill()

    _late = False

    def _cause_of_death(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        code = self._process.returncode
        self.end()
        if self._late or code == -getattr(signal, "SIGXCPU", 0):
            return f"chạy quá {self._seconds} giây"
        return f"ngừng giữa chừng (mã {code})"

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.usable = False
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()


class _Careful(pickle.Unpickler):
    """Takes records of our own and plain values from a worker, nothing that could do anything here."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """A class that may come; raise UnpicklingError for all others."""
        if (module, name) in _PLAIN or (module, name) == ("toolkit.intake.readers.refusal", "_refused"):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_ROOMS) else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
