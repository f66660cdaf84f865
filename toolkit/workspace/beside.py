"""Something made in a process beside this one, where a processor is free for it; else in this one."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from toolkit.executors.chosen import processors

Make = Callable[[], bytes]
_TASKS = Path("/proc/self/task")


@contextmanager
def beside(make: Make, *, pays: bool) -> Iterator[Make]:
    """Begin to make something in a copy of this process, if it `pays`; what is given waits for it.

    The copy has no hold on anything of this process, the workspace's lock among it, and writes nowhere but to its
    pipe. Where there can be none, or it gives nothing, the same is made here, which also raises what there is to raise.
    """
    copy = _begin(make) if pays and _is_possible() else None
    if copy is None:
        yield make
        return
    try:
        yield lambda: copy.wait() or make()
    finally:
        copy.end()


class _Copy:
    """A copy of this process that is making something."""

    def __init__(self, number: int, reader: int) -> None:
        self._number = number
        self._pipe = open(reader, "rb")  # noqa: SIM115
        self._ended = False

    def wait(self) -> bytes:
        """What it made; nothing if it failed."""
        data = self._pipe.read()
        _, status = os.waitpid(self._number, 0)
        self._ended = True
        return data if status == 0 else b""

    def end(self) -> None:
        """End it, if nobody waited for it."""
        self._pipe.close()
        if not self._ended:
            os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)


def _is_possible() -> bool:
    """Only a process of one thread can be copied safely, and only a second processor makes it worth while."""
    if sys.platform != "linux" or processors() < 2:
        return False
    try:
        return len(list(_TASKS.iterdir())) == 1
    except OSError:
        return False


def _begin(make: Make) -> _Copy | None:
    reader, writer = os.pipe()
    try:
        number = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        return None
    if number == 0:
        _give(make, writer)
    os.close(writer)
    return _Copy(number, reader)


def _give(make: Make, writer: int) -> NoReturn:
    """Make it in the copy, hand it over and end, whatever happens, without what this process does at its end."""
    code = 1
    try:
        os.closerange(3, writer)
        os.closerange(writer + 1, os.sysconf("SC_OPEN_MAX"))
        data = make()
        with open(writer, "wb") as pipe:
            pipe.write(data)
        code = 0
    finally:
        os._exit(code)
