"""A copy of this process that makes one thing and ends: a fork, which Windows has not."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

if sys.platform == "win32":
    raise ImportError("Windows copies no process")


T = TypeVar("T")


class Copy(Generic[T]):
    """A copy of this process that is making something."""

    def __init__(self, number: int, reader: int) -> None:
        self._number = number
        self._pipe = open(reader, "rb")  # noqa: SIM115
        self._ended = False

    def made_or(self, make: Callable[[], T]) -> T:
        """What it made; if it failed, the same made here."""
        data = self._pipe.read()
        _, status = os.waitpid(self._number, 0)
        self._ended = True
        if status != 0:
            return make()
        made: T = pickle.loads(data)  # noqa: S301  # what this very program wrote
        return made

    def end(self) -> None:
        """End it, if nobody waited for it."""
        self._pipe.close()
        if not self._ended:
            os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)


def begin(make: Callable[[], T]) -> Copy[T] | None:
    """Copy this process; the copy makes something and ends; None where the system allows no other process."""
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
    return Copy(number, reader)


def _give(make: Callable[[], object], writer: int) -> NoReturn:
    """Make it in the copy, hand it over and end, whatever happens, without what this process does at its end."""
    code = 1
    try:
        os.closerange(3, writer)
        os.closerange(writer + 1, os.sysconf("SC_OPEN_MAX"))
        made = make()
        with open(writer, "wb") as pipe:
            pickle.dump(made, pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
