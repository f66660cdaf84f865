"""Waiting for a disk: where many files are to be on it before anything goes on, they are flushed side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
MANY = 16
"""From so many files on; fewer are written one after the other."""
_AT_A_TIME = 8


def for_each(do: Callable[[T], object], files: Collection[T]) -> None:
    """Do something that waits for the disk with each file; raise what the first one raises that fails."""
    if len(files) < MANY:
        for file in files:
            do(file)
        return
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        for _ in threads.map(do, files):
            pass
