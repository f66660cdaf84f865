"""A worker process: takes calls on its standard input, gives their results on its standard output, opens nothing.

Started by `workers`. Once its modules are loaded it can open neither file nor connection, start no program, take no
more memory than it may; so whatever a submission makes a reader do, it stays in here.
"""

from __future__ import annotations

import codecs
import contextlib
import importlib
import os
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from toolkit.intake.readers import isolation
from toolkit.intake.readers.refusal import Refused
from toolkit.intake.readers.resting import collector_at_rest

HEADER = struct.Struct(">Q")
RETURNED, REFUSED, OUT_OF_MEMORY, FAILED = range(4)
_READERS = "toolkit.intake.readers"
_MODULES = (f"{_READERS}.read_grid", f"{_READERS}.witness", "python_calamine", "xlrd", "xlrd.formatting")
_CODECS = (
    *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "ascii", "mac-roman"),
    *(f"cp{number}" for number in (437, 850, 874, 932, 936, 949, 950, *range(1250, 1259))),
)


def main() -> None:
    """Say that all is loaded, then serve until the input ends."""
    memory, seconds, *modules = sys.argv[1:]
    calls, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr
    for name in (*_MODULES, *modules):
        importlib.import_module(name)
    for name in _CODECS:
        codecs.lookup(name)
    isolation.isolated = True
    size = _Size(int(memory))
    size.open()
    _confine(size.limit)
    send(results, b"")
    while (call := receive(calls)) is not None:
        _allow(int(seconds))
        send(results, _answer(call, size))


def receive(stream: IO[bytes]) -> bytes | None:
    """One message, None at the end of the stream."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    message = stream.read(length)
    return message if len(message) == length else None


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message."""
    stream.write(HEADER.pack(len(message)))
    stream.write(message)
    stream.flush()


def _answer(call: bytes, size: _Size) -> bytes:
    """The pickled (outcome, result or exception, whether this process has grown too large for another call)."""
    try:
        function: Callable[..., Any]
        function, arguments, named = pickle.loads(call)  # noqa: S301
        with collector_at_rest():
            answer = pickle.dumps((RETURNED, function(*arguments, **named), size.is_large), pickle.HIGHEST_PROTOCOL)
    except Refused as refusal:
        answer = pickle.dumps((REFUSED, refusal, size.is_large))
    except MemoryError:
        answer = pickle.dumps((OUT_OF_MEMORY, None, True))
    except BaseException as trouble:
        answer = pickle.dumps((FAILED, type(trouble).__name__, True))
    return answer


@dataclass(slots=True)
class _Size:
    """How much memory this process takes, out of a file that was opened while that was still allowed."""

    limit: int
    source: int | None = None

    def open(self) -> None:
        """Open the source, where the system has it."""
        with contextlib.suppress(OSError):
            self.source = os.open("/proc/self/statm", os.O_RDONLY)

    @property
    def is_large(self) -> bool:
        """Whether more than half of the limit is taken, of which little ever comes back."""
        if sys.platform == "win32" or self.source is None:
            return False
        pages = int(os.pread(self.source, 100, 0).split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE") > self.limit // 2


def _confine(memory: int) -> None:
    """Limit memory, and leave no descriptor to open anything with; Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _allow(seconds: int) -> None:
    """Processor time for one more call; when it is used up the system ends the process."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


if __name__ == "__main__":
    main()
