"""What a file may do to the process that reads it, as functions that a worker calls."""

from __future__ import annotations

import os

from toolkit.intake.readers.limits import MEBIBYTE


def process() -> int:
    """The number of the process that does it."""
    return os.getpid()


def die(signal_number: int) -> None:
    """End by a signal."""
    os.kill(os.getpid(), signal_number)


def hang() -> None:
    """Never end."""
    while True:
        pass


def devour() -> int:
    """Take more memory than a worker of the tests may have."""
    return len(bytearray(600 * MEBIBYTE))
